// Measures a page from inside. It runs before the page's own scripts, and is the same for every page that is compared.
//
// A time is taken when the expected rows are in the document and have been painted: an animation frame comes before style,
// layout and paint, and a message that is posted in it is delivered after them.
(expected => {
    const blocks = []
    new PerformanceObserver(list => {
        for (const task of list.getEntries()) blocks.push({ at: task.startTime, lasts: task.duration })
    }).observe({ type: 'longtask', buffered: true })

    let shift = 0
    new PerformanceObserver(list => {
        for (const move of list.getEntries()) if (!move.hadRecentInput) shift += move.value
    }).observe({ type: 'layout-shift', buffered: true })

    // When the first row is in the document.
    let rows
    const seen = new MutationObserver(() => {
        if (!document.querySelector('tbody tr[data-uid]')) return
        rows = performance.now()
        seen.disconnect()
    })
    seen.observe(document, { childList: true, subtree: true })

    // Whether the rows that fill the window are the right ones in the right order. A page that draws every row must have all.
    const shows = ({ uids, total }) => {
        let row = document.querySelector('tbody tr[data-uid]')
        if (!row || expected.every && row.parentNode.childElementCount !== total) return false
        const first = row
        for (const uid of uids) {
            if (row?.dataset.uid !== uid) return false
            row = row.nextElementSibling
        }
        return first.getClientRects().length > 0
    }
    const painted = wanted => new Promise(resolve => {
        const look = () => {
            if (!shows(wanted)) return requestAnimationFrame(look)
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now())
            port2.postMessage(0)
        }
        requestAnimationFrame(look)
    })
    const pause = time => new Promise(resolve => setTimeout(resolve, time))
    const opened = painted(expected.opened)
    let pressed

    globalThis.watch = {
        // Milliseconds from the navigation to the paint of the first rows.
        opened: () => opened,
        // Waits until the page says that it has all tokens, and then until it is idle.
        async complete() {
            const words = `${expected.opened.total} tokens`
            // The panel groups digits: "10,000 tokens".
            const says = () => [...document.querySelectorAll('[role=status]')]
                .some(it => it.textContent.trim().replaceAll(',', '') === words)
            while (!says()) await pause(50)
            const end = performance.now()
            await new Promise(resolve => requestIdleCallback(resolve))
            await pause(500)
            return end
        },
        // Milliseconds of the longest task on the main thread so far. The browser reports only those of 50 ms and more.
        block: () => Math.max(0, ...blocks.map(task => task.lasts)),
        blocks: () => blocks,
        // How far what was painted has moved by itself.
        shift: () => shift,
        // What the page has done when, in milliseconds since the navigation.
        async marks() {
            const files = performance.getEntriesByType('resource')
            const program = files.find(it => /panel-.*\.wasm$|plain\.js$/.test(it.name))
            const tokens = files.find(it => /api_tokens\?|tokens\.json$/.test(it.name))
            return {
                page: performance.getEntriesByType('navigation')[0].responseEnd,
                first_paint: performance.getEntriesByName('first-paint')[0]?.startTime,
                program_asked: program?.startTime, program: program?.responseEnd,
                tokens_asked: tokens?.startTime, tokens: tokens?.responseEnd,
                rows, painted: await opened,
            }
        },
        // Waits for a key press, and for the paint of its result.
        arm(name) {
            const at = new Promise(resolve => {
                addEventListener('keydown', event => resolve(event.timeStamp), { capture: true, once: true })
            })
            pressed = painted(expected[name]).then(async end => end - await at)
            document.querySelector('input[type=search]').focus()
        },
        // Milliseconds from that key press to the paint.
        pressed: () => pressed,
        // The addresses of the scripts, styles and WebAssembly that the page has loaded.
        code: () => performance.getEntriesByType('resource').map(it => new URL(it.name).pathname)
            .filter(path => /\.(js|mjs|wasm|css)$/.test(path)),
    }
})
