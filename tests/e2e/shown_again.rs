//! Back can bring a page back from the browser's memory (`pageshow` with `persisted`). It shows nothing of a person before the
//! server was asked who is signed in, and then what is true now.
//!
//! Chromium and Firefox do not do that in these tests, so the event is dispatched. The tests with a real step back show it
//! in WebKit, which does.

use crate::support::{App, Kind, panel, post};
use serde_json::json;

/// The page is left and shown again, as the browser tells it. Returns what it shows at that moment.
async fn leave_and_come_back(app: &App) -> String {
    let script = "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        return document.body.textContent + [...document.querySelectorAll('input')].map(it => it.value)";
    app.browser.script(script, vec![]).await.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_page_that_is_shown_again_after_a_sign_out_shows_nothing_of_the_person() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.start_create("half-typed").await;
        let script = "return fetch('/logout', { method: 'POST' }).then(answer => answer.status)";
        assert_eq!(app.browser.script(script, vec![]).await, 200);
        assert_eq!(leave_and_come_back(app).await, "");
        app.expect_visible("heading", "Sign in").await;
        app.expect_hidden("dialog", "Create API token").await;
        app.expect_hidden("button", "Sign out").await;
        let page = app.browser.script("return document.documentElement.outerHTML", vec![]).await;
        assert!(
            !page.as_str().unwrap().contains("half-typed") && !page.as_str().unwrap().contains("@"),
            "{page}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_shown_again_to_another_person_is_theirs() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?q=ci").await;
        app.start_create("half-typed").await;
        // Another tab: the cookie is another person's now.
        let member = app.server.member_link().await;
        app.follow_sign_in_link_in_new_tab(&member).await;
        app.expect_list().await;
        app.close_tab().await;
        assert_eq!(leave_and_come_back(app).await, "");
        // Neither the dialog nor the search of the person before.
        app.expect_list().await;
        app.expect_hidden("dialog", "Create API token").await;
        app.click("link", "Create token").await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "");
        let page = app.browser.script("return document.body.innerText", vec![]).await;
        let page = page.as_str().unwrap();
        assert!(page.contains("Jonas Weber") && !page.contains("half-typed"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_shown_again_has_the_new_list_and_no_value() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let value = app.reveal_token("never-saved").await;
        app.server.make(json!({ "name": "made-meanwhile" })).await;
        let shown = leave_and_come_back(app).await;
        assert_eq!(shown, "");
        app.expect_list().await;
        app.expect_visible("link", "made-meanwhile").await;
        app.expect_hidden("dialog", "Save your new token").await;
        app.expect_text("alert", "the page was left before it was saved").await;
        let script = "return document.documentElement.outerHTML + [...document.querySelectorAll('input')].map(it => it.value)";
        let page = app.browser.script(script, vec![]).await;
        assert!(!page.as_str().unwrap().contains(&value));
    })
    .await;
}

#[tokio::test]
async fn the_step_back_from_another_page_shows_what_is_true_now() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let elsewhere = format!("{}/healthz", app.origin());
        app.goto(&elsewhere).await;
        app.server.make(json!({ "name": "made-meanwhile" })).await;
        app.go_back().await;
        app.expect_list().await;
        app.expect_visible("link", "made-meanwhile").await;

        app.goto(&elsewhere).await;
        app.goto_in_new_tab("").await;
        app.sign_out_once_loaded().await;
        app.expect_visible("heading", "Sign in").await;
        app.close_tab().await;
        app.go_back().await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_hidden("link", "made-meanwhile").await;
    })
    .await;
}

/// Ends the session on the server, without the browser: the policy of the page that is shown here permits no request.
async fn end_session_elsewhere(app: &App) {
    let cookies = app.browser.cookies().await;
    let text = |key: &str| cookies[0][key].as_str().unwrap();
    let cookie = format!("{}={}", text("name"), text("value"));
    let host = app.server.url().trim_start_matches("http://").to_owned();
    assert_eq!(post(&host, "/logout", &[("Cookie", &cookie)]).await.status, 200);
}

/// Everything that the page shows and holds, at once.
async fn page(app: &App) -> String {
    let script = "return [document.title, document.documentElement.outerHTML,
        ...[...document.querySelectorAll('input, textarea')].map(it => it.value)].join(' ')";
    app.browser.script(script, vec![]).await.as_str().unwrap().to_owned()
}

/// Waits for the sign-in page, and asserts at once and afterwards that nothing of these is there.
async fn expect_nothing_of(app: &App, parts: &[&str]) {
    for _ in 0..2 {
        let page = page(app).await;
        assert!(parts.iter().all(|part| !page.contains(part)), "{parts:?}: {page}");
        app.expect_visible("heading", "Sign in").await;
        app.expect_hidden("heading", "API tokens").await;
        app.expect_hidden("button", "Sign out").await;
    }
}

#[tokio::test]
async fn back_after_a_sign_out_shows_no_list_no_name_and_no_dialog() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        app.goto(&format!("?token={}", tokens[0]["uid"].as_str().unwrap())).await;
        app.expect_visible("dialog", "Token details").await;
        app.goto("?new").await;
        app.fill("textbox", "Name", "half-typed").await;
        let parts =
            ["half-typed", "@", tokens[0]["name"].as_str().unwrap(), tokens[0]["uid"].as_str().unwrap()];

        // The person leaves the page with the open dialog and signs out elsewhere.
        app.goto(&format!("{}/healthz", app.origin())).await;
        end_session_elsewhere(app).await;
        for _ in 0..2 {
            app.go_back().await;
            expect_nothing_of(app, &parts).await;
        }
        app.go_forward().await;
        expect_nothing_of(app, &parts).await;
    })
    .await;
}

#[tokio::test]
async fn back_after_the_button_sign_out_stays_signed_out() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        app.goto("?status=active").await;
        app.expect_filtered_list().await;
        app.sign_out_once_loaded().await;
        app.expect_visible("heading", "Sign in").await;
        app.goto(&format!("{}/healthz", app.origin())).await;
        for _ in 0..2 {
            app.go_back().await;
            expect_nothing_of(app, &["@", tokens[0]["name"].as_str().unwrap()]).await;
        }
    })
    .await;
}

#[tokio::test]
async fn back_to_a_reveal_shows_no_value_and_says_that_it_is_lost() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let value = app.reveal_token("never-saved").await;
        // The driver accepts the warning, as a person who leaves in spite of it.
        app.goto(&format!("{}/healthz", app.origin())).await;
        app.go_back().await;
        assert!(!page(app).await.contains(&value));
        app.expect_list().await;
        app.expect_text("alert", "the page was left before it was saved").await;
        app.expect_hidden("dialog", "Save your new token").await;
        assert!(!page(app).await.contains(&value));
    })
    .await;
}

#[tokio::test]
async fn webkit_brings_a_page_back_from_its_memory() {
    // The other browsers do not in these tests: without this, the tests above would show nothing of it.
    if Kind::wanted() != Kind::WebKit {
        return;
    }
    panel(async |app| {
        app.sign_in_by_link().await;
        let script = "addEventListener('pageshow', event => { sessionStorage.cameBack = event.persisted })";
        app.browser.script(script, vec![]).await;
        app.goto(&format!("{}/healthz", app.origin())).await;
        app.go_back().await;
        app.expect_list().await;
        assert_eq!(app.browser.script("return sessionStorage.cameBack", vec![]).await, "true");
    })
    .await;
}
