search-tokens = Tokens suchen
clear-filters = Filter löschen

## The buttons of the menus.

filters = Filter
status = Status
creator = Ersteller
dates = Datum
deployment = Deployment
menu-with-count = { $filter } ({ NUMBER($count) })

## The states of a token: filters, and numbers in the summary.

active = Aktiv
expiring = Läuft in 14 Tagen ab
expired = Abgelaufen

## The items of the menus.

no-scope = Ohne Scope
unused-for = Ungenutzt
within = max. { $span }
none-in-list = Keine in dieser Liste.
more-names = … und { NUMBER($count) } weitere.

## The active filters, each a link that removes it.

remove = Filter entfernen: { $filter }
by-scope = Scope: { $scope }
by-type = Typ: { $type }
by-creator = Erstellt von { $creator }
expires-on = Läuft ab: { $days }
days = { $first } bis { $last }
by-date = { $date ->
    [expires] Läuft ab: nächste { $span }
    [used] Genutzt: letzte { $span }
    [unused] { $span } ungenutzt
   *[created] Erstellt: letzte { $span }
}
by-deployment = Zugriff auf { $deployment }
by-label = Label: { $label }
longer-than = Gilt länger als { $span }
creator-left = Ersteller hat die Organisation verlassen
