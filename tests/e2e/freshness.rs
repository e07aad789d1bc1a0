//! What the page says is still so, or it says how old it is: offline, failed refreshes, tokens that were deleted elsewhere, a
//! zone that changes, and the place in the list after a reload.

use crate::support::{App, panel, uid, until};
use serde_json::json;

/// Waits until the page has this text.
async fn says(app: &App, part: &str) {
    until(&format!("the page says “{part}”"), async || {
        let text = app.browser.script("return document.querySelector('main').innerText", vec![]).await;
        let text = text.as_str().unwrap_or_default();
        if text.contains(part) { Ok(()) } else { Err(text.chars().take(600).collect()) }
    })
    .await;
}

#[tokio::test]
async fn offline_is_said_at_once_with_the_age_of_the_rows() {
    panel(async |app| {
        let later = "const now = Date.now.bind(Date); window.later = 0; Date.now = () => now() + window.later";
        app.browser.add_init_script(later).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.expect_failed_request().await;
        app.browser.set_offline(true).await;
        app.expect_text("status", "You are offline.").await;
        says(app, "The tokens are shown as of just now.").await;
        let look = "window.later = arguments[0]; document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
        app.browser.script(look, vec![json!(12 * 60_000 + 5000)]).await;
        says(app, "The tokens are shown as of 12 minutes ago.").await;
        app.click("button", "Refresh").await;
        app.expect_text("alert", "the server did not answer").await;
        says(app, "The tokens are shown as of 12 minutes ago.").await;
        app.browser.script(look, vec![json!(0)]).await;
        app.browser.set_offline(false).await;
        app.expect_no_text("status", "You are offline.").await;
        app.expect_no_alert().await;
    })
    .await;
}

#[tokio::test]
async fn a_refresh_that_failed_says_how_old_the_rows_are() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.expect_console_error("503").await;
        app.server.order(json!({ "list": "fault-503", "times": 30 })).await;
        app.click("button", "Refresh").await;
        app.expect_text("alert", "503").await;
        says(app, "The tokens are shown as of ").await;
        app.server.order(json!({ "list": null })).await;
        app.click("button", "Try again").await;
        app.expect_no_alert().await;
        let text = app.browser.script("return document.querySelector('main').innerText", vec![]).await;
        assert!(!text.as_str().unwrap().contains("shown as of"));
    })
    .await;
}

#[tokio::test]
async fn open_details_say_that_the_token_was_deleted_elsewhere() {
    panel(async |app| {
        let token = app.server.make(json!({ "name": "goes-elsewhere" })).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.click("link", "goes-elsewhere").await;
        app.expect_visible("button", "Edit token").await;
        app.server.ask("DELETE", &format!("/api/v1/api_tokens/{}", uid(&token)), None, 200).await;
        // Behind the dialog, as the refresh of every minute.
        let refresh =
            "[...document.querySelectorAll('button')].find(it => it.textContent === 'Refresh').click()";
        app.browser.script(refresh, vec![]).await;
        app.expect_text_in("dialog", "Token details", "There is no such token").await;
        app.expect_hidden("button", "Edit token").await;
    })
    .await;
}

#[tokio::test]
async fn the_name_of_the_zone_follows_the_zone() {
    panel(async |app| {
        app.browser.set_time_zone("Europe/Zurich").await;
        app.sign_in_by_link().await;
        says(app, "Times in Europe/Zurich").await;
        app.browser.set_time_zone("Asia/Tokyo").await;
        app.browser.script("window.dispatchEvent(new Event('focus'))", vec![]).await;
        says(app, "Times in Asia/Tokyo").await;
        let titles = "return [...document.querySelectorAll('[aria-label=\"API tokens\"] tbody time')].map(it => it.title)";
        until("the exact times are in the new zone", async || {
            let titles = app.browser.script(titles, vec![]).await;
            let titles: Vec<&str> = titles.as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
            let is_new = |title: &&str| title.contains("+09:00 (Asia/Tokyo)");
            if !titles.is_empty() && titles.iter().all(is_new) { Ok(()) } else { Err(format!("{:?}", titles.first())) }
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_reload_keeps_the_place_in_the_list() {
    panel(async |app| {
        for n in 0..560 {
            app.server.make(json!({ "name": format!("many-{n}") })).await;
        }
        app.sign_in_by_link().await;
        let depth = async || app.browser.script("return Math.round(scrollY)", vec![]).await.as_i64().unwrap();
        // A list that is all in the document, and a windowed one.
        for (address, to) in [("?q=many-1", 1700), ("", 12000)] {
            app.goto(address).await;
            app.expect_visible("table", "API tokens").await;
            app.expect_text("status", " tokens").await;
            until("the list is long enough", async || {
                app.browser.script("scrollTo(0, arguments[0])", vec![json!(to)]).await;
                let is = depth().await;
                if is == to { Ok(()) } else { Err(format!("{is}")) }
            })
            .await;
            // A browser tells of the scrolling with its next frame.
            let frames = "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))";
            app.browser.script(frames, vec![]).await;
            app.reload().await;
            until("the place is kept", async || {
                let is = depth().await;
                if is == to { Ok(()) } else { Err(format!("{is}")) }
            })
            .await;
            let in_view =
                "return [...document.querySelectorAll('[aria-label=\"API tokens\"] tbody tr[aria-rowindex]')]
                .some(row => row.getBoundingClientRect().top > innerHeight / 2)";
            until("rows are drawn there", async || {
                if app.browser.script(in_view, vec![]).await == json!(true) {
                    Ok(())
                } else {
                    Err("none".into())
                }
            })
            .await;
        }
        // Another address begins at its top.
        app.goto("?q=many-2").await;
        app.expect_filtered_list().await;
        assert_eq!(depth().await, 0);
    })
    .await;
}
