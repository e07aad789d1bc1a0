title = Befehlspalette
find = Tokens, Ansichten und Aktionen suchen
nothing-found = Nichts heißt so.
view = Ansicht: { $name }
my-tokens = Meine Tokens

## Actions.

download-json = Export: JSON herunterladen
download-yaml = Export: YAML herunterladen
download-csv = Export: CSV herunterladen
manage-views = Ansichten speichern oder verwalten
theme-system = Design: System
theme-light = Design: hell
theme-dark = Design: dunkel
