//! The menu of a row: at every width, by pointer and by keyboard.

use crate::support::{App, panel, uid, until};
use serde_json::{Value, json};

const ITEMS: [&str; 4] = ["Extend…", "Replace…", "Copy link", "Delete…"];

async fn make(app: &App, name: &str) -> Value {
    app.server.make(json!({ "name": name, "expired_at": "2099-01-02T03:04:05Z" })).await
}

async fn has_focus(app: &App, role: &str, name: &str) {
    until(&format!("{role} “{name}” has the focus"), async || {
        let focused = app.browser.focused().await?;
        if focused == (role.to_owned(), name.to_owned()) { Ok(()) } else { Err(format!("{focused:?}")) }
    })
    .await;
}

async fn items(app: &App) -> Vec<String> {
    app.browser.names("menuitem").await.unwrap()
}

/// Asserts that the whole menu is in the window.
async fn is_in_sight(app: &App) {
    let script = "const box = document.querySelector('[role=menu]').getBoundingClientRect(), root = document.documentElement;
        const isInside = box.left >= 0 && box.right <= root.clientWidth && box.top >= 0 && box.bottom <= innerHeight;
        return isInside && root.scrollWidth <= root.clientWidth ? '' : JSON.stringify([box, innerWidth, innerHeight])";
    assert_eq!(app.browser.script(script, vec![]).await, json!(""));
}

#[tokio::test]
async fn each_row_has_a_menu_at_every_width() {
    panel(async |app| {
        make(app, "listed").await;
        app.sign_in_by_link().await;
        for width in [320, 375, 640, 768, 912, 960, 1280, 1920] {
            app.browser.set_viewport_size(width, 600).await;
            app.click("button", "Actions for listed").await;
            has_focus(app, "menuitem", "Extend…").await;
            assert_eq!(items(app).await, ITEMS, "{width}");
            app.screenshot(&format!("row-menu-{width}")).await;
            is_in_sight(app).await;
            // The button closes it, too.
            app.click("button", "Actions for listed").await;
            app.expect_hidden("menuitem", "Extend…").await;
        }
        // Elsewhere in the page a click closes it.
        app.click("button", "Actions for listed").await;
        app.expect_visible("menuitem", "Delete…").await;
        app.browser.script("document.querySelector('h1').click()", vec![]).await;
        app.expect_hidden("menuitem", "Delete…").await;
        // The menu of the last row opens above its button, where there is no room below.
        let last = app.server.tokens().await.last().unwrap()["name"].as_str().unwrap().to_owned();
        app.click("button", &format!("Actions for {last}")).await;
        app.expect_visible("menuitem", "Delete…").await;
        is_in_sight(app).await;
    })
    .await;
}

#[tokio::test]
async fn the_keyboard_opens_moves_and_closes_it() {
    panel(async |app| {
        make(app, "keyed").await;
        app.sign_in_by_link().await;
        app.focus("button", "Actions for keyed").await;
        app.press(&["Enter"]).await;
        has_focus(app, "menuitem", "Extend…").await;
        app.press(&["ArrowDown"]).await;
        has_focus(app, "menuitem", "Replace…").await;
        app.press(&["End"]).await;
        has_focus(app, "menuitem", "Delete…").await;
        app.press(&["ArrowDown"]).await;
        has_focus(app, "menuitem", "Extend…").await;
        // A letter is no shortcut in a menu.
        app.press(&["c"]).await;
        app.expect_hidden("dialog", "Create API token").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("menuitem", "Extend…").await;
        has_focus(app, "button", "Actions for keyed").await;
        app.press(&["Enter"]).await;
        has_focus(app, "menuitem", "Extend…").await;
        app.press(&["Tab"]).await;
        app.expect_hidden("menuitem", "Extend…").await;
    })
    .await;
}

#[tokio::test]
async fn its_items_do_what_the_details_do() {
    panel(async |app| {
        let token = make(app, "acted").await;
        app.sign_in_by_link().await;
        app.click("button", "Actions for acted").await;
        app.click("menuitem", "Copy link").await;
        app.expect_text("status", "Copied: link to acted").await;
        let link = app.clipboard_text().await;
        assert!(link.ends_with(&format!("/?token={}", uid(&token))), "{link}");

        app.click("button", "Actions for acted").await;
        app.click("menuitem", "Replace…").await;
        app.expect_visible("dialog", "Replace token").await;
        app.press(&["Escape"]).await;
        // The focus is where it was.
        has_focus(app, "button", "Actions for acted").await;

        app.click("button", "Actions for acted").await;
        app.click("menuitem", "Extend…").await;
        app.expect_visible("form", "Edit token").await;
        app.expect_url(&format!("/?token={}", uid(&token))).await;
        app.click("button", "Save changes").await;
        app.expect_text("status", "Changed acted.").await;
        app.press(&["Escape"]).await;

        app.click("button", "Actions for acted").await;
        app.click("menuitem", "Delete…").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        app.delete_without_undo().await;
        app.expect_text("status", "Deleted acted.").await;
        app.expect_hidden("button", "Actions for acted").await;
    })
    .await;
}

#[tokio::test]
async fn an_item_that_is_not_allowed_says_why() {
    panel(async |app| {
        app.server
            .make(json!({ "name": "shared", "is_organization_token": true, "expired_at": "2099-01-02T03:04:05Z" }))
            .await;
        let link = app.server.member_link().await;
        app.follow_sign_in_link(&link).await;
        app.expect_list().await;
        app.click("button", "Actions for shared").await;
        for name in ["Extend…", "Replace…", "Delete…"] {
            app.expect_description("menuitem", name, "Only administrators may create, change or delete").await;
            app.click("menuitem", name).await;
            assert_eq!(items(app).await, ITEMS, "it stays open");
        }
        // A token without an end has nothing to extend.
        app.press(&["Escape"]).await;
        let endless = app.server.make(json!({ "name": "endless", "is_organization_token": true })).await;
        assert!(endless["expired_at"].is_null());
        app.click("button", "Refresh").await;
        app.click("button", "Actions for endless").await;
        app.expect_visible("menuitem", "Delete…").await;
        app.expect_hidden("menuitem", "Extend…").await;
    })
    .await;
}
