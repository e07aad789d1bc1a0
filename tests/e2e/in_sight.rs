//! Important facts are visible beside the button that submits, without scrolling, in small windows too.

use crate::support::{panel, uid};
use serde_json::json;

const WINDOWS: [(u32, u32); 4] = [(1280, 900), (1280, 720), (375, 800), (375, 667)];

#[tokio::test]
async fn the_exact_expiration_is_visible_beside_the_create_button() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (width, height) in WINDOWS {
            app.browser.set_viewport_size(width, height).await;
            app.click("link", "Create token").await;
            app.fill("textbox", "Name", "seen").await;
            app.expect_in_viewport("Ends ").await;
            app.expect_in_viewport("in 30 days").await;
            app.click("button", "Cancel").await;
            app.expect_hidden("dialog", "Create API token").await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_request_of_a_login_is_visible_first() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (width, height) in WINDOWS {
            app.browser.set_viewport_size(width, height).await;
            app.goto("api_tokens?code=a-code-of-some-tool").await;
            app.expect_visible("dialog", "Create API token").await;
            app.expect_in_viewport("A BentoML CLI wants to sign in as you.").await;
            app.expect_in_viewport("Only go on if you just started this yourself").await;
            assert_eq!(app.browser.focused().await.unwrap(), ("button".into(), "Cancel".into()));
            app.expect_in_viewport("Cancel").await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_changes_of_an_edit_are_visible_beside_the_save_button() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = json!({ "name": "much-changed", "scopes": ["read_cluster"] });
        let uid = uid(&app.server.make(token).await).to_owned();
        for (width, height) in WINDOWS {
            app.browser.set_viewport_size(width, height).await;
            app.goto(&format!("?token={uid}")).await;
            app.click("button", "Edit token").await;
            app.fill("textbox", "Description", "Another one").await;
            app.click("checkbox", "write_cluster").await;
            app.select_option("Expiration", "7 days").await;
            for part in ["Adds a description.", "Adds write_cluster.", "Sets the expiration to", "in 7 days"]
            {
                app.expect_in_viewport(part).await;
            }
            app.click("button", "Cancel").await;
            app.expect_hidden("form", "Edit token").await;
        }
    })
    .await;
}
