### Words that stand in several places.

cancel = Cancel
close = Close
dismiss = Dismiss
try-again = Try again
undo = Undo
refresh = Refresh
loading = Loading
unknown = Unknown
api-tokens = API tokens
create-token = Create token
delete-token = Delete token
delete-without-undo = Delete without undo
tokens = { $count ->
    [one] { $count } token
   *[other] { $count } tokens
}
# The columns of the table, the names of a token's fields, and their filters.
name = Name
uid = UID
description = Description
scopes = Scopes
labels = Labels
access = Access
type = Type
created = Created
created-by = Created by
expires = Expires
last-used = Last used
deployments = Deployments
personal = Personal
organization = Organization
monitoring = Monitoring
router-access = Router Access
all-protected-deployments = All protected deployments
# A token that never ends, or was never used.
never = Never
never-used = Never used
never-expires = Never expires
no-expiration = No expiration
none = None
no-name = (no name)
review = Review
activity = Activity
copy-link = Copy link
copy-as-command = Copy as command
quoted = “{ $text }”
# As screen readers say the mark of a character, for instance “U+202E”, and what it does.
explained = { $label }, { $explanation }
# What came of a download.
downloaded = Downloaded
not-downloaded = Not downloaded: the browser refused
look-again = Look again
# What came of copying a text.
copied = Copied
not-copied-no-clipboard = Not copied: this page has no clipboard
not-copied-refused = Not copied: the browser refused
