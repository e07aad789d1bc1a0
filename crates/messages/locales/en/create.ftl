### The dialog that creates a token, what follows from it, and signing in a command line.

# The title of the dialog.
title = Create API token
value-shown-once = The value is shown once, right after you create it.
# Which token the new one replaces. $name is the name of the old token.
replaces = This one replaces { $name }, which goes on working until you delete it.

## The address that opened the dialog

# $keys are keys of the address, for instance “scopes, expires_in”. The link signs in a command line.
link-ignored = Ignored in the link: { $keys }
# $values are keys of the address, some with their values, for instance “scopes, expires_in=soon”.
link-not-understood = Not understood in the link: { $values }
# A link filled in the form. $risk is what the link asked for: the scope “api”, no expiration, an expiration that is far away, or
# the scope with one of these. “api” is the name of a scope.
link-risk =
    The link that filled in this form asks for { $risk ->
        [api] the scope api, which allows everything that you may do
        [endless] no expiration
        [far] an expiration that is more than 25 years away
        [api-endless] the scope api, which allows everything that you may do, and for no expiration
       *[api-far] the scope api, which allows everything that you may do, and for an expiration that is more than 25 years away
    }. Go on only if you trust who gave it to you.
# The checkbox below the sentence about what the link asked for.
link-risk-read = I have read what this token may do
link-risk-unread = Read it, and tick the box: or choose other scopes or an expiration.

## Name, description and labels

name-rule = Lowercase letters, digits and hyphens; begins with a letter; at most 63.
# In the field for the description while it is empty.
description-placeholder = What will use it?
description-length = { NUMBER($length) } of { NUMBER($most) } characters
# “team:search” and “env:prod” are labels.
labels-hint = With commas in between, such as team:search, env:prod.
# $name is the name of a deployment, and $uid its UID. It tells deployments of the same name apart.
name-with-uid = { $name } ({ $uid })

## Token type

token-type = Token type
type-personal-hint = Yours, to develop and to try. Ends when you leave the organization.
type-organization-hint = For pipelines and what is shared. All members see it, administrators manage it. Stays when you leave.
type-monitoring-hint = Reads Prometheus metrics only.
# $type is the type of a token.
type-not-offered = { $type ->
    [organization] This site does not offer the type Organization.
    [monitoring] This site does not offer the type Monitoring.
   *[personal] This site does not offer the type Personal.
}
# After a sentence that says why the chosen type is refused.
choose-another-type = Choose another type.

## Access

developer-access = Developer Operations Access
developer-access-hint = Use the API and the command line, as far as its scopes go.
developer-access-hint-yatai = Use the API and the command line. On Yatai any token can, whatever is chosen here.
endpoint-access = Protected Endpoint Access
endpoint-access-hint = Call deployments that ask for a token.
router-access-hint = Call the organization's router endpoint, the gateway in front of its deployments.
all-deployments = All deployments
loading-deployments = Loading the deployments
search-deployments = Search deployments
no-deployments = There are no deployments.

## Scopes

# A checkbox for all scopes of this group.
organization-scopes = All organization scopes
cluster-scopes = All cluster scopes
# What the scope “api” allows. The other scopes are below it.
scope-api = Everything below, and all resources. Broad.
scope-read-organization = See members, tokens, models and Bentos.
scope-write-organization = Change members, tokens, models and Bentos.
scope-read-cluster = See clusters and deployments.
scope-write-cluster = Deploy, change and terminate.
# The same on Yatai, whose scopes do not protect tokens.
scope-api-yatai = Everything below.
scope-read-organization-yatai = See the organization, members, models and Bentos.
scope-write-organization-yatai = Change members, models and Bentos.
scope-not-documented = Not one of the documented scopes: a server may not know it.
# After what a scope allows. “api” is the name of a scope.
scope-implied = Implied by api.
no-scope = With no scope it can call endpoints, and do nothing else.
any-on-yatai = On Yatai any token can list, make, change and delete its creator's tokens, whatever its scopes.

## Expiration

# The label of the menu.
expiration = Expiration
# An entry of the menu: so many days later than the token ends.
extend-by = { $days ->
    [one] Extend by { $days } day
   *[other] Extend by { $days } days
}
# An entry of the menu: the latest moment that is allowed.
latest = Latest
# $moment is a date and a time with a time zone.
latest-moment = Latest: { $moment }
# An entry of the menu: a field for a date appears.
custom = Custom…
expiration-date = Expiration date
# The field reads “30d”, “1w”, “24h” and dates of this form in every language.
expiration-date-hint = 30d, 1w, 24h, or a date and time in your zone: 2026-12-31 18:00
# After a sentence that says what the latest moment is.
latest-chosen = The usual expiration would be later, so this is chosen.
never-ends = Never ends. A token that leaks works until somebody deletes it.
# $moment-view is a date and a time with a time zone. The same time in UTC, and how far away it is, follow.
ends-at = Ends { $moment-view }
ended-at = Ended { $moment-view }

## The menu “Copy as”

copy-as = Copy as
copy-as-link = Copy as link
copy-as-python = Copy as Python
# What the copies leave out.
copy-without-access = None of them can set the access: the token gets the usual one.
copy-without-labels = None of them can set labels.
# $parts is a list of parts of the form.
link-leaves-out = Too long for a link, which leaves out: { $parts }.
# Parts of the form in the list of what a link leaves out.
part-description = description
part-name = name
part-scopes = scopes
part-expiration = expiration
# Comments in the command and in the Python code that are copied. They have to be one line.
note-labels = Labels cannot be set here.
note-access = Token type and access cannot be set here: this makes a personal token for the API.
note-access-labels = Token type, access and labels cannot be set here: this makes a personal token for the API.
note-shown-once = shown this once

## The outcome

creating = Creating the token…
looking = Looking whether a token was made…
not-made = No token was made: you can try again. Nothing you typed is lost.
# $reason is a sentence that says what failed.
not-found-out = Whether a token was made could not be found out. { $reason } Look again before you create another one.
# $look-view is a link with the words of “similar-look”.
similar = A token of this name is there: { $name-view }, UID { $uid-view }. Whether this create made it is not certain: { $look-view }, or choose another name.
similar-look = look at it
made-without-value = The token was made all the same, and nobody has its value: { $name-view }, UID { $uid-view }.
delete-and-try-again = Delete it and try again

## What differs between the new token and what was asked for. “It” is the token.

# $got is the type of the token, $wanted the type that was asked for.
other-type =
    It is { $got ->
        [organization] an organization token
        [monitoring] a monitoring token
       *[personal] a personal token
    }: you asked for { $wanted ->
        [organization] an organization token
        [monitoring] a monitoring token
       *[personal] a personal token
    }.
# $scopes, $labels and $deployments are lists of names.
lacks-scopes = It lacks the scopes { $scopes }.
has-scopes = It has the scopes { $scopes }, which you did not ask for.
lacks-labels = It lacks the labels { $labels }.
lacks-deployments = It lacks access to the deployments { $deployments }.
has-deployments = It has access to the deployments { $deployments }, which you did not ask for.
lacks-all-deployments = It lacks access to all protected deployments.
has-all-deployments = It has access to all protected deployments, which you did not ask for.
lacks-router-access = It lacks Router Access.
has-router-access = It has Router Access, which you did not ask for.
# $moment and $wanted are dates and times.
ends-otherwise = It ends { $moment }: you asked for { $wanted }.
ends-anyway = It ends { $moment }: you asked for no expiration.
never-ends-otherwise = It never ends: you asked for { $wanted }.

## Signing in a command line

login-title = A BentoML CLI wants to sign in as you.
# “bentoml cloud login” is a command.
login-warning = Only go on if you just started this yourself, with “bentoml cloud login”.
# $code-view is the code that the command line shows. “It” is the command line.
login-code = Its code: { $code-view }. It gets this token, and you need not copy anything. To deploy, it needs more scopes than are proposed. Cancel sends nothing.
# $person-view is the person's name, $login-view the name with which they sign in.
login-account = Your account: { $person-view } ({ $login-view }).
login-account-organization = Your account: { $person-view } ({ $login-view }), organization { $organization-view }.
# The button that signs in as another person.
login-not-you = Not you?
login-nothing-sent = Nothing was sent to the command line.
login-stop = Press Ctrl+C in the terminal to stop the command that waits.
login-done = The BentoML CLI is signed in with the token { $name-view }. Go back to your terminal.
login-token-made = Made for the command line; your terminal goes on within seconds. Its token is { $name-view }. If the terminal does not go on, delete the token and start the login again.
login-show-token = Show token

## A login code that does nothing on this site

code-unusable-on-server = This server cannot hand a token over to the command line.
code-unusable-on-site = This site does not hand tokens over to the command line.
code-unusable = The code in the address does nothing here. A command that still waits for it ends with Ctrl+C.
# $command-view is a command for the terminal. A button that copies it follows.
code-instead = Create a token here, copy its value, and sign in with it: { $command-view }
code-create-token = Create a token for it
copy-command = Copy command
