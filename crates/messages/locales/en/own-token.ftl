### Warnings about the token that the person is signed in with.

# $what tells what follows, in one or more sentences of those below.
own = You are signed in with this token. { $what }
maybe-own = You are signed in with a token, and the server does not say with which one. If it is this one: { $what }

## What follows.

deleting = Deleting it signs you out.
revoking = Revoking it signs you out, before there is a successor. A successor that you create with it ends no later than it does.
# read_organization and write_organization are names of scopes.
without-read = Without read_organization this page cannot show any token.
without-write = Without write_organization you cannot create, change or delete any token here, and cannot take this back.
signed-out-at = You are signed out when it ends, { $moment }.

## Many tokens are deleted together.

own-among = You are signed in with { $name }. It is deleted last, once all others are gone, and that signs you out.
maybe-own-among = You are signed in with a token, and the server does not say with which one. If it is one of these, you are signed out in the middle, and those that come after it are not deleted.

## Said on the sign-in page.

own-deleted = The token that you were signed in with is deleted. Sign in with another one, or by a sign-in link.

## Why no token may expire later. Each is a clause at the end of a sentence, without its full stop: it stands behind a colon.

latest-own-end = the token that you are signed in with ends then
latest-already = it ends then, and the token that you are signed in with ends earlier
