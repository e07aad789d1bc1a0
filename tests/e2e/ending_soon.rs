//! The line about the person's own tokens that end within a week, and the calendar of expirations.

use crate::support::{App, panel, panel_with, until};
use serde_json::json;

/// So many days from now.
async fn ends(app: &App, days: u32) -> String {
    let script = "return new Date(Date.now() + arguments[0] * 86400000).toISOString()";
    app.browser.script(script, vec![json!(days)]).await.as_str().unwrap().to_owned()
}

async fn make(app: &App, name: &str, days: u32) {
    let ends = ends(app, days).await;
    app.server.make(json!({"name": name, "scopes": ["read_cluster"], "expired_at": ends})).await;
}

async fn own_tokens_are_named(app: &App) {
    make(app, "ends-last", 6).await;
    make(app, "ends-first", 2).await;
    make(app, "ends-second", 4).await;
    make(app, "ends-later", 9).await;
    app.sign_in_by_link().await;
    app.expect_list().await;
    app.expect_visible("link", "3 of your tokens end within 7 days").await;
    app.expect_visible("button", "Replace ends-second").await;
    app.expect_hidden("button", "Extend ends-last").await;
    app.click("button", "Extend ends-first").await;
    app.expect_visible("dialog", "Token details").await;
    app.click("button", "Save changes").await;
    app.expect_text("status", "Changed ends-first.").await;
    app.press(&["Escape"]).await;
    app.expect_visible("link", "2 of your tokens end within 7 days").await;
    app.click("link", "2 of your tokens end within 7 days").await;
    app.expect_url("/?creator=admin&expires=7d").await;
    app.expect_text("status", "2 of ").await;

    app.click("button", "Dismiss").await;
    app.expect_hidden("button", "Replace ends-second").await;
    app.click("button", "Refresh").await;
    app.expect_text("status", "2 of ").await;
    app.expect_hidden("button", "Replace ends-second").await;
}

#[tokio::test]
async fn own_tokens_that_end_soon_are_named_and_can_be_extended_or_replaced() {
    panel(async |app| own_tokens_are_named(app).await).await;
}

#[tokio::test]
async fn on_yatai_own_tokens_that_end_soon_are_named() {
    panel_with(&["--like-yatai"], async |app| own_tokens_are_named(app).await).await;
}

#[tokio::test]
async fn without_the_servers_extras_own_tokens_that_end_soon_are_named() {
    panel(async |app| {
        app.server.order(json!({ "without_extras": true })).await;
        own_tokens_are_named(app).await;
    })
    .await;
}

#[tokio::test]
async fn the_calendar_has_each_expiration_of_the_view_that_is_to_come() {
    panel(async |app| {
        make(app, "in-the-calendar", 40).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.goto("?q=in-the-calendar").await;
        app.expect_filtered_list().await;
        let export = async |app: &App| {
            app.download(".ics", async || {
                app.click("button", "Export").await;
                app.click("button", "Download iCalendar").await;
            })
            .await
        };
        let calendar = export(app).await;
        app.expect_text("status", "1 expiration as ").await;
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 1, "{calendar}");
        let unfolded = calendar.replace("\r\n ", "");
        assert!(unfolded.contains("SUMMARY:API token in-the-calendar expires\r\n"), "{calendar}");
        assert!(unfolded.contains(&format!("URL:{}/?token=", app.server.url())), "{calendar}");
        assert!(
            calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"),
            "{calendar}"
        );
    })
    .await;
}

#[tokio::test]
async fn labels_lead_to_the_tokens_that_have_them() {
    panel(async |app| {
        let labels = json!([{"key": "team", "value": "forecast"}]);
        let token = json!({"name": "labelled", "scopes": ["read_cluster"], "labels": labels});
        let token = app.server.make(token).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.fill("searchbox", "Search tokens", "team:forecast").await;
        app.expect_text("status", "1 of ").await;
        app.open_details(&token).await;
        app.click("link", "team:forecast").await;
        app.expect_url("/?label=team%3Aforecast").await;
        app.expect_visible("link", "Remove filter: Label: team:forecast").await;
        until("one token is shown", async || {
            let names = app.row_names(std::slice::from_ref(&token)).await;
            if names == ["labelled"] { Ok(()) } else { Err(format!("{names:?}")) }
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_creator_can_be_written_to() {
    panel(async |app| {
        let tokens = app.server.tokens().await;
        let token = tokens.iter().find(|token| token["user"]["name"] == "mara").unwrap();
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.open_details(token).await;
        let script = "return document.querySelector('dialog a[href^=\"mailto:\"]')?.href ?? ''";
        let link = app.browser.script(script, vec![]).await;
        let email = token["user"]["email"].as_str().unwrap();
        assert!(
            link.as_str().unwrap().starts_with(&format!("mailto:{email}?subject=API%20token%20")),
            "{link}"
        );
    })
    .await;
}
