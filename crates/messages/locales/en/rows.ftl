### What can be done with one row or with the selected rows.

## What is done with a token.

extend = Extend
edit = Edit
replace = Replace
delete = Delete
# The same buttons, as screen readers say them.
act-on = { $action ->
    [extend] Extend { $name }
    [edit] Edit { $name }
    [replace] Replace { $name }
   *[delete] Delete { $name }
}

## The menu of a row.

menu-extend = Extend…
menu-replace = Replace…
menu-delete = Delete…
# After “Copy link”; $outcome is a clause, for instance “Copied”.
link-copied = { $outcome }: link to { $name }

## The line with the exact times of a row. Its parts are separated by semicolons.

created = created { $time }
expires = expires { $time }
expired = expired { $time }
last-used = last used { $time }

## The bar while tokens are selected.

selected = { NUMBER($count) } selected
selected-hidden = { NUMBER($count) } selected, { NUMBER($hidden) } of them not in this view
select-all = Select all { NUMBER($count) }
export-selected = Export selected
clear-selection = Clear selection
delete-selected = Delete selected
