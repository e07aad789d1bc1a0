## The menu.

manage = Ansichten speichern oder verwalten
unused = 90 Tage ungenutzt
expiring = Läuft bald ab
broad = Weitreichend und unbefristet
broad-yatai = Scope api und unbefristet

## The dialog.

saved-views = Gespeicherte Ansichten
name-of-view = Name der Ansicht
save-view = Ansicht speichern
what-is-saved = Speichert, was angezeigt wird: { $filters }. Bleibt in diesem Browser.
all-tokens = Alle Tokens
sorted-by = sortiert nach { $key }
copy-links = Links kopieren
download-links = Links herunterladen
open-import = Links importieren…
links-to-import = Zu importierende Links
import-hint = Für jede Ansicht eine Zeile mit Name und Link.
import = Importieren

## A view in the dialog: buttons, and their names for screen readers.

copy-link-to = Link zu { $name } kopieren
rename = Umbenennen
rename-view = { $name } umbenennen
move-up = { $name } nach oben
move-down = { $name } nach unten
delete = Löschen
delete-view = Ansicht { $name } löschen
new-name = Neuer Name von { $name }
save-name = Namen speichern

## What was done.

saved = „{ $name }“ gespeichert.
deleted = „{ $name }“ gelöscht.
renamed = Umbenannt in „{ $name }“.
moved = „{ $name }“ ist Nummer { NUMBER($place) } von { NUMBER($count) }.
imported = Importiert: { NUMBER($count) }. Übersprungen: { NUMBER($skipped) }.
skipped-line = „{ $line }“: { $reason }
not-a-link = kein Link dieses Panels
not-kept = Nicht gespeichert: Dieser Browser verweigert es.
handed-over = { $outcome }.

## Why a view is not saved.

give-a-name = Geben Sie ihr einen Namen.
name-taken = Es gibt schon eine Ansicht mit diesem Namen.
too-many = Es gibt zu viele Ansichten: Löschen Sie zuerst eine.
too-long = Die Ansicht ist zu lang für einen Link: Kürzen Sie die Suche, oder entfernen Sie Filter.
view-gone = Diese Ansicht ist weg: Sie wurde in einem anderen Tab gelöscht.
