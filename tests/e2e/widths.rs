//! The page at every width: names can be read, nothing is cut off, covered or moved.

use crate::support::{App, panel, until};
use serde_json::{Value, json};

const WIDTHS: [u32; 12] = [320, 375, 640, 700, 768, 900, 912, 960, 1024, 1280, 1440, 1920];
/// Up to this width a row is a card.
const CARDS: u32 = 900;

/// What is wrong with the list at this width.
const PROBLEMS: &str = "
    const [isCard] = arguments, found = [], root = document.documentElement;
    const table = document.querySelector('[aria-label=\"API tokens\"]'), sheet = table.closest('section');
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide`);
    const search = document.querySelector('input[type=search]').getBoundingClientRect().width;
    if (search < 150) found.push(`the search is ${search} wide`);
    const edge = sheet.getBoundingClientRect();
    const isClipped = e => e !== sheet && (getComputedStyle(e).overflowX !== 'visible' || isClipped(e.parentElement));
    for (const e of sheet.querySelectorAll('*')) {
        const box = e.getBoundingClientRect();
        if (!e.checkVisibility() || box.width <= 1 || isClipped(e.parentElement)) continue;
        if (box.left < edge.left - 0.5 || box.right > edge.right + 0.5) found.push(`outside: ${e.outerHTML.slice(0, 120)}`);
    }
    // The first link of a row is its name.
    for (const link of table.querySelectorAll('tr[data-uid] td:first-child a')) {
        const cell = link.closest('td'), name = link.textContent, width = cell.getBoundingClientRect().width;
        if (!isCard && width < 200) found.push(`${name}: its cell is ${width} wide`);
        if (!isCard) continue;
        const isCut = link.scrollWidth > link.clientWidth || cell.scrollWidth > cell.clientWidth
            || link.getBoundingClientRect().right > cell.getBoundingClientRect().right + 0.5;
        if (isCut) found.push(`${name}: it is cut`);
    }
    return found.slice(0, 8)";

async fn make_long_texts(app: &App) {
    let long = json!({ "description": "A description that goes on ".repeat(6), "scopes": ["api", "read_organization", "write_organization"] });
    for name in ["n".repeat(63), "several-words-in-a-name-".repeat(3)[..63].to_owned(), "short".to_owned()] {
        let mut token = long.clone();
        token["name"] = json!(name);
        token["is_organization_token"] = json!(name.starts_with('s'));
        app.server.make(token).await;
    }
}

#[tokio::test]
async fn names_are_readable_and_nothing_is_outside_its_sheet() {
    panel(async |app| {
        make_long_texts(app).await;
        app.sign_in_by_link().await;
        let mut problems = Vec::new();
        let mut look = async |what: &str| {
            for width in WIDTHS {
                app.browser.set_viewport_size(width, 800).await;
                for problem in
                    app.browser.script(PROBLEMS, vec![json!(width <= CARDS)]).await.as_array().unwrap()
                {
                    problems.push(format!("{what} at {width}: {problem}"));
                }
                app.screenshot(&format!("widths-{what}-{width}")).await;
            }
        };
        look("list").await;
        app.browser.script("document.querySelector('tr[data-uid] input').click()", vec![]).await;
        app.expect_exact_text("status", "1 selected").await;
        look("selected").await;
        assert!(problems.is_empty(), "{problems:#?}");
    })
    .await;
}

/// Where the rows are.
const PLACES: &str = "return [...document.querySelectorAll('tr[data-uid]')].slice(0, 12).map(row => row.getBoundingClientRect().top)";

#[tokio::test]
async fn selecting_a_row_moves_no_row() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (width, scrolled) in [(1280, 0), (1280, 300), (768, 300), (375, 0), (375, 500)] {
            app.browser.set_viewport_size(width, 700).await;
            app.browser.script("scrollTo(0, arguments[0])", vec![json!(scrolled)]).await;
            let before = app.browser.script(PLACES, vec![]).await;
            app.browser.script("document.querySelector('tr[data-uid] input').click()", vec![]).await;
            app.expect_exact_text("status", "1 selected").await;
            assert_eq!(app.browser.script(PLACES, vec![]).await, before, "{width}, from {scrolled}");
            app.browser.script("document.querySelector('tr[data-uid] input').click()", vec![]).await;
            app.expect_no_text("status", "selected").await;
            assert_eq!(app.browser.script(PLACES, vec![]).await, before, "{width}, from {scrolled}");
        }
    })
    .await;
}

/// Why the focused element cannot be seen as a whole; empty where it can.
const COVERED: &str = "
    const e = document.activeElement, box = e.getBoundingClientRect();
    const seen = (x, y) => { const at = document.elementFromPoint(x, y); return at && (e.contains(at) || at.contains(e)); };
    const y = [box.top + 2, box.bottom - 2], x = [box.left + 2, box.left + Math.min(box.width, 120) / 2];
    return x.every(x => y.every(y => seen(x, y))) ? ''
        : `${e.localName} “${e.getAttribute('aria-label') ?? e.textContent}” at ${Math.round(box.top)} to ${Math.round(box.bottom)} of ${innerHeight}`";

#[tokio::test]
async fn what_has_the_focus_in_the_rows_is_not_covered() {
    panel(async |app| {
        make_long_texts(app).await;
        app.sign_in_by_link().await;
        app.browser.script("document.querySelector('tr[data-uid] input').click()", vec![]).await;
        app.expect_exact_text("status", "1 selected").await;
        for (width, height) in [(1280, 600), (700, 600), (320, 256)] {
            app.browser.set_viewport_size(width, height).await;
            app.browser.script("document.querySelector('tr[data-uid] a').focus()", vec![]).await;
            for keys in [&["Tab"][..], &["Shift", "Tab"]] {
                for _ in 0..40 {
                    app.browser.press(keys).await;
                    let trouble = app.browser.script(COVERED, vec![]).await;
                    assert_eq!(trouble, "", "{width} x {height}, {keys:?}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_is_usable_with_400_percent_zoom() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.browser.set_viewport_size(320, 256).await;
        app.goto("?new").await;
        app.expect_visible("dialog", "Create API token").await;
        app.expect_visible("checkbox", "read_organization").await;
        let fields = "return [...document.querySelectorAll('dialog :is(input, select, textarea, button, summary, a[href])')]
            .filter(e => e.checkVisibility()).length";
        let count = app.browser.script(fields, vec![]).await.as_u64().unwrap();
        assert!(count > 12, "{count}");
        let focus = "const all = [...document.querySelectorAll('dialog :is(input, select, textarea, button, summary, a[href])')]
            .filter(e => e.checkVisibility()); all[arguments[0]].focus(); all[arguments[0]].scrollIntoView({ block: 'center' })";
        for at in 0..count {
            app.browser.script(focus, vec![json!(at)]).await;
            assert_eq!(app.browser.script(COVERED, vec![]).await, "");
        }
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_the_first_token_is_on_the_first_screen_and_one_button_has_the_filters() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_hidden("button", "Filters").await;
        app.browser.set_viewport_size(375, 667).await;
        let first = "return document.querySelector('tr[data-uid]').getBoundingClientRect().bottom";
        let bottom = app.browser.script(first, vec![]).await.as_f64().unwrap();
        assert!(bottom <= 667.0, "the first row ends at {bottom}");
        let menus = ["Status", "Scopes", "Type", "Creator", "Dates", "Deployment", "Columns"];
        for name in menus {
            app.expect_hidden("button", name).await;
        }
        for name in ["Views", "Export"] {
            app.expect_visible("button", name).await;
        }
        app.expect_visible("searchbox", "Search tokens").await;
        app.click("button", "Filters").await;
        for name in menus {
            app.expect_visible("button", name).await;
        }
        app.screenshot("filters-375").await;
        app.click("button", "Status").await;
        app.click_link_to("status", "expired").await;
        app.expect_url("/?status=expired").await;
        app.expect_visible("button", "Status (1)").await;
        app.press(&["Escape"]).await;
        app.click("button", "Filters").await;
        app.expect_hidden("button", "Status (1)").await;
        let links = app.browser.names("link").await.unwrap();
        for name in ["All", "Active", "Never used", "Broad"] {
            assert!(links.iter().any(|link| link.starts_with(name)), "{name}: {links:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_click_beside_the_tick_box_ticks_it() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let place = "const box = document.querySelector('tr[data-uid] input').getBoundingClientRect();
            return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)]";
        for width in [1280, 768, 375] {
            app.browser.set_viewport_size(width, 800).await;
            let at = app.browser.script(place, vec![]).await;
            let (x, y) = (at[0].as_i64().unwrap(), at[1].as_i64().unwrap());
            for (dx, dy) in [(-11, 0), (11, 0), (0, -11), (0, 11), (0, 0)] {
                app.browser.click_at((x + dx) as u32, (y + dy) as u32).await;
                app.expect_exact_text("status", "1 selected").await;
                app.expect_hidden("dialog", "Token details").await;
                app.browser.click_at((x + dx) as u32, (y + dy) as u32).await;
                app.expect_no_text("status", "selected").await;
            }
        }
        assert_eq!(app.url().await, "/");
    })
    .await;
}

#[tokio::test]
async fn exact_times_and_whole_texts_are_shown_by_the_keyboard_and_the_pointer() {
    panel(async |app| {
        make_long_texts(app).await;
        app.browser.set_time_zone("Europe/Zurich").await;
        app.sign_in_by_link().await;
        // The second piece has the line.
        app.focus("searchbox", "Search tokens").await;
        app.press(&["ArrowDown"]).await;
        let told = "const link = document.activeElement, id = link.getAttribute('aria-describedby');
            const line = id && document.getElementById(id);
            return line?.checkVisibility() ? line.innerText : ''";
        let year = app.server.token("short").await["created_at"].as_str().unwrap()[..4].to_owned();
        until("the exact times are told", async || {
            app.press(&["ArrowDown"]).await;
            app.press(&["ArrowUp"]).await;
            let told = app.browser.script(told, vec![]).await.as_str().unwrap().to_owned();
            let is_exact = told.starts_with("created ") && told.contains(&year) && told.contains("+0");
            if is_exact { Ok(()) } else { Err(format!("it says “{told}”")) }
        })
        .await;

        // The name that has the focus is shown whole, over the other cells.
        let whole = "const link = document.activeElement, box = link.getBoundingClientRect();
            return document.elementFromPoint(box.right - 6, (box.top + box.bottom) / 2) === link";
        app.browser.set_viewport_size(960, 800).await;
        app.focus("link", &"n".repeat(63)).await;
        assert_eq!(app.browser.script(whole, vec![]).await, true, "the end of the name is in sight");

        let hover = "const cut = [...document.querySelectorAll('tr[data-uid] td, .top *')].filter(e => e.scrollWidth > e.clientWidth && e.clientWidth);
            const inner = cut.map(e => e.lastElementChild ?? e);
            inner.forEach(e => e.dispatchEvent(new PointerEvent('pointerover', { bubbles: true })));
            const untold = cut.filter((e, at) => !inner[at].closest('[title]')?.title);
            return [cut.length, untold.map(e => e.outerHTML)]";
        let found = app.browser.script(hover, vec![]).await;
        assert!(found[0].as_u64().unwrap() >= 3, "{found}");
        assert_eq!(found[1], json!([]));
        let title = "return [...document.querySelectorAll('tr[data-uid] [title]')].map(e => e.title)";
        let titles = app.browser.script(title, vec![]).await.to_string();
        assert!(titles.contains("A description that goes on A description that goes on"), "{titles}");
    })
    .await;
}

/// The top of the table's header, and the top and height of the first rows; of the skeleton, while that is shown.
const HEIGHTS: &str = "
    const skeleton = document.querySelector('section [aria-hidden=true][inert]');
    const head = (skeleton ?? document).querySelector('thead');
    const edge = head?.closest('section').getBoundingClientRect().top;
    const box = e => { const { top, height } = e.getBoundingClientRect(); return [Math.round(top - edge), Math.round(height)]; };
    const drawn = [...document.querySelectorAll('tr[data-uid]')].slice(0, 3).map(box);
    // Twelve rows, drawn as one background.
    const grey = skeleton?.querySelector('.grey-rows').getBoundingClientRect();
    const row = (grey?.height + 1) / 12;
    const rows = skeleton ? [0, 1, 2].map(at => [Math.round(grey.top + at * row - edge), Math.round(row)]) : drawn;
    return [Boolean(skeleton), head && rows.length === 3 ? [box(head), ...rows] : null]";

#[tokio::test]
async fn the_rows_come_to_the_place_of_the_skeleton() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (width, density) in
            [(1280, ""), (1280, "compact"), (960, ""), (768, ""), (375, ""), (375, "compact")]
        {
            app.browser.set_viewport_size(width, 800).await;
            let remember = "localStorage.setItem('bento-token-panel.density', arguments[0])";
            app.browser.script(remember, vec![json!(density)]).await;
            app.server.order(json!({ "list": "fault-slow-3s", "times": 1 })).await;
            app.reload().await;
            let heights = async |of_skeleton: bool| {
                until(&format!("the heights at {width}"), async || {
                    let found = app.browser.script(HEIGHTS, vec![]).await;
                    let is_it = found[0] == of_skeleton && found[1] != Value::Null;
                    if is_it { Ok(found[1].clone()) } else { Err(found.to_string()) }
                })
                .await
            };
            let skeleton = heights(true).await;
            assert_eq!(heights(false).await, skeleton, "at {width} {density}");
        }
    })
    .await;
}
