login-description = Erstellt für bentoml cloud login

## Name

name-missing = Ein Name ist erforderlich.
name-too-long = Der Name hat { NUMBER($length) } Zeichen, höchstens { NUMBER($most) } sind erlaubt.
name-begins-badly = Der Name muss mit einem Kleinbuchstaben (a-z) beginnen.
name-ends-badly = Der Name darf nicht mit einem Bindestrich enden.
name-has-character = Der Name darf nur Kleinbuchstaben, Ziffern und Bindestriche enthalten, nicht „{ $character }“.
name-has-space = Der Name darf nur Kleinbuchstaben, Ziffern und Bindestriche enthalten, kein Leerzeichen.
name-has-code = Der Name darf nur Kleinbuchstaben, Ziffern und Bindestriche enthalten, nicht { $code }.
name-taken = Sie haben schon ein Token mit diesem Namen: Wählen Sie einen anderen Namen.

## Description and labels

description-too-long = Die Beschreibung hat { NUMBER($length) } Zeichen, höchstens { NUMBER($most) } sind erlaubt.
label-wrong = „{ $part }“ ist kein Label: Schreiben Sie SCHLÜSSEL oder SCHLÜSSEL:WERT mit Buchstaben, Ziffern und dazwischen - _ . /, jeweils höchstens { NUMBER($most) } Zeichen.
label-twice = Zwei Labels haben den Schlüssel „{ $key }“.
labels-too-many = Ein Token kann höchstens { NUMBER($most) } Labels haben.

## Access and scopes

no-deployment = Wählen Sie mindestens ein Deployment oder alle.
does-nothing = Dieses Token könnte nichts: Wählen Sie mindestens einen Scope oder Zugriff.

## Expiration

expiration-missing = Ein Ablauf ist erforderlich: { $forms }.
expiration-unreadable = Das ist kein Ablauf; möglich sind { $forms }.
expiration-no-such-time = Dieses Datum oder diese Uhrzeit gibt es nicht; möglich sind { $forms }.
expiration-forms = 30d, 1w, 24h, 2026-12-31, 2026-12-31T18:00:00 oder 2026-12-31 18:00:00, mit oder ohne Zeitverschiebung wie Z oder +02:00
length-zero = Die Dauer muss mindestens 1 sein.
length-too-far = Die Dauer ist länger als 100 Jahre.
too-far = Das ist mehr als 100 Jahre entfernt: Wählen Sie einen früheren Zeitpunkt oder „Unbefristet“.
past = Dieser Zeitpunkt ist vorbei: Wählen Sie einen künftigen.
no-such-moment = Diesen Zeitpunkt gibt es in Ihrer Zeitzone nicht.
no-limit = Es gibt keine Grenze mehr: Wählen Sie einen Ablauf.
clock-skips = Die Uhr überspringt die eingegebene Zeit: Der Ablauf liegt um diesen Sprung später.
clock-repeats = Die Uhr zeigt die eingegebene Zeit in dieser Nacht zweimal: Gemeint ist das erste Mal.

## The latest expiration that is allowed

too-late = Das ist zu spät.
latest = Erlaubt ist spätestens { $moment }: { $reason }.
latest-of-site = { $days ->
    [one] Hier gilt ein Token höchstens { $days } Tag ab seiner Erstellung
   *[other] Hier gilt ein Token höchstens { $days } Tage ab seiner Erstellung
}
