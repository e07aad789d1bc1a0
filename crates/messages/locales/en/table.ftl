### The table of tokens. Each row is a token.

# Short for “Last used”: beside the time on a small screen, and above the filters for it.
used = Used
copy-uid = Copy UID

## As screen readers say them: the checkbox and the buttons of a row.

select-token = Select { $name }
actions-for = Actions for { $name }
copy-uid-of = Copy UID { $uid }

## Marks in a row, after the token's name or its creator's.

kind-organization = organization
kind-monitoring = monitoring
left-organization = left the organization
will-be-deleted = will be deleted
# $name-view is the name of another token.
looks-like = looks like “{ $name-view }”
# How many scopes a row does not show.
more-scopes = +{ NUMBER($count) }

## Times.

# Explains a text that stands in place of a time.
not-a-time = The server sent this instead of a time
# $text is what the server sent instead of a time.
unreadable = unreadable: { $text }
# The server does not say when.
expired = expired
# $when is a time, for instance “3 days ago”.
expired-at = expired { $when }
# After a token's name.
never-used = never used
# After a token's name. $when is a time, for instance “3 h ago”.
last-used-at = last used { $when }

## What was done, and what is on paper.

# $outcome is a complete clause: “Copied”, or why nothing was copied.
uid-outcome = { $outcome }: { $uid }
# On paper, below the table. $count tokens are on paper, $more are not.
not-printed = These are the first { NUMBER($count) } tokens. { NUMBER($more) } more are not printed: filter the list.
# On a phone, before the links that sort the list.
sort-by = Sort by
