### Why a session has ended, and what was not done then.

change-stopped = Das Ändern wurde gestoppt: { NUMBER($done) } von { NUMBER($total) } geändert.
deletion-stopped = Das Löschen wurde gestoppt: { NUMBER($done) } von { NUMBER($total) } gelöscht.
more-changed = Was gerade geändert wurde, kann ebenfalls geändert sein.
more-deleted = Was gerade gelöscht wurde, kann ebenfalls weg sein.
guest = Sie sind Gast dieser Organisation: Sie sehen Tokens und können keine erstellen, ändern oder löschen.
kept-token-invalid = Das für diesen Tab aufbewahrte Token ist nicht mehr gültig.
server-not-told = Der Server konnte nicht informiert werden: Für ihn ist dieser Browser noch angemeldet.
session-ended = Ihre Sitzung ist beendet. Melden Sie sich erneut an, um dort weiterzumachen, wo Sie waren.
sign-in-link-works = Ein Anmeldelink kann in einem anderen Tab geöffnet werden.
signed-out-idle = Sie wurden abgemeldet, weil eine Weile niemand hier war. Melden Sie sich erneut an, um dort weiterzumachen, wo Sie waren.
signed-out-in-another-tab = Sie haben sich in einem anderen Tab abgemeldet.
