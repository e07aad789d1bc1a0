//! A create whose answer is lost: the panel finds out whether the token was created and says so, and in the end there
//! is one token, and a person has its value.
//!
//! Chromium retries a request on its own if a connection closes before any answer, so a single lost answer may go
//! unnoticed. The server uses the panel's key for each create, so that a retry creates no second token.

use crate::support::{App, FormValues, panel, uid, until};
use serde_json::json;

/// The dialog's messages about a create without an answer.
const MADE: &str = "The token was made all the same";
const NOT_MADE: &str = "No token was made";
const UNKNOWN: &str = "Whether a token was made could not be found out";

/// Waits for the value, or for the dialog's message about a create without an answer.
async fn outcome(app: &App) -> &'static str {
    until("the create has an outcome", async || {
        if !app.browser.find_all("dialog", "Save your new token").await?.is_empty() {
            return Ok("");
        }
        let alerts = app.browser.texts("alert").await?.join("\n");
        let said = [MADE, NOT_MADE, UNKNOWN].into_iter().find(|words| alerts.contains(words));
        said.ok_or(format!("alerts: {alerts}"))
    })
    .await
}

/// Opens the create dialog, fills in every field, and submits it.
async fn send(app: &App, name: &str) -> FormValues {
    app.click("link", "Create token").await;
    let filled = app.fill_create_dialog(name).await;
    app.click("button", "Create token").await;
    filled
}

/// Follows the dialog's proposals until there is a value, and returns its messages. Asserts each time that the message
/// is true and that nothing typed is lost.
async fn go_on(app: &App, name: &str, filled: &FormValues) -> Vec<&'static str> {
    let mut said = Vec::new();
    loop {
        let words = outcome(app).await;
        if words.is_empty() {
            break;
        }
        assert_eq!(app.create_dialog_values().await, *filled, "{words}");
        said.push(words);
        assert!(said.len() <= 4, "this does not end: {said:?}");
        match words {
            MADE => {
                // The name is not reported as taken: with another name the first token would remain.
                app.expect_valid("textbox", "Name").await;
                let uid = uid(&app.server.token(name).await).to_owned();
                let alert = app.expect_text("alert", MADE).await;
                assert!(alert.contains(name) && alert.contains(&uid), "{uid}: {alert}");
                app.click("button", "Delete it and try again").await;
            }
            NOT_MADE => {
                assert!(app.server.named(name).await.is_empty(), "none is there");
                app.click("button", "Create token").await;
            }
            _ => app.click("button", "Look again").await,
        }
    }
    ends_well(app, name).await;
    said
}

/// Asserts that there is one token as requested, that its value is shown and works, and that no notice remains.
async fn ends_well(app: &App, name: &str) {
    let value = app.save_token_value().await;
    let made = app.server.token(name).await;
    assert_eq!(made["description"], "All of this\nmust stay");
    assert_eq!(made["scopes"], json!(["read_organization", "write_cluster"]));
    assert_eq!(made["is_organization_token"], true);
    assert!(app.server.accepts(&value).await, "the value is the token's");
    app.expect_visible("link", name).await;
    app.expect_no_alert().await;
    // The next create dialog is empty.
    app.click("link", "Create token").await;
    assert_eq!(app.input_value("textbox", "Name").await, "");
    app.expect_no_alert().await;
    app.click("button", "Cancel").await;
    app.expect_hidden("dialog", "Create API token").await;
}

#[tokio::test]
async fn a_token_created_without_an_answer_is_deleted_and_created_again() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_failed_request().await;
        for fault in ["fault-cut", "fault-head", "fault-half"] {
            for times in [1, 2] {
                let name = format!("{fault}-{times}").replace("fault", "made");
                app.server.order(json!({ "create": fault, "times": times })).await;
                let filled = send(app, &name).await;
                assert_eq!(go_on(app, &name, &filled).await, vec![MADE; times], "{fault} {times}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_token_that_was_not_created_is_requested_again() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_console_error("500").await;
        for fault in ["fault-empty", "fault-html", "fault-500"] {
            for times in [1, 2] {
                let name = format!("{fault}-{times}").replace("fault", "not-made");
                app.server.order(json!({ "create": fault, "times": times })).await;
                let filled = send(app, &name).await;
                assert_eq!(go_on(app, &name, &filled).await, vec![NOT_MADE; times], "{fault} {times}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_closes_without_an_answer_creates_one_token() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (fault, words) in [("fault-lost", MADE), ("fault-reset", NOT_MADE)] {
            for times in [1, 2, 20] {
                let name = format!("{fault}-{times}").replace("fault", "closed");
                app.server.order(json!({ "create": fault, "times": times })).await;
                let filled = send(app, &name).await;
                if times == 20 {
                    // More failures than the browser's own retries on all its connections.
                    assert_eq!(outcome(app).await, words, "{fault}");
                    app.server.order(json!({ "create": null })).await;
                }
                let said = go_on(app, &name, &filled).await;
                assert!(said.iter().all(|it| *it == words), "{fault} {times}: {said:?}");
                // The browser may or may not log a failure that it retries.
                app.clear_logs().await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn if_the_list_cannot_be_read_the_search_can_be_retried() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_console_error("500").await;
        app.server.order(json!({ "create": "fault-half" })).await;
        // The failures are shared by the panel's search for the token and by the list's automatic retries.
        app.server.order(json!({ "list": "fault-500", "times": 3 })).await;
        let filled = send(app, "unknown").await;
        let said = go_on(app, "unknown", &filled).await;
        let (last, before) = said.split_last().unwrap();
        assert_eq!(*last, MADE);
        assert!(!before.is_empty() && before.iter().all(|it| *it == UNKNOWN), "{said:?}");

        app.server.order(json!({ "create": "fault-empty", "list": "fault-500" })).await;
        let filled = send(app, "unknown-and-not-made").await;
        let said = go_on(app, "unknown-and-not-made", &filled).await;
        assert_eq!(said, [UNKNOWN, NOT_MADE]);
    })
    .await;
}

#[tokio::test]
async fn submitting_the_same_form_again_creates_no_second_token() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_console_error("500").await;
        app.server.order(json!({ "create": "fault-half" })).await;
        app.server.order(json!({ "list": "fault-500", "times": 2 })).await;
        send(app, "sent-twice").await;
        assert_eq!(outcome(app).await, UNKNOWN);
        let uid = app.server.token("sent-twice").await["uid"].clone();
        app.click("button", "Create token").await;
        ends_well(app, "sent-twice").await;
        assert_eq!(app.server.token("sent-twice").await["uid"], uid);
        let sent = app.sent("POST").await;
        let key = |n: usize| {
            sent[n].headers["Idempotency-Key"].as_str().or(sent[n].headers["idempotency-key"].as_str())
        };
        assert!(key(0).is_some() && key(0) == key(1), "{sent:?}");
        assert_eq!(sent[0].body, sent[1].body);
    })
    .await;
}

#[tokio::test]
async fn a_token_whose_answer_was_lost_is_still_named_after_a_reload() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.server.order(json!({ "create": "fault-half" })).await;
        send(app, "left-behind").await;
        assert_eq!(outcome(app).await, MADE);
        let uid = uid(&app.server.token("left-behind").await).to_owned();
        // The page behind the dialog says it as well, for a person who closes the dialog.
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Create API token").await;
        app.expect_text("alert", "the answer to its creation never came").await;
        app.reload().await;
        app.expect_list().await;
        let alert = app.expect_text("alert", "the answer to its creation never came").await;
        assert!(alert.contains("left-behind") && alert.contains(&uid), "{alert}");
        app.click("button", "Delete it").await;
        app.delete_without_undo().await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        app.expect_no_alert().await;
        assert!(app.server.named("left-behind").await.is_empty());
    })
    .await;
}

/// The address opens it again after a reload.
async fn leave_the_dialog(app: &App) {
    app.expect_visible("dialog", "Create API token").await;
    app.click("button", "Cancel").await;
    app.expect_list().await;
}

#[tokio::test]
async fn a_create_of_a_page_that_was_left_is_reported_on_the_next_page() {
    panel(async |app| {
        app.sign_in_by_link().await;
        // The token is created, and the page is left before the panel could search for it.
        app.server.order(json!({ "create": "fault-half", "list": "fault-slow-60s" })).await;
        send(app, "left-early").await;
        app.expect_text("alert", "Looking whether a token was made").await;
        app.reload_and_discard().await;
        leave_the_dialog(app).await;
        let alert = app.expect_text("alert", "the answer to its creation never came").await;
        let uid = uid(&app.server.token("left-early").await).to_owned();
        assert!(alert.contains("left-early") && alert.contains(&uid), "{alert}");
        app.click("button", "Delete it").await;
        app.delete_without_undo().await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        app.expect_no_alert().await;

        // The token is not created: no notice, and an equal token that is created later is not mistaken for it.
        app.server.order(json!({ "create": "fault-slow-60s" })).await;
        app.click("link", "Create token").await;
        app.name_token("left-earlier").await;
        app.select_option("Expiration", "No expiration").await;
        app.click("button", "Create token").await;
        app.expect_text("status", "Creating the token").await;
        app.reload_and_discard().await;
        leave_the_dialog(app).await;
        app.expect_no_alert().await;
        app.click("link", "Create token").await;
        app.name_token("left-earlier").await;
        app.select_option("Expiration", "No expiration").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        app.reload().await;
        app.expect_list().await;
        app.expect_visible("link", "left-earlier").await;
        app.expect_no_alert().await;
    })
    .await;
}

#[tokio::test]
async fn a_server_that_stops_before_the_create() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        let filled = app.fill_create_dialog("before").await;
        app.expect_failed_request().await;
        app.server.kill();
        app.click("button", "Create token").await;
        assert_eq!(outcome(app).await, UNKNOWN);
        app.click("button", "Look again").await;
        assert_eq!(outcome(app).await, UNKNOWN);
        assert_eq!(app.create_dialog_values().await, filled);
        app.server.start_again().await;
        let said = go_on(app, "before", &filled).await;
        assert_eq!(said, [UNKNOWN, NOT_MADE]);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_stops_during_the_create() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_failed_request().await;
        // The server stops before it has created the token.
        app.server.order(json!({ "create": "fault-slow-60s" })).await;
        let filled = send(app, "during").await;
        app.expect_text("status", "Creating the token").await;
        app.server.kill();
        assert_eq!(outcome(app).await, UNKNOWN);
        app.server.start_again().await;
        assert_eq!(go_on(app, "during", &filled).await, [UNKNOWN, NOT_MADE]);

        // The server stops after that, before the panel could search for the token.
        app.server.order(json!({ "create": "fault-half", "list": "fault-slow-60s" })).await;
        let filled = send(app, "after").await;
        app.expect_text("alert", "Looking whether a token was made").await;
        app.server.kill();
        assert_eq!(outcome(app).await, UNKNOWN);
        app.server.start_again().await;
        assert_eq!(go_on(app, "after", &filled).await, [UNKNOWN, MADE]);
    })
    .await;
}
