### The dialog “Which token is this?”: it tells which token a value belongs to.

which-token = Which token is this?
token-value = Token value
value-hint = Paste a value that you have found, for instance in a log or a chat. It is sent to the server only, and not kept.
# The button.
find = Find
asking = Asking the server…

## What the server says of the value.

is-value-of = It is the value of { $token-view }.
no-token = No token that you may see has this value. It may be mistyped or deleted, or belong to a token that you may not see.
works-nowhere = This value signs nobody in here. It may be mistyped, expired or deleted, or be for another server.
is-own = It is the value of the token that you are signed in with.
works-for = The value works. It belongs to a token of { $name } ({ $login }).
works-for-unknown = The server knows the value, but does not say whose it is.

## Which tokens were used when the server was asked. A list of tokens follows the last two.

reading-again = Reading the list again, to see which token was just used…
none-used = No token in the list was used just now: the server may write it down later, or you may not see the token.
probably-this = Its last use has just moved, so it is probably this token:
probably-one-of = It is probably one of these tokens, which were used just now. Reading the list uses the token that you are signed in with:
