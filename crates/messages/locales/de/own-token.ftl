own = Sie sind mit diesem Token angemeldet. { $what }
maybe-own = Sie sind mit einem Token angemeldet, und der Server sagt nicht, mit welchem. Falls es dieses ist: { $what }

## What follows.

deleting = Das Löschen meldet Sie ab.
revoking = Der Widerruf meldet Sie ab, bevor es einen Nachfolger gibt. Ein Nachfolger, den Sie damit erstellen, endet nicht später als es selbst.
without-read = Ohne read_organization kann diese Seite kein Token anzeigen.
without-write = Ohne write_organization können Sie hier kein Token erstellen, ändern oder löschen und dies nicht rückgängig machen.
signed-out-at = Sie werden abgemeldet, wenn es endet: { $moment }.

## Many tokens are deleted together.

own-among = Sie sind mit { $name } angemeldet. Es wird zuletzt gelöscht, sobald alle anderen weg sind, und das meldet Sie ab.
maybe-own-among = Sie sind mit einem Token angemeldet, und der Server sagt nicht, mit welchem. Ist es eines von diesen, werden Sie mittendrin abgemeldet, und die danach werden nicht gelöscht.

## Said on the sign-in page.

own-deleted = Das Token, mit dem Sie angemeldet waren, ist gelöscht. Melden Sie sich mit einem anderen oder über einen Anmeldelink an.

## Why no token may expire later. Each is a clause at the end of a sentence, without its full stop: it stands behind a colon.

latest-own-end = Dann endet das Token, mit dem Sie angemeldet sind
latest-already = Dann endet es, und das Token, mit dem Sie angemeldet sind, endet früher
