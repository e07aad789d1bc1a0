### Views: filters and an order, under a name.

## The menu.

manage = Save or manage views
# The views that everybody has.
unused = Unused for 90 days
expiring = Expiring
broad = Broad and never expires
# The same view on Yatai. “api” is a scope.
broad-yatai = Scope api and never expires

## The dialog.

saved-views = Saved views
name-of-view = Name of the view
save-view = Save view
# The filters, with commas between them.
what-is-saved = Saves what is shown: { $filters }. Kept in this browser.
# In the place of the filters.
all-tokens = All tokens
# One more of the filters. The key is one of the address, for instance “-created”.
sorted-by = sorted by { $key }
copy-links = Copy links
download-links = Download links
# It opens the field.
open-import = Import links…
links-to-import = Links to import
import-hint = For each view a line with its name and its link.
import = Import

## A view in the dialog: buttons, and their names for screen readers.

copy-link-to = Copy link to { $name }
rename = Rename
rename-view = Rename { $name }
move-up = Move { $name } up
move-down = Move { $name } down
delete = Delete
delete-view = Delete view { $name }
new-name = New name of { $name }
save-name = Save name

## What was done.

saved = Saved “{ $name }”.
deleted = Deleted “{ $name }”.
renamed = Renamed to “{ $name }”.
moved = “{ $name }” is number { NUMBER($place) } of { NUMBER($count) }.
# Below it stand the skipped lines.
imported = Imported: { NUMBER($count) }. Skipped: { NUMBER($skipped) }.
# A line that was not imported, and why: one of the sentences below, or “no link of this panel”.
skipped-line = “{ $line }”: { $reason }
not-a-link = no link of this panel
not-kept = Not kept: this browser refuses to store it.
# What came of copying or downloading, for instance “Copied”, as a sentence.
handed-over = { $outcome }.

## Why a view is not saved.

give-a-name = Give it a name.
name-taken = There is a view of this name already.
too-many = There are too many views: delete one first.
too-long = The view is too long for a link: shorten the search, or take filters away.
view-gone = This view is gone: it was deleted in another tab.
