//! Invalid input is refused beside its field, before anything is sent, and the typed text is kept.

use crate::support::{App, panel};
use serde_json::json;

const IMAGE: &str = "<img src=x onerror=alert(1)>";

/// The number of create requests.
fn creates(app: &App) -> usize {
    app.server.output().matches("method=POST path=\"/api/v1/api_tokens\"").count()
}

#[tokio::test]
async fn an_error_is_shown_at_its_field_and_nothing_typed_is_lost() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?new").await;
        app.expect_visible("dialog", "Create API token").await;
        app.expect_valid("textbox", "Name").await;
        app.click("button", "Create token").await;
        app.expect_invalid("textbox", "Name", "required").await;

        // These fields keep their content in every case.
        app.click("checkbox", "write_cluster").await;
        app.select_option("Expiration", "Custom…").await;
        let long = "A long description. ".repeat(500);
        assert_eq!(long.chars().count(), 10_000);
        app.paste("textbox", "Description", &long).await;
        app.expect_invalid("textbox", "Description", "10,000").await;

        for (name, reason) in [
            (IMAGE, "lowercase"),
            ("Upper", "lowercase"),
            ("two words", "a space"),
            ("-start", "begin"),
            ("end-", "hyphen"),
            (&"x".repeat(64), "64"),
        ] {
            app.fill("textbox", "Name", name).await;
            app.click("button", "Create token").await;
            app.expect_invalid("textbox", "Name", reason).await;
            assert_eq!(app.input_value("textbox", "Name").await, name);
        }
        for (date, reason) in [
            ("2020-01-01", "past"),
            ("9999-12-31", "100 years"),
            ("2026-02-30", "no such date"),
            ("soon", "30d"),
            ("-1d", "30d"),
            ("", "required"),
        ] {
            app.fill("textbox", "Expiration date", date).await;
            app.click("button", "Create token").await;
            app.expect_invalid("textbox", "Expiration date", reason).await;
            assert_eq!(app.input_value("textbox", "Expiration date").await, date);
        }
        app.paste("textbox", "Expiration date", "３０日 🍱").await;
        app.expect_invalid("textbox", "Expiration date", "30d").await;

        assert_eq!(app.input_value("textbox", "Description").await, long);
        assert_eq!(app.input_value("textbox", "Name").await, "x".repeat(64));
        assert!(app.is_checked("checkbox", "write_cluster").await);
        assert_eq!(creates(app), 0, "nothing was sent");

        app.fill("textbox", "Name", "corrected").await;
        app.expect_valid("textbox", "Name").await;
        app.fill("textbox", "Expiration date", "1w").await;
        app.expect_valid("textbox", "Expiration date").await;
        let description = format!("{IMAGE}\n<script>alert(2)</script> & \"quotes\" 🍱");
        app.paste("textbox", "Description", &description).await;
        app.expect_valid("textbox", "Description").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        app.click("checkbox", "I have saved this token").await;
        app.click("button", "Done").await;
        assert_eq!(creates(app), 1);

        let tokens = app.server.tokens().await;
        let made = tokens.iter().find(|token| token["name"] == "corrected").unwrap();
        assert_eq!(made["description"], json!(description));
        assert_eq!(made["scopes"], json!(["write_cluster"]));
        let in_list = app.inner_text("table", "API tokens").await;
        assert!(in_list.contains(IMAGE), "the list shows it as text: {in_list}");
        app.click("link", "corrected").await;
        let details = app.inner_text("dialog", "Token details").await;
        assert!(details.contains(&description), "the details show it as text: {details}");
        let made = "return [document.images.length, document.querySelectorAll('body script').length]";
        assert_eq!(app.browser.script(made, vec![]).await[0], 0, "no element was made of it");
    })
    .await;
}

#[tokio::test]
async fn a_name_that_the_person_already_uses_is_refused_before_it_is_sent() {
    panel(async |app| {
        app.server.ask("POST", "/api/v1/api_tokens", Some(&json!({ "name": "taken" })), 200).await;
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        app.fill("textbox", "Name", "taken").await;
        let before = creates(app);
        app.click("button", "Create token").await;
        app.expect_invalid("textbox", "Name", "already").await;
        assert_eq!(app.input_value("textbox", "Name").await, "taken");
        assert_eq!(creates(app), before);
    })
    .await;
}

#[tokio::test]
async fn typed_input_survives_escape_and_reopening() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        let filled = app.fill_create_dialog("half-typed").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Create API token").await;
        app.click("link", "Create token").await;
        assert_eq!(app.create_dialog_values().await, filled);
        app.click("button", "Cancel").await;
        app.expect_hidden("dialog", "Create API token").await;
        app.click("link", "Create token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "");
    })
    .await;
}
