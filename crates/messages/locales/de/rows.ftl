## What is done with a token.

extend = Verlängern
edit = Bearbeiten
replace = Ersetzen
delete = Löschen
act-on = { $action ->
    [extend] { $name } verlängern
    [edit] { $name } bearbeiten
    [replace] { $name } ersetzen
   *[delete] { $name } löschen
}

## The menu of a row.

menu-extend = Verlängern…
menu-replace = Ersetzen…
menu-delete = Löschen…
link-copied = { $outcome }: Link zu { $name }

## The line with the exact times of a row. Its parts are separated by semicolons.

created = erstellt: { $time }
expires = läuft ab: { $time }
expired = abgelaufen: { $time }
last-used = zuletzt genutzt: { $time }

## The bar while tokens are selected.

selected = { NUMBER($count) } ausgewählt
selected-hidden = { NUMBER($count) } ausgewählt, davon { NUMBER($hidden) } nicht in dieser Ansicht
select-all = Alle { NUMBER($count) } auswählen
export-selected = Ausgewählte exportieren
clear-selection = Auswahl aufheben
delete-selected = Ausgewählte löschen
