single-keys = Kürzel mit einer Taste
single-keys-hint = Die ersten vier Tasten dieser Liste. Dieser Browser merkt sich das.

## The names of keys, as keyboards have them.

key-control-k = Strg K
key-arrows = ↑ ↓
key-enter = Enter
key-space = Leertaste
key-escape = Esc

## What the keys do.

create = Token erstellen
refresh = Liste aktualisieren
this-list = Diese Liste
find = Token, Ansicht oder Aktion suchen
move = Durch die Zeilen oder die Einträge eines Menüs gehen; auch Pos1, Ende und in Zeilen Bild auf, Bild ab
details = Details der Zeile
select = Zeile auswählen; mit Umschalt alle Zeilen ab der zuletzt gewählten
close = Schließen, was offen ist
