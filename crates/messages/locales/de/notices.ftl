offline = Sie sind offline. Bis die Verbindung wieder da ist, lässt sich nichts laden oder ändern.
created = { $name } erstellt.

## How old the list is. $ago is a time such as “3 minutes ago”.

shown-as-of = Stand der Tokens: { $ago }.
updated = Aktualisiert { $ago }
refresh-every-minute = Jede Minute aktualisieren
