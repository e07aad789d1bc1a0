//! Labels: set in the forms, shown in the details and in a column, filtered. Only where the server lets people set them.

use crate::support::{App, panel, panel_with, until};
use serde_json::{Value, json};

async fn shows(app: &App, expected: &[&str]) {
    let tokens = app.server.tokens().await;
    until(&format!("the table shows {expected:?}"), async || {
        let rows = app.row_names(&tokens).await;
        if rows == expected { Ok(()) } else { Err(format!("it shows {rows:?}")) }
    })
    .await;
}

#[tokio::test]
async fn labels_are_entered_checked_shown_and_changed() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.start_create("with-labels").await;
        app.fill("textbox", "Labels", "team:search, a b").await;
        app.expect_invalid("textbox", "Labels", "“a b” is no label: write KEY or KEY:VALUE").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Create API token").await;
        app.fill("textbox", "Labels", "team:search, env").await;
        app.expect_valid("textbox", "Labels").await;
        app.click("button", "Create token").await;
        app.token_value().await;
        app.confirm_saved().await;
        let label = |key: &str, value: &str| json!({"key": key, "value": value});
        let token = app.server.token("with-labels").await;
        assert_eq!(token["labels"], json!([label("env", ""), label("team", "search")]));

        app.open_details(&token).await;
        assert_eq!(app.definition_of("Labels").await.replace('\n', ""), "envteam:search");
        app.click("button", "Edit token").await;
        app.expect_value("textbox", "Labels", "env, team:search").await;
        app.fill("textbox", "Labels", "team:forecast").await;
        app.expect_text("status", "Adds team:forecast.").await;
        app.clear_logs().await;
        app.click("button", "Save changes").await;
        app.expect_text("status", "Changed with-labels.").await;
        let sent = app.sent("PATCH").await;
        assert_eq!(sent[0].body, json!({"labels": [label("team", "forecast")]}));
        assert_eq!(app.definition_of("Labels").await, "team:forecast");
    })
    .await;
}

#[tokio::test]
async fn a_column_and_a_menu_of_filters_have_the_labels() {
    panel(async |app| {
        let make = async |name: &str, labels: &[&str]| {
            let labels: Vec<Value> =
                labels.iter().map(|team| json!({"key": "team", "value": team})).collect();
            app.server.make(json!({"name": name, "scopes": ["read_cluster"], "labels": labels})).await;
        };
        make("tagged-search", &["searching"]).await;
        make("tagged-forecast", &["forecasting"]).await;
        make("also-tagged-forecast", &["forecasting"]).await;
        make("tagged-nobody", &[]).await;
        app.sign_in_by_link().await;
        app.goto("?q=tagged-&sort=name").await;
        shows(app, &["also-tagged-forecast", "tagged-forecast", "tagged-nobody", "tagged-search"]).await;
        app.expect_hidden("columnheader", "Labels").await;
        app.expect_hidden("link", "team:searching").await;
        app.click("button", "Columns").await;
        assert!(!app.is_checked("checkbox", "Labels").await);
        app.click("checkbox", "Labels").await;
        app.expect_visible("columnheader", "Labels").await;
        app.press(&["Escape"]).await;
        app.screenshot("labels").await;
        app.reload().await;
        app.expect_visible("columnheader", "Labels").await;
        app.browser.set_viewport_size(375, 800).await;
        app.expect_visible("link", "team:searching").await;
        app.screenshot("labels-375").await;
        app.browser.set_viewport_size(1280, 800).await;
        app.click("link", "team:searching").await;
        app.expect_url("/?label=team%3Asearching").await;
        shows(app, &["tagged-search"]).await;

        app.goto("?q=tagged-&sort=name").await;
        app.click("button", "Labels").await;
        app.click("link", "team:forecasting 2").await;
        app.expect_url("/?q=tagged-&label=team%3Aforecasting&sort=name").await;
        shows(app, &["also-tagged-forecast", "tagged-forecast"]).await;
    })
    .await;
}

/// Nothing about setting labels is offered, and the bodies have no such key.
async fn is_not_offered(app: &App) {
    app.sign_in_by_link().await;
    app.expect_list().await;
    app.expect_hidden("button", "Labels").await;
    app.click("button", "Columns").await;
    app.expect_hidden("checkbox", "Labels").await;
    app.press(&["Escape"]).await;
    app.clear_logs().await;
    app.start_create("without-labels").await;
    app.expect_hidden("textbox", "Labels").await;
    app.click("button", "Create token").await;
    app.token_value().await;
    app.confirm_saved().await;
    assert!(app.sent("POST").await.iter().all(|sent| sent.body.get("labels").is_none()));
}

#[tokio::test]
async fn on_yatai_labels_are_not_offered() {
    panel_with(&["--like-yatai"], async |app| is_not_offered(app).await).await;
}

#[tokio::test]
async fn without_the_servers_extras_labels_are_not_offered() {
    panel(async |app| {
        app.server.order(json!({ "without_extras": true })).await;
        is_not_offered(app).await;
    })
    .await;
}
