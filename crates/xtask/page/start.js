// The page's first script. It begins the downloads, starts the panel, and fetches its second piece on demand.
// The page names the other files and their digests in this script's own tag, so this file is the same in every build.
const files = document.querySelector('script[data-panel]').dataset;
const get = (name, integrity) => fetch(new URL(name, import.meta.url), { integrity });

const panel = get(files.panel, files.panelIntegrity);
// The panel reads its settings next. They are fetched meanwhile, with the same options as the client's.
// Not relative to the page, whose address may have a name and a password (http://name:password@host/): fetch refuses those.
const settings = fetch(new URL('config.json', location.origin + location.pathname), {
    cache: 'no-store', redirect: 'manual', referrerPolicy: 'no-referrer', headers: { Accept: 'application/json' },
});
settings.catch(() => {});
globalThis.early = { 'config.json': settings };

// Not awaited: the bindings import this module and would wait for it to end.
const started = start();

async function start() {
    const { default: init } = await import(files.bindings);
    // This script may run before the page has a body.
    while (!document.body) await new Promise(requestAnimationFrame);
    return init({ module_or_path: panel });
}

let lazy;

// Called by the first piece: fetches the second one, once, and calls back with whether it is there. After a failure a later
// call fetches again. The whole answer is read before it is compiled: that works with any content type.
async function load(callback, data) {
    lazy ??= get(files.lazy, files.lazyIntegrity)
        .then(answer => answer.arrayBuffer())
        .then(async bytes => WebAssembly.instantiate(bytes, { __wasm_split: await started }));
    const isHere = await lazy.then(() => true, () => { lazy = undefined; return false; });
    (await started).__indirect_function_table.get(callback)(data, isHere);
}

export { load as @LOADER@ };
