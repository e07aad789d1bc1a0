summary = Übersicht
all = Alle
unused = 90 Tage ungenutzt
broad = Weitreichend
scope-api = Scope api
too-long = Länger als hier erlaubt
creator-left = Ersteller ausgetreten
counts-loaded = Gezählt sind die { NUMBER($count) } geladenen Tokens.
