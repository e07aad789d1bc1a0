loading-tokens = Tokens werden geladen
stop-loading = Stopp

## There are tokens, but the filters show none.

no-match = Kein passendes Token
no-match-advice = Die Suche und die Filter oben lassen keines übrig.

## The title of the browser's tab. The name of the list and the site's title follow.

title-create = API-Token erstellen
title-details = Token-Details
title-search = Suche
columns = Spalten
expirations = Abläufe
export = Export
keys = Tasten
views = Ansichten
