### Notices above the list about the address, the clock and the members.

# $length is a length of time. $side is “ahead” or “behind”.
clock-wrong = { $side ->
    [ahead] The clock of this computer is { $length } ahead of the server’s. This page counts by the server’s clock: expirations that you choose, and what has expired. Correct the clock that is wrong.
   *[behind] The clock of this computer is { $length } behind the server’s. This page counts by the server’s clock: expirations that you choose, and what has expired. Correct the clock that is wrong.
}
# $names is a list of keys, or of keys with their values.
ignored = Ignored in the address: { $names }. These values mean nothing here.
members-unknown = This server does not tell who its members are, so nobody can say whose creator has left (creator_left in the address). All tokens are shown.
search-secret = The search has a word as long as a token, so it is not in the address: reloading the page loses it.
shortened = This view is too long for an address. Reloading the page loses the search, long filters and what a link filled in, and so does copying the address.
