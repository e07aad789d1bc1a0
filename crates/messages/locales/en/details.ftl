### The dialog “Token details”: the fields of one token, and what can be done with it.

token-details = Token details
not-found = There is no such token (any more). It may have been deleted, or it is somebody else's.
not-found-uid = UID { $uid-view }

## The head.

# The state of a token, after its name.
state-never-expires = never expires
# $when is a time relative to now, for instance “in 9 days”.
state-expires = expires { $when }
# Links to the tokens before and after this one in the list.
previous = Previous
next = Next

## The tabs.

# The list of tabs, as screen readers say it.
view = View
fields = Fields
# Copies the token as JSON or YAML.
copy = Copy

## The fields.

copy-uid = Copy UID
updated = Updated
made-with = Made with
# The value of “Made with”.
maker = token { $maker-view }
# The same with one token more. $makers-view is the value up to here, for instance “token a”.
maker-of-makers = { $makers-view }, which was made with { $maker-view }
# The token that made this one does not exist any more.
deleted-maker = { $maker-view } (deleted)
description-cut = This is the beginning: { NUMBER($count) } characters in all. JSON and YAML show the whole text.

## The value of “Access”: what the token may reach.

prometheus-only = Prometheus metrics only
developer-operations = Developer Operations
# $deployments-view is the names of deployments.
protected-deployments = Protected deployments: { $deployments-view }
deployments-not-named = Protected deployments, which the server does not name

## Hints above the fields.

hint-expired = Expired: nothing can use it any more. It can be deleted.
hint-expires-soon = Expires soon: replace it before what uses it stops working.
hint-no-expiration = No expiration: a copy that leaks works until somebody deletes it.
# “api” is the name of a scope.
hint-broad = Broad: api allows everything.
hint-never-used = { $days ->
    [one] Never used, in { $days } day.
   *[other] Never used, in { $days } days.
}
hint-unused = Unused for { NUMBER($days) } days.

## The buttons.

show-value = Show value
replace = Replace
extend = Extend…
edit-token = Edit token
# The menu with all other actions.
more = More
create-like-this = Create one like this
# Downloads a calendar entry: a file that ends with .ics.
remind-me = Remind me (.ics)

## A mail to the creator of the token.

mail-subject = API token { $name }
# The first line of the mail.
mail-greeting = Hello { $person },
# The line after the greeting. A link follows.
mail-about = this is about your API token { $name }:
