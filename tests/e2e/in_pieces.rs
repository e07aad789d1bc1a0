//! The panel is two pieces of WebAssembly: the list needs the first, dialogs need the second. If the second fails to
//! load, the panel says so and offers a retry.

use crate::support::{App, panel, until};
use serde_json::json;

/// The number of requests for the second piece.
async fn asked_for(app: &App) -> usize {
    app.logs().await.requests.iter().filter(|url| url.contains("/lazy-")).count()
}

async fn came(app: &App) {
    until("the second piece was asked for", async || match asked_for(app).await {
        0 => Err("not yet".to_owned()),
        _ => Ok(()),
    })
    .await;
}

/// Makes the second piece available, or not.
async fn is_there(app: &App, is_there: bool) {
    app.browser.block_requests((!is_there).then_some("/lazy-")).await;
}

#[tokio::test]
async fn the_list_needs_one_piece_and_a_focused_row_loads_the_other() {
    panel(async |app| {
        is_there(app, false).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        // It is preloaded after the list; if that fails, nothing is shown, and the list works.
        came(app).await;
        app.expect_no_alert().await;
        app.click("link", "Name").await;
        app.expect_url("/?sort=name").await;
        app.fill("searchbox", "Search tokens", "ci").await;
        app.expect_text("status", " of 61 tokens").await;
        app.goto("?status=expired").await;
        app.expect_text("status", " of 61 tokens").await;
        app.expect_no_alert().await;

        is_there(app, true).await;
        app.focus("searchbox", "Search tokens").await;
        app.press(&["ArrowDown"]).await;
        app.press(&["Enter"]).await;
        app.expect_visible("dialog", "Token details").await;
    })
    .await;
}

/// A message that only the second piece has says this mark.
const MISSING: &str = "return document.documentElement.outerHTML.includes('\\u{fffd}')";

#[tokio::test]
async fn the_first_piece_has_all_messages_that_it_says() {
    panel(async |app| {
        is_there(app, false).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        came(app).await;
        for address in
            ["", "?status=expired&sort=name", "?q=nothing+is+called+so", "?status=wrong&creator_left&label=a"]
        {
            app.goto(address).await;
            app.expect_text("status", " tokens").await;
            assert_eq!(app.browser.script(MISSING, vec![]).await, false, "{address}");
        }
        app.expect_console_error("500").await;
        app.server.order(json!({ "list": "fault-500", "times": 4 })).await;
        app.goto("").await;
        app.expect_visible("button", "Try again").await;
        assert_eq!(app.browser.script(MISSING, vec![]).await, false, "a failure");
    })
    .await;
}

#[tokio::test]
async fn hovering_a_button_preloads_the_second_piece() {
    panel(async |app| {
        is_there(app, false).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        came(app).await;
        is_there(app, true).await;
        let before = asked_for(app).await;
        let create = app.expect_visible("link", "Create token").await;
        app.browser.hover(&create).await;
        until("it is asked for again", async || match asked_for(app).await {
            count if count > before => Ok(()),
            count => Err(format!("it was asked for {count} times")),
        })
        .await;
        app.expect_hidden("dialog", "Create API token").await;
    })
    .await;
}

#[tokio::test]
async fn the_sign_in_page_loads_after_a_retry_and_takes_the_focus() {
    panel(async |app| {
        is_there(app, false).await;
        app.goto("").await;
        app.expect_text("alert", "Could not load this part of the panel.").await;
        app.expect_hidden("heading", "Sign in").await;

        is_there(app, true).await;
        app.click("button", "Try again").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_no_alert().await;
        let script = "return document.activeElement.matches('input[type=password]')";
        until("the field has the focus", async || {
            let has = app.browser.script(script, vec![]).await;
            if has == true { Ok(()) } else { Err("it has not".to_owned()) }
        })
        .await;
        app.sign_in_by_token().await;
        app.expect_list().await;
    })
    .await;
}

#[tokio::test]
async fn a_dialog_that_fails_to_load_says_so_and_opens_after_a_retry() {
    panel(async |app| {
        is_there(app, false).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.goto("?q=ci&new&name=from-a-link").await;
        app.expect_visible("dialog", "Not loaded").await;
        app.expect_text("alert", "Could not load this part of the panel.").await;
        app.click("button", "Try again").await;
        app.expect_text("alert", "Could not load this part of the panel.").await;

        is_there(app, true).await;
        app.click("button", "Try again").await;
        app.expect_visible("dialog", "Create API token").await;
        app.expect_value("textbox", "Name", "from-a-link").await;
        app.expect_hidden("dialog", "Not loaded").await;
    })
    .await;
}

#[tokio::test]
async fn a_dialog_that_fails_to_load_can_be_closed() {
    panel(async |app| {
        is_there(app, false).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.press(&["c"]).await;
        app.expect_visible("dialog", "Not loaded").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Not loaded").await;
        app.expect_url("/").await;
        // A menu shows the failure inside.
        app.click("button", "Export").await;
        app.expect_text("alert", "Could not load this part of the panel.").await;

        is_there(app, true).await;
        app.click("button", "Try again").await;
        app.expect_visible("button", "Download CSV").await;
        app.press(&["Escape"]).await;
        app.press(&["?"]).await;
        app.expect_visible("dialog", "Keys").await;
    })
    .await;
}

#[tokio::test]
async fn a_new_value_is_shown_even_if_the_second_piece_is_unavailable_later() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?new&name=shown-for-sure&scopes=read_cluster").await;
        app.expect_visible("dialog", "Create API token").await;
        let before = asked_for(app).await;
        is_there(app, false).await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        let value = app.save_token_value().await;
        assert!(app.server.accepts(&value).await);
        assert_eq!(asked_for(app).await, before);
    })
    .await;
}
