used = Genutzt
copy-uid = UID kopieren

## As screen readers say them: the checkbox and the buttons of a row.

select-token = { $name } auswählen
actions-for = Aktionen für { $name }
copy-uid-of = UID { $uid } kopieren

## Marks in a row, after the token's name or its creator's.

kind-organization = Organisation
kind-monitoring = Monitoring
left-organization = hat die Organisation verlassen
will-be-deleted = wird gelöscht
looks-like = ähnelt „{ $name-view }“
more-scopes = +{ NUMBER($count) }

## Times.

not-a-time = Der Server hat dies statt einer Zeit gesendet
unreadable = unlesbar: { $text }
expired = abgelaufen
expired-at = { $when } abgelaufen
never-used = nie genutzt
last-used-at = zuletzt { $when } genutzt

## What was done, and what is on paper.

uid-outcome = { $outcome }: { $uid }
not-printed = Das sind die ersten { NUMBER($count) } Tokens. { NUMBER($more) } weitere sind nicht gedruckt: Filtern Sie die Liste.
sort-by = Sortieren
