### Failed requests: what happened, and what to do.

## What could not be done. The reason is one of the clauses below.

could-not-sign-in = Could not sign in: { $reason }.
could-not-load-tokens = Could not load the tokens: { $reason }.
could-not-create-token = Could not create the token: { $reason }.
could-not-load-token = Could not load the token: { $reason }.
could-not-change-token = Could not change the token: { $reason }.
could-not-delete-token = Could not delete the token: { $reason }.
could-not-load-deployments = Could not load the deployments: { $reason }.
could-not-load-activity = Could not load the activity: { $reason }.
could-not-sign-out = Could not sign out: { $reason }.
could-not-read-settings = Could not read config.json: { $reason }.
could-not-read-language = Could not load the messages of this language: { $reason }.
could-not-check-token = Could not check the token: { $reason }.
could-not-find-token = Could not look for the token: { $reason }.
could-not-load-sessions = Could not load your sessions: { $reason }.
could-not-end-session = Could not end the session: { $reason }.

## Reasons: clauses that stand after the colon of “Could not …: { $reason }.”

no-answer = the server did not answer
no-answer-in-time = no answer within { NUMBER($seconds) } seconds
empty-answer = the server sent an empty answer
web-page = the server sent a web page instead of data
sent-elsewhere = the server sent the request elsewhere
broken-off = the server's answer broke off half-way
no-json = the server's answer is not JSON
# The form is a technical note in English, for instance “expected an object”.
unexpected-form = the server's answer has an unexpected form ({ $form })
# A reason with the status of HTTP, for instance 502.
reason-with-status = { $reason } (status { NUMBER($status) })
login-code-unknown = the command line's login code is unknown, or older than ten minutes
login-code-used = the command line's login code has been used already
# “It” is a token.
api-refuses-token = the API did not accept it
administrators-only = only administrators may do this to an organization token
no-such-token = there is no such token (any more)
name-taken = this name is taken
# “It” is a token.
outlives-own-token = it would not end before the token that you are signed in with
too-large = it is too large
token-refused = the server did not accept it
proxy-signs-in = a proxy in front of the server signs you in
own-token-refused = the server did not accept this token
# “It” is the file config.json.
settings-refused = the site refuses to give it out
not-signed-in = you are not signed in any more, or your token may not do this
not-allowed = you may not do this
no-such-address = the server knows no such address
changed-on-server = something else has changed on the server
request-refused = the server did not accept the request
slow-down = the server asks to slow down
not-available = the server is not available
proxy-without-answer = a proxy got no answer from the server
server-failed = the server failed
server-refused = the server refused
another-person = this browser is signed in as another person by now
no-member = the server does not know you as a member
several-sessions = this browser has the sessions of different people
proxy-hides-host = the proxy in front of the server does not pass on the name of this site
proxy-hides-person = the proxy in front of the server does not say clearly who you are
no-such-organization = the server has no organization of this name
page-not-own = the server does not know the address of this page as its own

## What to do after a failed request.

check-connection = Check your connection, and whether the server runs.
server-busy = The server may be busy. Try again in a moment.
# “It” is the failure.
try-again-or-ask = Try again; if it stays so, ask the person who runs the server.
try-again-or-give-trace-id = Try again; if it stays so, give the trace id to the person who runs the server.
try-again-or-ask-now = Try again, or ask the person who runs the server.
try-in-a-minute = Try again in a minute.
try-in-a-moment = Try again in a moment.
# The “s” are seconds.
try-in-seconds = Try again in { NUMBER($seconds) } s.
reload-for-proxy = A proxy in between may want you to sign in to it: load the page again.
proxy-or-wrong-address = A proxy in between may want you to sign in to it, or the API's address in config.json is wrong.
may-be-created = The token may have been created all the same: look for its name in the list before you try again.
restart-login = Press Ctrl+C in the terminal, and start the login again.
login-code-advice = If the terminal is not signed in, start the login again. If somebody else used it, ask an administrator.
new-token-advice = It may take a moment until a new token is known everywhere. Check again.
ask-an-administrator = Ask an administrator.
may-be-deleted = Somebody may have deleted it.
choose-another-name = Choose another name. If you have just tried to create it, it may be that token: its value is lost, so delete it.
choose-earlier-expiration = Choose an earlier expiration, or sign in another way.
shorten-description = Shorten the description.
correct-what-is-named = Correct what its message names, and try again.
sign-out-at-proxy = Sign out there, or close the browser.
paste-another = It may be mistyped, expired or deleted. Paste another one.
settings-refused-advice = Some hosts answer like this when the file is missing: put a config.json that contains {"{}"} beside index.html.
sign-in-again = Sign in again, or use a token with the needed scope.
lacks-a-right = Your token may lack a scope, or your account a role. Ask an administrator.
address-may-be-wrong = The API's address in config.json may be wrong.
refresh-the-list = Refresh the list, and look at what is there now.
not-supported = This panel may not support this server: ask the person who runs it.
load-page-again-advice = Load the page again.
ask-to-be-added = Ask an administrator to add you.
delete-cookies = Delete the cookies of this site in the browser's settings, and sign in again.
host-header-advice = It must be in the header Host. Show this to the person who runs the server.
show-to-server-person = Show this to the person who runs the server.
correct-organization = Correct “organization” in config.json, or leave it out.
origin-advice = A proxy in front of it must pass on the browser's host in the header Host, or in X-Forwarded-Host with --trusted-proxy, or the server be started with --public-url. Show this to the person who runs the server.
correct-settings = The person who runs this site has to correct it.

## Failures that the panel recognizes: what happened, then what to do.

part-not-loaded = Could not load this part of the panel.
part-not-loaded-advice = Check your connection. If that is not it, the site may have a newer version: load the page again.
list-inconsistent = The list changed faster than it could be read, or the server counts wrongly.
list-inconsistent-advice = Some tokens may be missing here.
tokens-unreadable = { $count ->
    [one] { $count } of the tokens could not be read, and is missing here.
   *[other] { $count } of the tokens could not be read, and are missing here.
}
tokens-unreadable-advice = They may still work. Try again; if it stays so, ask the person who runs the server.
value-not-told = Could not show the value: the server does not tell it any more.
value-not-told-advice = Your role may have changed. Ask an administrator.
no-other-session = No session was ended.
no-other-session-advice = The server found no other session of yours, or you are signed in by a token.
changed-token-gone = Could not change the token: there is no such token any more.
changed-token-gone-advice = Somebody may have deleted it meanwhile.
# The address is that of the API.
cross-origin = This panel asks { $address }. That server must allow requests from this page (CORS), and the page’s Content-Security-Policy must name it: the person who installed the panel can set both.
password-refused = Could not sign in: the server did not accept this name and password.
password-refused-advice = Check both and try again, or paste an API token.
no-cookie = Could not sign in: the server accepted the password, but you are still not signed in.
no-cookie-advice = The browser may refuse the server's cookie: allow cookies for this site, or paste an API token.
no-activity = This server keeps no activity.
activity-lacks-scope = Could not load the activity: the token that signed you in lacks a scope.
activity-lacks-scope-advice = Sign in with one that has it, or by name and password.
members-not-loaded = Could not load the members of the organization.
members-not-loaded-advice = Without them the panel cannot tell whose creator has left (creator_left in the address): all tokens are shown.
still-signed-in = Could not sign out: the server still knows you.
still-signed-in-advice = Sign out on its own pages, or close the browser.
token-still-there = Could not delete the token: the server sent an empty answer, and the token is still there.
token-empty = Paste a token: it is empty.
token-malformed = A token has no spaces, line breaks or special characters: copy it again.

## In the notice of a failure.

server-said = The server said: “{ $quote-view }”
# For support.
trace-id = Trace id: { $id-view }
load-page-again = Load the page again
# The title of a dialog in the place of one whose code could not be loaded.
not-loaded = Not loaded

## Deleting or changing many tokens. Names of tokens follow after a colon, a line each.

not-changed-page-left = Not changed, because the page was left before. The first ones may have changed:
not-deleted-page-left = Not deleted, because the page was left before:
some-not-deleted-page-left = Not deleted, because the page was left before. The first ones may be gone:
# Why one token was not deleted or changed.
was-not-there = It was not there: somebody deleted it before, or you may not see it any more.
kept-old-expiration = The server answered that it was changed, and kept the old expiration.
signed-out-before = You were signed out before it was changed.
changed-by-another = Somebody else has changed its expiration: look at it again.
not-there-any-more = It is not there any more, or you may not see it any more.
