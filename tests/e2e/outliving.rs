//! What survives its page: a value that was not shown yet, a running create, typed input.

use crate::support::{ADMIN_TOKEN, panel};
use serde_json::json;

#[tokio::test]
async fn a_running_create_survives_signing_out_and_its_value_is_shown() {
    panel(async |app| {
        // Signs in by a token, which stays valid after signing out: a session by link would end during the create.
        app.goto("").await;
        app.fill("textbox", "API token", ADMIN_TOKEN).await;
        app.click("button", "Sign in").await;
        app.expect_list().await;
        app.server.order(json!({ "create": "fault-slow-3s" })).await;
        app.start_create("under-way").await;
        app.click("button", "Create token").await;
        app.expect_text("status", "Creating the token").await;
        app.go_back().await;
        app.expect_hidden("dialog", "Create API token").await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        // The person who signed out may be gone: the value is shown when they are back, and to no other person.
        app.expect_text("status", "The value of a new token is not saved yet").await;
        app.expect_hidden("dialog", "Save your new token").await;
        app.fill("textbox", "API token", ADMIN_TOKEN).await;
        app.click("button", "Sign in").await;
        app.expect_visible("dialog", "Save your new token").await;
        assert!(app.input_value("textbox", "Token value").await.len() >= 20);
        app.confirm_saved().await;
        app.expect_list().await;
    })
    .await;
}

#[tokio::test]
async fn a_session_that_ends_during_the_reveal_does_not_lose_the_value() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_console_error("401").await;
        app.start_create("ending").await;
        // Requested twice: by the page, and by the search for a duplicate.
        app.server.order(json!({ "list": "fault-401", "current": "fault-401", "times": 2 })).await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        // The page behind is now the sign-in page, and cannot be reached until the value is saved.
        assert!(app.input_value("textbox", "Token value").await.len() >= 20);
        app.confirm_saved().await;
        app.expect_visible("heading", "Sign in").await;
    })
    .await;
}

#[tokio::test]
async fn a_second_create_is_not_sent_while_the_first_is_running_and_typed_input_is_kept() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.server.order(json!({ "create": "fault-slow-3s" })).await;
        app.start_create("first").await;
        app.click("button", "Create token").await;
        app.expect_text("status", "Creating the token").await;
        app.go_back().await;
        app.expect_hidden("dialog", "Create API token").await;
        app.start_create("second").await;
        app.press(&["Enter"]).await;
        app.expect_visible("dialog", "Save your new token").await;
        app.confirm_saved().await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "second");
        let names: Vec<_> =
            app.server.tokens().await.into_iter().map(|token| token["name"].clone()).collect();
        assert!(names.contains(&json!("first")) && !names.contains(&json!("second")), "{names:?}");
    })
    .await;
}

#[tokio::test]
async fn a_session_that_ends_at_the_create_does_not_lose_typed_input() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_console_error("401").await;
        app.click("link", "Create token").await;
        let typed = app.fill_create_dialog("kept").await;
        app.server.order(json!({ "create": "fault-401", "current": "fault-401" })).await;
        app.click("button", "Create token").await;
        app.expect_text("status", "Your session has ended").await;
        app.fill("textbox", "API token", ADMIN_TOKEN).await;
        app.click("button", "Sign in").await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.create_dialog_values().await, typed);
    })
    .await;
}

#[tokio::test]
async fn an_empty_answer_to_a_delete_is_believed_only_when_the_token_is_gone() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        let (uid, name) = (tokens[3]["uid"].as_str().unwrap(), tokens[3]["name"].as_str().unwrap());
        app.goto(&format!("?token={uid}")).await;
        app.server.order(json!({ "delete": "fault-empty" })).await;
        app.click("button", "Delete token").await;
        app.delete_without_undo().await;
        app.expect_text("alert", "still there").await;
        assert!(app.server.tokens().await.iter().any(|token| token["name"] == name));
    })
    .await;
}
