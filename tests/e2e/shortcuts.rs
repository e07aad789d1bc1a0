//! Single-key shortcuts: on every keyboard layout, only where a letter means nothing else, and off where a person wants that.

use crate::support::{App, panel, until};
use serde_json::json;

/// Presses a key of another keyboard layout: what it types, and its place by the name of the English key.
async fn press_at(app: &App, key: &str, code: &str, is_with_control: bool) {
    let modifiers = if is_with_control { 2 } else { 0 };
    for kind in ["keyDown", "keyUp"] {
        let text = if kind == "keyDown" && !is_with_control { key } else { "" };
        let event = json!({ "type": kind, "key": key, "code": code, "text": text, "modifiers": modifiers });
        app.browser.devtools("Input.dispatchKeyEvent", event).await;
    }
}

async fn focused(app: &App, role: &str, name: &str) {
    until(&format!("{role} “{name}” has the focus"), async || {
        let (is, called) = app.browser.focused().await?;
        if is == role && called == name { Ok(()) } else { Err(format!("{is} “{called}” has it")) }
    })
    .await;
}

/// Opens the palette by Ctrl K, and closes it: what was pressed before has had its effect then.
async fn open_and_close_the_palette(app: &App) {
    app.press(&["Control", "k"]).await;
    app.expect_visible("dialog", "Command palette").await;
    app.press(&["Escape"]).await;
    app.expect_hidden("dialog", "Command palette").await;
}

#[tokio::test]
async fn they_work_on_other_keyboard_layouts() {
    panel(async |app| {
        app.sign_in_by_link().await;
        // Cyrillic and Greek letters by their place; Dvorak's `c` by its letter, where an English keyboard has `i`.
        for (key, code) in [("с", "KeyC"), ("ψ", "KeyC"), ("c", "KeyI")] {
            press_at(app, key, code, false).await;
            app.expect_visible("dialog", "Create API token").await;
            app.press(&["Escape"]).await;
            app.expect_hidden("dialog", "Create API token").await;
        }
        press_at(app, "л", "KeyK", true).await;
        app.expect_visible("dialog", "Command palette").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Command palette").await;
        // Dvorak's key at the place of `c` types `j`.
        press_at(app, "j", "KeyC", false).await;
        open_and_close_the_palette(app).await;
        app.expect_hidden("dialog", "Create API token").await;
        press_at(app, "ظ", "Slash", false).await;
        focused(app, "searchbox", "Search tokens").await;
    })
    .await;
}

#[tokio::test]
async fn single_keys_can_be_switched_off() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("button", "Keys").await;
        app.expect_visible("dialog", "Keys").await;
        app.expect_text_in("dialog", "Keys", "Ctrl K").await;
        app.screenshot("keys").await;
        assert!(app.is_checked("checkbox", "Single-key shortcuts").await);
        app.click("checkbox", "Single-key shortcuts").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Keys").await;
        focused(app, "button", "Keys").await;
        for _ in 0..2 {
            for key in ["c", "/", "?"] {
                app.press(&[key]).await;
            }
            open_and_close_the_palette(app).await;
            app.expect_hidden("dialog", "Create API token").await;
            app.expect_hidden("dialog", "Keys").await;
            assert_ne!(app.browser.focused().await.unwrap().0, "searchbox");
            // This browser remembers it.
            app.reload().await;
            app.expect_list().await;
        }
        app.click("button", "Keys").await;
        assert!(!app.is_checked("checkbox", "Single-key shortcuts").await);
        app.click("checkbox", "Single-key shortcuts").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Keys").await;
        app.press(&["c"]).await;
        app.expect_visible("dialog", "Create API token").await;
    })
    .await;
}

#[tokio::test]
async fn a_letter_in_a_menu_a_dialog_or_an_editable_text_is_no_shortcut() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("button", "Columns").await;
        app.focus("checkbox", "Scopes").await;
        for key in ["c", "/", "?"] {
            app.press(&[key]).await;
        }
        focused(app, "checkbox", "Scopes").await;
        app.press(&["Escape"]).await;
        focused(app, "button", "Columns").await;
        app.expect_hidden("dialog", "Create API token").await;

        app.press(&["?"]).await;
        app.expect_visible("dialog", "Keys").await;
        app.focus("button", "Close").await;
        let before = app.sent("GET").await.len();
        for key in ["c", "r", "/"] {
            app.press(&[key]).await;
        }
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Keys").await;
        assert_eq!(app.sent("GET").await.len(), before);

        // As an extension may add one.
        let editable = "const text = document.createElement('div'); text.contentEditable = 'true';
            document.querySelector('main').prepend(text); text.focus()";
        app.browser.script(editable, vec![]).await;
        app.press(&["c"]).await;
        let typed = app.browser.script("return document.activeElement.textContent", vec![]).await;
        assert_eq!(typed, "c");
        open_and_close_the_palette(app).await;
        app.expect_hidden("dialog", "Create API token").await;
    })
    .await;
}

#[tokio::test]
async fn the_first_tab_stop_skips_to_the_tokens() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?status=active").await;
        app.expect_filtered_list().await;
        let length = app.browser.script("return history.length", vec![]).await;
        app.press(&["Tab"]).await;
        focused(app, "link", "Skip to tokens").await;
        app.screenshot("skip").await;
        app.press(&["Enter"]).await;
        focused(app, "table", "API tokens").await;
        assert_eq!(app.url().await, "/?status=active");
        assert_eq!(app.browser.script("return history.length", vec![]).await, length);
        app.press(&["ArrowDown"]).await;
        until("a row has the focus", async || {
            let (role, name) = app.browser.focused().await?;
            if role == "link" && name != "Skip to tokens" {
                Ok(())
            } else {
                Err(format!("{role} “{name}”"))
            }
        })
        .await;
    })
    .await;
}
