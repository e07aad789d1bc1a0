//! A failing server: the panel shows what happened, loses no input, and recovers without a reload.

use crate::support::{App, panel};
use serde_json::{Value, json};

async fn token_named(app: &App, name: &str) -> Option<Value> {
    app.server.tokens().await.into_iter().find(|token| token["name"] == name)
}

#[tokio::test]
async fn a_failed_list_says_why_and_loads_after_a_retry() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_console_error("500").await;
        app.server.order(json!({ "list": "fault-500", "times": 4 })).await;
        app.reload().await;
        let alert = app.expect_text("alert", "Could not load the tokens").await;
        assert!(alert.contains("This failure was ordered: 500."), "the server's own words: {alert}");
        let trace = app.server.output();
        let trace = trace.lines().rfind(|line| line.contains("status=500")).unwrap();
        let trace = trace.split_once("trace_id=\"").unwrap().1.split('"').next().unwrap();
        assert!(alert.contains(trace), "trace id {trace}: {alert}");
        app.click("button", "Try again").await;
        app.expect_list().await;
        app.expect_no_alert().await;
    })
    .await;
}

#[tokio::test]
async fn an_unreadable_list_is_reported() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (fault, part, times) in [
            ("fault-html", "a web page instead of data", 1),
            // These failures may be temporary, so the panel retries three times.
            ("fault-half", "broke off", 4),
            ("fault-empty", "an empty answer", 4),
        ] {
            app.server.order(json!({ "list": fault, "times": times })).await;
            app.reload().await;
            app.expect_text("alert", part).await;
            app.click("button", "Try again").await;
            app.expect_list().await;
            app.expect_no_alert().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_failed_refresh_keeps_the_shown_rows() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        app.expect_console_error("503").await;
        app.server.order(json!({ "list": "fault-503", "times": 4 })).await;
        app.click("button", "Refresh").await;
        app.expect_text("alert", "2 s").await;
        assert_eq!(app.row_names(&tokens).await.len(), tokens.len());
        app.click("button", "Try again").await;
        app.expect_no_alert().await;
        assert_eq!(app.row_names(&tokens).await.len(), tokens.len());
    })
    .await;
}

#[tokio::test]
async fn a_failed_create_keeps_every_field() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?new").await;
        let filled = app.fill_create_dialog("hard-to-make").await;
        app.expect_console_error("500").await;
        for (fault, part) in [
            ("fault-500", "the server failed (status 500)"),
            ("fault-html", "a web page instead of data"),
            ("fault-empty", "No token was made"),
            ("fault-half", "made all the same"),
        ] {
            app.server.order(json!({ "create": fault })).await;
            app.click("button", "Create token").await;
            app.expect_text("alert", part).await;
            assert_eq!(app.create_dialog_values().await, filled, "{fault}");
        }
        // The server carried out the last one although its answer failed.
        assert!(token_named(app, "hard-to-make").await.is_some());

        app.fill("textbox", "Name", "taken-elsewhere").await;
        let filled = app.create_dialog_values().await;
        app.expect_console_error("409").await;
        app.server.order(json!({ "create": "fault-409" })).await;
        app.click("button", "Create token").await;
        app.expect_invalid("textbox", "Name", "choose another name").await;
        assert_eq!(app.create_dialog_values().await, filled);

        app.fill("textbox", "Name", "made-at-last").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        app.click("checkbox", "I have saved this token").await;
        app.click("button", "Done").await;
        let made = token_named(app, "made-at-last").await.unwrap();
        assert_eq!(made["description"], "All of this\nmust stay");
        assert_eq!(made["is_organization_token"], true);
        assert_eq!(made["scopes"], json!(["read_organization", "write_cluster"]));
    })
    .await;
}

#[tokio::test]
async fn a_failed_delete_keeps_the_token_and_says_why() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let name = app.server.tokens().await[2]["name"].as_str().unwrap().to_owned();
        app.click("link", &name).await;
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        app.expect_console_error("500").await;
        app.server.order(json!({ "delete": "fault-500" })).await;
        app.click("button", "Delete without undo").await;
        app.expect_text("alert", "This failure was ordered: 500.").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        assert!(token_named(app, &name).await.is_some());
        // The pressed button was disabled for a moment; the key works nevertheless.
        app.press(&["Escape"]).await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Token details").await;
        app.expect_visible("link", &name).await;

        app.click("link", &name).await;
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        app.expect_no_alert().await;
        app.click("button", "Delete without undo").await;
        // The link is behind the dialog until then.
        app.expect_text("status", &format!("Deleted {name}.")).await;
        app.expect_hidden("link", &name).await;
        assert!(token_named(app, &name).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn a_delete_that_is_answered_with_a_web_page_counts_as_failed() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let name = app.server.tokens().await[2]["name"].as_str().unwrap().to_owned();
        app.click("link", &name).await;
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        app.server.order(json!({ "delete": "fault-html" })).await;
        app.click("button", "Delete without undo").await;
        app.expect_text("alert", "a web page instead of data").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        assert!(token_named(app, &name).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn the_panel_recovers_after_a_restart_of_the_server() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        // The dialogs are loaded on first use; load them before the server stops.
        app.press(&["?"]).await;
        app.expect_visible("dialog", "Keys").await;
        app.press(&["Escape"]).await;
        app.expect_failed_request().await;
        app.server.kill();
        app.click("button", "Refresh").await;
        app.expect_text("alert", "the server did not answer").await;
        assert_eq!(app.row_names(&tokens).await.len(), tokens.len(), "what was there stays");

        app.click("link", "Create token").await;
        let filled = app.fill_create_dialog("made-after-the-storm").await;
        app.click("button", "Create token").await;
        app.expect_text("alert", "Could not create the token: the server did not answer").await;
        assert_eq!(app.create_dialog_values().await, filled);

        app.server.start_again().await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        app.click("checkbox", "I have saved this token").await;
        app.click("button", "Done").await;
        app.expect_visible("link", "made-after-the-storm").await;
        app.expect_no_alert().await;

        app.server.kill();
        app.click("button", "Refresh").await;
        app.expect_text("alert", "the server did not answer").await;
        app.server.start_again().await;
        app.click("button", "Try again").await;
        app.expect_no_alert().await;
        app.expect_exact_text("status", &format!("{} tokens", tokens.len() + 1)).await;
    })
    .await;
}
