//! The panel comes in two pieces: the list needs one of them, and the other one is there when a dialog is wanted. Where it
//! does not come, that is said, and asking again helps.

use crate::support::{App, panel, until};

/// How often the second piece was asked for.
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

/// Whether the second piece can be had.
async fn is_there(app: &App, is_there: bool) {
    app.browser.block((!is_there).then_some("/lazy-")).await;
}

#[tokio::test]
async fn the_list_alone_needs_one_piece_and_going_to_a_row_fetches_the_other() {
    panel(async |app| {
        is_there(app, false).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        // It comes by itself once the list is there; where it does not, nobody is told, and the list works.
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

#[tokio::test]
async fn the_pointer_on_the_way_to_a_button_is_enough() {
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
async fn the_page_to_sign_in_on_comes_with_trying_again_and_takes_the_focus() {
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
async fn a_dialog_that_does_not_come_says_so_and_comes_with_trying_again() {
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
async fn a_dialog_that_does_not_come_can_be_left() {
    panel(async |app| {
        is_there(app, false).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.press(&["c"]).await;
        app.expect_visible("dialog", "Not loaded").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Not loaded").await;
        app.expect_url("/").await;
        // A menu says it in its place.
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
async fn a_new_value_is_shown_whatever_becomes_of_the_site() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?new&name=shown-for-sure&scopes=read_cluster").await;
        app.expect_visible("dialog", "Create API token").await;
        let before = asked_for(app).await;
        is_there(app, false).await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        let value = app.save_value().await;
        assert!(app.server.accepts(&value).await);
        assert_eq!(asked_for(app).await, before);
    })
    .await;
}
