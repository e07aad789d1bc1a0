hint = Tokens, die noch funktionieren. Ein unbedenklicher Befund kann akzeptiert werden: Dieser Browser merkt sich das, mit Datum.
download = Als CSV herunterladen
show-more = Mehr anzeigen
findings = Befunde

## How many findings there are. A second sentence may follow, see “limited”.

no-findings = Keine Befunde
finding-count = { $count ->
    [one] { $count } Befund
   *[other] { $count } Befunde
}
accepted-count = { $count ->
    [one] { $count } Befund, { NUMBER($accepted) } akzeptiert
   *[other] { $count } Befunde, { NUMBER($accepted) } akzeptiert
}
downloaded = Heruntergeladen: { NUMBER($count) } als CSV
not-downloaded = Nicht heruntergeladen: Der Browser hat es verweigert.
limited = { $lack ->
    [rows] { $words }. Die Liste ist nicht vollständig.
    [people] { $words }. Wer die Organisation verlassen hat, ist nicht bekannt.
   *[nothing] { $words }
}

## The columns of the table.

accepted = Akzeptiert
token = Token
finding = Befund
action = Aktion

## What was found. $day is a day with its time.

creator-left = Der Ersteller hat die Organisation verlassen
looks-like = Der Name ähnelt „{ $name }“
never-used-since = Nie genutzt seit der Erstellung am { $day }
unused = 90 Tage ungenutzt
unused-since = 90 Tage ungenutzt: zuletzt genutzt am { $day }
broad = Weitreichend: hat den Scope api
too-long = Länger als hier erlaubt
too-long-until = Länger als hier erlaubt: endet am { $day }

## The lines of the table.

no-creator = Ohne Ersteller
accept = Für { $name } akzeptieren: { $finding }
not-stored = Gilt, bis die Seite verlassen wird: Dieser Browser speichert nichts für diese Website.
show-other = Anderes Token anzeigen
