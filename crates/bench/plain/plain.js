// Two plain pages without any library that show the same tokens as the panel, to compare it with: with every row in the
// document, or (`?view`) with only the rows in view. All tokens come in one answer.
'use strict'
const search = document.querySelector('input')
const status = document.querySelector('[role=status]')
const body = document.querySelector('tbody')
const template = document.querySelector('template').content.firstElementChild

const two = number => number < 10 ? '0' + number : number
const moment = (text, never) => {
    if (!text) return never
    const at = new Date(text)
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}
// The text that a search looks at.
const textOf = ({ name, description, uid, user }) =>
    `${name}\n${description}\n${uid}\n${user?.name}\n${user?.first_name} ${user?.last_name}`.toLowerCase()

function rowOf(token) {
    const row = template.cloneNode(true)
    const [name, scopes, created, expires, used, creator, uid] = row.children
    row.dataset.uid = token.uid
    name.firstChild.textContent = token.name
    name.firstChild.href = '?token=' + token.uid
    // As much as a row of the panel shows.
    name.lastChild.textContent = token.description.slice(0, 40)
    scopes.textContent = token.scopes.slice(0, 2).join(' ')
    created.textContent = moment(token.created_at, 'Unknown')
    expires.textContent = moment(token.expired_at, 'Never')
    used.textContent = moment(token.last_used_at, 'Never')
    creator.textContent = token.user.first_name ? `${token.user.first_name} ${token.user.last_name}` : token.user.name
    uid.textContent = token.uid
    return row
}

// Each row is built once, and inserted again when a search matches it.
function everyRow(hits) {
    const fragment = document.createDocumentFragment()
    for (const hit of hits) fragment.append(hit.row ??= rowOf(hit.token))
    body.replaceChildren(fragment)
}

// The rows are between two spacers, and are built again when others come into view.
const HEIGHT = 36, AROUND = 5
function rowsInView(hits) {
    const space = count => {
        const row = document.createElement('tr')
        row.style.height = `${count * HEIGHT}px`
        return row
    }
    const above = Math.max(0, Math.floor(-body.getBoundingClientRect().top / HEIGHT) - AROUND)
    const to = Math.min(hits.length, above + Math.ceil(innerHeight / HEIGHT) + 2 * AROUND)
    const rows = hits.slice(above, to).map(hit => rowOf(hit.token))
    body.replaceChildren(space(above), ...rows, space(hits.length - to))
}

const draw = location.search === '?view' ? rowsInView : everyRow
fetch('tokens.json').then(answer => answer.json()).then(tokens => {
    const all = tokens.map(token => ({ token, text: textOf(token) }))
    let hits = all
    const show = () => {
        const words = search.value.toLowerCase()
        hits = words ? all.filter(hit => hit.text.includes(words)) : all
        draw(hits)
        status.textContent = hits === all ? `${all.length} tokens` : `${hits.length} of ${all.length} tokens`
    }
    search.addEventListener('input', show)
    if (draw === rowsInView) addEventListener('scroll', () => draw(hits), { passive: true })
    show()
})
