//! A browser whose clock is wrong: the panel says so and counts by the server's clock.

use crate::support::{App, panel, until};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

/// From the next page on, the browser's clock is this far ahead. `ahead` in the page changes it.
async fn shift_the_clock(app: &App, by: TimeDelta) {
    let source = format!(
        "const now = Date.now; window.ahead = {}; Date.now = () => now() + ahead",
        by.num_milliseconds()
    );
    app.browser.add_init_script(&source).await;
}

/// The time of this computer, which is the server's too.
async fn server_time(app: &App) -> DateTime<Utc> {
    let real = app.browser.script("return new Date().toISOString()", vec![]).await;
    DateTime::parse_from_rfc3339(real.as_str().unwrap()).unwrap().to_utc()
}

async fn expect_no_notice(app: &App) {
    app.expect_no_text("status", "clock of this computer").await;
}

/// Creates a token with the preset "7 days", and asserts that it ends in seven days by the server's clock.
async fn seven_days_are_seven(app: &App, name: &str) {
    app.start_create(name).await;
    app.select_option("Expiration", "7 days").await;
    app.expect_text_in("dialog", "Create API token", "in 7 days").await;
    app.click("button", "Create token").await;
    app.save_token_value().await;
    let ends = app.server.token(name).await["expired_at"].as_str().unwrap().to_owned();
    let left = DateTime::parse_from_rfc3339(&ends).unwrap().to_utc() - server_time(app).await;
    assert!((left - TimeDelta::days(7)).abs() < TimeDelta::minutes(2), "{left}");
}

/// The words for a token that ends in nine days, and whether `?status=` takes it for expired.
async fn nine_days_are_nine(app: &App) {
    let end = server_time(app).await + TimeDelta::days(9);
    app.server.make(json!({ "name": "in-nine-days", "expired_at": end.to_rfc3339() })).await;
    app.goto("?q=in-nine-days&status=expiring").await;
    app.expect_visible("link", "in-nine-days").await;
    app.expect_text_in("table", "API tokens", "in 9 days").await;
    app.goto("?q=in-nine-days&status=expired").await;
    app.expect_text("status", "0 of ").await;
}

#[tokio::test]
async fn a_clock_that_is_ahead_is_named_and_expires_nothing() {
    panel(async |app| {
        shift_the_clock(app, TimeDelta::days(10)).await;
        app.sign_in_by_link().await;
        app.expect_text("status", "The clock of this computer is 10 days ahead of the server’s").await;
        until("the list is new by the server's clock", async || {
            let page = app.browser.script("return document.body.innerText", vec![]).await;
            if page.as_str().unwrap_or_default().contains("Updated just now") {
                Ok(())
            } else {
                Err(page.to_string())
            }
        })
        .await;
        app.screenshot("wrong-clock").await;
        seven_days_are_seven(app, "ahead").await;
        nine_days_are_nine(app).await;
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_is_behind_accepts_what_is_to_come_and_refuses_what_is_past() {
    panel(async |app| {
        shift_the_clock(app, TimeDelta::days(-10)).await;
        app.sign_in_by_link().await;
        app.expect_text("status", "The clock of this computer is 10 days behind the server’s").await;
        seven_days_are_seven(app, "behind").await;
        nine_days_are_nine(app).await;
        // By the browser's clock five days ago is still to come.
        let past = (server_time(app).await - TimeDelta::days(5)).format("%Y-%m-%dT%H:%M:%SZ").to_string();
        app.goto(&format!("?new&name=past&scopes=read_cluster&expires_at={past}")).await;
        app.expect_invalid("textbox", "Expiration date", "This moment is past").await;
        let next = (server_time(app).await + TimeDelta::hours(3)).format("%Y-%m-%dT%H:%M:%SZ").to_string();
        app.goto(&format!("?new&name=next&scopes=read_cluster&expires_at={next}")).await;
        app.expect_text_in("dialog", "Create API token", "in 3 hours").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        // It leaves the view when it ends by the server's clock.
        let end = server_time(app).await + TimeDelta::seconds(4);
        app.server.make(json!({ "name": "ends-soon", "expired_at": end.to_rfc3339() })).await;
        app.goto("?q=ends-soon&status=active").await;
        app.expect_visible("link", "ends-soon").await;
        app.expect_hidden("link", "ends-soon").await;
        assert!(server_time(app).await >= end - TimeDelta::seconds(2), "not before its moment");
    })
    .await;
}

#[tokio::test]
async fn a_difference_below_two_minutes_changes_nothing() {
    panel(async |app| {
        shift_the_clock(app, TimeDelta::seconds(100)).await;
        app.sign_in_by_link().await;
        app.click("button", "Refresh").await;
        app.expect_list().await;
        expect_no_notice(app).await;
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_is_set_while_the_page_is_open_is_noticed() {
    panel(async |app| {
        shift_the_clock(app, TimeDelta::zero()).await;
        app.sign_in_by_link().await;
        for (ahead, is_named) in [(864e5, true), (0.0, false)] {
            let loaded = app.sent("GET").await.len();
            app.browser.script("window.ahead = arguments[0]", vec![json!(ahead)]).await;
            until("the notice fits the clock", async || {
                let texts = app.browser.texts("status").await?;
                let is = texts.iter().any(|text| text.contains("clock of this computer is 24 hours ahead"));
                if is == is_named { Ok(()) } else { Err(format!("{texts:?}")) }
            })
            .await;
            // The panel has noticed the jump itself: the next jump is not taken together with it.
            until("the list is loaded again", async || {
                let lists = app.sent("GET").await.len();
                if lists > loaded { Ok(()) } else { Err(format!("{lists} lists")) }
            })
            .await;
        }
        seven_days_are_seven(app, "after").await;
    })
    .await;
}

#[tokio::test]
async fn where_the_servers_time_cannot_be_read_a_new_token_tells_it() {
    panel(async |app| {
        app.server.order(json!({ "date": "unreadable" })).await;
        shift_the_clock(app, TimeDelta::days(10)).await;
        app.sign_in_by_link().await;
        expect_no_notice(app).await;
        app.start_create("tells").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        app.expect_text("status", "The clock of this computer is 10 days ahead of the server’s").await;
        seven_days_are_seven(app, "told").await;
    })
    .await;
}

#[tokio::test]
async fn a_date_that_cannot_be_true_is_ignored() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for date in ["+262142-12-20T00:00:00Z", "Fri, 31 Dec 9999 23:59:59 GMT", "soon"] {
            app.server.order(json!({ "date": date })).await;
            app.goto("?new&name=dated").await;
            app.expect_text_in("dialog", "Create API token", "in 30 days").await;
            expect_no_notice(app).await;
        }
    })
    .await;
}
