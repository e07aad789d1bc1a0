## Why somebody is signed out, on the sign-in page.


## What a role may not do.

administrators-only = Nur Administratoren dürfen Organisations-Tokens erstellen, ändern oder löschen.
creator-changes = Nur der Ersteller darf ein persönliches Token ändern.
creator-deletes = Nur der Ersteller oder ein Administrator darf ein persönliches Token löschen.

## The dialog before signing out while tokens are being deleted.

sign-out-title = Abmelden?
token-waits = { $name } wird in wenigen Sekunden gelöscht. Wenn Sie sich jetzt abmelden, wird nichts gelöscht.
tokens-wait = { $count ->
    [one] { $count } Token wird in wenigen Sekunden gelöscht. Wenn Sie sich jetzt abmelden, wird nichts gelöscht.
   *[other] { $count } Tokens werden in wenigen Sekunden gelöscht. Wenn Sie sich jetzt abmelden, wird nichts gelöscht.
}
tokens-are-done = { NUMBER($done) } von { NUMBER($total) } Tokens sind erledigt. Wenn Sie sich jetzt abmelden, bleibt der Rest unverändert.
nothing-under-way = Es läuft nichts mehr.
stay = Angemeldet bleiben
sign-out = Abmelden

## The dialog for a person who does nothing.

idle-title = Sind Sie noch da?
idle = Hier hat eine Weile niemand etwas getan. Sie werden in { $time-view } abgemeldet. Ihre Eingaben bleiben hier, bis Sie zurück sind.
seconds-left = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}

## The dialog with the person's sessions.

your-sessions = Ihre Sitzungen
each-browser = Jeder Browser, in dem Sie angemeldet sind, hat eine Sitzung. Beenden Sie alle, die Sie nicht kennen.
signed-in = Angemeldet
from = Adresse
last-seen = Zuletzt aktiv
what-to-do = Aktion
unknown = unbekannt
address-by-proxy = { $address-view }, über den Proxy
this-session = Diese Sitzung
kept-by-proxy = Der Proxy hält sie
end = Beenden
end-from = { $address ->
    [unknown] Sitzung von unbekannter Adresse beenden
   *[other] Sitzung von { $address } beenden
}
ended-from = { $address ->
    [unknown] Die Sitzung von unbekannter Adresse ist beendet.
   *[other] Die Sitzung von { $address } ist beendet.
}
end-others = Alle anderen Sitzungen beenden
others-ended = Alle anderen Sitzungen sind beendet.
