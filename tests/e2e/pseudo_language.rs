//! A language that is made of English, longer and with accents: each text that is not from a catalog shows, and so does a layout
//! that has no room for longer words.

use crate::languages::replace_file;
use crate::support::{App, Folder, Texts, copy_of_the_panel, panel_with, uid};
use serde_json::{Value, json};

const WIDTHS: [u32; 3] = [320, 768, 1280];

/// Texts with letters that have no accent. Left out are what the server sent (`data`), what is the same in every language, and
/// times, which the browser writes in German.
const NOT_FROM_A_CATALOG: &str = r#"
    const [data] = arguments, found = new Set();
    const times = /\b(vor|in|und|Uhr|UTC|Minuten?|Stunden?|Tage?n?|Monate?n?|Jahre?n?|Mo|Di|Mi|Do|Fr|Sa|So|Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez)\b/g;
    const same = /\b(UID|JSON|YAML|CSV|iCalendar|cURL|Python|gRPC|Prometheus|Basic|token|api|ago|Deutsch)\b|UTC[+-]?\d*/g;
    const look = (text, where) => {
        // What stands in quotes is somebody's text.
        let rest = text.replace(/“[^”]*(”|$)/gs, ' ');
        for (const it of data) rest = rest.split(it).join(' ');
        if (/[A-Za-z]{2}/.test(rest.replace(times, ' ').replace(same, ' '))) found.add(`${where}: ${text.trim().slice(0, 100)}`);
    };
    const skipped = '[translate=no], code, pre, time, script, style, noscript, option[lang], #start';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { data: text, parentElement: parent } = walker.currentNode;
        if (parent.checkVisibility() && !parent.closest(skipped)) look(text, parent.localName);
    }
    for (const e of document.querySelectorAll('[title], [aria-label], [placeholder], [data-label], [aria-description]')) {
        if (e.closest(skipped) || e.querySelector(':scope > time')) continue;
        for (const name of ['title', 'aria-label', 'placeholder', 'data-label', 'aria-description']) {
            if (e.hasAttribute(name)) look(e.getAttribute(name), `${e.localName} ${name}`);
        }
    }
    look(document.title, 'the title');
    return [...found].slice(0, 20)"#;

/// Controls and labels that are cut, outside of the window, or over each other.
const BROKEN: &str = r#"
    const found = [], width = document.documentElement.clientWidth;
    const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
    const sticksOut = e => e.checkVisibility() && e.getBoundingClientRect().right > width + 0.5;
    if (document.documentElement.scrollWidth > width) {
        const culprit = [...document.querySelectorAll('*')].find(e => sticksOut(e) && ![...e.children].some(sticksOut));
        found.push(`the page is ${document.documentElement.scrollWidth} wide: ${culprit?.outerHTML.slice(0, 200)}`);
    }
    const scrolls = e => e && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(e).overflowX) && e !== scope || scrolls(e.parentElement));
    const said = e => `${e.localName} “${(e.ariaLabel || e.textContent).trim().slice(0, 40)}”`;
    const seen = [...scope.querySelectorAll('button, a, label, legend, th, h1, h2, summary, dt, select, input, textarea')]
        .filter(e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getBoundingClientRect().width > 1 && !e.matches('.skip'));
    for (const e of seen) {
        const box = e.getBoundingClientRect(), style = getComputedStyle(e);
        if ((box.right > width + 0.5 || box.left < -0.5) && !scrolls(e.parentElement)) found.push(`outside: ${said(e)}`);
        const isCut = style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis' && !['select', 'input', 'textarea'].includes(e.localName);
        if (isCut && e.scrollWidth > e.clientWidth + 1) found.push(`cut: ${said(e)}`);
    }
    const controls = seen.filter(e => e.matches('button, a, summary, select, input, textarea') && !scrolls(e.parentElement));
    for (const [at, a] of controls.entries()) for (const b of controls.slice(at + 1)) {
        if (a.contains(b) || b.contains(a) || a.parentElement !== b.parentElement) continue;
        const [x, y] = [a, b].map(e => e.getBoundingClientRect());
        const over = Math.min(x.right, y.right) - Math.max(x.left, y.left) > 2 && Math.min(x.bottom, y.bottom) - Math.max(x.top, y.top) > 2;
        if (over) found.push(`over each other: ${said(a)} and ${said(b)}`);
    }
    return found.slice(0, 10)"#;

/// All texts that the server sends, the longest first.
async fn sent_by_the_server(app: &App) -> Value {
    fn texts(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => {
                found.push(text.clone());
                // A row shows the beginning of a long text.
                found.push(text.chars().take(199).collect());
                found.extend(text.lines().map(|line| line.trim().to_owned()).filter(|line| line.len() > 3));
            }
            Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
            Value::Object(fields) => fields.values().for_each(|value| texts(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for path in [
        "/api/v1/api_tokens?start=0&count=500",
        "/api/v1/members",
        "/api/v1/current_org",
        "/api/v1/deployments",
    ] {
        texts(&app.server.ask("GET", path, None, 200).await, &mut found);
    }
    // What the tests type, the site's title, and names, which are shown as first and last name.
    found.extend(["pseudo", "status=wrong", "Yatai"].map(str::to_owned));
    found.extend(
        ["Mara Okafor", "Sofía Álvarez", "Tomasz Nowak", "Jonas Weber", "build-bot", "admin", "default"]
            .map(str::to_owned),
    );
    found.retain(|text| text.len() > 1);
    found.sort_by_key(|text| std::cmp::Reverse(text.len()));
    json!(found)
}

struct Walk<'a> {
    app: &'a App,
    pseudo: Texts,
    data: Value,
    problems: Vec<String>,
}

impl Walk<'_> {
    fn say(&self, area: &str, name: &str) -> String {
        self.pseudo.text(area, name)
    }

    /// Looks at what is on the screen, and leaves it wide.
    async fn look(&mut self, view: &str) {
        for width in WIDTHS {
            self.app.browser.set_viewport_size(width, 800).await;
            for problem in self.app.browser.script(BROKEN, vec![]).await.as_array().unwrap() {
                self.problems.push(format!("{view} at {width}: {problem}"));
            }
            self.app.screenshot(&format!("pseudo-{view}-{width}")).await;
        }
        let english = self.app.browser.script(NOT_FROM_A_CATALOG, vec![self.data.clone()]).await;
        for text in english.as_array().unwrap() {
            self.problems.push(format!("{view}: not from a catalog: {text}"));
        }
    }

    /// Opens an address, and waits for this element.
    async fn show(&self, address: &str, role: &str, name: (&str, &str)) {
        self.app.goto(address).await;
        self.app.expect_visible(role, &self.say(name.0, name.1)).await;
    }

    /// The same, and looks at it.
    async fn open(&mut self, address: &str, role: &str, name: (&str, &str), view: &str) {
        self.show(address, role, name).await;
        self.look(view).await;
    }

    async fn click(&self, role: &str, area: &str, name: &str) {
        self.app.click(role, &self.say(area, name)).await;
    }

    /// Nothing was found.
    fn end(&self) {
        assert!(self.problems.is_empty(), "{:#?}", self.problems);
    }
}

/// Signs in, and goes on in the language that is made of English.
async fn signed_in_walk(app: &App) -> Walk<'_> {
    app.sign_in_by_link().await;
    walk_of(app).await
}

/// From the next page on the language is the one that is made of English.
async fn walk_of(app: &App) -> Walk<'_> {
    let data = sent_by_the_server(app).await;
    app.browser.add_init_script("Object.defineProperty(navigator, 'languages', { get: () => ['de'] })").await;
    Walk { app, pseudo: Texts::pseudo(), data, problems: Vec::new() }
}

async fn pseudo_panel(arguments: &[&str], test: impl AsyncFnOnce(&mut App)) {
    let folder = Folder::new();
    let site = folder.path().join("site");
    copy_of_the_panel(&site);
    replace_file(&site, "de", &Texts::pseudo().file());
    let arguments = [arguments, &["--site", site.to_str().unwrap()]].concat();
    panel_with(&arguments, test).await;
}

#[tokio::test]
async fn the_list_and_its_views_say_nothing_in_english_and_have_room() {
    pseudo_panel(&[], async |app| {
        let mut walk = signed_in_walk(app).await;
        walk.open("", "table", ("common", "api-tokens"), "list").await;
        // Each menu, open.
        let menus = app.browser.script("return document.querySelectorAll('details').length", vec![]).await;
        for menu in 0..menus.as_u64().unwrap() {
            let toggle =
                "const menu = document.querySelectorAll('details')[arguments[0]]; menu.open = arguments[1]";
            app.browser.script(toggle, vec![json!(menu), json!(true)]).await;
            walk.look(&format!("menu-{menu}")).await;
            app.browser.script(toggle, vec![json!(menu), json!(false)]).await;
        }
        app.browser.script("document.querySelector('tr[data-uid] input').click()", vec![]).await;
        app.expect_visible("button", &walk.say("rows", "delete-selected")).await;
        walk.look("selected").await;
        walk.click("button", "rows", "delete-selected").await;
        app.expect_visible("button", &walk.say("common", "delete-without-undo")).await;
        walk.look("delete-many").await;
        walk.open("?q=nothing+is+called+so", "heading", ("list", "no-match"), "no-match").await;
        walk.open("?view=review", "link", ("common", "review"), "review").await;
        walk.open("?view=activity", "heading", ("common", "activity"), "activity").await;
        walk.open("?status=wrong&creator_left", "table", ("common", "api-tokens"), "notices").await;
        walk.end();
    })
    .await;
}

#[tokio::test]
async fn the_dialogs_say_nothing_in_english_and_have_room() {
    pseudo_panel(&[], async |app| {
        let mut walk = signed_in_walk(app).await;
        walk.open("?new", "dialog", ("create", "title"), "create").await;
        walk.click("button", "common", "create-token").await;
        app.expect_text("alert", "⟦").await;
        walk.look("create-refused").await;
        app.fill("textbox", &walk.say("common", "name"), "pseudo").await;
        app.click("checkbox", "read_cluster").await;
        walk.click("button", "common", "create-token").await;
        app.expect_visible("dialog", &walk.say("reveal", "save-new-token")).await;
        walk.data = sent_by_the_server(app).await;
        walk.look("reveal").await;
        walk.click("checkbox", "reveal", "have-saved").await;
        walk.click("button", "reveal", "done").await;
        let tokens = app.server.tokens().await;
        let token = tokens.iter().find(|token| token["name"] == "pseudo").unwrap();
        let details = format!("?token={}", uid(token));
        walk.open(&details, "dialog", ("details", "token-details"), "details").await;
        walk.click("button", "common", "delete-token").await;
        app.expect_visible("button", &walk.say("common", "delete-without-undo")).await;
        walk.look("delete").await;
        walk.click("button", "common", "cancel").await;
        walk.click("button", "details", "edit-token").await;
        app.expect_visible("textbox", &walk.say("common", "description")).await;
        walk.look("edit").await;
        walk.show("", "table", ("common", "api-tokens")).await;
        for (button, view) in [
            (("header", "find-by-value"), "find"),
            (("header", "your-sessions"), "sessions"),
            (("list", "keys"), "keys"),
        ] {
            walk.click("button", button.0, button.1).await;
            app.expect_text("dialog", "⟦").await;
            walk.look(view).await;
            app.press(&["Escape"]).await;
        }
        walk.end();
    })
    .await;
}

#[tokio::test]
async fn signing_in_and_failures_say_nothing_in_english_and_have_room() {
    pseudo_panel(&[], async |app| {
        let mut walk = signed_in_walk(app).await;
        walk.show("", "table", ("common", "api-tokens")).await;
        app.expect_console_error("500").await;
        app.server.order(json!({ "list": "fault-500", "times": 4 })).await;
        app.goto("").await;
        app.expect_visible("button", &walk.say("common", "try-again")).await;
        walk.data.as_array_mut().unwrap().push(json!("This failure was ordered: 500."));
        walk.look("failure").await;
        walk.click("button", "header", "sign-out").await;
        app.expect_visible("heading", &walk.say("sign-in", "sign-in")).await;
        walk.look("sign-in").await;
        walk.end();
    })
    .await;
}

#[tokio::test]
async fn the_views_palette_replacement_and_change_of_many_say_nothing_in_english_and_have_room() {
    pseudo_panel(&[], async |app| {
        let mut walk = signed_in_walk(app).await;
        walk.show("", "table", ("common", "api-tokens")).await;
        app.press(&["Control", "k"]).await;
        app.expect_visible("dialog", &walk.say("palette", "title")).await;
        walk.look("palette").await;
        app.press(&["Escape"]).await;
        let press =
            "[...document.querySelectorAll('button')].find(it => it.textContent === arguments[0]).click()";
        app.click("button", &walk.say("list", "views")).await;
        app.browser.script(press, vec![json!(walk.say("saved-views", "manage"))]).await;
        app.expect_visible("dialog", &walk.say("saved-views", "saved-views")).await;
        walk.look("saved-views").await;
        app.press(&["Escape"]).await;
        app.browser.script("document.querySelector('tr[data-uid] input').click()", vec![]).await;
        walk.click("button", "bulk", "change-expiry").await;
        app.expect_text("dialog", "⟦").await;
        walk.look("change-expiry").await;
        let tokens = app.server.tokens().await;
        let token = tokens.iter().find(|token| token["name"] == "ci-deploy").unwrap();
        let details = format!("?token={}", uid(token));
        walk.open(&details, "dialog", ("details", "token-details"), "details-of-broad").await;
        walk.click("button", "details", "replace").await;
        app.expect_visible("dialog", &walk.say("replace", "title")).await;
        walk.look("replace").await;
        walk.end();
    })
    .await;
}

#[tokio::test]
async fn an_empty_organization_says_nothing_in_english_and_has_room() {
    pseudo_panel(&[], async |app| {
        let mut walk = signed_in_walk(app).await;
        let tokens = app.server.tokens().await;
        // The token that asks is deleted last.
        let (admin, others): (Vec<_>, Vec<_>) =
            tokens.iter().partition(|token| token["name"] == "first-admin-token");
        for token in others.into_iter().chain(admin) {
            app.server.ask("DELETE", &format!("/api/v1/api_tokens/{}", uid(token)), None, 200).await;
        }
        walk.open("", "heading", ("first-run", "title"), "first-run").await;
        walk.end();
    })
    .await;
}

#[tokio::test]
async fn signing_in_on_yatai_says_nothing_in_english_and_has_room() {
    pseudo_panel(&["--like-yatai"], async |app| {
        let mut walk = walk_of(app).await;
        app.expect_console_error("403").await;
        walk.open("", "button", ("sign-in", "sign-in-with-password"), "yatai-sign-in").await;
        walk.click("button", "sign-in", "sign-in-with-password").await;
        app.expect_text("alert", "⟦").await;
        walk.look("yatai-refused").await;
        walk.end();
    })
    .await;
}
