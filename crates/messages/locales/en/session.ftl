### The session: how it ends, who else has one, and what a role may not do.

## Why somebody is signed out, on the sign-in page.


## What a role may not do.

administrators-only = Only administrators may create, change or delete organization tokens.
creator-changes = Only its creator may change a personal token.
creator-deletes = Only its creator or an administrator may delete a personal token.

## The dialog before signing out while tokens are being deleted.

sign-out-title = Sign out?
# The name of a token.
token-waits = { $name } will be deleted in a few seconds. If you sign out now, nothing will be deleted.
tokens-wait = { $count ->
    [one] { $count } token will be deleted in a few seconds. If you sign out now, nothing will be deleted.
   *[other] { $count } tokens will be deleted in a few seconds. If you sign out now, nothing will be deleted.
}
tokens-are-done = { NUMBER($done) } of { NUMBER($total) } tokens are done. If you sign out now, the rest is left as it is.
nothing-under-way = Nothing is under way any more.
stay = Stay signed in
sign-out = Sign out

## The dialog for a person who does nothing.

idle-title = Are you still there?
# The time is “30 seconds”, and counts down.
idle = Nobody has done anything here for a while. You will be signed out in { $time-view }. What you have typed stays here until you are back.
seconds-left = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}

## The dialog with the person's sessions.

your-sessions = Your sessions
each-browser = Each browser in which you are signed in has a session. End those that you do not know.
# The columns of the table: when, from which network address, when last.
signed-in = Signed in
from = From
last-seen = Last seen
what-to-do = What to do
# An address or a time that the server does not know.
unknown = unknown
address-by-proxy = { $address-view }, by the proxy
# In the place of the button that ends a session.
this-session = This session
kept-by-proxy = The proxy keeps it
# A button, and its name for screen readers. The address is “unknown” where the server does not know it.
end = End
end-from = { $address ->
    [unknown] End session from unknown
   *[other] End session from { $address }
}
ended-from = { $address ->
    [unknown] The session from unknown has ended.
   *[other] The session from { $address } has ended.
}
end-others = End all other sessions
others-ended = All other sessions have ended.
