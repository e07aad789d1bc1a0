//! Signing out an idle person, if the site wants that. The tests do not wait: they put the browser's clock forward.

use crate::support::{App, panel, until};
use serde_json::json;

const SETTINGS: &str = r#"{"idle_sign_out_minutes": 15, "signed_in": true, "features": {"organization_tokens": true, "monitoring_tokens": true}}"#;

/// Opens the panel on a site that signs out after 15 minutes without input, with a clock that tests can put forward in
/// each tab.
async fn sign_in(app: &App) {
    app.serve_below("/tools/").await;
    app.answer_settings_with("200 OK", "application/json", SETTINGS);
    set_clock(app).await;
    app.sign_in_by_link().await;
    app.goto("").await;
    app.expect_list().await;
}

/// From its next page on, this tab has a clock that tests can put forward.
async fn set_clock(app: &App) {
    let source = "const now = Date.now; window.ahead = 0; Date.now = () => now() + ahead";
    app.browser.add_init_script(source).await;
}

/// Puts the clock forward without any input, and lets the page notice, as when its window is shown again.
async fn pass(app: &App, seconds: i64) {
    let script = "ahead += arguments[0] * 1000;
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
    app.browser.script(script, vec![json!(seconds)]).await;
}

#[tokio::test]
async fn an_idle_person_is_warned_with_a_countdown_and_signed_out_without_losing_input() {
    panel(async |app| {
        sign_in(app).await;
        app.click("link", "Create token").await;
        let filled = app.fill_create_dialog("half-way").await;
        pass(app, 13 * 60).await;
        app.expect_hidden("alertdialog", "Are you still there?").await;
        // Input after 13 minutes starts another 15.
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
async fn after_a_long_sleep_of_the_machine_the_person_is_signed_out_and_a_value_is_hidden() {
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
        app.expect_text("status", "It waits in this tab, hidden").await;
        app.expect_hidden("dialog", "Save your new token").await;
        app.sign_in_by_token().await;
        assert!(app.save_token_value().await == value, "it is the same one");
    })
    .await;
}

#[tokio::test]
async fn input_in_one_tab_keeps_all_tabs_signed_in_and_idling_in_all_signs_all_out() {
    panel(async |app| {
        sign_in(app).await;
        app.goto_in_new_tab("").await;
        set_clock(app).await;
        app.reload().await;
        app.expect_list().await;
        pass(app, 13 * 60).await;
        app.press(&["Shift"]).await;
        pass(app, 5 * 60).await;
        // All but the moment of the last sign-out.
        let script = "const { 'bento-token-panel.signed-out': moment, ...kept } = localStorage; return kept";
        let kept = async || app.browser.script(script, vec![]).await;
        let told = kept().await;
        // This tab has had no input for 18 minutes.
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
