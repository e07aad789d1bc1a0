//! The story of a token on a running Yatai, with the panel in front of it by the shipped settings for nginx. Only
//! `cargo xtask test --yatai URL` runs it. It creates one token and deletes it, and starts only if there are no
//! tokens.

use crate::support::{App, Front, panel};
use serde_json::{Value, json};

const NAME: &str = "panel-story";

/// Sends a request from the page, with its cookie or with this token. Returns the status and the answer.
async fn ask(app: &App, path: &str, value: Option<&str>) -> (u64, Value) {
    let script = "const [path, value] = arguments;
        const headers = value ? { 'X-YATAI-API-TOKEN': value } : {};
        return fetch(path, { headers }).then(async answer => [answer.status, await answer.json()])";
    let answer = app.browser.script(script, vec![json!(path), json!(value)]).await;
    (answer[0].as_u64().unwrap(), answer[1].clone())
}

async fn all_tokens(app: &App) -> Vec<Value> {
    let (status, list) = ask(app, "/api/v1/api_tokens?start=0&count=10", None).await;
    assert_eq!(status, 200, "{list}");
    list["items"].as_array().unwrap().clone()
}

fn environment(name: &str) -> String {
    std::env::var(name)
        .unwrap_or_else(|_| panic!("{name} is not set: `cargo xtask test --yatai URL` sets it"))
}

#[tokio::test]
#[ignore = "needs a running Yatai: `cargo xtask test --yatai URL` runs it"]
async fn a_token_is_made_seen_once_changed_and_deleted() {
    panel(async |app| {
        let front = Front::nginx(app.folder(), &environment("YATAI_URL"), "/").await;
        app.serve_behind(front);
        app.expect_console_error("403").await;
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        let (name, password) = (environment("YATAI_NAME"), environment("YATAI_PASSWORD"));
        app.expect_not_on_disk(&password);
        app.fill("textbox", "Name or email", &name).await;
        // Pasted, because typed texts are printed when a test fails.
        app.paste("textbox", "Password", &password).await;
        app.click("button", "Sign in with password").await;
        app.expect_visible("heading", "API tokens").await;
        let before = all_tokens(app).await;
        assert!(
            before.is_empty(),
            "this Yatai has tokens already: nothing was made, changed or deleted there"
        );

        app.press(&["c"]).await;
        app.expect_visible("dialog", "Create API token").await;
        app.fill("textbox", "Name", NAME).await;
        app.fill("textbox", "Description", "Made by a test").await;
        app.click("checkbox", "read_organization").await;
        app.select_option("Expiration", "7 days").await;
        app.click("button", "Create token").await;
        let value = app.save_token_value().await;
        app.expect_exact_text("status", "1 token").await;
        let (status, who) = ask(app, "/api/v1/auth/current", Some(&value)).await;
        assert_eq!(status, 200, "{who}");
        let made = all_tokens(app).await.remove(0);
        assert_eq!((&made["name"], &made["description"]), (&json!(NAME), &json!("Made by a test")));
        assert_eq!(made["scopes"], json!(["read_organization"]));

        app.click("link", NAME).await;
        app.expect_text_in("dialog", "Token details", "On Yatai any token can list").await;
        app.click("tab", "Activity").await;
        app.expect_text("status", "No activity found.").await;
        app.click("button", "Edit token").await;
        app.fill("textbox", "Description", "Changed by a test").await;
        app.click("button", "Save changes").await;
        app.expect_hidden("form", "Edit token").await;
        assert_eq!(all_tokens(app).await[0]["description"], "Changed by a test");

        app.click("button", "Delete token").await;
        app.delete_without_undo().await;
        app.expect_hidden("dialog", "Token details").await;
        assert!(all_tokens(app).await.is_empty());
        app.expect_console_error("403").await;
        assert_eq!(ask(app, "/api/v1/auth/current", Some(&value)).await.0, 403);

        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        // A Yatai may answer the first way of signing out with a page or with an error, which the browser logs.
        app.clear_logs().await;
        app.expect_console_error("403").await;
        assert_eq!(ask(app, "/api/v1/auth/current", None).await.0, 403);
    })
    .await;
}
