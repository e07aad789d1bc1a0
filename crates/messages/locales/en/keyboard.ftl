### The keyboard shortcuts, and the dialog that lists them.

single-keys = Single-key shortcuts
single-keys-hint = The first four keys of this list. This browser remembers it.

## The names of keys, as keyboards have them.

key-control-k = Ctrl K
key-arrows = ↑ ↓
key-enter = Enter
key-space = Space
key-escape = Esc

## What the keys do.

create = Create a token
refresh = Refresh the list
this-list = This list
find = Find a token, a view or an action
move = Move through the rows, or the items of a menu; also Home, End, and in rows Page Up, Page Down
details = The row's details
select = Select the row; with Shift, all rows from the one before
close = Close what is open
