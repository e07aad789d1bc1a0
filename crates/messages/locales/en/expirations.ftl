### The figure above the table: how many tokens expire in each of the next weeks.

none = None in the next 26 weeks.
# A bar; $day is the first day of the week.
bar = { $count ->
    [one] { $count } token expires in the week of { $day }
   *[other] { $count } tokens expire in the week of { $day }
}

## What the colors of the bars mean.

# Tokens with the scope “api”.
legend-broad = broad
# The same, on a server where this scope says less.
legend-api = scope api
legend-other = other

## The same as a table.

as-table = As a table
table-label = Expirations by week
week-of = Week of
broad = Broad
other = Other
