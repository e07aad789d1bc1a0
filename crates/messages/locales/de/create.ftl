title = API-Token erstellen
value-shown-once = Der Wert wird nur einmal angezeigt, direkt nach dem Erstellen.
replaces = Dieses ersetzt { $name }, das weiter funktioniert, bis Sie es löschen.

## The address that opened the dialog

link-ignored = Im Link ignoriert: { $keys }
link-not-understood = Im Link nicht verstanden: { $values }
link-risk =
    Der Link, der dieses Formular ausgefüllt hat, verlangt { $risk ->
        [api] den Scope api, der alles erlaubt, was Sie dürfen
        [endless] ein unbefristetes Token
        [far] einen Ablauf in mehr als 25 Jahren
        [api-endless] den Scope api, der alles erlaubt, was Sie dürfen, und ein unbefristetes Token
       *[api-far] den Scope api, der alles erlaubt, was Sie dürfen, und einen Ablauf in mehr als 25 Jahren
    }. Fahren Sie nur fort, wenn Sie der Person vertrauen, von der Sie ihn haben.
link-risk-read = Ich habe gelesen, was dieses Token darf
link-risk-unread = Lesen Sie es, und setzen Sie das Häkchen, oder wählen Sie andere Scopes oder einen anderen Ablauf.

## Name, description and labels

name-rule = Kleinbuchstaben, Ziffern und Bindestriche; beginnt mit einem Buchstaben; höchstens 63 Zeichen.
description-placeholder = Wofür wird es genutzt?
description-length = { NUMBER($length) } von { NUMBER($most) } Zeichen
labels-hint = Mit Kommas getrennt, zum Beispiel team:search, env:prod.
name-with-uid = { $name } ({ $uid })

## Token type

token-type = Token-Typ
type-personal-hint = Ihr eigenes, zum Entwickeln und Ausprobieren. Endet, wenn Sie die Organisation verlassen.
type-organization-hint = Für Pipelines und gemeinsam Genutztes. Alle Mitglieder sehen es, Administratoren verwalten es. Bleibt, wenn Sie gehen.
type-monitoring-hint = Liest nur Prometheus-Metriken.
type-not-offered = { $type ->
    [organization] Diese Website bietet den Typ „Organisation“ nicht an.
    [monitoring] Diese Website bietet den Typ „Monitoring“ nicht an.
   *[personal] Diese Website bietet den Typ „Persönlich“ nicht an.
}
choose-another-type = Wählen Sie einen anderen Typ.

## Access

developer-access = Developer Operations Access
developer-access-hint = API und Befehlszeile nutzen, soweit die Scopes reichen.
developer-access-hint-yatai = API und Befehlszeile nutzen. Bei Yatai kann das jedes Token, egal was hier gewählt ist.
endpoint-access = Protected Endpoint Access
endpoint-access-hint = Deployments aufrufen, die ein Token verlangen.
router-access-hint = Den Router-Endpunkt der Organisation aufrufen, das Gateway vor ihren Deployments.
all-deployments = Alle Deployments
loading-deployments = Deployments werden geladen
search-deployments = Deployments suchen
no-deployments = Es gibt keine Deployments.

## Scopes

organization-scopes = Alle Organisations-Scopes
cluster-scopes = Alle Cluster-Scopes
scope-api = Alles Folgende und alle Ressourcen. Weitreichend.
scope-read-organization = Mitglieder, Tokens, Modelle und Bentos sehen.
scope-write-organization = Mitglieder, Tokens, Modelle und Bentos ändern.
scope-read-cluster = Cluster und Deployments sehen.
scope-write-cluster = Deployen, ändern und beenden.
scope-api-yatai = Alles Folgende.
scope-read-organization-yatai = Die Organisation, Mitglieder, Modelle und Bentos sehen.
scope-write-organization-yatai = Mitglieder, Modelle und Bentos ändern.
scope-not-documented = Kein dokumentierter Scope: Ein Server kennt ihn vielleicht nicht.
scope-implied = In api enthalten.
no-scope = Ohne Scope kann es Endpunkte aufrufen und sonst nichts.
any-on-yatai = Bei Yatai kann jedes Token die Tokens seines Erstellers auflisten, erstellen, ändern und löschen, egal welche Scopes es hat.

## Expiration

expiration = Ablauf
extend-by = { $days ->
    [one] Um { $days } Tag verlängern
   *[other] Um { $days } Tage verlängern
}
latest = Spätestmöglich
latest-moment = Spätestens { $moment }
custom = Eigener…
expiration-date = Ablaufdatum
expiration-date-hint = 30d, 1w, 24h oder Datum und Uhrzeit in Ihrer Zeitzone: 2026-12-31 18:00
latest-chosen = Der übliche Ablauf läge später, deshalb ist dieser gewählt.
never-ends = Läuft nie ab. Ein Token, das in falsche Hände gerät, funktioniert, bis jemand es löscht.
ends-at = Läuft ab: { $moment-view }
ended-at = Abgelaufen: { $moment-view }

## The menu “Copy as”

copy-as = Kopieren als
copy-as-link = Als Link kopieren
copy-as-python = Als Python kopieren
copy-without-access = Keine der Kopien kann den Zugriff festlegen: Das Token erhält den üblichen.
copy-without-labels = Keine der Kopien kann Labels setzen.
link-leaves-out = Zu lang für einen Link; darin fehlt: { $parts }.
part-description = Beschreibung
part-name = Name
part-scopes = Scopes
part-expiration = Ablauf
note-labels = Labels lassen sich hier nicht setzen.
note-access = Token-Typ und Zugriff lassen sich hier nicht festlegen: Das ergibt ein persönliches Token für die API.
note-access-labels = Token-Typ, Zugriff und Labels lassen sich hier nicht festlegen: Das ergibt ein persönliches Token für die API.
note-shown-once = wird nur einmal angezeigt

## The outcome

creating = Token wird erstellt…
looking = Es wird nachgesehen, ob ein Token erstellt wurde…
not-made = Es wurde kein Token erstellt: Sie können es erneut versuchen. Ihre Eingaben sind noch da.
not-found-out = Ob ein Token erstellt wurde, ließ sich nicht feststellen. { $reason } Sehen Sie erneut nach, bevor Sie ein weiteres erstellen.
similar = Es gibt ein Token mit diesem Namen: { $name-view }, UID { $uid-view }. Ob dieser Versuch es erstellt hat, ist nicht sicher: { $look-view }, oder wählen Sie einen anderen Namen.
similar-look = Sehen Sie es sich an
made-without-value = Das Token wurde trotzdem erstellt, und niemand hat seinen Wert: { $name-view }, UID { $uid-view }.
delete-and-try-again = Löschen und erneut versuchen

## What differs between the new token and what was asked for. “It” is the token.

other-type =
    Es ist { $got ->
        [organization] ein Organisations-Token
        [monitoring] ein Monitoring-Token
       *[personal] ein persönliches Token
    }, verlangt war { $wanted ->
        [organization] ein Organisations-Token
        [monitoring] ein Monitoring-Token
       *[personal] ein persönliches Token
    }.
lacks-scopes = Es fehlen die Scopes { $scopes }.
has-scopes = Es hat die Scopes { $scopes }, die nicht verlangt waren.
lacks-labels = Es fehlen die Labels { $labels }.
lacks-deployments = Es fehlt der Zugriff auf die Deployments { $deployments }.
has-deployments = Es hat Zugriff auf die Deployments { $deployments }, der nicht verlangt war.
lacks-all-deployments = Es fehlt der Zugriff auf alle geschützten Deployments.
has-all-deployments = Es hat Zugriff auf alle geschützten Deployments, der nicht verlangt war.
lacks-router-access = Es fehlt Router Access.
has-router-access = Es hat Router Access, der nicht verlangt war.
ends-otherwise = Es endet am { $moment }, verlangt war { $wanted }.
ends-anyway = Es endet am { $moment }, verlangt war ein unbefristetes Token.
never-ends-otherwise = Es endet nie, verlangt war { $wanted }.

## Signing in a command line

login-title = Eine BentoML-CLI möchte sich in Ihrem Namen anmelden.
login-warning = Fahren Sie nur fort, wenn Sie das gerade selbst gestartet haben, mit „bentoml cloud login“.
login-code = Der Code der CLI: { $code-view }. Sie erhält dieses Token, Sie müssen nichts kopieren. Zum Deployen braucht sie mehr Scopes als vorgeschlagen. „Abbrechen“ sendet nichts.
login-account = Ihr Konto: { $person-view } ({ $login-view }).
login-account-organization = Ihr Konto: { $person-view } ({ $login-view }), Organisation { $organization-view }.
login-not-you = Nicht Sie?
login-nothing-sent = An die Befehlszeile wurde nichts gesendet.
login-stop = Drücken Sie im Terminal Strg+C, um den wartenden Befehl zu beenden.
login-done = Die BentoML-CLI ist mit dem Token { $name-view } angemeldet. Kehren Sie zu Ihrem Terminal zurück.
login-token-made = Für die Befehlszeile erstellt; Ihr Terminal macht in wenigen Sekunden weiter. Das Token ist { $name-view }. Macht das Terminal nicht weiter, löschen Sie das Token, und starten Sie die Anmeldung erneut.
login-show-token = Token anzeigen

## A login code that does nothing on this site

code-unusable-on-server = Dieser Server kann der Befehlszeile kein Token übergeben.
code-unusable-on-site = Diese Website übergibt der Befehlszeile keine Tokens.
code-unusable = Der Code in der Adresse bewirkt hier nichts. Ein Befehl, der noch darauf wartet, endet mit Strg+C.
code-instead = Erstellen Sie hier ein Token, kopieren Sie seinen Wert, und melden Sie sich damit an: { $command-view }
code-create-token = Token dafür erstellen
copy-command = Befehl kopieren
