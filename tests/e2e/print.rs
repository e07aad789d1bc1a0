//! The list on paper.

use crate::support::{App, Kind, panel, panel_with, until};
use serde_json::{Value, json};

const ROWS: &str = "document.querySelectorAll('tr[data-uid]').length";

async fn rows(app: &App) -> u64 {
    app.browser.script(&format!("return {ROWS}"), vec![]).await.as_u64().unwrap()
}

/// The rows in the document at the moment at which the browser prints.
async fn rows_on_paper(app: &App) -> u64 {
    let script = format!("dispatchEvent(new Event('beforeprint')); return {ROWS}");
    app.browser.script(&script, vec![]).await.as_u64().unwrap()
}

async fn after_print(app: &App) {
    app.browser.script("dispatchEvent(new Event('afterprint'))", vec![]).await;
    until("only the rows in view are in the document again", async || {
        let rows = rows(app).await;
        if (30..200).contains(&rows) { Ok(()) } else { Err(format!("there are {rows}")) }
    })
    .await;
}

/// Pages of a PDF: each is an object of this type.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let mark = |at: usize| text[at..].starts_with(|c: char| c != 's');
    ["/Type /Page", "/Type/Page"]
        .iter()
        .flat_map(|is| text.match_indices(is).map(|(at, it)| at + it.len()))
        .filter(|at| mark(*at))
        .count()
}

/// The bytes of a text in base64.
fn bytes_of(base64: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0u32, 0);
    for value in base64.bytes().filter_map(|it| DIGITS.iter().position(|digit| *digit == it)) {
        bits = bits << 6 | value as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

async fn printed_pages(app: &App) -> usize {
    let pdf = app.browser.print().await;
    if let Some(folder) = std::env::var_os("E2E_SCREENSHOTS") {
        let _ = std::fs::write(std::path::Path::new(&folder).join("list.pdf"), bytes_of(&pdf));
    }
    pages(&bytes_of(&pdf))
}

#[tokio::test]
async fn sixty_tokens_fill_three_pages() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let pages = printed_pages(app).await;
        assert!((2..=3).contains(&pages), "{pages} pages");
    })
    .await;
}

#[tokio::test]
async fn a_long_list_is_printed_whole() {
    panel_with(&["--demo", "700"], async |app| {
        app.sign_in_by_link().await;
        let all = app.server.tokens().await.len() as u64;
        app.browser.script("scrollTo(0, 12000)", vec![]).await;
        assert!((30..200).contains(&rows(app).await));
        assert_eq!(rows_on_paper(app).await, all);
        after_print(app).await;
        // About 25 rows on each page.
        let pages = printed_pages(app).await as u64;
        assert!((all / 40..=all / 18).contains(&pages), "{pages} pages");
    })
    .await;
}

#[tokio::test]
async fn of_more_than_5000_tokens_the_first_are_printed_and_a_line_says_so() {
    panel_with(&["--demo", "5100"], async |app| {
        app.sign_in_by_link().await;
        let all = app
            .browser
            .script("return document.querySelector('[aria-rowcount]').ariaRowCount - 1", vec![])
            .await;
        assert_eq!(rows_on_paper(app).await, 5000);
        let missing = all.as_u64().unwrap() - 5000;
        let said = app.browser.script("return document.querySelector('section').textContent", vec![]).await;
        assert!(said.as_str().unwrap().contains(&format!("{missing} more are not printed")), "{said}");
        after_print(app).await;
    })
    .await;
}

/// What is wrong with the list at the width of paper, in the style of paper.
const PROBLEMS: &str = "
    const found = [], root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`it is ${root.scrollWidth} wide`);
    const head = getComputedStyle(document.querySelector('thead'));
    if (head.display !== 'table-header-group' || head.position === 'sticky') found.push('the header is on one page only');
    if ([...document.querySelectorAll('*')].some(e => getComputedStyle(e).position === 'sticky' && e.checkVisibility() && !e.closest('dialog')))
        found.push('a bar is sticky');
    const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
    if (red + green + blue < 700) found.push('it is dark');
    for (const link of document.querySelectorAll('tr[data-uid] td:first-child a')) {
        const text = document.createTreeWalker(link, NodeFilter.SHOW_TEXT).nextNode(), range = new Range();
        range.setStart(text, 0);
        range.setEnd(text, Math.min(20, text.length));
        if (range.getClientRects().length !== 1) found.push(`broken: ${text.data}`);
        if (link.scrollWidth > link.clientWidth) found.push(`cut: ${text.data}`);
    }
    return found.slice(0, 8)";

#[tokio::test]
async fn paper_is_light_and_has_whole_names_and_a_header_on_each_page() {
    if Kind::wanted() != Kind::Chromium {
        return;
    }
    panel(async |app| {
        for name in ["m".repeat(63), "a-hyphen-early-and-then-nonenonenonenonenonenonenonenone".to_owned()] {
            app.server.make(json!({ "name": name })).await;
        }
        app.sign_in_by_link().await;
        app.click_until("button", "Theme", "dark").await;
        app.browser.set_viewport_size(718, 1000).await;
        app.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        app.screenshot("paper").await;
        assert_eq!(app.browser.script(PROBLEMS, vec![]).await, Value::Array(Vec::new()));
        app.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
    })
    .await;
}
