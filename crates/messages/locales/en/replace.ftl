### Replacing a token by a successor with the same rights.

create-successor = Create the successor

## The dialog

title = Replace token
# The heading of the steps. $name-view is the name of the old token.
steps = A successor takes over from { $name-view }, with the same rights and a new expiration:
step-create = You create it, save its value, and check that it works.
step-put = You put it wherever the old one is used. Until then both work.
step-delete = This page shows when the old one was last used. You delete it when nobody does.
of-other-creator = It is somebody else’s personal token. Its successor will be yours: better ask its creator.
if-leaked = If its value has leaked, do not wait: revoke it, then create the successor.
# The button that deletes the old token before there is a successor.
revoke = Revoke it now

## The notice while a token is being replaced

# $old-view is the name of the old token.
without-successor = Replacing { $old-view }: there is no successor yet. The old one goes on working.
# $uid-view is the UID of the successor.
unknown-successor = Replacing { $old-view }: its successor { $uid-view } is not in the list (any more). The old one goes on working.
# $old-use-view and $new-use-view say when the tokens were used: “never used”, or “last used 3 h ago”.
with-successor = Replacing { $old-view } with { $new-view }. The old one was { $old-use-view }, the new one { $new-use-view }. Delete the old one when nothing uses it any more.
create-another = Create another one
delete-old = Delete the old token
remind = Remind me in a week
# The button that removes the notice. The replacement goes on.
stop-watching = Stop watching

## The calendar entry that reminds of the old token

# $name is the name of the old token.
reminder-title = Delete the old API token { $name }
# $uid is the UID of the old token.
reminder = It has a successor. Delete it if nothing uses it any more. UID { $uid }
