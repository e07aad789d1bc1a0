### The sign-in page.

# The title, the heading and the button.
sign-in = Sign in
value-waits = The value of a new token is not saved yet. It waits in this tab, hidden, for the person who made it: sign in again to save it. When this tab is closed, or somebody else signs in here, it is lost.
# Two scopes: read_organization and api.
paste-token = Paste an API token with the scope { $organization-view } or { $api-view }. It stays in this page's memory and is sent to the API only.
paste-any-token = Paste an API token of yours: with any scope, or none. It stays in this page's memory and is sent to the API only.
own-page = Sign in on the server’s own page

## The form for a token.

api-token = API token
keep = Keep me signed in for this tab
keep-hint = The browser then writes the token to its files on disk too. Leave this off on a computer that others use.

## The form for a name and a password, on Yatai.

by-password = Or sign in with your account on Yatai. The password goes to Yatai alone and is not kept; the browser keeps Yatai’s cookie.
name-or-email = Name or email
password = Password
name-empty = Type your name or email: it is empty.
password-empty = Type your password: it is empty.
sign-in-with-password = Sign in with password
