### The export of the list, and calendar entries.

# $format is the name of a format, for instance JSON.
download = Download { $format }
copy = Copy { $format }

## What is done, and what was done.

writing = Writing: { NUMBER($count) } tokens…
copied-tokens = { $count ->
    [one] Copied { NUMBER($count) } token as { $format }.
   *[other] Copied { NUMBER($count) } tokens as { $format }.
}
downloaded-tokens = { $count ->
    [one] Downloaded { NUMBER($count) } token as { $file }.
   *[other] Downloaded { NUMBER($count) } tokens as { $file }.
}
# A calendar holds when tokens expire.
downloaded-expirations = { $count ->
    [one] Downloaded { NUMBER($count) } expiration as { $file }.
   *[other] Downloaded { NUMBER($count) } expirations as { $file }.
}
# After one of the sentences above.
incomplete = The list is not complete.
copied-command = Copied as a command.
# $reason is a complete clause: why nothing was copied or downloaded.
refused = { $reason }.

## Comments before a command for a terminal. Without quotes, brackets and other signs that a shell gives a meaning.

# $keys is a list of filters as the address has them, for instance “status, scope”.
command-without = The tool has no option for { $keys }.
command-search = It searches for one word, and where is up to the server.
command-limit = It lists the first 100 tokens at most.

## Calendar entries.

token-expires = API token { $name } expires
token-uid = UID: { $uid }
