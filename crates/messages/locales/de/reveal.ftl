save-new-token = Neues Token speichern
only-time = Nur jetzt ist der Wert von { $name-view } zu sehen. Speichern Sie ihn gleich in Ihrem Secret-Manager.
not-saved = Kopieren Sie den Wert, laden Sie ihn herunter, oder bestätigen Sie, dass er gespeichert ist: Er kann nicht noch einmal angezeigt werden.
have-saved = Ich habe dieses Token gespeichert
done = Fertig
no-value = Der Server hat { $name-view } erstellt und den Wert nicht gesendet. Niemand kann dieses Token nutzen: Löschen Sie es, und erstellen Sie ein anderes.
value-of-token = Wert des Tokens
value-of = Der Wert von { $name-view }. Wer ihn hat, kann das Token nutzen: Zeigen Sie ihn niemandem.

## The new token is not as it was asked for. The differences follow, then the advice.

made-otherwise = Der Server hat das Token anders erstellt als verlangt.
made-otherwise-advice = Prüfen Sie, ob Sie dieses Token nutzen können. Wenn nicht, löschen Sie es, und fragen Sie den Betreiber des Servers: Vielleicht kann der Server das gewünschte Token nicht erstellen.

## The field with the value.

token-value = Token-Wert
show = Anzeigen
hide = Verbergen
copy-token = Token kopieren
download = Herunterladen
downloaded = Dem Browser als Datei übergeben. Sehen Sie nach, ob die Datei da ist, und setzen Sie dann das Häkchen.
not-downloaded = Nicht heruntergeladen: Der Browser hat es verweigert. Kopieren Sie stattdessen den Wert.
copied = Kopiert. Fügen Sie ihn dort ein, wo er aufbewahrt wird.
not-copied-no-clipboard = Nicht kopiert: Diese Seite hat keine Zwischenablage, weil sie nicht über HTTPS geladen wurde. Der Wert ist markiert: Drücken Sie Strg+C (⌘C).
not-copied-refused = Nicht kopiert: Der Browser hat es verweigert. Der Wert ist markiert: Drücken Sie Strg+C (⌘C).

## The check of the value.

check = Prüfen, ob es funktioniert
asking = Die API wird gefragt…
works = Es funktioniert: Die API ordnet es { $name-view } ({ $login-view }) zu.

## Commands and code that use the token, on tabs.

use-it = Nutzen
not-in-commands = Dieser Wert enthält Zeichen, die in einem Befehl etwas anderes bedeuten, und wird deshalb in keinen eingesetzt. Kopieren Sie den Wert selbst.
copy = Kopieren
copy-with-value = Mit echtem Wert kopieren
cli-login = CLI-Anmeldung
older-cli = Ältere CLI
where-am-i = Wo bin ich
environment = Umgebung
browser = Browser
example-address = Ein Beispiel: Setzen Sie die echte Adresse von { $name } ein.
prints-token = Gibt auch das Token aus.
browser-extension = Installieren Sie eine Erweiterung, die Anfragen Header hinzufügt (Header Inject für Chrome).
browser-header = Fügen Sie ihr diesen Header hinzu, und speichern Sie:
browser-open = Öffnen Sie { $address }
