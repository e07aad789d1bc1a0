//! A key that is held down acts once: not in a dialog that opens meanwhile, and not on what takes the focus there.

use crate::support::{App, panel};
use serde_json::json;

/// Presses a key and holds it: as many repeats as a person sends in a second.
async fn hold(app: &App, key: &str) {
    app.browser.hold(key, 30).await;
}

#[tokio::test]
async fn a_held_enter_goes_no_further_than_one_dialog() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = app.server.make(json!({ "name": "worker", "scopes": ["api"] })).await;
        app.open_details(&token).await;
        app.focus("button", "Replace").await;
        hold(app, "Enter").await;
        app.expect_visible("dialog", "Replace token").await;
        // The dialog is there, and the key is still held.
        app.browser.repeat("Enter", 20).await;
        app.expect_visible("dialog", "Replace token").await;
        app.expect_hidden("dialog", "Create API token").await;
        app.browser.release("Enter").await;

        app.focus("button", "Create the successor").await;
        hold(app, "Enter").await;
        app.expect_visible("dialog", "Create API token").await;
        app.browser.repeat("Enter", 20).await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.sent("POST").await.len(), 0, "nothing was sent");
        app.browser.release("Enter").await;

        app.focus("textbox", "Name").await;
        hold(app, "Enter").await;
        app.expect_visible("dialog", "Save your new token").await;
        app.browser.repeat("Enter", 20).await;
        app.expect_visible("dialog", "Save your new token").await;
        app.expect_no_text("status", "Copied").await;
        app.browser.release("Enter").await;
        assert_eq!(app.sent("POST").await.len(), 1);
        app.focus("button", "Copy token").await;
        app.press(&["Enter"]).await;
        app.expect_text("status", "Copied").await;
    })
    .await;
}

#[tokio::test]
async fn a_held_r_refreshes_once() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_list().await;
        let before = app.sent("GET").await.len();
        hold(app, "r").await;
        app.browser.release("r").await;
        app.expect_list().await;
        let lists = app.sent("GET").await.len() - before;
        assert!((1..=2).contains(&lists), "{lists} requests for lists");
    })
    .await;
}

#[tokio::test]
async fn a_held_letter_space_or_escape_does_nothing_in_the_next_dialog() {
    panel(async |app| {
        app.sign_in_by_link().await;
        hold(app, "c").await;
        app.expect_visible("dialog", "Create API token").await;
        app.browser.repeat("c", 10).await;
        assert_eq!(app.input_value("textbox", "Name").await, "");
        app.browser.release("c").await;
        app.fill("textbox", "Name", "typed").await;
        // A key that is pressed in the dialog repeats there.
        app.focus("textbox", "Description").await;
        hold(app, "Enter").await;
        app.browser.release("Enter").await;
        assert!(app.input_value("textbox", "Description").await.len() > 20);

        app.focus("button", "Cancel").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Create API token").await;
        let token = app.server.make(json!({ "name": "worker", "scopes": ["read_cluster"] })).await;
        app.open_details(&token).await;
        app.click("button", "Edit token").await;
        app.expect_visible("form", "Edit token").await;
        hold(app, "Escape").await;
        app.expect_hidden("form", "Edit token").await;
        app.browser.repeat("Escape", 20).await;
        app.expect_visible("dialog", "Token details").await;
        app.browser.release("Escape").await;

        // The space bar presses a button when it is released.
        app.focus("button", "Replace").await;
        hold(app, "Space").await;
        app.expect_hidden("dialog", "Replace token").await;
        app.browser.release("Space").await;
        app.expect_visible("dialog", "Replace token").await;
        app.expect_hidden("dialog", "Create API token").await;
    })
    .await;
}
