// Starts the panel, and fetches its second piece on demand. The downloads have begun in the page's own script (first.js).
// The page names the other files and their digests in that script's tag, so this file is the same in every build.
// It says why the panel does not start: the sentences are in index.html, for browsers that cannot run this file too.
const files = document.querySelector('script[data-panel]').dataset;
// Files are not fetched relative to the page: its address may have a name and a password (http://name:password@host/), which
// fetch refuses.
const page = location.origin + location.pathname;
const get = (name, integrity) => fetch(new URL(name, page), { integrity });

// This script may run before the page has a body.
let sentences;
const untilBody = async () => {
    while (!(sentences ??= document.getElementById('start'))) await new Promise(requestAnimationFrame);
};
const say = async id => {
    await untilBody();
    document.getElementById('frame')?.remove();
    sentences.className = 'notice failure';
    sentences.setAttribute('role', 'alert');
    for (const sentence of sentences.children) sentence.hidden = sentence.id != id;
    // The panel may have started, and be covered by its dialogs.
    if (!sentences.isConnected) ([...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body).prepend(sentences);
};

// What the page's style sheets use and the oldest browsers lack. Most of the page works there all the same.
const isOld = !globalThis.CSS?.supports('color: color-mix(in srgb, red, red)') || !CSS.supports('selector(:has(a))');
if (isOld) say('too-old');

// Not awaited: the bindings import this module and would wait for it to end. At an address with a name and a password the
// browser runs this file twice, because the bindings import it without them: the panel starts once.
const isFirst = !globalThis.started;
const started = globalThis.started ??= start();
if (isFirst) started.catch(error => {
    if (isPanic(error)) return say('stopped');
    if (!globalThis.WebAssembly) return say('no-wasm');
    // A page of an older version, whose files are gone: once, because nothing is typed yet. A browser that does not say how the
    // page was opened would load it again and again.
    const opened = globalThis.performance?.getEntriesByType?.('navigation')[0]?.type;
    if (opened && opened != 'reload') location.reload();
    else if (!isOld) say('no-file');
});
// After a panic nothing on the page works any more.
for (const kind of isFirst ? ['error', 'unhandledrejection'] : []) {
    addEventListener(kind, event => { if (isPanic(event.error ?? event.reason)) say('stopped'); });
}
// Not earlier: a style sheet that is still loading is not there either.
if (isFirst) started.then(async () => {
    if (document.readyState != 'complete') await new Promise(loaded => addEventListener('load', loaded));
    const sheets = [...document.querySelectorAll('link[rel=stylesheet]')];
    if (!isOld && !sheets.every(hasRules)) say('no-style');
}, () => {});

// Of a file that is missing, some browsers have no sheet, some an empty one, and some one whose rules cannot be read.
function hasRules(link) { try { return link.sheet.cssRules.length > 0; } catch { return false; } }
function isPanic(error) { return error?.name == 'RuntimeError'; }

async function start() {
    const program = Promise.resolve(globalThis.program).catch(() => {});
    const { default: init } = await import(files.bindings);
    const panel = await program ?? get(files.panel, files.panelIntegrity);
    await untilBody();
    const exports = await init({ module_or_path: panel });
    globalThis.otherTabs?.close();
    if (!isOld) sentences.remove();
    return exports;
}

let lazy;

// Called by the first piece: fetches the second one, once, and calls back with whether it is there. After a failure a later
// call fetches again. first.js may have begun it. The whole answer is read before it is compiled: that works with any content type.
async function load(callback, data) {
    const begun = globalThis.second;
    globalThis.second = undefined;
    lazy ??= (begun ?? get(files.lazy, files.lazyIntegrity))
        .then(answer => answer.arrayBuffer())
        .then(async bytes => WebAssembly.instantiate(bytes, { __wasm_split: await started }));
    const isHere = await lazy.then(() => true, () => { lazy = undefined; return false; });
    (await started).__indirect_function_table.get(callback)(data, isHere);
}

// Back can bring a page back from the browser's memory, as it was when it was left. It is emptied when it is left, and loaded
// anew when it comes back: then the server is asked who is signed in. The unsaved value that the page warned of is gone.
const empty = () => document.body.replaceChildren();
addEventListener('pagehide', () => {
    empty();
    // What goes on when it comes back sends nothing and has no answers: the session may have ended, and it is loaded anew at once.
    globalThis.fetch = () => new Promise(() => {});
    globalThis.early = undefined;
});
addEventListener('pageshow', event => {
    if (!event.persisted) return;
    empty();
    addEventListener('beforeunload', event => event.stopImmediatePropagation(), true);
    location.reload();
});

export { load as @LOADER@ };
