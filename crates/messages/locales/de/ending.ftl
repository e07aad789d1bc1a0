label = Ihre Tokens, die bald ablaufen
count = { $count ->
    [one] { $count } Ihrer Tokens läuft innerhalb von 7 Tagen ab
   *[other] { $count } Ihrer Tokens laufen innerhalb von 7 Tagen ab
}
