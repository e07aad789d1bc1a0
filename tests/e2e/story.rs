//! The whole story of a token, from the sign-in link to its end.

use crate::support::{App, panel, uid};

#[tokio::test]
async fn from_the_sign_in_link_to_the_end_of_a_token() {
    panel(async |app| {
        app.sign_in_by_link().await;
        story(app).await;
    })
    .await;
}

/// From the list to the end of a token, and of the session.
pub async fn story(app: &App) {
    let before = app.server.tokens().await.len();
    app.expect_exact_text("status", &format!("{before} tokens")).await;

    app.click("link", "Create token").await;
    app.expect_visible("dialog", "Create API token").await;
    app.fill("textbox", "Name", "story-token").await;
    app.fill("textbox", "Description", "Made by a test").await;
    app.click("checkbox", "read_organization").await;
    app.click("checkbox", "read_cluster").await;
    app.select_option("Expiration", "7 days").await;
    app.click("button", "Create token").await;

    app.expect_visible("dialog", "Save your new token").await;
    let value = app.input_value("textbox", "Token value").await;
    assert!(value.len() >= 20, "a value: {value}");
    assert!(!app.expect_visible("button", "Done").await.is_enabled().await.unwrap());
    app.press(&["Escape"]).await;
    app.press(&["Escape"]).await;
    app.expect_text("alert", "cannot be shown again").await;
    assert_eq!(app.input_value("textbox", "Token value").await, value);
    app.click("checkbox", "I have saved this token").await;
    app.click("button", "Done").await;
    app.expect_hidden("dialog", "Save your new token").await;

    let count = format!("{} tokens", before + 1);
    app.expect_exact_text("status", &count).await;
    let tokens = app.server.tokens().await;
    let made = tokens.iter().find(|token| token["name"] == "story-token").unwrap();
    assert_eq!(made["description"], "Made by a test");
    assert_eq!(made["scopes"], serde_json::json!(["read_organization", "read_cluster"]));
    assert_eq!(app.row_names(&tokens).await[0], "story-token");

    let uid = uid(made);
    app.goto(&format!("?token={uid}")).await;
    let details = app.inner_text("dialog", "Token details").await;
    for part in ["story-token", "Made by a test", "read_organization", "read_cluster", uid] {
        assert!(details.contains(part), "{part} is in {details}");
    }
    app.click("button", "Delete token").await;
    let question = app.inner_text("alertdialog", "Delete token?").await;
    assert!(question.contains("story-token"), "{question}");
    app.click("button", "Cancel").await;
    app.expect_hidden("alertdialog", "Delete token?").await;
    app.click("button", "Delete token").await;
    app.delete_without_undo().await;
    app.expect_hidden("alertdialog", "Delete token?").await;
    app.expect_hidden("dialog", "Token details").await;
    app.expect_exact_text("status", &format!("{before} tokens")).await;
    assert!(!app.row_names(&tokens).await.contains(&"story-token".to_owned()));
    assert_eq!(app.server.tokens().await.len(), before);

    app.click("button", "Sign out").await;
    app.expect_visible("heading", "Sign in").await;
    app.reload().await;
    app.expect_visible("heading", "Sign in").await;
    app.expect_hidden("heading", "API tokens").await;
}
