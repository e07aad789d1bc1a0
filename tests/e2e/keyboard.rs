//! The panel without a mouse.

use crate::support::{App, panel, until};

/// Waits until the element with this role and name has the focus.
async fn focused(app: &App, role: &str, name: &str) {
    until(&format!("{role} “{name}” has the focus"), async || {
        let (is, called) = app.browser.focused().await?;
        if is == role && called == name { Ok(()) } else { Err(format!("{is} “{called}” has it")) }
    })
    .await;
}

/// Asserts that Tab stays in the dialog, in both directions. At its ends the focus goes to the browser's own controls,
/// which a page sees as no focus, and then back into the dialog.
async fn keeps_the_focus(app: &App, dialog: &str) {
    let place = "const e = document.activeElement;
        return e === document.body ? 'browser' : e.closest('dialog')?.matches(':modal') ? 'dialog' : 'behind'";
    for keys in [&["Tab"][..], &["Shift", "Tab"]] {
        let mut presses = 0;
        loop {
            app.press(keys).await;
            presses += 1;
            let place = app.browser.script(place, vec![]).await;
            assert_ne!(place, "behind", "the focus stays in {dialog}");
            if presses >= 30 && place == "dialog" {
                break;
            }
            assert!(presses < 40, "the focus comes back into {dialog}");
        }
    }
    app.browser.focus_page().await;
    assert_eq!(app.browser.script("return document.hasFocus()", vec![]).await, true);
}

#[tokio::test]
async fn shortcuts_open_search_and_create() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.press(&["/"]).await;
        focused(app, "searchbox", "Search tokens").await;
        // In a text field, keys are letters and no shortcuts.
        app.press(&["c"]).await;
        app.press(&["/"]).await;
        app.expect_url("/?q=c%2F").await;
        assert_eq!(app.input_value("searchbox", "Search tokens").await, "c/");
        app.fill("searchbox", "Search tokens", "").await;
        app.expect_url("/").await;

        app.press(&["Tab"]).await;
        app.press(&["c"]).await;
        app.expect_visible("dialog", "Create API token").await;
        focused(app, "textbox", "Name").await;
        app.press(&["/"]).await;
        assert_eq!(app.input_value("textbox", "Name").await, "/");
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Create API token").await;
    })
    .await;
}

#[tokio::test]
async fn dialogs_keep_the_focus_and_return_it() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let name = app.server.tokens().await[1]["name"].as_str().unwrap().to_owned();
        for (link, dialog) in [("Create token", "Create API token"), (name.as_str(), "Token details")] {
            app.focus("link", link).await;
            app.press(&["Enter"]).await;
            app.expect_visible("dialog", dialog).await;
            keeps_the_focus(app, dialog).await;
            app.press(&["Escape"]).await;
            app.expect_hidden("dialog", dialog).await;
            focused(app, "link", link).await;
        }
    })
    .await;
}

#[tokio::test]
async fn escape_closes_a_dialog_after_a_click_anywhere() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let name = app.server.tokens().await[1]["name"].as_str().unwrap().to_owned();
        for (link, dialog) in [("Create token", "Create API token"), (name.as_str(), "Token details")] {
            // Plain text takes no focus.
            app.click("link", link).await;
            app.click("heading", dialog).await;
            app.press(&["Escape"]).await;
            app.expect_hidden("dialog", dialog).await;

            app.click("link", link).await;
            app.expect_visible("dialog", dialog).await;
            app.click_outside_dialogs().await;
            app.expect_visible("dialog", dialog).await;
            app.press(&["Escape"]).await;
            app.expect_hidden("dialog", dialog).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_token_is_created_and_deleted_without_a_mouse() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.press(&["c"]).await;
        focused(app, "textbox", "Name").await;
        for key in ["k", "e", "y", "s"] {
            app.press(&[key]).await;
        }
        app.focus("checkbox", "read_cluster").await;
        app.press(&["Space"]).await;
        app.focus("textbox", "Name").await;
        app.press(&["Enter"]).await;
        app.expect_visible("dialog", "Save your new token").await;
        keeps_the_focus(app, "Save your new token").await;
        app.focus("checkbox", "I have saved this token").await;
        app.press(&["Space"]).await;
        app.focus("button", "Done").await;
        app.press(&["Enter"]).await;
        app.expect_hidden("dialog", "Save your new token").await;

        app.focus("link", "keys").await;
        app.press(&["Enter"]).await;
        app.expect_visible("dialog", "Token details").await;
        app.focus("button", "Delete token").await;
        app.press(&["Enter"]).await;
        app.expect_visible("alertdialog", "Delete token?").await;
        keeps_the_focus(app, "Delete token?").await;
        // Each Escape closes one dialog.
        app.press(&["Escape"]).await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        app.expect_visible("dialog", "Token details").await;
        focused(app, "button", "Delete token").await;
        app.press(&["Enter"]).await;
        app.expect_visible("alertdialog", "Delete token?").await;
        app.focus("button", "Delete without undo").await;
        app.press(&["Enter"]).await;
        app.expect_hidden("dialog", "Token details").await;
        app.expect_hidden("link", "keys").await;
    })
    .await;
}
