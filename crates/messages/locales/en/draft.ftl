### Why a field of the create or the edit form is refused, and what the forms propose.

# The description of a token that signs in a command line. It is stored with the token. “bentoml cloud login” is a command.
login-description = Made for bentoml cloud login

## Name

name-missing = A name is required.
name-too-long = The name has { NUMBER($length) } characters, at most { NUMBER($most) } are allowed.
name-begins-badly = The name must begin with a lowercase letter (a-z).
name-ends-badly = The name must not end with a hyphen.
# $character is one character that can be seen.
name-has-character = The name may hold lowercase letters, digits and hyphens only, not “{ $character }”.
name-has-space = The name may hold lowercase letters, digits and hyphens only, not a space.
# $code is the code of a character that cannot be seen: “U+200B”.
name-has-code = The name may hold lowercase letters, digits and hyphens only, not { $code }.
name-taken = You have a token of this name already: choose another name.

## Description and labels

description-too-long = The description has { NUMBER($length) } characters, at most { NUMBER($most) } are allowed.
# $part is what was typed. KEY and VALUE stand for words that people write.
label-wrong = “{ $part }” is no label: write KEY or KEY:VALUE with letters, digits and inside - _ . /, at most { NUMBER($most) } characters each.
label-twice = Two labels have the key “{ $key }”.
labels-too-many = A token can have at most { NUMBER($most) } labels.

## Access and scopes

no-deployment = Choose at least one deployment, or all of them.
does-nothing = This token could do nothing: choose at least one scope or access.

## Expiration

# $forms is “expiration-forms”.
expiration-missing = An expiration is required: { $forms }.
expiration-unreadable = This is not an expiration; accepted are { $forms }.
expiration-no-such-time = There is no such date or time; accepted are { $forms }.
# What the field reads in every language: lengths of time, dates and times.
expiration-forms = 30d, 1w, 24h, 2026-12-31, 2026-12-31T18:00:00 or 2026-12-31 18:00:00, with an offset such as Z or +02:00 or without one
length-zero = The duration must be at least 1.
length-too-far = The duration is longer than 100 years.
too-far = This is more than 100 years away: choose an earlier moment, or “No expiration”.
past = This moment is past: choose one that is still to come.
no-such-moment = There is no such moment in your time zone.
no-limit = There is no limit any more: choose an expiration.
clock-skips = The clock jumps over the time you typed: it ends as much later as the clock jumps.
clock-repeats = The clock shows the time you typed twice that night: the first is meant.

## The latest expiration that is allowed

too-late = This is too late.
# $moment is a date and a time. $reason is a clause that says why.
latest = { $moment } is the latest: { $reason }.
# The reason in “latest”.
latest-of-site = { $days ->
    [one] here a token lives at most { $days } day from its creation
   *[other] here a token lives at most { $days } days from its creation
}
