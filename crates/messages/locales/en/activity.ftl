### What was done in the organization (the page “Activity”), and with one token and to it (a tab of its details). Each event
### tells who did what to which token or person.

## Operations: what was done.

created = Created
changed = Changed
deleted = Deleted
handed-over = Value handed over to the command line
looked-up = Looked up by its value
signed-in = Signed in
sign-in-refused = Sign-in refused
signed-out = Signed out
member-changed = Member changed
terminated = Terminated
pushed = Pushed
unnamed-operation = Unnamed operation
# An operation that was repeated. $operation is one of those above; $count is 2 or more.
repeated = { $operation }, { NUMBER($count) } times

## What it was done to.

api-token = token
bento = Bento
bento-repository = Bento repository
cluster = cluster
deployment = deployment
deployment-revision = deployment revision
host-cluster = host cluster
model = model
model-repository = model repository
organization = organization
person = person
# For instance “token ci”. $kind-view is one of those above.
resource = { $kind-view } { $name-view }
# Behind the name of a token that does not exist any more.
deleted-mark = (deleted)

## An event of one token: the operation and what it was done to, then who did it.

# For instance “Created token ci”.
done-to = { $operation-view } { $resource-view }
# The token whose details are shown, in place of its name.
this-token = this token
by = by { $person-view }
by-with-token = by { $person-view } with the token { $token-view }
by-unknown = by an unknown account
by-unknown-with-token = by an unknown account with the token { $token-view }
success = success
at-unknown-time = At an unknown time

## The tab of one token's details.

more-events = More events
no-creator = The server does not say who made this token, so its activity cannot be found.
server-said = The server said: “{ $quote-view }”
# “Last used” is a field of the token.
recorded-embedded = What changes something is recorded, for as long as the server keeps it. What only reads is not, so Last used may be later.
recorded-yatai = Yatai records a token's name for pushes of models and Bentos and for new deployments only, and nothing that is done to tokens. Events are found by the token's name and creator; none from before it was made is shown.
recorded-bentocloud = Events are found by the token's name and creator, because they do not hold its UID. None from before it was made is shown. What the server does not record is not here.
none-since-made = No activity found since the token was made.
# All events were read, and none is of the token. $count is how many events there are.
none-in-all = { $count ->
    [0] No activity found.
    [one] No activity found in the one event.
   *[other] No activity found in all { $count } events.
}
# One of the next three sentences follows.
found = { $count ->
    [0] No activity found.
    [one] { $count } event.
   *[other] { $count } events.
}
no-more = There are no more.
looked-at = Looked at { NUMBER($read) } of { NUMBER($total) } events.
# $day is the day of the oldest event that was read.
looked-back-to = Looked at { NUMBER($read) } of { NUMBER($total) } events, back to { $day }.

## The page “Activity”.

back-to-tokens = Back to the tokens
# $filters are names of filters, as the address has them.
cannot-filter = This server cannot filter by { $filters }: those filters are left out.
sees-own = You see your own activity, and that of your own tokens and of organization tokens.
no-match = No activity matches.
load-more = Load more
not-recorded = Yatai records nothing that is done to tokens, so there is no activity to show.
events = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
events-of = { NUMBER($count) } of { NUMBER($total) } events
what-bentocloud-records = This server records no roles, no addresses and no values before and after. It filters by person and by whole days in UTC.
# The next sentence can follow.
what-is-recorded = Sign-ins and changes are recorded; reading is not.
# How long the server keeps events.
kept-for = { $days ->
    [0] Events are kept without a limit.
   *[other] Events are kept for { $days } days.
}

## The columns of the events. Who and What are filters, too.

when = When
who = Who
what = What
# The token or person that it was done to.
about = About
# The address that it came from.
from = From
# The token that it was done with.
with = With

## The cells of an event.

# The time is not known.
unknown-time = unknown
only-by-person = Only what this person did
only-about-token = Only what was done to this token
# Behind the name of a person: their role.
role-mark = ({ $role })
token-details = The token's details
# In place of a token: what else a request was sent with.
with-login-code = login code
with-session = session
system-user = system user { $name }
# Who did it is not known.
nobody-known = nobody known
# In place of an address.
several-addresses = several addresses

## What an event has changed, a line for each field.

# $field is the name of a field, for instance “Scopes”.
field-changed = { $field }: { $before } → { $after }
# The value before is not known, or there is none after.
field-value = { $field }: { $value }
# A person's role in the organization.
role = Role
no-member = no member
# What was not right when a sign-in was refused: names follow.
wrong = Wrong
no-scopes = none
never-expires = never
organization-token = Organization token
monitoring-token = Monitoring token
sign-in-link-made = A sign-in link was made
value-replaced = The request was repeated: the token has a new value

## The filters.

# The group of filters, as screen readers say it.
filters = Filters
login-names = Login names
token-uid = Token UID
about-or-with = Done to it or with it
uid-refused = A UID has letters, digits and hyphens only; several are separated by commas.
since = Since
until = Until
# Examples of what can be typed.
moment-hint = 7d, 2026-11-30, or a time such as 2026-11-30T18:00:00Z
moment-refused = This is no time. Accepted are 7d (also h, w), 2026-11-30, and 2026-11-30T18:00:00Z.
# In the menu of operations: more than one is chosen, or all.
several = Several
everything = Everything

## The export. $format is the name of a format, for instance “CSV”.

export = Export
download-as = Download { $format }
copy-as = Copy { $format }
not-exported = Not exported: the events could not be loaded.
reading = Read: { NUMBER($count) } of { NUMBER($total) } events…
downloaded = { $count ->
    [one] Downloaded { $count } event as { $format }.
   *[other] Downloaded { $count } events as { $format }.
}
copied = { $count ->
    [one] Copied { $count } event as { $format }.
   *[other] Copied { $count } events as { $format }.
}
# $reason is a whole clause, for instance “Not copied: the browser refused”.
refused = { $reason }.
