### The search and the filters of the list.

search-tokens = Search tokens
clear-filters = Clear filters

## The buttons of the menus.

# On a phone: shows the buttons of the menus.
filters = Filters
status = Status
creator = Creator
dates = Dates
deployment = Deployment
# $filter is the name of a menu, $count is how many of its filters are active.
menu-with-count = { $filter } ({ NUMBER($count) })

## The states of a token: filters, and numbers in the summary.

active = Active
expiring = Expiring in 14 days
expired = Expired

## The items of the menus.

no-scope = No scope
# Above lengths of time: the token was not used for as long.
unused-for = Unused for
# $span is a length of time, for instance “30 days”. Above it stands what it is about: “Expires”, “Used” or “Created”.
within = Within { $span }
none-in-list = None in this list.
more-names = … and { NUMBER($count) } more.

## The active filters, each a link that removes it.

# As screen readers say it. $filter is one of the texts below, or a state.
remove = Remove filter: { $filter }
by-scope = Scope: { $scope }
by-type = Type: { $type }
by-creator = Created by { $creator }
# $days is a day or the text of “days”.
expires-on = Expires { $days }
days = { $first } to { $last }
# $date is the time that the filter is about, $span is a length of time.
by-date = { $date ->
    [expires] Expires within { $span }
    [used] Used within { $span }
    [unused] Unused for { $span }
   *[created] Created within { $span }
}
by-deployment = May access { $deployment }
by-label = Label: { $label }
longer-than = Lives longer than { $span }
creator-left = Creator left the organization
