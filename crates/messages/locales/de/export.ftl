download = { $format } herunterladen
copy = { $format } kopieren

## What is done, and what was done.

writing = Wird geschrieben: { NUMBER($count) } Tokens…
copied-tokens = { $count ->
    [one] { NUMBER($count) } Token als { $format } kopiert.
   *[other] { NUMBER($count) } Tokens als { $format } kopiert.
}
downloaded-tokens = { $count ->
    [one] { NUMBER($count) } Token als { $file } heruntergeladen.
   *[other] { NUMBER($count) } Tokens als { $file } heruntergeladen.
}
downloaded-expirations = { $count ->
    [one] { NUMBER($count) } Ablauf als { $file } heruntergeladen.
   *[other] { NUMBER($count) } Abläufe als { $file } heruntergeladen.
}
incomplete = Die Liste ist nicht vollständig.
copied-command = Als Befehl kopiert.
refused = { $reason }.

## Comments before a command for a terminal. Without quotes, brackets and other signs that a shell gives a meaning.

command-without = Das Programm hat keine Option für { $keys }.
command-search = Es sucht nach einem einzigen Wort, und wo, bestimmt der Server.
command-limit = Es listet höchstens die ersten 100 Tokens auf.

## Calendar entries.

token-expires = API-Token { $name } läuft ab
token-uid = UID: { $uid }
