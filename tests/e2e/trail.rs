//! The view "Activity": the trail of the organization, with its filters in the address.

use crate::support::{App, DEMO_PASSWORD, panel, panel_with, uid, until};
use serde_json::{Value, json};

/// The texts of the rows.
async fn rows(app: &App) -> Vec<String> {
    let script = "return [...document.querySelectorAll('table[aria-label=Activity] tbody tr')].map(tr => tr.innerText)";
    let texts = app.browser.script(script, vec![]).await;
    texts.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

async fn shows(app: &App, what: &str, fits: impl Fn(&[String]) -> bool) -> Vec<String> {
    until(what, async || {
        let shown = rows(app).await;
        if fits(&shown) { Ok(()) } else { Err(format!("{shown:?}")) }
    })
    .await;
    rows(app).await
}

/// A token that was made, changed and deleted.
async fn deleted_token(app: &App) -> Value {
    let token = app.server.make(json!({ "name": "watched", "scopes": ["api"] })).await;
    let path = format!("/api/v1/api_tokens/{}", uid(&token));
    app.server.ask("PATCH", &path, Some(&json!({ "description": "=1+1" })), 200).await;
    app.server.ask("DELETE", &path, None, 200).await;
    token
}

#[tokio::test]
async fn an_admin_reads_filters_and_exports_the_trail() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = deleted_token(app).await;
        app.click("link", "Activity").await;
        app.expect_visible("heading", "Activity").await;
        app.expect_visible("heading", "API tokens").await;
        app.expect_hidden("table", "API tokens").await;
        let shown = shows(app, "the newest come first", |rows| rows.len() > 3).await;
        assert!(shown[0].contains("Deleted") && shown[0].contains("(deleted)"), "{shown:?}");
        assert!(shown[1].contains("Changed") && shown[1].contains("Description: “” → “=1+1”"), "{shown:?}");
        assert!(shown[1].contains("(admin)") && shown[1].contains("127.0.0.1"), "{shown:?}");
        assert!(shown[2].contains("Created") && shown[2].contains("Scopes: api"), "{shown:?}");
        app.screenshot("trail").await;

        // The link of a deleted token shows its events alone; Back undoes it.
        app.click_link_to("about", uid(&token)).await;
        app.expect_url(&format!("/?view=activity&about={}", uid(&token))).await;
        shows(app, "three events of the token", |rows| rows.len() == 3).await;
        app.select_option("What", "Changed").await;
        app.expect_url(&format!("/?view=activity&about={}&did=updated", uid(&token))).await;
        shows(app, "one change", |rows| rows.len() == 1).await;
        app.expect_exact_text("status", "1 event").await;

        app.click("button", "Export").await;
        let csv = app.download(".csv", async || app.click("button", "Download CSV").await).await;
        assert_eq!(csv.lines().count(), 2, "{csv}");
        assert!(csv.contains("updated") && csv.contains(uid(&token)), "{csv}");
        app.click("button", "Export").await;
        let list = app.download(".json", async || app.click("button", "Download JSON").await).await;
        let list: Value = serde_json::from_str(&list).unwrap();
        assert_eq!(list[0]["operation_name"], "updated");

        app.go_back().await;
        shows(app, "three events again", |rows| rows.len() == 3).await;
        app.fill("textbox", "Since", "soon").await;
        app.press(&["Tab"]).await;
        app.expect_invalid("textbox", "Since", "This is no time.").await;
        app.expect_value("textbox", "Since", "soon").await;
        app.fill("textbox", "Since", "1h").await;
        app.press(&["Tab"]).await;
        app.expect_url(&format!("/?view=activity&about={}&since=1h", uid(&token))).await;
        app.click("link", "Back to the tokens").await;
        app.expect_list().await;
        app.expect_url("/").await;
    })
    .await;
}

#[tokio::test]
async fn values_that_mean_nothing_are_named_and_an_empty_trail_says_so() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?view=activity&did=exploded&by=nobody&until=never").await;
        app.expect_text("status", "did=exploded, until=never").await;
        app.expect_visible("textbox", "Who").await;
        app.expect_text("status", "No activity matches.").await;
        app.expect_value("textbox", "Who", "nobody").await;
    })
    .await;
}

#[tokio::test]
async fn a_failure_can_be_retried_and_pages_lose_and_double_nothing() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = app.server.make(json!({ "name": "busy", "scopes": ["read_cluster"] })).await;
        let path = format!("/api/v1/api_tokens/{}", uid(&token));
        for n in 0..110 {
            app.server.ask("PATCH", &path, Some(&json!({ "description": format!("step-{n}.") })), 200).await;
        }
        app.expect_console_error("500").await;
        app.server.order(json!({ "events": "fault-500" })).await;
        app.goto(&format!("?view=activity&about={}&did=updated", uid(&token))).await;
        app.expect_text("alert", "Could not load the activity").await;
        app.click("button", "Try again").await;
        shows(app, "the first page", |rows| rows.len() == 100).await;
        app.expect_exact_text("status", "100 of 110 events").await;
        // Events that come between two pages.
        for n in 110..115 {
            app.server.ask("PATCH", &path, Some(&json!({ "description": format!("step-{n}.") })), 200).await;
        }
        app.click("button", "Load more").await;
        let shown = shows(app, "the second page", |rows| rows.len() == 110).await;
        for n in 0..110 {
            let part = format!("→ “step-{n}.”");
            assert_eq!(shown.iter().filter(|row| row.contains(&part)).count(), 1, "{part}");
        }
        app.click("button", "Refresh").await;
        shows(app, "the newest page", |rows| rows.first().is_some_and(|row| row.contains("“step-114.”")))
            .await;
    })
    .await;
}

#[tokio::test]
async fn without_a_trail_or_the_right_to_read_it_the_view_says_so() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_console_error("403").await;
        app.server.order(json!({ "events": "fault-403" })).await;
        app.goto("?view=activity").await;
        app.expect_text("status", "you may not do this").await;
        app.expect_hidden("button", "Try again").await;
    })
    .await;
    panel_with(&["--like-yatai"], async |app| {
        app.expect_console_error("403").await;
        app.goto("").await;
        app.fill("textbox", "Name or email", "admin").await;
        app.fill("textbox", "Password", DEMO_PASSWORD).await;
        app.click("button", "Sign in with password").await;
        app.expect_list().await;
        app.expect_hidden("link", "Activity").await;
        app.goto("?view=activity").await;
        app.expect_text("status", "Yatai records nothing that is done to tokens").await;
    })
    .await;
}

#[tokio::test]
async fn a_member_has_no_link_and_reads_their_own_part() {
    panel(async |app| {
        let mine = app.server.member_link().await;
        app.follow_sign_in_link(&mine).await;
        app.expect_list().await;
        app.goto("?view=activity").await;
        app.expect_text("status", "You see your own activity").await;
        let shown = shows(app, "their events", |rows| !rows.is_empty()).await;
        assert!(shown[0].contains("Signed in") && shown[0].contains("session"), "{shown:?}");
        app.expect_hidden("link", "Activity").await;
    })
    .await;
}
