//! Signing out who is not there, where the site wants that. Nobody waits here: the clock of the browser is put forward.

use crate::support::{App, panel, until};
use serde_json::json;

const SETTINGS: &str = r#"{"idle_sign_out_minutes": 15, "signed_in": true, "features": {"organization_tokens": true, "monitoring_tokens": true}}"#;

/// The panel where whoever does nothing for a quarter of an hour is signed out, with a clock that can be put forward in
/// each tab.
async fn sign_in(app: &App) {
    app.serve_below("/tools/").await;
    app.answer_settings_with("200 OK", "application/json", SETTINGS);
    set_clock(app).await;
    app.sign_in_by_link().await;
    app.goto("").await;
    app.expect_list().await;
}

/// From its next page on, this tab has a clock that can be put forward.
async fn set_clock(app: &App) {
    let source = "const now = Date.now; window.ahead = 0; Date.now = () => now() + ahead";
    app.browser.run_first(source).await;
}

/// Time passes. Nobody does anything; a browser may well look up when its window is seen again.
async fn pass(app: &App, seconds: i64) {
    let script = "ahead += arguments[0] * 1000;
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
    app.browser.script(script, vec![json!(seconds)]).await;
}

#[tokio::test]
async fn whoever_is_away_is_warned_counted_down_and_signed_out_with_nothing_lost() {
    panel(async |app| {
        sign_in(app).await;
        app.click("link", "Create token").await;
        let filled = app.fill_create_dialog("half-way").await;
        pass(app, 13 * 60).await;
        app.expect_hidden("alertdialog", "Are you still there?").await;
        // Who does something after thirteen minutes has another fifteen.
        app.press(&["Shift"]).await;
        pass(app, 13 * 60).await;
        app.expect_visible("dialog", "Create API token").await;
        app.expect_hidden("alertdialog", "Are you still there?").await;

        app.press(&["Shift"]).await;
        pass(app, 14 * 60 + 5).await;
        app.expect_text_in("alertdialog", "Are you still there?", "You will be signed out in ").await;
        let left = async || {
            let said = app.inner_text("timer", "").await;
            said.split(' ').next().unwrap().parse::<u32>().unwrap()
        };
        let first = left().await;
        assert!((40..=55).contains(&first), "{first}");
        until("it counts down", async || if left().await < first { Ok(()) } else { Err(format!("{first}")) })
            .await;
        app.click("button", "Stay signed in").await;
        app.expect_hidden("alertdialog", "Are you still there?").await;
        assert_eq!(app.create_dialog_values().await, filled);

        pass(app, 14 * 60 + 5).await;
        app.expect_visible("alertdialog", "Are you still there?").await;
        pass(app, 60).await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_text("status", "You were signed out because nobody was here").await;
        app.expect_no_cookie().await;
        app.sign_in_by_token().await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.create_dialog_values().await, filled);
    })
    .await;
}

#[tokio::test]
async fn whoever_wakes_a_machine_too_late_is_signed_out_and_a_value_is_kept_from_sight() {
    panel(async |app| {
        sign_in(app).await;
        app.click("link", "Create token").await;
        app.name_token("unsaved").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        let value = app.input_value("textbox", "Token value").await;
        pass(app, 8 * 60 * 60).await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_text("status", "nobody was here").await;
        app.expect_text("status", "It waits in this tab, out of sight").await;
        app.expect_hidden("dialog", "Save your new token").await;
        app.sign_in_by_token().await;
        assert!(app.save_value().await == value, "it is the same one");
    })
    .await;
}

#[tokio::test]
async fn whoever_is_at_one_tab_is_at_all_and_whoever_is_at_none_leaves_all() {
    panel(async |app| {
        sign_in(app).await;
        app.goto_in_new_tab("").await;
        set_clock(app).await;
        app.reload().await;
        app.expect_list().await;
        pass(app, 13 * 60).await;
        app.press(&["Shift"]).await;
        pass(app, 5 * 60).await;
        let kept = async || app.browser.script("return { ...localStorage }", vec![]).await;
        let told = kept().await;
        // Nobody has touched this one for eighteen minutes.
        app.switch_to_tab(0).await;
        until("this tab knows what the other one has seen", async || {
            let knows = kept().await;
            if knows == told { Ok(()) } else { Err(format!("{knows}, not {told}")) }
        })
        .await;
        pass(app, 18 * 60).await;
        app.expect_hidden("alertdialog", "Are you still there?").await;
        app.expect_visible("heading", "API tokens").await;

        pass(app, 20 * 60).await;
        app.expect_visible("heading", "Sign in").await;
        app.switch_to_tab(1).await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_text("status", "You were signed out because nobody was here").await;
        assert_eq!(kept().await, json!({}), "the moment is forgotten");
    })
    .await;
}
