// The page's own script, which stands in the page itself: no file has to come before it. It begins the downloads and the
// panel's first requests, so that all of them are under way together, and sets the theme before anything is painted.
// The page names the files and their digests in this script's own tag, so this text is the same in every build. The policies
// of the page and of the web servers allow it by its digest. Without it the panel works as well, only later.
{
    const { panel, panelIntegrity, lazy, lazyIntegrity, languages } = document.currentScript.dataset;
    // Files are not fetched relative to the page: its address may have a name and a password (http://name:password@host/), which
    // fetch refuses.
    const at = path => new URL(path, location.origin + location.pathname);
    const stored = (storage, key) => { try { return globalThis[storage].getItem('bento-token-panel.' + key); } catch { return null; } };

    // It is compiled beside the first paint. Where that fails, start.js fetches it again and says why: the host may name another
    // content type.
    const program = fetch(at(panel), { integrity: panelIntegrity });
    globalThis.program = globalThis.WebAssembly?.compileStreaming?.(program);
    globalThis.program?.catch(() => {});

    // The table of the first requests is the client's (crates/client/first_requests.json), and so are the options. The client
    // takes the answers. Their bodies are read here, so that the panel waits for nothing when it starts.
    const first = @FIRST@;
    const early = globalThis.early = {};
    const ask = (path, headers, then = it => it, cache = 'no-store') => {
        const controller = new AbortController();
        const answer = fetch(at(path), {
            cache, redirect: 'manual', referrerPolicy: 'no-referrer', signal: controller.signal,
            headers: new Headers({ accept: first.accept, ...headers }),
        }).then(async response => ({ response, body: await response.arrayBuffer() })).then(then);
        answer.catch(() => {});
        early[path] = Object.assign(answer, { sent: Date.now(), abort: () => controller.abort() });
    };
    // The language: the one that is chosen in the menu, else the one that this browser remembers, else the settings', else the
    // first of the browser's own that there is, else English. The panel calls this too, and gets the language's file (or nothing) and the tag for numbers and times, which has
    // the region of the browser's own tag.
    const files = new Map((languages ?? '').split(' ').map(language => language.split('=')));
    const closest = tag => {
        const [first] = String(tag ?? '').toLowerCase().split('-');
        const script = /-(hans|hant|tw|hk|mo)\b/i.exec(tag)?.[1].toLowerCase() ?? 'hans';
        const language = first != 'zh' ? first : script == 'hans' ? 'zh-Hans' : 'zh-Hant';
        return language == 'en' || files.get(language) ? language : undefined;
    };
    const speak = globalThis.speak = (wanted, chosen) => {
        const own = navigator.languages, first = chosen ?? stored('localStorage', 'language');
        const found = [first, wanted, ...own].map(closest).find(it => it) ?? 'en';
        // The frame's heading is English: it is hidden in other languages.
        document.documentElement.lang = found;
        return [files.get(found) ?? '', own.find(tag => closest(tag) == found) ?? found].join(' ');
    };
    const askAsTheSettingsSay = site => {
        const [file] = speak(site.language).split(' ');
        if (file) ask(file, {}, undefined, 'default');
        // Of another origin, or of a pasted token that is kept for this tab: the panel asks for it, if it must.
        if (site.endpoint || stored('sessionStorage', 'token')) return;
        // The second piece has the sign-in page. start.js takes it.
        if (site.signed_in === false && lazy) {
            globalThis.second = fetch(at(lazy), { integrity: lazyIntegrity });
            globalThis.second.catch(() => {});
        }
        if (![true, undefined].includes(site.signed_in)) return;
        const organization = site.organization?.trim();
        // The panel refuses such a name.
        if (organization && !/^[!-~](?:[ -~]*[!-~])?$/.test(organization)) return;
        const headers = organization ? { [first.organization]: organization } : {};
        for (const path of first.paths) ask(path, headers);
        // Where it is not certain that somebody is signed in, or that the server has the address, this waits for the list.
        if (site.signed_in && site.server != 'yatai') ask(first.role, { ...headers, [first.background]: '1' });
    };
    // The panel gets the settings after these requests are sent, so that it does not send them too.
    ask(first.settings, {}, answer => {
        const { ok, status } = answer.response;
        try {
            if (ok) askAsTheSettingsSay(JSON.parse(new TextDecoder().decode(answer.body)));
            else if (status == 404) askAsTheSettingsSay({});
        } catch { /* The panel says what is wrong with its settings. */ }
        return answer;
    });

    // Another tab tells of a sign-in or a sign-out. The panel listens itself, once it is there.
    if (globalThis.BroadcastChannel) {
        globalThis.otherTabs = new BroadcastChannel('bento-token-panel');
        globalThis.otherTabs.onmessage = () => {
            for (const answer of Object.values(globalThis.early ?? {})) answer.abort();
            globalThis.early = undefined;
        };
    }

    // After the requests: the browser may have to read its storage from a disk.
    speak();
    const theme = stored('localStorage', 'theme');
    if (theme) document.documentElement.dataset.theme = theme;
}
