//! What a member of the organization may see and may not do.

use crate::support::panel;

#[tokio::test]
async fn a_member_sees_organization_tokens_and_cannot_delete_them() {
    panel(async |app| {
        let link = app.server.member_link().await;
        app.open(&link).await;
        app.see_list().await;
        let tokens = app.server.tokens().await;
        let rows = app.rows(&tokens).await;
        let token = tokens.iter().find(|token| token["is_organization_token"] == true).unwrap();
        let (uid, name) = (token["uid"].as_str().unwrap(), token["name"].as_str().unwrap());
        assert!(rows.contains(&name.to_owned()), "{name} is in {rows:?}");
        let others = tokens
            .iter()
            .find(|token| token["is_organization_token"] == false && token["user"]["name"] == "mara");
        let others = others.unwrap()["name"].as_str().unwrap();
        assert!(!rows.contains(&others.to_owned()), "somebody else's {others} is in {rows:?}");

        app.open(&format!("?token={uid}")).await;
        app.click("button", "Delete token").await;
        app.see("alertdialog", "Delete token?").await;
        app.expect_console("403").await;
        app.click("button", "Delete token").await;
        let alert = app.says("alert", "only administrators may").await;
        assert!(alert.contains("Could not delete the token"), "{alert}");
        app.click("button", "Cancel").await;
        app.press(&["Escape"]).await;
        app.see("link", name).await;
        assert_eq!(app.server.tokens().await.len(), tokens.len());

        // Nor may they make one, and what they typed stays.
        app.click("link", "Create token").await;
        let filled = app.fill_in_everything("by-a-member").await;
        app.click("button", "Create token").await;
        app.says("alert", "only administrators may").await;
        assert_eq!(app.filled().await, filled);
        app.click("radio", "Personal").await;
        app.click("button", "Create token").await;
        app.save_value().await;
        assert_eq!(app.server.named("by-a-member").await[0]["user"]["name"], "jonas");
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_personal_token_is_not_changed() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        let is_theirs = |token: &&serde_json::Value| {
            token["is_organization_token"] == false && token["user"]["name"] == "mara"
        };
        let uid = tokens.iter().find(is_theirs).unwrap()["uid"].as_str().unwrap();
        app.open(&format!("?token={uid}")).await;
        app.click("button", "Edit token").await;
        app.fill("textbox", "Description", "Not mine to say").await;
        app.expect_console("403").await;
        app.click("button", "Save changes").await;
        app.says("alert", "Could not change the token").await;
        assert_eq!(app.value("textbox", "Description").await, "Not mine to say");
    })
    .await;
}
