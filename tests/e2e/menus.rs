//! Arrow keys, Home, End and Escape in every menu.

use crate::support::{App, panel, until};
use serde_json::json;

async fn focused_now(app: &App) -> (String, String) {
    app.browser.focused().await.unwrap()
}

/// Waits until an item of the menu that belongs to this button has the focus. Returns its role and name.
async fn item(app: &App, menu: &str) -> (String, String) {
    until(&format!("an item of “{menu}” has the focus"), async || {
        let script = "const e = document.activeElement;
            return e.tagName !== 'SUMMARY' && e.closest('details[open]')?.firstElementChild.textContent";
        let of = app.browser.script(script, vec![]).await;
        if of == json!(menu) { Ok(()) } else { Err(format!("{of}: {:?}", app.browser.focused().await?)) }
    })
    .await;
    focused_now(app).await
}

#[tokio::test]
async fn arrow_keys_move_through_every_menu() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for menu in ["Status", "Scopes", "Type", "Creator", "Dates", "Columns", "Views", "Export"] {
            app.focus("button", menu).await;
            app.press(&["ArrowDown"]).await;
            let first = item(app, menu).await;
            app.press(&["ArrowDown"]).await;
            let second = item(app, menu).await;
            assert_ne!(first, second, "{menu}");
            app.press(&["ArrowUp"]).await;
            assert_eq!(item(app, menu).await, first, "{menu}");
            app.press(&["End"]).await;
            let last = item(app, menu).await;
            assert_ne!(first, last, "{menu}");
            // From the end to the start, and back.
            app.press(&["ArrowDown"]).await;
            assert_eq!(item(app, menu).await, first, "{menu}");
            app.press(&["ArrowUp"]).await;
            assert_eq!(item(app, menu).await, last, "{menu}");
            app.press(&["Home"]).await;
            assert_eq!(item(app, menu).await, first, "{menu}");
            app.press(&["Escape"]).await;
            assert_eq!(focused_now(app).await, ("button".to_owned(), menu.to_owned()));
            let open =
                app.browser.script("return document.querySelectorAll('details[open]').length", vec![]).await;
            assert_eq!(open, 0, "{menu}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_arrow_key_chooses_no_radio_button() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.focus("button", "Columns").await;
        app.press(&["ArrowUp"]).await;
        assert_eq!(item(app, "Columns").await, ("radio".to_owned(), "Compact".to_owned()));
        app.press(&["ArrowUp"]).await;
        assert_eq!(item(app, "Columns").await, ("radio".to_owned(), "Comfortable".to_owned()));
        app.press(&["ArrowDown"]).await;
        assert_eq!(item(app, "Columns").await, ("radio".to_owned(), "Compact".to_owned()));
        assert!(app.is_checked("radio", "Comfortable").await);
        app.press(&["Space"]).await;
        assert!(app.is_checked("radio", "Compact").await);
    })
    .await;
}

#[tokio::test]
async fn a_menu_in_a_dialog_closes_alone() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = app.server.make(json!({ "name": "worker", "scopes": ["api"] })).await;
        app.open_details(&token).await;
        app.focus("button", "More").await;
        app.press(&["ArrowDown"]).await;
        assert_eq!(item(app, "More").await.1, "Copy link");
        app.press(&["Escape"]).await;
        assert_eq!(focused_now(app).await, ("button".to_owned(), "More".to_owned()));
        app.expect_visible("dialog", "Token details").await;
    })
    .await;
}
