// Runs in the page before the panel's own scripts: keeps what the panel's WebAssembly exports, counts what it calls,
// holds the clock, and takes steps as a person would, as fast as the panel follows. Used by leaks.rs.
(() => {
    let calls = 0;
    let panel;
    const counted = run => typeof run === 'function'
        ? (...args) => { calls += 1; return run(...args); }
        : run;
    const countedAll = module => Object.fromEntries(Object.entries(module).map(([name, run]) => [name, counted(run)]));
    for (const how of ['instantiate', 'instantiateStreaming']) {
        const own = WebAssembly[how].bind(WebAssembly);
        WebAssembly[how] = async (source, imports) => {
            // The second piece imports from the first one alone.
            if (panel) return own(source, imports);
            const modules = Object.entries(imports).map(([name, module]) => [name, countedAll(module)]);
            const made = await own(source, Object.fromEntries(modules));
            // Of a module that is compiled already, the instance alone.
            panel = (made.instance ?? made).exports;
            return made;
        };
    }

    // Time stands still but where a test puts it forward: what is relative to now says the same in each round.
    let time = Date.now();
    Date.now = () => time;
    window.setInterval = () => 0;

    const css = {
        alertdialog: '[role=alertdialog]', button: 'button, summary', dialog: 'dialog:not([role])', form: 'form', menuitem: '[role=menuitem]', link: 'a[href]',
        searchbox: 'input[type=search]',
    };
    const textOf = node => {
        if (node.nodeType === Node.TEXT_NODE) return node.data;
        if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
        return [...node.childNodes].map(textOf).join('');
    };
    const nameOf = element => element.getAttribute('aria-label')
        ?? textOf(document.getElementById(element.getAttribute('aria-labelledby')) ?? element).trim();
    const openDialogs = () => [...document.querySelectorAll('dialog[open]')];
    // What is behind a modal dialog is there for nobody.
    const find = (role, name) => {
        const isDialog = role.endsWith('dialog');
        const top = isDialog ? document : openDialogs().at(-1) ?? document;
        return [...top.querySelectorAll(css[role])].find(element =>
            nameOf(element) === name && (isDialog ? element.open : element.checkVisibility()));
    };

    const until = (what, look) => new Promise((done, fail) => {
        const now = look();
        if (now) return done(now);
        const observer = new MutationObserver(() => {
            const found = look();
            if (found) end(() => done(found));
        });
        const timer = setTimeout(() => end(() => fail(new Error(`${what}: not within 10 s`))), 10_000);
        const end = then => { clearTimeout(timer); observer.disconnect(); then(); };
        observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
    });
    const task = () => new Promise(done => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { port1.close(); done(); };
        port2.postMessage(0);
    });
    const frame = () => new Promise(requestAnimationFrame);
    const rest = async () => {
        for (let i = 0; i < 3; i += 1) { await frame(); await task(); }
    };

    const take = {
        async click(role, name) {
            const element = await until(`${role} ${name}`, () => find(role, name));
            // As a person's click does, and a script's does not.
            element.focus();
            element.click();
        },
        async press(key) {
            const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
        },
        async see(role, name) {
            await until(`${role} ${name}`, () => find(role, name));
            await task();
        },
        async seeNo(role, name) {
            await until(`no ${role} ${name}`, () => !find(role, name));
            await task();
        },
    };

    const type = text => {
        const search = document.querySelector(css.searchbox);
        search.value = text;
        search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    const pass = hours => {
        time += hours * 3_600_000;
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    };
    // How often the document is changed, and how often the panel calls out, when this is done and when it is undone.
    const stir = async (act, undo) => {
        let changes = 0;
        const observer = new MutationObserver(records => { changes += records.length; });
        observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
        const before = calls;
        for (const it of [act, undo]) {
            it();
            await rest();
        }
        observer.disconnect();
        return [changes, calls - before];
    };

    const left = [];
    window.leaks = {
        async walk(steps, rounds) {
            for (let round = 0; round < rounds; round += 1) {
                for (const [what, ...of] of steps) await take[what](...of);
            }
            // The panel looks at the clock every ten seconds: as long as this takes a person at least.
            pass(0);
            await rest();
        },
        async stir() {
            return { letter: await stir(() => type('a'), () => type('')), hour: await stir(() => pass(1), () => pass(-1)) };
        },
        memory: () => panel.memory.buffer.byteLength,
        // What a careless panel would do in each round.
        leave: {
            listener: () => window.addEventListener('hashchange', () => {}),
            node: () => left.push(document.createElement('p')),
            memory: () => panel.memory.grow(1),
            reader: () => window.addEventListener('input', () => { document.body.dataset.left = left.length; }),
        },
    };
})();
