value-lost = Niemand hat den Wert von { $name-view }: { $why }. UID { $uid-view }.
a-new-token = einem neuen Token

## Why. Each is a clause of the sentence above.

page-closed = Die Seite wurde verlassen, bevor er gespeichert war
no-answer = Die Antwort auf seine Erstellung kam nie an
not-sent = Der Server hat ihn nicht gesendet
duplicate = Eine Erstellung hat zwei Tokens ergeben, und dies ist das andere

## The buttons.

delete-it = Löschen
replace-it = Ersetzen
have-value = Ich habe den Wert
