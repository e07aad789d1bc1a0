//! Light and dark, wide and narrow.

use crate::support::{App, panel};
use serde_json::json;

const WIDTHS: [u32; 3] = [1280, 375, 320];

/// At every width the page does not scroll sideways, and no dialog does.
async fn fits(app: &App, view: &str) {
    for width in WIDTHS {
        app.browser.resize(width, 800).await;
        let script = "const dialogs = [...document.querySelectorAll('dialog[open]')];
            return [innerWidth, document.documentElement.scrollWidth,
                ...dialogs.map(d => [d.scrollWidth - d.clientWidth, d.getBoundingClientRect().right])]";
        let sizes = app.browser.script(script, vec![]).await;
        assert_eq!(sizes[0], width, "the page sees the width");
        assert!(sizes[1].as_u64().unwrap() <= u64::from(width), "{view} at {width}: {sizes}");
        for dialog in sizes.as_array().unwrap().iter().skip(2) {
            assert_eq!(dialog[0], 0, "{view} at {width}, a dialog scrolls sideways: {sizes}");
            assert!(dialog[1].as_f64().unwrap() <= f64::from(width), "{view} at {width}: {sizes}");
        }
        for scheme in ["light", "dark"] {
            let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            app.browser.devtools("Emulation.setEmulatedMedia", features).await;
            app.picture(&format!("{view}-{width}-{scheme}")).await;
        }
    }
    app.browser.resize(1280, 800).await;
}

#[tokio::test]
async fn nothing_scrolls_sideways() {
    panel(async |app| {
        app.open("").await;
        app.see("heading", "Sign in").await;
        fits(app, "sign-in").await;

        app.sign_in_by_link().await;
        fits(app, "list").await;

        app.click("link", "Create token").await;
        app.fill_in_everything(&"a-long-name-".repeat(6)[..63]).await;
        app.paste("textbox", "Description", &"Unbroken".repeat(40)).await;
        fits(app, "create").await;
        app.fill("textbox", "Name", &"n".repeat(63)).await;
        app.click("button", "Create token").await;
        app.see("dialog", "Save your new token").await;
        fits(app, "reveal").await;
        app.click("checkbox", "I have saved this token").await;
        app.click("button", "Done").await;
        app.click("link", &"n".repeat(63)).await;
        app.see("dialog", "Token details").await;
        fits(app, "details").await;
        app.click("button", "Delete token").await;
        app.see("alertdialog", "Delete token?").await;
        fits(app, "delete").await;
        app.click("button", "Cancel").await;

        app.open("?q=nothing+is+called+so").await;
        app.says("status", "0 of").await;
        fits(app, "no-match").await;
        app.expect_console("500").await;
        app.server.order(json!({ "list": "fault-500" })).await;
        app.open("").await;
        app.see("button", "Try again").await;
        fits(app, "failure").await;
    })
    .await;
}

#[tokio::test]
async fn the_theme_that_was_chosen_is_remembered() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let dark = async || {
            let script = "const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
                return r + g + b < 384";
            app.browser.script(script, vec![]).await.as_bool().unwrap()
        };
        let scheme = async |value: &str| {
            let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
            app.browser.devtools("Emulation.setEmulatedMedia", features).await;
        };
        scheme("light").await;
        assert!(!dark().await);
        scheme("dark").await;
        assert!(dark().await, "the system's wish is followed");

        // Each against the system's wish, so that it is the choice that shows.
        for (system, chosen, is_dark) in [("dark", "light", false), ("light", "dark", true)] {
            scheme(system).await;
            app.click_until("button", "Theme", chosen).await;
            assert_eq!(dark().await, is_dark, "{chosen} is shown at once");
            app.reload().await;
            app.see_list().await;
            assert_eq!(dark().await, is_dark, "{chosen} is remembered");
        }
    })
    .await;
}
