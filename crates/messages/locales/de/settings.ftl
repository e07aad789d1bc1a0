title = Tokens

## What is wrong with the file.

empty = config.json ist beschädigt: Die Datei ist leer.
web-page = config.json ist beschädigt: Die Website sendet stattdessen eine Webseite. Viele Hosts tun das, wenn eine Datei fehlt: Legen Sie sie neben index.html.
breaks-off = config.json ist beschädigt: Die Datei bricht in Zeile { NUMBER($line) }, Spalte { NUMBER($column) } ab.
no-json = config.json ist beschädigt: Die Datei ist ab Zeile { NUMBER($line) }, Spalte { NUMBER($column) } kein JSON.
wrong-file = config.json ist falsch: Der Inhalt muss ein Objekt sein, wie in {"{"}"endpoint": ""{"}"}.
wrong-endpoint = config.json ist falsch: endpoint muss ein Origin und nichts weiter sein, wie in "https://tokens.example.com", oder leer für den dieser Website.
wrong-title = config.json ist falsch: title muss ein Text sein.
wrong-flag = config.json ist falsch: { $key } muss true oder false sein.
wrong-idle-time = config.json ist falsch: idle_sign_out_minutes muss eine Anzahl Minuten von 0 (nie) bis 10080 (eine Woche) sein.
wrong-server = config.json ist falsch: server muss "yatai" oder "bentocloud" sein.
wrong-organization = config.json ist falsch: organization muss der Name der Organisation sein: ein Text aus ASCII-Zeichen, die in einem Header stehen können.
wrong-sign-in = config.json ist falsch: sign_in muss die Adresse einer Seite sein, wie in "https://tokens.example.com/login" oder "/login", oder leer für keine.
wrong-max-lifetime = config.json ist falsch: max_lifetime_days muss eine ganze Anzahl Tage von 1 bis 36525 (100 Jahre) sein.
wrong-language = config.json ist falsch: language muss "auto", "en", "zh-Hans", "zh-Hant", "ja", "ko", "vi" oder "de" sein.
wrong-features = config.json ist falsch: features muss ein Objekt sein, wie in {"{"}"update": true{"}"}.
wrong-value = Dort steht „{ $value }“.
