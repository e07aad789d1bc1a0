### The line below the table.

only-own = These are all yours: the server may list no others.
incomplete = Incomplete: { NUMBER($loaded) } of { NUMBER($total) } tokens loaded
loading = Loading: { NUMBER($loaded) } of { NUMBER($total) } tokens
# How many tokens the filters show.
shown-of-all = { $total ->
    [one] { NUMBER($shown) } of { NUMBER($total) } token
   *[other] { NUMBER($shown) } of { NUMBER($total) } tokens
}
times-in-utc = Times in UTC
# $zone is the name of a time zone. Where the pointer rests on a time, its form in UTC is shown.
times-in = Times in { $zone }, hover for UTC
# A button, where times are in the computer's zone.
show-utc = Show UTC
# A button, where times are in UTC because the person chose it.
show-local-time = Show local time
