### The command palette: a dialog that finds tokens, views and actions by their names.

title = Command palette
find = Find tokens, views and actions
nothing-found = Nothing has this name.
view = View: { $name }
my-tokens = My tokens

## Actions.

download-json = Export: download JSON
download-yaml = Export: download YAML
download-csv = Export: download CSV
manage-views = Save or manage views
theme-system = Theme: system
theme-light = Theme: light
theme-dark = Theme: dark
