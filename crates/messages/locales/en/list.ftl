### The page of tokens: what stands in place of the table, and the title of the browser's tab.

loading-tokens = Loading tokens
# The button that ends the loading of the list.
stop-loading = Stop

## There are tokens, but the filters show none.

no-match = No token matches
no-match-advice = The search and the filters above leave none.

## The title of the browser's tab. The name of the list and the site's title follow.

title-create = Create API token
# While the token's name is not known.
title-details = Token details
# In place of the search itself, which may be a secret.
title-search = Search
columns = Columns
expirations = Expirations
# The button of the menu.
export = Export
# The button, and the heading of the dialog: the keys of the keyboard.
keys = Keys
views = Views
