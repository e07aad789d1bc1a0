// Reads all tokens through the API, stores them in one file for the plain pages, and returns which rows a page must show.
// Runs once for each server, before anything is measured.
(async ({ key, rows, forPlainPages }) => {
    const items = []
    for (let total = 1; items.length < total;) {
        const answer = await fetch(`/api/v1/api_tokens?start=${items.length}&count=1000`)
        if (!answer.ok) throw new Error(`the list was refused with ${answer.status}`)
        const page = await answer.json()
        total = page.total
        items.push(...page.items)
        if (!page.items.length) break
    }
    if (forPlainPages) {
        await fetch('/bench/tokens.json', { method: 'PUT', body: JSON.stringify(items) })
    }
    // The text that a search looks at. The plain pages use the same.
    const text = ({ name, description, uid, user }) =>
        [name, description, uid, user?.name, user?.first_name, user?.last_name].join('\n').toLowerCase()
    const found = items.filter(token => text(token).includes(key))
    const seen = list => ({ uids: list.slice(0, rows).map(token => token.uid), total: list.length })
    return { opened: seen(items), found: seen(found) }
})
