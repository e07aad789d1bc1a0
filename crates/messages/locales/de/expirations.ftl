none = Keine in den nächsten 26 Wochen.
bar = { $count ->
    [one] In der Woche vom { $day } läuft { $count } Token ab
   *[other] In der Woche vom { $day } laufen { $count } Tokens ab
}

## What the colors of the bars mean.

legend-broad = weitreichend
legend-api = Scope api
legend-other = andere

## The same as a table.

as-table = Als Tabelle
table-label = Abläufe pro Woche
week-of = Woche vom
broad = Weitreichend
other = Andere
