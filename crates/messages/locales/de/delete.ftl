question = Token löschen?
was-never-used = Es wurde nie genutzt.
was-last-used = Es wurde zuletzt { $ago } genutzt.
not-deleted = { $name } konnte nicht gelöscht werden.
not-there = { $name } war nicht da: Jemand hatte es gelöscht, oder Sie dürfen es nicht mehr sehen.

## Tokens that were made with a token.

made-with = { $makers ->
    [it] { $count ->
        [one] { $count } Token wurde damit erstellt und funktioniert weiter.
       *[other] { $count } Tokens wurden damit erstellt und funktionieren weiter.
    }
   *[them] { $count ->
        [one] { $count } Token wurde mit ihnen erstellt und funktioniert weiter.
       *[other] { $count } Tokens wurden mit ihnen erstellt und funktionieren weiter.
    }
}
with-all = Mit allem damit Erstellten löschen

## Tokens of people who have left the organization.

all-of = Alle Tokens von { $person } löschen
person = { $name } ({ $login })
