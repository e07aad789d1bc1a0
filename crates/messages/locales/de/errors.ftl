## What could not be done. The reason is one of the clauses below.

could-not-sign-in = Die Anmeldung ist fehlgeschlagen: { $reason }.
could-not-load-tokens = Die Tokens konnten nicht geladen werden: { $reason }.
could-not-create-token = Das Token konnte nicht erstellt werden: { $reason }.
could-not-load-token = Das Token konnte nicht geladen werden: { $reason }.
could-not-change-token = Das Token konnte nicht geändert werden: { $reason }.
could-not-delete-token = Das Token konnte nicht gelöscht werden: { $reason }.
could-not-load-deployments = Die Deployments konnten nicht geladen werden: { $reason }.
could-not-load-activity = Die Aktivität konnte nicht geladen werden: { $reason }.
could-not-sign-out = Die Abmeldung ist fehlgeschlagen: { $reason }.
could-not-read-settings = config.json konnte nicht gelesen werden: { $reason }.
could-not-read-language = Die Texte dieser Sprache konnten nicht geladen werden: { $reason }.
could-not-check-token = Das Token konnte nicht geprüft werden: { $reason }.
could-not-find-token = Das Token konnte nicht gesucht werden: { $reason }.
could-not-load-sessions = Ihre Sitzungen konnten nicht geladen werden: { $reason }.
could-not-end-session = Die Sitzung konnte nicht beendet werden: { $reason }.

## Reasons: clauses that stand after the colon of “Could not …: { $reason }.”

no-answer = Der Server hat nicht geantwortet
no-answer-in-time = Keine Antwort innerhalb von { NUMBER($seconds) } Sekunden
empty-answer = Der Server hat eine leere Antwort gesendet
web-page = Der Server hat eine Webseite statt Daten gesendet
sent-elsewhere = Der Server hat die Anfrage umgeleitet
broken-off = Die Antwort des Servers brach mittendrin ab
no-json = Die Antwort des Servers ist kein JSON
unexpected-form = Die Antwort des Servers hat eine unerwartete Form ({ $form })
reason-with-status = { $reason } (Status { NUMBER($status) })
login-code-unknown = Der Anmeldecode der Befehlszeile ist unbekannt oder älter als zehn Minuten
login-code-used = Der Anmeldecode der Befehlszeile wurde schon verwendet
api-refuses-token = Die API hat es nicht akzeptiert
administrators-only = Nur Administratoren dürfen das bei einem Organisations-Token
no-such-token = Dieses Token gibt es nicht (mehr)
name-taken = Dieser Name ist vergeben
outlives-own-token = Es würde nicht vor dem Token enden, mit dem Sie angemeldet sind
too-large = Es ist zu groß
token-refused = Der Server hat es nicht akzeptiert
proxy-signs-in = Ein Proxy vor dem Server meldet Sie an
own-token-refused = Der Server hat dieses Token nicht akzeptiert
settings-refused = Die Website gibt die Datei nicht heraus
not-signed-in = Sie sind nicht mehr angemeldet, oder Ihr Token darf das nicht
not-allowed = Sie dürfen das nicht
no-such-address = Der Server kennt diese Adresse nicht
changed-on-server = Auf dem Server hat sich etwas anderes geändert
request-refused = Der Server hat die Anfrage nicht akzeptiert
slow-down = Der Server erhält zu viele Anfragen
not-available = Der Server ist nicht verfügbar
proxy-without-answer = Ein Proxy hat vom Server keine Antwort erhalten
server-failed = Der Server meldet einen Fehler
server-refused = Der Server hat es abgelehnt
another-person = Dieser Browser ist inzwischen als andere Person angemeldet
no-member = Der Server kennt Sie nicht als Mitglied
several-sessions = Dieser Browser hat Sitzungen verschiedener Personen
proxy-hides-host = Der Proxy vor dem Server gibt den Namen dieser Website nicht weiter
proxy-hides-person = Der Proxy vor dem Server sagt nicht eindeutig, wer Sie sind
no-such-organization = Der Server hat keine Organisation mit diesem Namen
page-not-own = Der Server kennt die Adresse dieser Seite nicht als seine eigene

## What to do after a failed request.

check-connection = Prüfen Sie Ihre Verbindung und ob der Server läuft.
server-busy = Der Server ist vielleicht ausgelastet. Versuchen Sie es gleich erneut.
try-again-or-ask = Versuchen Sie es erneut; bleibt es dabei, fragen Sie den Betreiber des Servers.
try-again-or-give-trace-id = Versuchen Sie es erneut; bleibt es dabei, nennen Sie dem Betreiber des Servers die Trace-ID.
try-again-or-ask-now = Versuchen Sie es erneut, oder fragen Sie den Betreiber des Servers.
try-in-a-minute = Versuchen Sie es in einer Minute erneut.
try-in-a-moment = Versuchen Sie es gleich erneut.
try-in-seconds = Versuchen Sie es in { NUMBER($seconds) } s erneut.
reload-for-proxy = Vielleicht verlangt ein Proxy dazwischen eine Anmeldung: Laden Sie die Seite neu.
proxy-or-wrong-address = Vielleicht verlangt ein Proxy dazwischen eine Anmeldung, oder die Adresse der API in config.json ist falsch.
may-be-created = Vielleicht wurde das Token trotzdem erstellt: Suchen Sie seinen Namen in der Liste, bevor Sie es erneut versuchen.
restart-login = Drücken Sie im Terminal Strg+C, und starten Sie die Anmeldung erneut.
login-code-advice = Ist das Terminal nicht angemeldet, starten Sie die Anmeldung erneut. Hat jemand anders den Code verwendet, fragen Sie einen Administrator.
new-token-advice = Es kann etwas dauern, bis ein neues Token überall bekannt ist. Prüfen Sie es erneut.
ask-an-administrator = Fragen Sie einen Administrator.
may-be-deleted = Vielleicht hat es jemand gelöscht.
choose-another-name = Wählen Sie einen anderen Namen. Haben Sie gerade versucht, es zu erstellen, ist es vielleicht dieses Token: Sein Wert ist verloren, löschen Sie es also.
choose-earlier-expiration = Wählen Sie einen früheren Ablauf, oder melden Sie sich auf andere Weise an.
shorten-description = Kürzen Sie die Beschreibung.
correct-what-is-named = Korrigieren Sie, was seine Meldung nennt, und versuchen Sie es erneut.
sign-out-at-proxy = Melden Sie sich dort ab, oder schließen Sie den Browser.
paste-another = Es kann vertippt, abgelaufen oder gelöscht sein. Fügen Sie ein anderes ein.
settings-refused-advice = Manche Hosts antworten so, wenn die Datei fehlt: Legen Sie eine config.json mit dem Inhalt {"{}"} neben index.html.
sign-in-again = Melden Sie sich erneut an, oder nutzen Sie ein Token mit dem nötigen Scope.
lacks-a-right = Vielleicht fehlt Ihrem Token ein Scope oder Ihrem Konto eine Rolle. Fragen Sie einen Administrator.
address-may-be-wrong = Vielleicht ist die Adresse der API in config.json falsch.
refresh-the-list = Aktualisieren Sie die Liste, und sehen Sie nach, was jetzt da ist.
not-supported = Vielleicht unterstützt dieses Panel diesen Server nicht: Fragen Sie den Betreiber.
load-page-again-advice = Laden Sie die Seite neu.
ask-to-be-added = Bitten Sie einen Administrator, Sie hinzuzufügen.
delete-cookies = Löschen Sie die Cookies dieser Website in den Einstellungen des Browsers, und melden Sie sich erneut an.
host-header-advice = Er muss im Header Host stehen. Zeigen Sie dies dem Betreiber des Servers.
show-to-server-person = Zeigen Sie dies dem Betreiber des Servers.
correct-organization = Korrigieren Sie „organization“ in config.json, oder lassen Sie es weg.
origin-advice = Ein Proxy davor muss den Host des Browsers im Header Host weitergeben, oder mit --trusted-proxy in X-Forwarded-Host, oder der Server muss mit --public-url gestartet werden. Zeigen Sie dies dem Betreiber des Servers.
correct-settings = Der Betreiber dieser Website muss das korrigieren.

## Failures that the panel recognizes: what happened, then what to do.

part-not-loaded = Dieser Teil des Panels konnte nicht geladen werden.
part-not-loaded-advice = Prüfen Sie Ihre Verbindung. Liegt es nicht daran, hat die Website vielleicht eine neuere Version: Laden Sie die Seite neu.
list-inconsistent = Die Liste änderte sich schneller, als sie gelesen werden konnte, oder der Server zählt falsch.
list-inconsistent-advice = Hier können Tokens fehlen.
tokens-unreadable = { $count ->
    [one] { $count } der Tokens konnte nicht gelesen werden und fehlt hier.
   *[other] { $count } der Tokens konnten nicht gelesen werden und fehlen hier.
}
tokens-unreadable-advice = Vielleicht funktionieren sie noch. Versuchen Sie es erneut; bleibt es dabei, fragen Sie den Betreiber des Servers.
value-not-told = Der Wert konnte nicht angezeigt werden: Der Server nennt ihn nicht mehr.
value-not-told-advice = Vielleicht hat sich Ihre Rolle geändert. Fragen Sie einen Administrator.
no-other-session = Es wurde keine Sitzung beendet.
no-other-session-advice = Der Server hat keine andere Sitzung von Ihnen gefunden, oder Sie sind mit einem Token angemeldet.
changed-token-gone = Das Token konnte nicht geändert werden: Dieses Token gibt es nicht mehr.
changed-token-gone-advice = Vielleicht hat es inzwischen jemand gelöscht.
cross-origin = Dieses Panel fragt { $address } an. Der Server dort muss Anfragen von dieser Seite erlauben (CORS), und die Content-Security-Policy der Seite muss ihn nennen: Wer das Panel installiert hat, kann beides einrichten.
password-refused = Die Anmeldung ist fehlgeschlagen: Der Server hat Name und Passwort nicht akzeptiert.
password-refused-advice = Prüfen Sie beides, und versuchen Sie es erneut, oder fügen Sie ein API-Token ein.
no-cookie = Die Anmeldung ist fehlgeschlagen: Der Server hat das Passwort akzeptiert, aber Sie sind trotzdem nicht angemeldet.
no-cookie-advice = Vielleicht verweigert der Browser das Cookie des Servers: Erlauben Sie Cookies für diese Website, oder fügen Sie ein API-Token ein.
no-activity = Dieser Server bewahrt keine Aktivität auf.
activity-lacks-scope = Die Aktivität konnte nicht geladen werden: Dem Token, mit dem Sie angemeldet sind, fehlt ein Scope.
activity-lacks-scope-advice = Melden Sie sich mit einem an, das ihn hat, oder mit Name und Passwort.
members-not-loaded = Die Mitglieder der Organisation konnten nicht geladen werden.
members-not-loaded-advice = Ohne sie weiß das Panel nicht, welche Ersteller die Organisation verlassen haben (creator_left in der Adresse): Alle Tokens werden angezeigt.
still-signed-in = Die Abmeldung ist fehlgeschlagen: Der Server kennt Sie noch.
still-signed-in-advice = Melden Sie sich auf seinen eigenen Seiten ab, oder schließen Sie den Browser.
token-still-there = Das Token konnte nicht gelöscht werden: Der Server hat eine leere Antwort gesendet, und das Token ist noch da.
token-empty = Fügen Sie ein Token ein: Das Feld ist leer.
token-malformed = Ein Token hat keine Leerzeichen, Zeilenumbrüche oder Sonderzeichen: Kopieren Sie es erneut.

## In the notice of a failure.

server-said = Der Server meldet: „{ $quote-view }“
trace-id = Trace-ID: { $id-view }
load-page-again = Seite neu laden
not-loaded = Nicht geladen

## Deleting or changing many tokens. Names of tokens follow after a colon, a line each.

not-changed-page-left = Nicht geändert, weil die Seite vorher verlassen wurde. Die ersten können geändert sein:
not-deleted-page-left = Nicht gelöscht, weil die Seite vorher verlassen wurde:
some-not-deleted-page-left = Nicht gelöscht, weil die Seite vorher verlassen wurde. Die ersten können weg sein:
was-not-there = Es war nicht da: Jemand hatte es gelöscht, oder Sie dürfen es nicht mehr sehen.
kept-old-expiration = Der Server hat die Änderung bestätigt und den alten Ablauf behalten.
signed-out-before = Sie wurden abgemeldet, bevor es geändert wurde.
changed-by-another = Jemand anders hat seinen Ablauf geändert: Sehen Sie es sich erneut an.
not-there-any-more = Es ist nicht mehr da, oder Sie dürfen es nicht mehr sehen.
