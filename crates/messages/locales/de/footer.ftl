only-own = Alle gehören Ihnen: Vielleicht listet der Server keine anderen auf.
incomplete = Unvollständig: { NUMBER($loaded) } von { NUMBER($total) } Tokens geladen
loading = Wird geladen: { NUMBER($loaded) } von { NUMBER($total) } Tokens
shown-of-all = { $total ->
    [one] { NUMBER($shown) } von { NUMBER($total) } Token
   *[other] { NUMBER($shown) } von { NUMBER($total) } Tokens
}
times-in-utc = Zeiten in UTC
times-in = Zeiten in { $zone }, beim Daraufzeigen UTC
show-utc = UTC anzeigen
show-local-time = Ortszeit anzeigen
