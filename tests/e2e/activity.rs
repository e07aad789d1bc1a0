//! A token's activity: the events about it, as far as each kind of server reports them.

use crate::support::{App, DEMO_PASSWORD, panel, panel_with, uid, until};
use serde_json::{Value, json};

async fn open(app: &App, token: &Value) {
    app.goto(&format!("?token={}", uid(token))).await;
    app.expect_text_in("dialog", "Token details", token["name"].as_str().unwrap()).await;
    app.click("tab", "Activity").await;
}

/// The texts of the shown events.
async fn events(app: &App) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll('dialog[open] [role=tabpanel] li')].map(li => li.innerText)";
    let texts = app.browser.script(script, vec![]).await;
    texts.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

async fn shows_events(app: &App, count: usize) {
    until(&format!("{count} events are shown"), async || {
        let shown = events(app).await;
        if shown.len() == count { Ok(()) } else { Err(format!("{shown:?}")) }
    })
    .await;
}

async fn asked_for(app: &App) -> Vec<String> {
    let all = app.logs().await.requests;
    all.into_iter().filter(|url| url.contains("/current_org/events")).collect()
}

#[tokio::test]
async fn a_tokens_events_are_listed_newest_first_and_page_by_page() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = app.server.make(json!({ "name": "watched", "scopes": ["api"] })).await;
        let path = format!("/api/v1/api_tokens/{}", uid(&token));
        for n in 1..=23 {
            app.server.ask("PATCH", &path, Some(&json!({ "description": format!("{n}") })), 200).await;
        }
        let value = token["token"].as_str().unwrap();
        let made = json!({ "name": "made-by-it", "scopes": ["read_cluster"] });
        let made = app.server.ask_as(value, "POST", "/api/v1/api_tokens", Some(&made), 200).await;

        open(app, &token).await;
        shows_events(app, 20).await;
        let shown = events(app).await;
        assert!(shown[0].contains("Created token made-by-it"), "{shown:?}");
        assert!(shown[0].contains("with the token watched") && shown[0].contains("success"), "{shown:?}");
        assert!(shown[1].contains("Changed this token") && shown[1].contains("just now"), "{shown:?}");
        app.expect_text("status", "20 events. Looked at 20 of 25 events").await;
        app.screenshot("activity").await;
        assert!(
            asked_for(app).await.iter().all(|url| url.contains(&format!("q=api_token%3A{}", uid(&token))))
        );
        app.click("button", "More events").await;
        shows_events(app, 25).await;
        let shown = events(app).await;
        assert!(shown[24].contains("Created this token"), "{shown:?}");
        app.expect_text("status", "25 events. There are no more.").await;
        app.expect_hidden("button", "More events").await;

        // An event with another token links to that token's details.
        app.click("link", "made-by-it").await;
        app.expect_text_in("dialog", "Token details", "made-by-it").await;
        assert!(app.url().await.contains(uid(&made)));
    })
    .await;
}

#[tokio::test]
async fn on_other_servers_events_are_found_by_the_tokens_name_and_creator() {
    panel(async |app| {
        app.browser.hide_kind_of_server().await;
        app.sign_in_by_link().await;
        let token = app.server.make(json!({ "name": "worker", "scopes": ["api"] })).await;
        let value = token["token"].as_str().unwrap();
        let made = json!({ "name": "made-by-it", "scopes": ["read_cluster"] });
        app.server.ask_as(value, "POST", "/api/v1/api_tokens", Some(&made), 200).await;
        // Events that were done with another token are not among them.
        app.server.make(json!({ "name": "made-by-another", "scopes": ["read_cluster"] })).await;

        open(app, &token).await;
        shows_events(app, 1).await;
        let shown = events(app).await;
        assert!(shown[0].contains("Created token made-by-it"), "{shown:?}");
        app.expect_text_in("dialog", "Token details", "Events are found by the token's name and creator")
            .await;
        assert!(asked_for(app).await.iter().all(|url| url.contains("q=creator%3Aadmin")));
    })
    .await;
}

#[tokio::test]
async fn a_server_without_activity_is_reported_and_a_failure_can_be_retried() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = app.server.make(json!({ "name": "quiet", "scopes": ["read_cluster"] })).await;
        app.expect_console_error("500").await;
        app.server.order(json!({ "events": "fault-500" })).await;
        open(app, &token).await;
        app.expect_text("alert", "Could not load the activity").await;
        app.click("button", "Try again").await;
        shows_events(app, 1).await;

        app.expect_console_error("403").await;
        app.server.order(json!({ "events": "fault-403" })).await;
        app.click("tab", "Fields").await;
        app.click("tab", "Activity").await;
        app.expect_text("status", "you may not do this").await;
        app.expect_hidden("button", "Try again").await;

        app.expect_console_error("404").await;
        app.server.order(json!({ "events": "fault-404" })).await;
        app.click("tab", "JSON").await;
        app.click("tab", "Activity").await;
        app.expect_text("status", "This server keeps no activity.").await;
        app.expect_hidden("button", "Try again").await;
        app.click("button", "Close").await;
        app.click("link", "quiet").await;
        app.expect_visible("tab", "JSON").await;
        app.expect_hidden("tab", "Activity").await;
    })
    .await;
}

#[tokio::test]
async fn on_yatai_the_panel_says_what_is_not_recorded() {
    panel_with(&["--like-yatai"], async |app| {
        app.expect_console_error("403").await;
        app.goto("").await;
        app.fill("textbox", "Name or email", "admin").await;
        app.fill("textbox", "Password", DEMO_PASSWORD).await;
        app.click("button", "Sign in with password").await;
        app.expect_list().await;
        let token = app.server.named("first-admin-token").await.remove(0);
        open(app, &token).await;
        app.expect_text("status", "No activity found").await;
        app.expect_text_in("dialog", "Token details", "nothing that is done to tokens").await;
        app.expect_no_alert().await;

        // For events Yatai checks scopes, unlike for most other things.
        let bare = app.server.make(json!({ "name": "bare" })).await;
        app.expect_console_error("403").await;
        app.click("button", "Close").await;
        app.click("button", "Sign out").await;
        app.expect_console_error("400").await;
        app.fill("textbox", "API token", bare["token"].as_str().unwrap()).await;
        app.click("button", "Sign in").await;
        app.click("link", "bare").await;
        app.click("tab", "Activity").await;
        let said = app.expect_text("status", "the token that signed you in lacks a scope").await;
        assert!(said.contains("need the scopes: read_organization"), "{said}");
        app.expect_hidden("button", "Try again").await;
    })
    .await;
}
