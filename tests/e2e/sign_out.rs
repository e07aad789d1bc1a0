//! Signing out: in every tab of the browser at once, with nothing left for the next person. An unsaved value is hidden
//! and not lost.

use crate::support::{ADMIN_TOKEN, App, panel, until};
use serde_json::json;

/// Everything in the browser's storage for this page, but the moment of the last sign-out.
async fn kept(app: &App) -> String {
    let script = "const { 'bento-token-panel.signed-out': moment, ...local } = localStorage;
        return JSON.stringify([local, { ...sessionStorage }])";
    app.browser.script(script, vec![]).await.as_str().unwrap().to_owned()
}

/// Signs in for the tab in the first tab and in a second one, and stays in the second.
async fn sign_in_in_two_tabs(app: &App) {
    app.goto("").await;
    app.sign_in_for_the_tab().await;
    app.expect_list().await;
    app.goto_in_new_tab("").await;
    app.sign_in_for_the_tab().await;
    app.expect_list().await;
}

#[tokio::test]
async fn all_tabs_sign_out_at_once_and_keep_nothing() {
    panel(async |app| {
        app.serve_below("/tools/tokens/").await;
        sign_in_in_two_tabs(app).await;
        app.start_create("half-typed").await;
        let spy = "window.heard = []; new BroadcastChannel('bento-token-panel').onmessage = event => heard.push(event.data)";
        app.browser.script(spy, vec![]).await;
        assert!(kept(app).await.contains(ADMIN_TOKEN));

        app.switch_to_tab(0).await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_no_text("status", "signed out").await;
        assert_eq!(kept(app).await, "[{},{}]");

        app.switch_to_tab(1).await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_text("status", "You have signed out in another tab").await;
        app.expect_hidden("dialog", "Create API token").await;
        assert_eq!(kept(app).await, "[{},{}]");
        let heard = app.browser.script("return heard", vec![]).await;
        assert_eq!(heard, json!(["out-by-token "]), "no token, and nobody's name");
        let page = app.browser.script("return document.documentElement.outerHTML", vec![]).await;
        assert!(!page.as_str().unwrap().contains("half-typed") && !page.as_str().unwrap().contains("@"), "{page}");
        // Typed input is gone, also for the same person.
        app.sign_in_by_token().await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "");
        app.reload().await;
        app.expect_visible("heading", "Sign in").await;
    })
    .await;
}

#[tokio::test]
async fn the_session_of_the_cookie_ends_when_any_tab_signs_out() {
    panel(async |app| {
        app.goto("").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        // Signs in by a link, after the first tab has noticed that there is no cookie.
        let link = app.server.admin_link().await;
        app.follow_sign_in_link_in_new_tab(&link).await;
        app.expect_list().await;
        assert_eq!(app.browser.cookies().await.as_array().unwrap().len(), 1);

        app.switch_to_tab(0).await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.switch_to_tab(1).await;
        app.expect_text("status", "You have signed out in another tab").await;
        app.expect_no_cookie().await;
        app.reload().await;
        app.expect_visible("heading", "Sign in").await;
    })
    .await;
}

#[tokio::test]
async fn a_sign_out_that_does_not_reach_the_server_is_reported() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_console_error("ERR_CONNECTION").await;
        app.server.kill();
        app.click("button", "Sign out").await;
        app.expect_text("alert", "Could not sign out").await;
        app.expect_visible("heading", "API tokens").await;
        app.server.start_again().await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_no_alert().await;
    })
    .await;
}

#[tokio::test]
async fn a_second_tab_of_the_same_person_leaves_the_first_alone() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.start_create("half-typed").await;
        let spy = "window.heard = []; new BroadcastChannel('bento-token-panel').onmessage = event => heard.push(event.data);
            window.asked = []; const real = fetch; window.fetch = (...all) => {
                asked.push(String(all[0].url ?? all[0])); return real(...all) }";
        app.browser.script(spy, vec![]).await;
        app.goto_in_new_tab("").await;
        app.expect_list().await;
        app.switch_to_tab(0).await;
        until("the tab has heard of the other one", async || {
            let heard = app.browser.script("return heard.length", vec![]).await;
            if heard == 0 { Err("it has not".into()) } else { Ok(()) }
        })
        .await;
        let asked = app.browser.script("return asked.filter(it => it.includes('/auth/'))", vec![]).await;
        assert_eq!(asked, json!([]), "one failed answer would end what this tab does");
        app.expect_value("textbox", "Name", "half-typed").await;
    })
    .await;
}

#[tokio::test]
async fn why_a_sign_out_failed_is_not_told_to_the_next_person() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_console_error("503").await;
        app.expect_console_error("405").await;
        app.server.order(json!({ "sign_out": "fault-503" })).await;
        app.click("button", "Sign out").await;
        app.expect_text("alert", "Could not sign out").await;
        app.expect_console_error("401").await;
        app.server.order(json!({ "list": "fault-401", "current": "fault-401" })).await;
        app.click("button", "Refresh").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_no_text("alert", "Could not sign out").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.expect_no_text("alert", "Could not sign out").await;
    })
    .await;
}

#[tokio::test]
async fn an_unsaved_value_is_hidden_until_the_same_person_signs_in_again() {
    panel(async |app| {
        app.goto("").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.start_create("unsaved").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        let value = app.input_value("textbox", "Token value").await;
        app.goto_in_new_tab("").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;

        app.switch_to_tab(0).await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_text("status", "It waits in this tab, hidden").await;
        app.expect_hidden("dialog", "Save your new token").await;
        let script = "return [document.documentElement.outerHTML, ...[...document.querySelectorAll('input')].map(i => i.value)].join()";
        let page = app.browser.script(script, vec![]).await;
        assert!(!page.as_str().unwrap().contains(&value), "the value is in the page");
        assert!(!kept(app).await.contains(&value));

        app.sign_in_by_token().await;
        app.expect_visible("dialog", "Save your new token").await;
        assert!(app.save_token_value().await == value, "it is the same one");
        app.expect_list().await;
        app.expect_not_on_disk(&value);
    })
    .await;
}

#[tokio::test]
async fn an_unsaved_value_is_not_shown_to_another_person() {
    panel(async |app| {
        let link = app.server.member_link().await;
        app.follow_sign_in_link(&link).await;
        app.expect_list().await;
        let script = "return fetch('/api/v1/api_tokens', { method: 'POST', headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ name: 'of-a-member', scopes: ['api'] }) }).then(answer => answer.json())";
        let member = app.browser.script(script, vec![]).await["token"].as_str().unwrap().to_owned();
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        // The answer comes after signing out.
        app.server.order(json!({ "create": "fault-slow-3s" })).await;
        app.start_create("late").await;
        app.click("button", "Create token").await;
        app.expect_text("status", "Creating the token").await;
        app.go_back().await;
        app.expect_hidden("dialog", "Create API token").await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_text("status", "It waits in this tab, hidden").await;
        app.expect_hidden("dialog", "Save your new token").await;
        app.fill("textbox", "API token", &member).await;
        app.click("button", "Sign in").await;
        app.expect_list().await;
        app.expect_hidden("dialog", "Save your new token").await;
        // The first person does not see it either, after another person was signed in.
        app.click("button", "Sign out").await;
        app.expect_no_text("status", "It waits in this tab").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.expect_hidden("dialog", "Save your new token").await;
        assert_eq!(app.server.named("late").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn signing_out_during_a_pending_deletion_asks_first_and_reports_the_outcome() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for n in 1..=3 {
            app.server.make(json!({ "name": format!("bulk-{n}") })).await;
        }
        app.goto("?q=bulk-").await;
        app.expect_visible("link", "bulk-1").await;
        app.click("checkbox", "Select bulk-1").await;
        app.click("button", "Select all 3").await;
        app.click("button", "Delete selected").await;
        app.click("button", "Delete 3 tokens").await;
        app.expect_text("status", "Deleting 3 tokens.").await;
        app.click("button", "Sign out").await;
        app.expect_text_in("alertdialog", "Sign out?", "3 tokens will be deleted in a few seconds").await;
        app.click("button", "Stay signed in").await;
        app.expect_hidden("alertdialog", "Sign out?").await;
        app.click("button", "Undo").await;
        app.expect_text("status", "Nothing was deleted").await;

        app.click("button", "Delete selected").await;
        app.click("button", "Delete 3 tokens").await;
        app.expect_text("status", "Deleting 3 tokens.").await;
        app.click("button", "Sign out").await;
        app.expect_visible("alertdialog", "Sign out?").await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_text("status", "The deletion was stopped: 0 of 3 deleted.").await;
        assert!(app.sent("DELETE").await.is_empty(), "nothing was sent");
        let left = app.server.tokens().await;
        assert_eq!(
            left.iter().filter(|token| token["name"].as_str().unwrap().starts_with("bulk-")).count(),
            3
        );
    })
    .await;
}

#[tokio::test]
async fn a_server_that_signs_out_by_a_page_is_supported_and_one_without_sign_out_is_reported() {
    panel(async |app| {
        // The embedded server supports signing out, so the test changes the page's request.
        let source = "window.pages = []; window.knows = false; const real = window.fetch;
            window.fetch = (request, ...rest) => {
                if (!request.url?.endsWith('/logout')) return real(request, ...rest);
                pages.push(request.method);
                const known = knows && request.method === 'GET';
                return known ? real('/logout', { method: 'POST' }) : Promise.resolve(new Response('', { status: 404 }));
            }";
        app.browser.add_init_script(source).await;
        app.sign_in_by_link().await;
        app.click("button", "Sign out").await;
        app.expect_text("alert", "the server still knows you").await;
        app.expect_visible("heading", "API tokens").await;

        app.browser.script("knows = true", vec![]).await;
        // The server must answer that no person is signed in.
        app.expect_console_error("401").await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_no_alert().await;
        app.expect_no_cookie().await;
        let pages = app.browser.script("return pages", vec![]).await;
        assert_eq!(pages, json!(["POST", "GET", "POST", "GET"]));
    })
    .await;
}

#[tokio::test]
async fn a_tab_that_is_still_loading_is_signed_out_too() {
    panel(async |app| {
        sign_in_in_two_tabs(app).await;
        app.switch_to_tab(0).await;
        app.server.order(json!({ "current": "fault-slow-6s" })).await;
        app.reload().await;
        let answers = "return performance.getEntriesByType('resource')
            .filter(entry => entry.name.includes(arguments[0]) && entry.responseEnd > 0).length";
        let came = async |part: &str| {
            until(&format!("the answer to {part} came"), async || {
                let came = app.browser.script(answers, vec![json!(part)]).await;
                if came == 1 { Ok(()) } else { Err(format!("{came} did")) }
            })
            .await;
        };
        // The request for the person is sent at the same time and answered later.
        came("/current_org").await;

        app.switch_to_tab(1).await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.switch_to_tab(0).await;
        app.expect_text("status", "You have signed out in another tab").await;
        came("/auth/current").await;
        app.expect_visible("heading", "Sign in").await;
        assert_eq!(kept(app).await, "[{},{}]");
        app.reload().await;
        app.expect_visible("heading", "Sign in").await;
    })
    .await;
}

#[tokio::test]
async fn a_tab_that_was_at_another_page_forgets_its_token_after_a_sign_out() {
    panel(async |app| {
        app.goto("").await;
        app.sign_in_for_the_tab().await;
        app.expect_list().await;
        let elsewhere = format!("{}/healthz", app.origin());
        app.goto(&elsewhere).await;
        app.go_back().await;
        // Nobody has signed out.
        app.expect_list().await;
        app.goto(&elsewhere).await;

        app.goto_in_new_tab("").await;
        app.sign_in_for_the_tab().await;
        app.expect_list().await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.switch_to_tab(0).await;
        app.go_back().await;
        app.expect_visible("heading", "Sign in").await;
        assert_eq!(kept(app).await, "[{},{}]");
        // A token that is kept after the sign-out stays.
        app.sign_in_for_the_tab().await;
        app.expect_list().await;
        app.reload().await;
        app.expect_list().await;
    })
    .await;
}
