//! The list is complete or says that it is not, for every behaviour of the server, and it refreshes without
//! disturbing.

use crate::support::{App, panel, uid, until};
use serde_json::{Value, json};

/// The uids of the rows, in their order.
const UIDS: &str = "return [...document.querySelectorAll('[aria-label=\"API tokens\"] tbody tr')]
    .filter(row => row.cells.length > 1).map(row => row.querySelector('code[title]').title)";

async fn make_many(app: &App, count: usize) {
    for n in 0..count {
        app.server.make(json!({ "name": format!("many-{n}") })).await;
    }
}

/// A fault order for pages of at most 20 tokens.
fn short_pages() -> Value {
    json!({ "chaos": { "count": 20, "changes": 0, "failing": 0 } })
}

#[tokio::test]
async fn a_chaotic_server_yields_exactly_the_right_rows() {
    panel(async |app| {
        make_many(app, 140).await;
        let before = app.server.tokens().await.len();
        app.server.order(json!({ "chaos": true })).await;
        app.expect_console_error("500").await;
        app.goto("").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.expect_no_alert().await;
        let shown = app.browser.script(UIDS, vec![]).await;
        app.server.order(json!({ "chaos": null })).await;
        let tokens = app.server.tokens().await;
        let uids: Vec<&Value> = tokens.iter().map(|token| &token["uid"]).collect();
        assert_eq!(shown, json!(uids));
        assert!(tokens.iter().any(|token| token["description"] == "Came while the list was read"));
        app.expect_exact_text("status", &format!("{} tokens", tokens.len())).await;
        assert!(before > 190, "more than a few pages of twenty");
    })
    .await;
}

#[tokio::test]
async fn an_interrupted_list_shows_its_progress_and_continues_from_there() {
    panel(async |app| {
        app.server.order(short_pages()).await;
        app.server.order(json!({ "list": "fault-503", "after": 2, "times": 30 })).await;
        app.expect_console_error("503").await;
        app.goto("").await;
        app.sign_in_by_token().await;
        app.expect_exact_text("status", "Incomplete: 40 of 61 tokens loaded").await;
        app.expect_text("alert", "503").await;
        let rows = app.browser.script(UIDS, vec![]).await;
        assert_eq!(rows.as_array().unwrap().len(), 40);

        app.server.order(json!({ "list": null })).await;
        app.click("button", "Try again").await;
        app.expect_exact_text("status", "61 tokens").await;
        app.expect_no_alert().await;
        app.server.order(json!({ "chaos": null })).await;
        let tokens = app.server.tokens().await;
        let uids: Vec<&Value> = tokens.iter().map(|token| &token["uid"]).collect();
        assert_eq!(app.browser.script(UIDS, vec![]).await, json!(uids));
    })
    .await;
}

#[tokio::test]
async fn loading_can_be_stopped_and_continued() {
    panel(async |app| {
        app.server.order(short_pages()).await;
        app.server.order(json!({ "list": "fault-hang", "after": 1, "times": 30 })).await;
        app.goto("").await;
        app.sign_in_by_token().await;
        app.expect_visible("progressbar", "Loading tokens").await;
        // The rows loaded so far are shown.
        until("the first page is shown", async || {
            let rows = app.browser.script(UIDS, vec![]).await.as_array().map_or(0, Vec::len);
            if rows == 20 { Ok(()) } else { Err(format!("{rows} rows")) }
        })
        .await;
        app.expect_exact_text("status", "Loading: 20 of 61 tokens").await;
        app.click("button", "Stop").await;
        app.expect_exact_text("status", "Incomplete: 20 of 61 tokens loaded").await;
        app.expect_hidden("progressbar", "Loading tokens").await;
        app.server.order(json!({ "list": null })).await;
        app.click("button", "Try again").await;
        app.expect_exact_text("status", "61 tokens").await;
    })
    .await;
}

#[tokio::test]
async fn a_refresh_changes_rows_in_place() {
    panel(async |app| {
        let first = app.server.make(json!({ "name": "stays-1", "description": "as it was" })).await;
        let gone = app.server.make(json!({ "name": "goes-1" })).await;
        app.sign_in_by_link().await;
        app.browser.set_viewport_size(1300, 500).await;
        app.click("checkbox", "Select stays-1").await;
        app.focus("link", "stays-1").await;
        app.browser.script("window.marked = document.activeElement; scrollTo(0, 120)", vec![]).await;

        let path = format!("/api/v1/api_tokens/{}", uid(&first));
        app.server.ask("PATCH", &path, Some(&json!({ "description": "as it is now" })), 200).await;
        let path = format!("/api/v1/api_tokens/{}", uid(&gone));
        app.server.ask("DELETE", &path, None, 200).await;
        app.server.make(json!({ "name": "comes-1" })).await;
        app.press(&["r"]).await;
        app.expect_visible("link", "comes-1").await;
        app.expect_hidden("link", "goes-1").await;
        app.expect_text_in("table", "API tokens", "as it is now").await;
        assert!(app.is_checked("checkbox", "Select stays-1").await);
        let kept = "return document.activeElement === window.marked && window.marked.isConnected";
        assert_eq!(app.browser.script(kept, vec![]).await, json!(true), "the same link has the focus");
        assert_eq!(app.browser.script("return scrollY", vec![]).await, json!(120));
    })
    .await;
}

#[tokio::test]
async fn a_token_that_expires_changes_without_a_reload() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let now = app.browser.script("return Date.now()", vec![]).await.as_i64().unwrap();
        let end = chrono::DateTime::from_timestamp_millis(now + 4000).unwrap();
        app.server.make(json!({ "name": "ends-soon", "expired_at": end.to_rfc3339() })).await;
        app.goto("?q=ends-soon&status=active").await;
        app.expect_visible("link", "ends-soon").await;
        // The row leaves the view without a reload and without a request.
        app.expect_hidden("link", "ends-soon").await;
        let left = app.browser.script("return Date.now()", vec![]).await.as_i64().unwrap();
        assert!(left >= now + 4000, "not before its moment");
        app.goto("?q=ends-soon").await;
        app.expect_text_in("table", "API tokens", "expired").await;
    })
    .await;
}

#[tokio::test]
async fn the_list_refreshes_automatically_while_the_page_is_visible() {
    panel(async |app| {
        // The test shortens the minute and sets the page's visibility.
        let source = "const real = setInterval;
            const now = Date.now.bind(Date);
            window.turns = 0;
            Date.now = () => now() + turns * 60000;
            const turn = run => () => { run(); window.turns += 1; };
            window.setInterval = (run, wait, ...more) =>
                wait === 60000 ? real(turn(run), 200) : real(run, wait, ...more);
            let seen = 'visible';
            Object.defineProperty(document, 'visibilityState', { get: () => seen });
            window.look = now => { seen = now; document.dispatchEvent(new Event('visibilitychange', { bubbles: true })); }";
        app.browser.add_init_script(source).await;
        app.sign_in_by_link().await;
        app.click("checkbox", "Refresh every minute").await;
        app.server.make(json!({ "name": "seen-1" })).await;
        app.expect_visible("link", "seen-1").await;

        let lists = async || app.logs().await.requests.iter().filter(|url| url.contains("/api_tokens?")).count();
        app.browser.script("look('hidden')", vec![]).await;
        app.server.make(json!({ "name": "unseen-1" })).await;
        let minutes = async |more: u64| {
            let turns = async || app.browser.script("return turns", vec![]).await.as_u64().unwrap();
            let end = turns().await + more;
            until("minutes pass", async || {
                let now = turns().await;
                if now >= end { Ok(()) } else { Err(format!("{now} of {end}")) }
            })
            .await;
        };
        // A request that was running when the page was hidden has ended by then.
        minutes(2).await;
        let before = lists().await;
        minutes(5).await;
        assert_eq!(lists().await, before, "nothing is asked for");
        app.expect_hidden("link", "unseen-1").await;
        app.browser.script("look('visible')", vec![]).await;
        app.expect_visible("link", "unseen-1").await;

        // The choice is stored in this browser, and can be turned off again.
        app.reload().await;
        app.expect_list().await;
        assert!(app.is_checked("checkbox", "Refresh every minute").await);
        app.click("checkbox", "Refresh every minute").await;
        app.reload().await;
        app.expect_list().await;
        assert!(!app.is_checked("checkbox", "Refresh every minute").await);
    })
    .await;
}
