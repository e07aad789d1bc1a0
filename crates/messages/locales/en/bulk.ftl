### Deletion of one token or of many, and a new expiration for many: the dialogs and the notice.

## The dialog that asks whether to delete many tokens.

delete-question = { $count ->
    [one] Delete { $count } token?
   *[other] Delete { $count } tokens?
}
delete-tokens = { $count ->
    [one] Delete { $count } token
   *[other] Delete { $count } tokens
}
none-deletable = None of these can be deleted
# $name-view is a token's name.
made-with = This is { $name-view } and everything that was made with it, directly or through other tokens.
list-incomplete = The list is not complete: there may be more that was made with it, which this does not delete.
# $number is what to type, as digits.
type-to-confirm = Type { $number } to confirm
type-refusal = Type { $number } to say that you mean all of them.
# What a deletion does; $count is how many tokens are deleted.
effect-expired = { $count ->
    [1] It has expired, and works nowhere any more.
   *[other] They have expired, and work nowhere any more.
}
effect-stops = { $count ->
    [1] It stops working.
   *[other] They stop working.
}
# $working is how many of the deleted tokens work.
effect-some-stop = { $working ->
    [one] { $working } of them still works, and stops working.
   *[other] { $working } of them still work, and stop working.
}
effect-undo = For { NUMBER($seconds) } seconds it can be undone; after that it cannot.
all-hidden = None of them is in this view.
# A list follows.
some-hidden = { $hidden ->
    [one] { $hidden } of them is not in this view; it comes first:
   *[other] { $hidden } of them are not in this view; they come first:
}
not-yours = { $count ->
    [one] Not yours to delete, and left as they are: { $count } token.
   *[other] Not yours to delete, and left as they are: { $count } tokens.
}
# A line of a list: a token's name, and a sentence that says why it cannot be deleted.
refused = { $name-view }: { $reason }
# The end of a list that shows only its first items.
more = … and { NUMBER($count) } more.
# Another run must end first.
wait = Wait until the tokens before these are done.

## The dialog that gives many tokens a new expiration.

change-question = { $count ->
    [one] Change expiry of { $count } token?
   *[other] Change expiry of { $count } tokens?
}
# A button: of the dialog, and of the bar while tokens are selected.
change-expiry = Change expiry
# The choice while nothing is chosen.
choose = Choose…
choose-refusal = Choose when they expire.
none-can = None of these tokens can have it: the list says why.
change-hint = Tokens that cannot have it stay as they are. “Undo” gives back the old ends, but none that has passed.
no-end = It has no end that could be moved.
same-expiration = It has this expiration already.
# A line of the list after a token's name; $reason is a sentence.
stays = stays as it is. { $reason }
# A token's end before and after; each is a time or “never”.
change = { $before } → { $after }
change-revives = { $before } → { $after }. It works again then.
never = never

## The notice while a deletion waits or a run is under way.

deleting-name = Deleting { $name }.
deleting = { $count ->
    [one] Deleting { $count } token.
   *[other] Deleting { $count } tokens.
}
changing = { $count ->
    [one] Changing the expiration of { $count } token.
   *[other] Changing the expiration of { $count } tokens.
}
seconds-to-undo = There are { NUMBER($seconds) } seconds to undo it.
# Short, beside the button “Undo”: it counts down.
seconds-left = { NUMBER($seconds) } s left
nothing-deleted = Nothing was deleted.
# The bar that shows how many are done, as screen readers say it.
bar-deleted = Deleted
bar-changed = Changed
ended-of-total = { NUMBER($ended) } of { NUMBER($total) }
stop = Stop

## The notice when a run has ended.

deleted-name = Deleted { $name }.
deleted = { $count ->
    [one] Deleted { $count } token.
   *[other] Deleted { $count } tokens.
}
changed = { $count ->
    [one] Changed the expiration of { $count } token.
   *[other] Changed the expiration of { $count } tokens.
}
stopped-name = Stopped: { $name } is left as it was.
stopped = { $count ->
    [one] Stopped: { $count } token left as they were.
   *[other] Stopped: { $count } tokens left as they were.
}
# A list of reasons follows.
not-deleted-name = { $name } could not be deleted:
not-deleted = { $count ->
    [one] { $count } token could not be deleted, and stay selected:
   *[other] { $count } tokens could not be deleted, and stay selected:
}
not-changed = { $count ->
    [one] { $count } token could not be changed, and stay selected:
   *[other] { $count } tokens could not be changed, and stay selected:
}
# A line of a list: a token's name and uid, and what became or will become of it.
outcome = { $name-view } { $uid-view }: { $outcome-view }
try-rest = Try the rest again
# The button deletes what was made with the deleted tokens.
delete-these-too = Delete these too
own-left = Left as it is: you are signed in with it, and others could not be deleted.

