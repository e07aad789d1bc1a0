//! Back can bring a page back from the browser's memory (`pageshow` with `persisted`). It shows nothing of a person before the
//! server was asked who is signed in, and then what is true now.
//!
//! Chromium and Firefox do not do that in these tests, so the event is dispatched; the last test goes back for real.

use crate::support::{App, panel};
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
        app.goto_in_new_tab(&member).await;
        app.expect_list().await;
        app.close_tab().await;
        assert_eq!(leave_and_come_back(app).await, "");
        // The address still opens the dialog, for the other person.
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "");
        app.press(&["Escape"]).await;
        app.expect_filtered_list().await;
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
        app.start_create("never-saved").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        let value = app.input_value("textbox", "Token value").await;
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
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.close_tab().await;
        app.go_back().await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_hidden("link", "made-meanwhile").await;
    })
    .await;
}
