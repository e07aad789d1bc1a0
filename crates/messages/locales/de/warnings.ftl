### Notices above the list about the address, the clock and the members.

clock-wrong = { $side ->
    [ahead] Die Uhr dieses Computers geht gegenüber der des Servers { $length } vor. Diese Seite richtet sich nach der Uhr des Servers: beim Ablauf, den Sie wählen, und bei dem, was abgelaufen ist. Stellen Sie die Uhr richtig, die falsch geht.
   *[behind] Die Uhr dieses Computers geht gegenüber der des Servers { $length } nach. Diese Seite richtet sich nach der Uhr des Servers: beim Ablauf, den Sie wählen, und bei dem, was abgelaufen ist. Stellen Sie die Uhr richtig, die falsch geht.
}
ignored = In der Adresse ignoriert: { $names }. Diese Werte bedeuten hier nichts.
members-unknown = Dieser Server nennt seine Mitglieder nicht. Deshalb ist nicht bekannt, welche Ersteller die Organisation verlassen haben (creator_left in der Adresse). Alle Tokens werden angezeigt.
search-secret = Die Suche enthält ein Wort, das so lang ist wie ein Token. Deshalb steht sie nicht in der Adresse: Beim Neuladen der Seite geht sie verloren.
shortened = Diese Ansicht ist zu lang für eine Adresse. Beim Neuladen der Seite gehen die Suche, lange Filter und was ein Link ausgefüllt hat verloren, beim Kopieren der Adresse auch.
