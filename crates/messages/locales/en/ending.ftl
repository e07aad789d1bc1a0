### The line about the person's own tokens that end within a week.

# The line, as screen readers say it.
label = Your tokens that end soon
count = { $count ->
    [one] { $count } of your tokens ends within 7 days
   *[other] { $count } of your tokens end within 7 days
}
