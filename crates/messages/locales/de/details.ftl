token-details = Token-Details
not-found = Dieses Token gibt es nicht (mehr). Vielleicht wurde es gelöscht, oder es gehört jemand anderem.
not-found-uid = UID { $uid-view }

## The head.

state-never-expires = läuft nie ab
state-expires = läuft { $when } ab
previous = Voriges
next = Nächstes

## The tabs.

view = Ansicht
fields = Felder
copy = Kopieren

## The fields.

copy-uid = UID kopieren
updated = Geändert
made-with = Erstellt mit
maker = Token { $maker-view }
maker-of-makers = { $makers-view }, erstellt mit { $maker-view }
deleted-maker = { $maker-view } (gelöscht)
description-cut = Das ist der Anfang: insgesamt { NUMBER($count) } Zeichen. JSON und YAML zeigen den ganzen Text.

## The value of “Access”: what the token may reach.

prometheus-only = Nur Prometheus-Metriken
developer-operations = Developer Operations
protected-deployments = Geschützte Deployments: { $deployments-view }
deployments-not-named = Geschützte Deployments, die der Server nicht nennt

## Hints above the fields.

hint-expired = Abgelaufen: Niemand kann es mehr nutzen. Es kann gelöscht werden.
hint-expires-soon = Läuft bald ab: Ersetzen Sie es, bevor das ausfällt, was es nutzt.
hint-no-expiration = Unbefristet: Eine Kopie, die in falsche Hände gerät, funktioniert, bis jemand das Token löscht.
hint-broad = Weitreichend: api erlaubt alles.
hint-never-used = { $days ->
    [one] In { $days } Tag nie genutzt.
   *[other] In { $days } Tagen nie genutzt.
}
hint-unused = { NUMBER($days) } Tage ungenutzt.

## The buttons.

show-value = Wert anzeigen
replace = Ersetzen
extend = Verlängern…
edit-token = Token bearbeiten
more = Mehr
create-like-this = Ähnliches erstellen
remind-me = Erinnern (.ics)

## A mail to the creator of the token.

mail-subject = API-Token { $name }
mail-greeting = Hallo { $person },
mail-about = es geht um Ihr API-Token { $name }:
