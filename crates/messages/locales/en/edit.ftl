### The form that changes a token, in its details.

# How screen readers name the form.
title = Edit token
type-and-access-stay = Type and access stay as they are: a new token can have others, and take over.
# The button that begins a new token, which takes over from this one.
replace-with-other-access = Replace with other access…
save = Save changes
not-saved = Your changes are not saved: save them, or discard them with Cancel.

## The expiration as it is: an entry of the menu

keep = As it is
keep-never = As it is: no expiration
# $moment is a date and a time.
keep-moment = As it is: { $moment }

## What the change does, before it is saved, and what another person has changed

# The heading of the list of changes.
changes = What will change:
adds-description = Adds a description.
removes-description = Removes the description.
changes-description = Changes the description.
# $items is a list of scopes, or of labels.
adds = Adds { $items }.
removes = Removes { $items }.
# $old and $new are dates and times.
moves-expiration = Moves the expiration from { $old } to { $new }.
sets-expiration = Sets the expiration to { $new }.
removes-expiration = Removes the expiration.

## What came of saving

saving = Saving…
nothing-changed = Nothing has changed yet.
# $name is the name of the token.
changed = Changed { $name }.
changed-by-others = Somebody else changed this token meanwhile.
changes-on-top = Your changes stand on top of theirs now. Look at them, and save again.
# $fields is one of the four fields below, or some of them with “fields-and” in between.
not-taken = The server did not change { $fields }.
field-description = the description
field-scopes = the scopes
field-labels = the labels
field-expiration = the expiration
# $first can be two fields already.
fields-and = { $first } and { $next }
expiration-not-taken = It may be one that cannot take an expiration away. A later date may work; so does a new token.
