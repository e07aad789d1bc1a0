//! Rows of the table with valid JSON and invalid content.

use crate::support::{App, panel, uid};
use serde_json::{Value, json};

/// Loads the page with wrong lists, and waits until the status below the list is exactly this. Returns the server's
/// real tokens, read before.
async fn lists_as(app: &App, fault: &str, status: &str) -> Vec<Value> {
    let tokens = app.server.tokens().await;
    app.server.order(json!({ "list": fault, "times": 1000 })).await;
    app.reload().await;
    app.expect_visible("heading", "API tokens").await;
    app.expect_exact_text("status", status).await;
    tokens
}

/// Ends the fault, and asserts that this button makes the list complete again.
async fn recovers(app: &App, button: &str) {
    app.server.order(json!({ "list": null, "get": null, "create": null, "update": null })).await;
    let tokens = app.server.tokens().await;
    app.click("button", button).await;
    app.expect_no_alert().await;
    app.expect_exact_text("status", &format!("{} tokens", tokens.len())).await;
    assert_eq!(app.row_names(&tokens).await.len(), tokens.len());
}

/// Opens the details of a token with their JSON and YAML, and closes them.
async fn looks_at(app: &App, fault: &str, token: &Value) {
    app.server.order(json!({ "get": fault })).await;
    app.goto(&format!("?token={}", uid(token))).await;
    app.expect_visible("dialog", "Token details").await;
    assert_eq!(app.definition_of("UID").await.trim(), uid(token));
    for view in ["JSON", "YAML", "Fields"] {
        app.click("tab", view).await;
    }
    app.expect_no_alert().await;
    app.click("button", "Close").await;
    app.expect_hidden("dialog", "Token details").await;
}

/// Creates a token with a wrong answer, and asserts that its value is shown.
async fn creates(app: &App, fault: &str, name: &str) {
    app.click("link", "Create token").await;
    app.fill_create_dialog(name).await;
    app.server.order(json!({ "create": fault })).await;
    app.click("button", "Create token").await;
    let value = app.save_token_value().await;
    assert!(app.server.accepts(&value).await);
    app.expect_visible("link", name).await;
}

const INCONSISTENT: &str = "the server counts wrongly. Some tokens may be missing here";

#[tokio::test]
async fn duplicate_uids() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let known = lists_as(app, "fault-twice", "61 tokens").await;
        let mut names = app.row_names(&known).await;
        assert_eq!(names.len(), 61);
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 61, "each once");
        app.expect_no_alert().await;
        recovers(app, "Refresh").await;
    })
    .await;
}

#[tokio::test]
async fn a_wrong_total() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (fault, status) in [
            ("fault-total-more", "Incomplete: 61 of 71 tokens loaded"),
            ("fault-total-less", "Incomplete: 60 of 61 tokens loaded"),
        ] {
            let known = lists_as(app, fault, status).await;
            app.expect_text("alert", INCONSISTENT).await;
            assert_eq!(app.row_names(&known).await.len(), 61, "what came is shown");
            recovers(app, "Try again").await;
        }
        // With short pages, too, where no page alone has more rows than the total.
        app.server.order(json!({ "chaos": { "count": 17, "changes": 0, "failing": 0 } })).await;
        app.server.order(json!({ "list": "fault-total-less", "times": 1000 })).await;
        app.reload().await;
        app.expect_text("alert", INCONSISTENT).await;
        app.server.order(json!({ "chaos": null })).await;
        recovers(app, "Try again").await;
    })
    .await;
}

#[tokio::test]
async fn invalid_times() {
    panel(async |app| {
        let token = app.server.make(json!({ "name": "timeless" })).await;
        app.sign_in_by_link().await;
        let fault = "fault-times";
        let known = lists_as(app, fault, "62 tokens").await;
        app.expect_no_alert().await;
        let (created, expires) = (app.column_texts("Created").await, app.column_texts("Expires").await);
        assert_eq!(expires.len(), 62);
        for said in ["unreadable: soon", "unreadable: not a time", "unreadable: 2026-02-30T00:00:00Z"] {
            let is_said = |cell: &String| cell.contains(said);
            assert!(created.iter().chain(&expires).any(is_said), "{said}: {created:?} {expires:?}");
        }
        assert!(expires.iter().all(|cell| cell != "Never"), "an end that cannot be read is not never");
        for order in ["created", "expires", "used", "-expires"] {
            app.goto(&format!("?sort={order}")).await;
            app.expect_exact_text("status", "62 tokens").await;
            assert_eq!(app.row_names(&known).await.len(), 62, "sorted by {order}");
        }
        looks_at(app, fault, &token).await;
        creates(app, fault, "made-out-of-time").await;
        recovers(app, "Refresh").await;
    })
    .await;
}

#[tokio::test]
async fn null_everywhere() {
    panel(async |app| {
        let token = app.server.make(json!({ "name": "null-and-void", "description": "As it was" })).await;
        app.sign_in_by_link().await;
        // `null` instead of the page.
        app.server.order(json!({ "list": "fault-null", "times": 1000 })).await;
        app.reload().await;
        app.expect_text("alert", "Could not load the tokens: the server's answer has an unexpected form")
            .await;
        recovers(app, "Try again").await;
        // `null` in optional fields.
        lists_as(app, "fault-nulls", "62 tokens").await;
        app.expect_no_alert().await;
        assert_eq!(app.browser.find_all("link", "(no name)").await.unwrap().len(), 62);
        looks_at(app, "fault-nulls", &token).await;
        recovers(app, "Refresh").await;
        // `null` in required fields: the other tokens are shown, with the number of unreadable ones.
        let known = lists_as(app, "fault-uids", "Incomplete: 31 of 62 tokens loaded").await;
        app.expect_text("alert", "31 of the tokens could not be read, and are missing here").await;
        assert_eq!(app.row_names(&known).await.len(), 31);
        recovers(app, "Try again").await;
    })
    .await;
}

#[tokio::test]
async fn null_in_the_answer_to_a_create_or_a_change() {
    panel(async |app| {
        app.server.make(json!({ "name": "null-and-void", "description": "As it was" })).await;
        app.sign_in_by_link().await;
        for (fault, name) in [("fault-null", "all-null"), ("fault-uids", "without-uid")] {
            app.click("link", "Create token").await;
            let filled = app.fill_create_dialog(name).await;
            app.server.order(json!({ "create": fault })).await;
            app.click("button", "Create token").await;
            app.expect_text("alert", "The token was made all the same").await;
            assert_eq!(app.create_dialog_values().await, filled);
            app.click("button", "Delete it and try again").await;
            let value = app.save_token_value().await;
            assert!(app.server.accepts(&value).await);
            assert_eq!(app.server.named(name).await.len(), 1);
        }
        // A token without its value is unusable, and the list has a notice.
        app.click("link", "Create token").await;
        app.fill_create_dialog("without-value").await;
        app.server.order(json!({ "create": "fault-nulls" })).await;
        app.click("button", "Create token").await;
        app.expect_text("alert", "The server created without-value and did not send its value").await;
        app.click("button", "Done").await;
        let uid = app.server.named("without-value").await[0]["uid"].as_str().unwrap().to_owned();
        let alert = app
            .expect_text("alert", "Nobody has the value of without-value: the server did not send it")
            .await;
        assert!(alert.contains(&uid), "{alert}");

        app.click("link", "null-and-void").await;
        app.click("button", "Edit token").await;
        app.fill("textbox", "Description", "Changed all the same").await;
        app.server.order(json!({ "update": "fault-nulls" })).await;
        app.click("button", "Save changes").await;
        app.expect_hidden("form", "Edit token").await;
        app.expect_text("status", "Changed ").await;
        assert_eq!(app.server.named("null-and-void").await[0]["description"], "Changed all the same");
    })
    .await;
}

#[tokio::test]
async fn numbers_out_of_range() {
    panel(async |app| {
        let token = app.server.make(json!({ "name": "numbered" })).await;
        app.sign_in_by_link().await;
        for (number, status) in [
            ("1e300", "Incomplete: 62 of 9,223,372,036,854,776,000 tokens loaded"),
            ("-1", "Incomplete: 61 of 62 tokens loaded"),
            ("9223372036854775808", "Incomplete: 62 of 9,223,372,036,854,776,000 tokens loaded"),
        ] {
            let fault = format!("fault-number-{number}");
            let known = lists_as(app, &fault, status).await;
            app.expect_text("alert", INCONSISTENT).await;
            assert_eq!(app.row_names(&known).await.len(), 62);
            app.server.order(json!({ "list": null })).await;
            looks_at(app, &fault, &token).await;
            creates(app, &fault, &format!("made-{}", number.len())).await;
            app.server
                .ask("DELETE", &format!("/api/v1/api_tokens/{}", uid_of_number(app, number).await), None, 200)
                .await;
            recovers(app, "Refresh").await;
        }
    })
    .await;
}

async fn uid_of_number(app: &App, number: &str) -> String {
    let made = app.server.named(&format!("made-{}", number.len())).await;
    made[0]["uid"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_description_of_five_megabytes() {
    panel(async |app| {
        let token = app.server.make(json!({ "name": "five-megabytes" })).await;
        app.sign_in_by_link().await;
        let fault = "fault-big";
        lists_as(app, fault, "62 tokens").await;
        let words = "return document.querySelector('[aria-label=\"API tokens\"]').textContent.length";
        let shown = app.browser.script(words, vec![]).await.as_u64().unwrap();
        assert!(shown < 100_000, "a row has room for a line: {shown}");
        // The search box still reacts at once.
        app.fill("searchbox", "Search tokens", "one description").await;
        app.expect_exact_text("status", "1 of 62 tokens").await;
        app.fill("searchbox", "Search tokens", "").await;

        app.server.order(json!({ "get": fault })).await;
        app.click("link", "five-megabytes").await;
        app.expect_visible("dialog", "Token details").await;
        let said = app.definition_of("Description").await;
        assert!(
            said.contains("This is the beginning: 5,000,032 characters in all") && said.len() < 11_000,
            "{}",
            said.len()
        );
        app.click("tab", "JSON").await;
        app.click("button", "Close").await;
        app.expect_hidden("dialog", "Token details").await;
        creates(app, fault, "made-too-large").await;
        recovers(app, "Refresh").await;
        assert_eq!(token["description"], "");
    })
    .await;
}
