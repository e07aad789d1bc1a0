//! Replacing a token: the old one works until a person deletes it, and an unfinished replacement is shown with its
//! state.

use crate::support::{App, panel, uid, until};
use serde_json::{Value, json};

/// Creates the old token, which works. The answer has its value.
async fn old(app: &App) -> Value {
    let chat = app.server.deployment_uid("chat-assistant").await;
    let token = json!({ "name": "worker", "description": "Runs the queue", "scopes": ["read_cluster", "legacy"],
        "is_organization_token": true, "deployment_uids": [chat] });
    app.server.make(token).await
}

/// Starts a replacement from the details of a token.
async fn begin(app: &App, token: &Value) {
    app.open_details(token).await;
    app.click("button", "Replace").await;
    app.expect_visible("dialog", "Replace token").await;
    app.click("button", "Create the successor").await;
    app.expect_visible("dialog", "Create API token").await;
}

/// Asserts that the create dialog is filled in with the rights of the old token.
async fn asks_for_the_same_rights(app: &App, name: &str) {
    app.expect_visible("dialog", "Create API token").await;
    assert_eq!(app.input_value("textbox", "Name").await, name);
    assert_eq!(app.input_value("textbox", "Description").await, "Runs the queue");
    assert!(app.is_checked("radio", "Organization").await);
    app.expect_checked("Developer Operations Access", "true").await;
    app.expect_checked("Protected Endpoint Access", "true").await;
    app.expect_checked("All deployments", "false").await;
    app.expect_checked("chat-assistant", "true").await;
    app.expect_checked("fraud-score", "false").await;
    app.expect_checked("legacy", "true").await;
    app.expect_checked("read_cluster", "true").await;
    app.expect_checked("write_cluster", "false").await;
}

async fn works(app: &App, token: &Value) {
    assert!(app.server.accepts(token["token"].as_str().unwrap()).await, "the old token works");
}

/// Waits until a notice about the replacement contains this.
async fn stands(app: &App, part: &str) {
    app.expect_text("status", part).await;
}

async fn stands_nowhere(app: &App) {
    app.expect_no_text("status", "Replacing").await;
}

async fn delete(app: &App) {
    app.delete_without_undo().await;
    app.expect_hidden("alertdialog", "Delete token?").await;
}

/// Waits until the server has stored that a token was used, which it does with a delay.
async fn is_seen_used(app: &App, name: &str) {
    until(&format!("{name} was used"), async || {
        let used = app.server.token(name).await["last_used_at"].clone();
        if used.is_string() { Ok(()) } else { Err(format!("last used {used}")) }
    })
    .await;
}

#[tokio::test]
async fn the_new_token_is_used_before_the_old_one_is_deleted() {
    panel(async |app| {
        let old = old(app).await;
        app.sign_in_by_link().await;
        app.open_details(&old).await;
        app.click("button", "Replace").await;
        let dialog = app.inner_text("dialog", "Replace token").await;
        assert!(dialog.contains("worker") && dialog.contains("Until then both work"), "{dialog}");
        app.click("button", "Cancel").await;
        app.expect_hidden("dialog", "Replace token").await;

        begin(app, &old).await;
        app.expect_text("status", "This one replaces worker, which goes on working until you delete it.")
            .await;
        asks_for_the_same_rights(app, "worker-2").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        app.click("button", "Check that it works").await;
        app.expect_text("status", "It works").await;
        let value = app.save_token_value().await;
        let new = app.server.token("worker-2").await;
        for key in [
            "description",
            "scopes",
            "deployment_uids",
            "is_organization_token",
            "is_api_token",
            "is_global_access",
        ] {
            assert_eq!(new[key], old[key], "{key}");
        }
        works(app, &old).await;

        stands(app, "Replacing worker with worker-2. The old one was ").await;
        is_seen_used(app, "worker").await;
        is_seen_used(app, "worker-2").await;
        app.click("button", "Look again").await;
        stands(app, "The old one was last used just now, the new one last used just now.").await;
        let remind = async || app.click("button", "Remind me in a week").await;
        let file = app.download("worker.ics", remind).await;
        assert!(file.contains("SUMMARY:Delete the old API token worker\r\n"), "{file}");
        app.click("button", "Delete the old token").await;
        let question = app.inner_text("alertdialog", "Delete token?").await;
        assert!(
            question.contains(&format!("worker {}", uid(&old))) && !question.contains("worker-2"),
            "{question}"
        );
        delete(app).await;
        stands_nowhere(app).await;
        assert!(app.server.named("worker").await.is_empty());
        assert!(app.server.accepts(&value).await);
        assert!(!app.server.accepts(old["token"].as_str().unwrap()).await);
        app.reload().await;
        app.expect_list().await;
        stands_nowhere(app).await;
    })
    .await;
}

#[tokio::test]
async fn a_failure_keeps_the_old_token_and_shows_the_state() {
    panel(async |app| {
        let old = old(app).await;
        app.sign_in_by_link().await;
        begin(app, &old).await;
        app.expect_console_error("500").await;
        app.server.order(json!({ "create": "fault-500" })).await;
        app.click("button", "Create token").await;
        app.expect_text("alert", "No token was made").await;
        asks_for_the_same_rights(app, "worker-2").await;
        works(app, &old).await;
        app.click("button", "Cancel").await;
        app.expect_hidden("dialog", "Create API token").await;
        stands(app, "Replacing worker: there is no successor yet. The old one goes on working.").await;

        app.click("button", "Create the successor").await;
        asks_for_the_same_rights(app, "worker-2").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        app.reload_and_discard().await;
        app.expect_list().await;
        stands(app, "Replacing worker with worker-2").await;
        app.expect_text("alert", "Nobody has the value of worker-2").await;
        let lost = app.server.token("worker-2").await;
        works(app, &old).await;

        app.click("button", "Replace it").await;
        delete(app).await;
        asks_for_the_same_rights(app, "worker-2").await;
        app.expect_text("status", "This one replaces worker,").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        app.expect_no_alert().await;
        stands(app, "Replacing worker with worker-2").await;
        assert_ne!(app.server.token("worker-2").await["uid"], lost["uid"]);
        works(app, &old).await;

        app.server.order(json!({ "delete": "fault-500" })).await;
        app.click("button", "Delete the old token").await;
        app.delete_without_undo().await;
        app.expect_text("alert", "Could not delete the token").await;
        works(app, &old).await;
        app.click("button", "Cancel").await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        stands(app, "Replacing worker with worker-2").await;
        app.click("button", "Delete the old token").await;
        delete(app).await;
        stands_nowhere(app).await;
        assert!(app.server.named("worker").await.is_empty());
        app.server.token("worker-2").await;
    })
    .await;
}

#[tokio::test]
async fn the_state_of_a_replacement_survives_the_page() {
    panel(async |app| {
        let old = old(app).await;
        app.sign_in_by_link().await;
        begin(app, &old).await;
        // The address opens the dialog; its purpose is in the browser's storage.
        app.goto("").await;
        app.expect_list().await;
        stands(app, "Replacing worker: there is no successor yet.").await;
        app.click("button", "Create the successor").await;
        asks_for_the_same_rights(app, "worker-2").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        stands(app, "Replacing worker with worker-2").await;
        app.reload().await;
        app.expect_list().await;
        stands(app, "Replacing worker with worker-2").await;
        // A replacement can take days, so other tabs show it, too.
        app.goto_in_new_tab("").await;
        app.expect_list().await;
        stands(app, "Replacing worker with worker-2").await;
        app.click("button", "Delete the old token").await;
        delete(app).await;
        stands_nowhere(app).await;
        app.close_tab().await;
        // This tab notices it on its next check.
        app.click("button", "Look again").await;
        stands_nowhere(app).await;
        app.reload().await;
        app.expect_list().await;
        stands_nowhere(app).await;
    })
    .await;
}

#[tokio::test]
async fn a_reloaded_create_dialog_still_replaces() {
    panel(async |app| {
        let old = old(app).await;
        app.sign_in_by_link().await;
        begin(app, &old).await;
        app.reload().await;
        app.expect_visible("dialog", "Create API token").await;
        app.click("button", "Cancel").await;
        app.expect_hidden("dialog", "Create API token").await;
        stands(app, "Replacing worker: there is no successor yet.").await;
        app.click("button", "Create the successor").await;
        asks_for_the_same_rights(app, "worker-2").await;
        works(app, &old).await;
    })
    .await;
}

#[tokio::test]
async fn a_leaked_token_is_deleted_before_it_is_replaced() {
    panel(async |app| {
        let old = old(app).await;
        app.sign_in_by_link().await;
        app.open_details(&old).await;
        app.click("button", "Replace").await;
        app.click("button", "Revoke it now").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        // Cancelling changes nothing and opens no create dialog.
        app.click("button", "Cancel").await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        app.expect_hidden("dialog", "Create API token").await;
        works(app, &old).await;
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        app.click("button", "Cancel").await;

        app.click("button", "Replace").await;
        app.click("button", "Revoke it now").await;
        delete(app).await;
        assert!(
            !app.server.accepts(old["token"].as_str().unwrap()).await,
            "it is cut off before anything else"
        );
        asks_for_the_same_rights(app, "worker").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        assert_ne!(app.server.token("worker").await["uid"], old["uid"]);
        stands_nowhere(app).await;
    })
    .await;
}

#[tokio::test]
async fn dismissing_a_replacement_keeps_both_tokens() {
    panel(async |app| {
        let old = old(app).await;
        app.sign_in_by_link().await;
        begin(app, &old).await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        stands(app, "Replacing worker with worker-2").await;
        app.click("button", "Stop watching").await;
        stands_nowhere(app).await;
        app.reload().await;
        app.expect_list().await;
        stands_nowhere(app).await;
        app.expect_visible("link", "worker").await;
        app.expect_visible("link", "worker-2").await;
        works(app, &old).await;
    })
    .await;
}

#[tokio::test]
async fn a_new_token_that_was_deleted_can_be_created_again() {
    panel(async |app| {
        let old = old(app).await;
        app.sign_in_by_link().await;
        begin(app, &old).await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        let uid = uid(&app.server.token("worker-2").await).to_owned();
        app.server.ask("DELETE", &format!("/api/v1/api_tokens/{uid}"), None, 200).await;
        app.click("button", "Look again").await;
        stands(app, "is not in the list (any more). The old one goes on working.").await;
        works(app, &old).await;
        app.click("button", "Create another one").await;
        asks_for_the_same_rights(app, "worker-2").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        stands(app, "Replacing worker with worker-2.").await;
        assert_ne!(app.server.token("worker-2").await["uid"], uid.as_str());
    })
    .await;
}
