## Operations: what was done.

created = Erstellt
changed = Geändert
deleted = Gelöscht
handed-over = Wert an die Befehlszeile übergeben
looked-up = Über den Wert gesucht
signed-in = Angemeldet
sign-in-refused = Anmeldung abgelehnt
signed-out = Abgemeldet
member-changed = Mitglied geändert
terminated = Beendet
pushed = Gepusht
unnamed-operation = Vorgang ohne Namen
repeated = { $operation }, { NUMBER($count) }-mal

## What it was done to.

api-token = Token
bento = Bento
bento-repository = Bento-Repository
cluster = Cluster
deployment = Deployment
deployment-revision = Deployment-Revision
host-cluster = Host-Cluster
model = Modell
model-repository = Modell-Repository
organization = Organisation
person = Person
resource = { $kind-view } { $name-view }
deleted-mark = (gelöscht)

## An event of one token: the operation and what it was done to, then who did it.

done-to = { $operation-view }: { $resource-view }
this-token = dieses Token
by = von { $person-view }
by-with-token = von { $person-view } mit dem Token { $token-view }
by-unknown = von einem unbekannten Konto
by-unknown-with-token = von einem unbekannten Konto mit dem Token { $token-view }
success = erfolgreich
at-unknown-time = Zeitpunkt unbekannt

## The tab of one token's details.

more-events = Weitere Ereignisse
no-creator = Der Server sagt nicht, wer dieses Token erstellt hat. Deshalb ist seine Aktivität nicht zu finden.
server-said = Der Server meldet: „{ $quote-view }“
recorded-embedded = Was etwas ändert, ist aufgezeichnet, solange der Server es aufbewahrt. Reines Lesen nicht, daher kann „Zuletzt genutzt“ später liegen.
recorded-yatai = Yatai zeichnet den Namen eines Tokens nur auf, wenn Modelle und Bentos gepusht oder neue Deployments erstellt werden, und nichts, was mit Tokens geschieht. Ereignisse werden über den Namen und den Ersteller des Tokens gefunden; ältere als das Token werden nicht angezeigt.
recorded-bentocloud = Ereignisse werden über den Namen und den Ersteller des Tokens gefunden, weil sie seine UID nicht enthalten. Ältere als das Token werden nicht angezeigt. Was der Server nicht aufzeichnet, fehlt hier.
none-since-made = Keine Aktivität seit der Erstellung des Tokens gefunden.
none-in-all = { $count ->
    [0] Keine Aktivität gefunden.
    [one] Keine Aktivität im einzigen Ereignis gefunden.
   *[other] Keine Aktivität in allen { $count } Ereignissen gefunden.
}
found = { $count ->
    [0] Keine Aktivität gefunden.
    [one] { $count } Ereignis.
   *[other] { $count } Ereignisse.
}
no-more = Es gibt keine weiteren.
looked-at = { NUMBER($read) } von { NUMBER($total) } Ereignissen durchsucht.
looked-back-to = { NUMBER($read) } von { NUMBER($total) } Ereignissen durchsucht, zurück bis { $day }.

## The page “Activity”.

back-to-tokens = Zurück zu den Tokens
cannot-filter = Dieser Server kann nicht nach { $filters } filtern: Diese Filter entfallen.
sees-own = Sie sehen Ihre eigene Aktivität sowie die Ihrer Tokens und die von Organisations-Tokens.
no-match = Keine passende Aktivität.
load-more = Mehr laden
not-recorded = Yatai zeichnet nichts auf, was mit Tokens geschieht. Deshalb gibt es keine Aktivität anzuzeigen.
events = { $count ->
    [one] { $count } Ereignis
   *[other] { $count } Ereignisse
}
events-of = { NUMBER($count) } von { NUMBER($total) } Ereignissen
what-bentocloud-records = Dieser Server zeichnet keine Rollen, keine Adressen und keine Werte davor und danach auf. Er filtert nach Person und nach ganzen Tagen in UTC.
what-is-recorded = Anmeldungen und Änderungen werden aufgezeichnet, Lesen nicht.
kept-for = { $days ->
    [0] Ereignisse werden unbegrenzt aufbewahrt.
    [one] Ereignisse werden { $days } Tag aufbewahrt.
   *[other] Ereignisse werden { $days } Tage aufbewahrt.
}

## The columns of the events. Who and What are filters, too.

when = Wann
who = Wer
what = Was
about = Betrifft
from = Adresse
with = Mit

## The cells of an event.

unknown-time = unbekannt
only-by-person = Nur was diese Person getan hat
only-about-token = Nur was mit diesem Token geschah
role-mark = ({ $role })
token-details = Token-Details
with-login-code = Anmeldecode
with-session = Sitzung
system-user = Systembenutzer { $name }
nobody-known = unbekannt
several-addresses = mehrere Adressen

## What an event has changed, a line for each field.

field-changed = { $field }: { $before } → { $after }
field-value = { $field }: { $value }
role = Rolle
no-member = kein Mitglied
wrong = Falsch
no-scopes = keine
never-expires = nie
organization-token = Organisations-Token
monitoring-token = Monitoring-Token
sign-in-link-made = Ein Anmeldelink wurde erstellt
value-replaced = Die Anfrage wurde wiederholt: Das Token hat einen neuen Wert

## The filters.

filters = Filter
login-names = Anmeldenamen
token-uid = Token-UID
about-or-with = Was es betrifft oder damit geschah
uid-refused = Eine UID besteht nur aus Buchstaben, Ziffern und Bindestrichen; mehrere werden mit Kommas getrennt.
since = Ab
until = Bis
moment-hint = 7d, 2026-11-30 oder eine Zeit wie 2026-11-30T18:00:00Z
moment-refused = Das ist keine Zeit. Möglich sind 7d (auch h, w), 2026-11-30 und 2026-11-30T18:00:00Z.
several = Mehrere
everything = Alles

## The export. $format is the name of a format, for instance “CSV”.

export = Export
download-as = { $format } herunterladen
copy-as = { $format } kopieren
not-exported = Nicht exportiert: Die Ereignisse konnten nicht geladen werden.
reading = Gelesen: { NUMBER($count) } von { NUMBER($total) } Ereignissen…
downloaded = { $count ->
    [one] { $count } Ereignis als { $format } heruntergeladen.
   *[other] { $count } Ereignisse als { $format } heruntergeladen.
}
copied = { $count ->
    [one] { $count } Ereignis als { $format } kopiert.
   *[other] { $count } Ereignisse als { $format } kopiert.
}
refused = { $reason }.
