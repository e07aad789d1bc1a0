//! "Find by value": which token a found value belongs to.

use crate::support::{App, panel, panel_with, uid, until};
use serde_json::{Value, json};

/// Opens the dialog, and asks for this value.
async fn find(app: &App, value: &str) {
    app.click("button", "Find by value").await;
    app.expect_visible("dialog", "Which token is this?").await;
    ask(app, value).await;
}

async fn ask(app: &App, value: &str) {
    app.fill("textbox", "Token value", value).await;
    app.click("button", "Find").await;
}

async fn made(app: &App, name: &str) -> Value {
    app.server.make(json!({ "name": name, "scopes": ["read_cluster"] })).await
}

fn value_of(token: &Value) -> &str {
    token["token"].as_str().unwrap()
}

#[tokio::test]
async fn a_value_leads_to_its_token_which_can_be_deleted_at_once() {
    panel(async |app| {
        let leaked = made(app, "leaked-one").await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        // Spaces around a pasted value are not a part of it.
        find(app, &format!(" {} ", value_of(&leaked))).await;
        app.expect_visible("link", "leaked-one").await;
        assert_eq!(app.definition_of("UID").await.trim(), uid(&leaked));
        assert_eq!(app.definition_of("Scopes").await, "read_cluster");
        assert_eq!(app.definition_of("Last used").await, "Never");
        app.click("button", "Delete without undo").await;
        app.expect_hidden("dialog", "Which token is this?").await;
        app.expect_text("status", "Deleted leaked-one.").await;
        assert!(!app.server.accepts(value_of(&leaked)).await);
    })
    .await;
}

#[tokio::test]
async fn the_link_leads_to_the_details_and_escape_empties_the_field() {
    panel(async |app| {
        let token = made(app, "looked-at").await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        find(app, value_of(&token)).await;
        app.click("link", "looked-at").await;
        app.expect_hidden("dialog", "Which token is this?").await;
        app.expect_visible("dialog", "Token details").await;
        app.expect_url(&format!("/?token={}", uid(&token))).await;
        app.press(&["Escape"]).await;

        app.click("button", "Find by value").await;
        app.fill("textbox", "Token value", value_of(&token)).await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Which token is this?").await;
        app.click("button", "Find by value").await;
        app.expect_value("textbox", "Token value", "").await;
    })
    .await;
}

#[tokio::test]
async fn a_value_of_no_token_an_empty_one_and_a_failure_are_said() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_list().await;
        find(app, "").await;
        app.expect_invalid("textbox", "Token value", "it is empty").await;
        ask(app, "two words").await;
        app.expect_invalid("textbox", "Token value", "no spaces").await;
        ask(app, "of-no-token").await;
        app.expect_text("status", "No token that you may see has this value.").await;
        app.server.order(json!({ "find": "fault-500", "times": 1 })).await;
        app.expect_console_error("500").await;
        app.click("button", "Find").await;
        app.expect_text("alert", "Could not look for the token").await;
        app.expect_value("textbox", "Token value", "of-no-token").await;
        app.click("button", "Find").await;
        app.expect_text("status", "No token that you may see has this value.").await;
        app.expect_no_alert().await;
    })
    .await;
}

/// Where the server cannot look a value up, it is asked whom the value signs in, and then whose last use has moved.
async fn by_last_use(app: &App, unknown: &str) {
    app.sign_in_by_link().await;
    app.expect_list().await;
    // Made here, for a request by the admin's token would be a use of that token.
    app.reveal_token("never-this").await;
    app.confirm_saved().await;
    app.reveal_token("probably-this").await;
    let value = app.token_value().await;
    app.confirm_saved().await;
    app.clear_logs().await;
    find(app, &value).await;
    app.expect_text_in("dialog", "Which token is this?", "probably this token").await;
    app.expect_visible("link", "probably-this").await;
    until("only the token that was just used is named", async || {
        let names = app.browser.script(NAMED, vec![]).await;
        if names == json!(["probably-this"]) { Ok(()) } else { Err(names.to_string()) }
    })
    .await;
    // Once, with the value; the cookie would answer for it.
    let sent = app.logs().await.sent;
    assert_eq!(sent.iter().filter(|it| it.url.ends_with("/auth/current")).count(), 1);
    app.expect_console_error(unknown).await;
    ask(app, "of-no-token").await;
    app.expect_text("status", "This value signs nobody in here.").await;
}

const NAMED: &str = "return [...document.querySelectorAll('dialog li a')].map(a => a.textContent)";

#[tokio::test]
async fn without_a_lookup_the_token_whose_last_use_moves_is_named_as_probable() {
    panel(async |app| {
        app.server.order(json!({ "without_extras": true })).await;
        by_last_use(app, "401").await;
    })
    .await;
}

#[tokio::test]
async fn on_yatai_the_token_whose_last_use_moves_is_named_as_probable() {
    panel_with(&["--like-yatai"], async |app| {
        by_last_use(app, "403").await;
    })
    .await;
}
