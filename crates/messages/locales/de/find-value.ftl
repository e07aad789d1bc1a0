which-token = Welches Token ist das?
token-value = Token-Wert
value-hint = Fügen Sie einen Wert ein, den Sie gefunden haben, zum Beispiel in einem Log oder Chat. Er wird nur an den Server gesendet und nicht gespeichert.
find = Suchen
asking = Der Server wird gefragt…

## What the server says of the value.

is-value-of = Es ist der Wert von { $token-view }.
no-token = Kein Token, das Sie sehen dürfen, hat diesen Wert. Er kann vertippt oder gelöscht sein oder zu einem Token gehören, das Sie nicht sehen dürfen.
works-nowhere = Mit diesem Wert kann sich hier niemand anmelden. Er kann vertippt, abgelaufen oder gelöscht sein oder für einen anderen Server gelten.
is-own = Es ist der Wert des Tokens, mit dem Sie angemeldet sind.
works-for = Der Wert funktioniert. Er gehört zu einem Token von { $name } ({ $login }).
works-for-unknown = Der Server kennt den Wert, sagt aber nicht, wem er gehört.

## Which tokens were used when the server was asked. A list of tokens follows the last two.

reading-again = Die Liste wird erneut gelesen, um zu sehen, welches Token gerade genutzt wurde…
none-used = Kein Token der Liste wurde gerade genutzt: Vielleicht vermerkt der Server es erst später, oder Sie dürfen das Token nicht sehen.
probably-this = Seine letzte Nutzung hat sich gerade geändert, also ist es wahrscheinlich dieses Token:
probably-one-of = Es ist wahrscheinlich eines dieser Tokens, die gerade genutzt wurden. Das Lesen der Liste nutzt das Token, mit dem Sie angemeldet sind:
