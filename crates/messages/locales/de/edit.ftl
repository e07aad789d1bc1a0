title = Token bearbeiten
type-and-access-stay = Typ und Zugriff bleiben, wie sie sind: Ein neues Token kann andere haben und dieses ablösen.
replace-with-other-access = Mit anderem Zugriff ersetzen…
save = Änderungen speichern
not-saved = Ihre Änderungen sind nicht gespeichert: Speichern Sie sie, oder verwerfen Sie sie mit „Abbrechen“.

## The expiration as it is: an entry of the menu

keep = Unverändert
keep-never = Unverändert: unbefristet
keep-moment = Unverändert: { $moment }

## What the change does, before it is saved, and what another person has changed

changes = Was sich ändert:
adds-description = Fügt eine Beschreibung hinzu.
removes-description = Entfernt die Beschreibung.
changes-description = Ändert die Beschreibung.
adds = Fügt { $items } hinzu.
removes = Entfernt { $items }.
moves-expiration = Verschiebt den Ablauf von { $old } auf { $new }.
sets-expiration = Setzt den Ablauf auf { $new }.
removes-expiration = Entfernt den Ablauf.

## What came of saving

saving = Wird gespeichert…
nothing-changed = Es wurde noch nichts geändert.
changed = { $name } geändert.
changed-by-others = Jemand anders hat dieses Token inzwischen geändert.
changes-on-top = Ihre Änderungen bauen jetzt darauf auf. Sehen Sie sie sich an, und speichern Sie erneut.
not-taken = Der Server hat { $fields } nicht geändert.
field-description = die Beschreibung
field-scopes = die Scopes
field-labels = die Labels
field-expiration = den Ablauf
fields-and = { $first } und { $next }
expiration-not-taken = Vielleicht kann er einen Ablauf nicht entfernen. Ein späteres Datum könnte gehen, ein neues Token auch.
