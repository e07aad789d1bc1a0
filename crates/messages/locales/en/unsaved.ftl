### Notices about new tokens whose value nobody has.

# $why is one of the clauses below.
value-lost = Nobody has the value of { $name-view }: { $why }. UID { $uid-view }.
# In place of the name in “Nobody has the value of …”, where it is not known.
a-new-token = a new token

## Why. Each is a clause of the sentence above.

page-closed = the page was left before it was saved
no-answer = the answer to its creation never came
not-sent = the server did not send it
duplicate = one creation made two tokens, and this is the other one

## The buttons.

delete-it = Delete it
replace-it = Replace it
have-value = I have its value
