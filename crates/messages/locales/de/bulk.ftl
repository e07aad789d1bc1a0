## The dialog that asks whether to delete many tokens.

delete-question = { $count ->
    [one] { $count } Token löschen?
   *[other] { $count } Tokens löschen?
}
delete-tokens = { $count ->
    [one] { $count } Token löschen
   *[other] { $count } Tokens löschen
}
none-deletable = Keines davon kann gelöscht werden
made-with = Das sind { $name-view } und alles, was damit erstellt wurde, direkt oder über andere Tokens.
list-incomplete = Die Liste ist nicht vollständig: Es kann mehr geben, was damit erstellt wurde und hier nicht gelöscht wird.
type-to-confirm = Zur Bestätigung { $number } eingeben
type-refusal = Geben Sie { $number } ein, um zu bestätigen, dass Sie alle meinen.
effect-expired = { $count ->
    [one] Es ist abgelaufen und funktioniert nirgends mehr.
   *[other] Sie sind abgelaufen und funktionieren nirgends mehr.
}
effect-stops = { $count ->
    [one] Es funktioniert dann nicht mehr.
   *[other] Sie funktionieren dann nicht mehr.
}
effect-some-stop = { $working ->
    [one] { $working } davon funktioniert noch, dann nicht mehr.
   *[other] { $working } davon funktionieren noch, dann nicht mehr.
}
effect-undo = { NUMBER($seconds) } Sekunden lang lässt sich das rückgängig machen, danach nicht mehr.
all-hidden = Keines davon ist in dieser Ansicht.
some-hidden = { $hidden ->
    [one] { $hidden } davon ist nicht in dieser Ansicht und steht zuerst:
   *[other] { $hidden } davon sind nicht in dieser Ansicht und stehen zuerst:
}
not-yours = { $count ->
    [one] { $count } Token dürfen Sie nicht löschen; es bleibt unverändert.
   *[other] { $count } Tokens dürfen Sie nicht löschen; sie bleiben unverändert.
}
refused = { $name-view }: { $reason }
more = … und { NUMBER($count) } weitere.
wait = Warten Sie, bis die vorigen Tokens erledigt sind.

## The dialog that gives many tokens a new expiration.

change-question = { $count ->
    [one] Ablauf von { $count } Token ändern?
   *[other] Ablauf von { $count } Tokens ändern?
}
change-expiry = Ablauf ändern
choose = Auswählen…
choose-refusal = Wählen Sie, wann sie ablaufen.
none-can = Bei keinem dieser Tokens ist das möglich: Die Liste nennt den Grund.
change-hint = Tokens, bei denen das nicht möglich ist, bleiben unverändert. „Rückgängig“ stellt den alten Ablauf wieder her, außer er ist schon vorbei.
no-end = Es hat keinen Ablauf, der sich verschieben lässt.
same-expiration = Es hat diesen Ablauf bereits.
stays = bleibt unverändert. { $reason }
change = { $before } → { $after }
change-revives = { $before } → { $after }. Es funktioniert dann wieder.
never = nie

## The notice while a deletion waits or a run is under way.

deleting-name = { $name } wird gelöscht.
deleting = { $count ->
    [one] { $count } Token wird gelöscht.
   *[other] { $count } Tokens werden gelöscht.
}
changing = { $count ->
    [one] Der Ablauf von { $count } Token wird geändert.
   *[other] Der Ablauf von { $count } Tokens wird geändert.
}
seconds-to-undo = { NUMBER($seconds) } Sekunden lang lässt sich das rückgängig machen.
seconds-left = noch { NUMBER($seconds) } s
nothing-deleted = Es wurde nichts gelöscht.
bar-deleted = Gelöscht
bar-changed = Geändert
ended-of-total = { NUMBER($ended) } von { NUMBER($total) }
stop = Stopp

## The notice when a run has ended.

deleted-name = { $name } gelöscht.
deleted = { $count ->
    [one] { $count } Token gelöscht.
   *[other] { $count } Tokens gelöscht.
}
changed = { $count ->
    [one] Ablauf von { $count } Token geändert.
   *[other] Ablauf von { $count } Tokens geändert.
}
stopped-name = Gestoppt: { $name } bleibt unverändert.
stopped = { $count ->
    [one] Gestoppt: { $count } Token bleibt unverändert.
   *[other] Gestoppt: { $count } Tokens bleiben unverändert.
}
not-deleted-name = { $name } konnte nicht gelöscht werden:
not-deleted = { $count ->
    [one] { $count } Token konnte nicht gelöscht werden und bleibt ausgewählt:
   *[other] { $count } Tokens konnten nicht gelöscht werden und bleiben ausgewählt:
}
not-changed = { $count ->
    [one] { $count } Token konnte nicht geändert werden und bleibt ausgewählt:
   *[other] { $count } Tokens konnten nicht geändert werden und bleiben ausgewählt:
}
outcome = { $name-view } { $uid-view }: { $outcome-view }
try-rest = Rest erneut versuchen
delete-these-too = Diese auch löschen
own-left = Bleibt unverändert: Sie sind damit angemeldet, und andere konnten nicht gelöscht werden.

## The session ended, or the person signed out, while a run was under way.
