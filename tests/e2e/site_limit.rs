//! A site that limits how long tokens live.

use crate::support::{App, panel_with, uid};

const LIMIT: [&str; 2] = ["--max-lifetime", "45"];

/// The texts of the menu "Expiration".
async fn choices(app: &App) -> Vec<String> {
    let script = "return [...document.querySelectorAll('dialog option')].filter(o => !o.disabled).map(o => o.textContent)";
    serde_json::from_value(app.browser.script(script, vec![]).await).unwrap()
}

#[tokio::test]
async fn the_form_for_a_new_token_stops_at_the_limit() {
    panel_with(&LIMIT, async |app| {
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.start_create("short").await;
        let offered = choices(app).await;
        assert!(
            offered.contains(&"30 days".to_owned()) && offered.contains(&"Custom…".to_owned()),
            "{offered:?}"
        );
        for missing in ["60 days", "90 days", "No expiration"] {
            assert!(!offered.contains(&missing.to_owned()), "{missing}: {offered:?}");
        }
        app.select_option("Expiration", "Custom…").await;
        app.fill("textbox", "Expiration date", "46d").await;
        app.expect_invalid("textbox", "Expiration date", "at most 45 days from its creation").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Create API token").await;
        app.fill("textbox", "Expiration date", "45d").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        assert_eq!(app.server.named("short").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_link_beyond_the_limit_is_refused_beside_the_field() {
    panel_with(&LIMIT, async |app| {
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.goto("?new&name=long&scopes=read_cluster&expires_in=90d").await;
        app.expect_visible("dialog", "Create API token").await;
        app.click("button", "Create token").await;
        app.expect_invalid("combobox", "Expiration", "at most 45 days from its creation").await;
        app.select_option("Expiration", "7 days").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
    })
    .await;
}

#[tokio::test]
async fn a_change_is_counted_from_the_creation() {
    panel_with(&LIMIT, async |app| {
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.start_create("changed").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        let token = app.server.token("changed").await;
        app.goto(&format!("?token={}", uid(&token))).await;
        // 30 days more than 30 days are too many.
        app.click("button", "Extend…").await;
        app.expect_invalid("combobox", "Expiration", "at most 45 days from its creation").await;
        app.select_option("Expiration", "Custom…").await;
        app.fill("textbox", "Expiration date", "44d").await;
        app.click("button", "Save changes").await;
        app.expect_text("status", "Changed changed.").await;
        assert_ne!(app.server.token("changed").await["expired_at"], token["expired_at"]);
    })
    .await;
}

#[tokio::test]
async fn older_tokens_over_the_limit_are_a_number_with_a_link() {
    panel_with(&LIMIT, async |app| {
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.click_link_to("longer_than", "45d").await;
        app.expect_filtered_list().await;
        app.expect_visible("link", "Remove filter: Lives longer than 45 days").await;
        let names = app.row_names(&app.server.tokens().await).await;
        assert!(names.contains(&"first-admin-token".to_owned()), "it never ends: {names:?}");
    })
    .await;
}
