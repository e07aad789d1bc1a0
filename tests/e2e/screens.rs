//! Light and dark, wide and narrow.

use crate::support::{App, DEMO_PASSWORD, panel, panel_with};
use serde_json::json;

const WIDTHS: [u32; 4] = [1280, 768, 375, 320];

/// Elements that are wider than the window: the page or an open dialog, with the innermost elements that overflow.
/// Opens each menu once.
const TOO_WIDE: &str = "
    const width = document.documentElement.clientWidth, found = [];
    const sticksOut = e => e.checkVisibility() && e.getBoundingClientRect().right > width + 0.5;
    const look = place => {
        for (const e of [document.documentElement, ...document.querySelectorAll('dialog[open]')]) {
            if (e.scrollWidth <= e.clientWidth && !(e.localName === 'dialog' && sticksOut(e))) continue;
            const culprits = [...e.querySelectorAll('*')].filter(e => sticksOut(e) && ![...e.children].some(sticksOut));
            found.push([place, e.localName, e.scrollWidth, culprits.slice(0, 3).map(e => e.outerHTML.slice(0, 160))]);
        }
    };
    look('as it is');
    if (!document.querySelector('dialog[open]')) {
        for (const menu of document.querySelectorAll('details')) {
            menu.open = true;
            look('menu ' + menu.querySelector('summary').textContent);
            menu.open = false;
        }
    }
    return found";

/// Elements that overflow at one of the widths.
async fn too_wide(app: &App, view: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for width in WIDTHS {
        app.browser.set_viewport_size(width, 800).await;
        assert_eq!(app.browser.script("return innerWidth", vec![]).await, width, "the page sees the width");
        for problem in app.browser.script(TOO_WIDE, vec![]).await.as_array().unwrap() {
            problems.push(format!("{view} at {width}: {problem}"));
        }
        for scheme in ["light", "dark"] {
            app.browser.emulate_color_scheme(scheme).await;
            app.screenshot(&format!("{view}-{width}-{scheme}")).await;
        }
    }
    app.browser.set_viewport_size(1280, 800).await;
    problems
}

#[tokio::test]
async fn nothing_scrolls_sideways() {
    panel(async |app| {
        let mut problems = Vec::new();
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        problems.extend(too_wide(app, "sign-in").await);

        app.sign_in_by_link().await;
        problems.extend(too_wide(app, "list").await);

        app.click("link", "Create token").await;
        app.fill_create_dialog(&"a-long-name-".repeat(6)[..63]).await;
        app.paste("textbox", "Description", &"Unbroken".repeat(40)).await;
        problems.extend(too_wide(app, "create").await);
        app.fill("textbox", "Name", &"n".repeat(63)).await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        problems.extend(too_wide(app, "reveal").await);
        app.click("checkbox", "I have saved this token").await;
        app.click("button", "Done").await;
        // With the keyboard: a driver clicks the middle of the long name, which some browsers cut off.
        app.focus("link", &"n".repeat(63)).await;
        app.press(&["Enter"]).await;
        app.expect_visible("dialog", "Token details").await;
        problems.extend(too_wide(app, "details").await);
        app.click("tab", "Activity").await;
        app.expect_text("status", "There are no more.").await;
        problems.extend(too_wide(app, "details-activity").await);
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        problems.extend(too_wide(app, "delete").await);
        app.click("button", "Cancel").await;

        app.goto("?view=activity").await;
        app.expect_text("status", " events").await;
        problems.extend(too_wide(app, "trail").await);

        app.goto("?q=nothing+is+called+so").await;
        app.expect_text("status", "0 of").await;
        problems.extend(too_wide(app, "no-match").await);
        app.expect_console_error("500").await;
        app.server.order(json!({ "list": "fault-500", "times": 4 })).await;
        app.goto("").await;
        app.expect_visible("button", "Try again").await;
        problems.extend(too_wide(app, "failure").await);
        assert!(problems.is_empty(), "{problems:#?}");
    })
    .await;
}

#[tokio::test]
async fn nothing_scrolls_sideways_on_yatai() {
    panel_with(&["--like-yatai"], async |app| {
        let mut problems = Vec::new();
        app.expect_console_error("403").await;
        app.goto("?code=abc123").await;
        app.expect_visible("button", "Sign in with password").await;
        app.click("button", "Sign in with password").await;
        app.expect_invalid("textbox", "Password", "it is empty").await;
        problems.extend(too_wide(app, "yatai-sign-in").await);
        app.fill("textbox", "Name or email", "admin").await;
        app.fill("textbox", "Password", DEMO_PASSWORD).await;
        app.click("button", "Sign in with password").await;
        app.expect_text("status", "This server cannot hand a token over").await;
        problems.extend(too_wide(app, "yatai-code").await);
        app.click("link", "Create a token for it").await;
        app.expect_text("status", "Scopes protect little on Yatai").await;
        problems.extend(too_wide(app, "yatai-create").await);
        assert!(problems.is_empty(), "{problems:#?}");
    })
    .await;
}

#[tokio::test]
async fn the_chosen_theme_is_remembered() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let dark = async || {
            let script = "const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
                return r + g + b < 384";
            app.browser.script(script, vec![]).await.as_bool().unwrap()
        };
        app.browser.emulate_color_scheme("light").await;
        assert!(!dark().await);
        app.browser.emulate_color_scheme("dark").await;
        assert!(dark().await, "the system's wish is followed");

        // Each against the system's preference, so that the choice is visible.
        for (system, chosen, is_dark) in [("dark", "light", false), ("light", "dark", true)] {
            app.browser.emulate_color_scheme(system).await;
            app.click_until("button", "Theme", chosen).await;
            assert_eq!(dark().await, is_dark, "{chosen} is shown at once");
            app.reload().await;
            app.expect_list().await;
            assert_eq!(dark().await, is_dark, "{chosen} is remembered");
        }
    })
    .await;
}
