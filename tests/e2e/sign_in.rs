//! Signing in with a pasted token: a refused token stays in its field, and the person chooses how long the sign-in
//! lasts.

use crate::support::{ADMIN_TOKEN, App, panel};
use serde_json::json;

async fn sign_in(app: &App, token: &str) {
    app.fill("textbox", "API token", token).await;
    app.click("button", "Sign in").await;
}

#[tokio::test]
async fn a_wrong_token_is_refused_and_stays_in_its_field() {
    panel(async |app| {
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        assert_eq!(app.browser.names("heading").await.unwrap(), ["Sign in"]);

        app.click("button", "Sign in").await;
        app.expect_invalid("textbox", "API token", "empty").await;
        sign_in(app, "two words").await;
        app.expect_invalid("textbox", "API token", "no spaces").await;
        assert_eq!(app.input_value("textbox", "API token").await, "two words");

        app.expect_console_error("401").await;
        sign_in(app, "wrong-token").await;
        app.expect_text("alert", "did not accept this token").await;
        assert_eq!(app.input_value("textbox", "API token").await, "wrong-token");
        app.expect_visible("heading", "Sign in").await;

        sign_in(app, ADMIN_TOKEN).await;
        app.expect_list().await;
        app.expect_not_on_disk(ADMIN_TOKEN);
    })
    .await;
}

#[tokio::test]
async fn a_token_that_is_not_kept_lasts_until_a_reload() {
    panel(async |app| {
        app.goto("?status=expired&sort=name").await;
        assert!(!app.is_checked("checkbox", "Keep me signed in for this tab").await);
        app.expect_description(
            "checkbox",
            "Keep me signed in for this tab",
            "The browser then writes the token to its files on disk too.",
        )
        .await;
        sign_in(app, ADMIN_TOKEN).await;
        app.expect_list().await;
        // The address from before signing in is shown after it.
        app.expect_url("/?status=expired&sort=name").await;
        app.reload().await;
        app.expect_visible("heading", "Sign in").await;
        assert_eq!(app.input_value("textbox", "API token").await, "");
    })
    .await;
}

#[tokio::test]
async fn a_kept_token_survives_a_reload_and_ends_with_signing_out() {
    panel(async |app| {
        app.goto("").await;
        app.click("checkbox", "Keep me signed in for this tab").await;
        sign_in(app, ADMIN_TOKEN).await;
        app.expect_list().await;
        app.reload().await;
        app.expect_list().await;

        app.goto_in_new_tab("").await;
        app.expect_visible("heading", "Sign in").await;
        app.close_tab().await;

        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.reload().await;
        app.expect_visible("heading", "Sign in").await;
        let kept = "return Object.values(sessionStorage).concat(Object.values(localStorage)).join()";
        let kept = app.browser.script(kept, vec![]).await;
        assert!(!kept.as_str().unwrap().contains(ADMIN_TOKEN), "{kept}");
    })
    .await;
}

#[tokio::test]
async fn a_kept_token_that_cannot_be_checked_allows_another_sign_in() {
    panel(async |app| {
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        let keep = "sessionStorage.setItem('bento-token-panel.token', 'not-valid-any-more')";
        app.browser.script(keep, vec![]).await;
        app.expect_console_error("429").await;
        app.server.order(json!({ "current": "fault-429", "organization": "fault-429" })).await;
        app.reload().await;
        app.expect_text("alert", "Could not sign in").await;
        app.expect_visible("button", "Try again").await;
        sign_in(app, ADMIN_TOKEN).await;
        app.expect_list().await;
        app.expect_no_alert().await;
        // The invalid token is no longer stored.
        app.reload().await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_no_alert().await;
    })
    .await;
}
