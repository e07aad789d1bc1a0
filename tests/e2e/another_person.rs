//! The browser is signed in as another person while a page is open, and no panel in another tab says so. The page notices it
//! by the next answer. What the first person began is neither sent nor shown in the other one's name.

use crate::support::{App, panel, request, until};
use serde_json::json;

/// The demo's member, whose display name is in the header.
const MEMBER: &str = "Jonas Weber";

/// Makes the browser's cookie the member's.
async fn become_the_member(app: &App) {
    // The last background request of the page has ended: it would be refused now.
    until("the members are known", async || {
        let script = "return [...document.querySelectorAll('nav a')]
            .some(link => link.textContent.startsWith('Creator left') && link.checkVisibility())";
        let is_known = app.browser.script(script, vec![]).await;
        if is_known == json!(true) { Ok(()) } else { Err("they are not".to_owned()) }
    })
    .await;
    use_link(app, &app.server.member_link().await).await;
}

/// Signs in by a link, as in a tab that is closed at once.
async fn use_link(app: &App, link: &str) {
    let (_, key) = link.trim().split_once("?key=").unwrap();
    let script = "return fetch('/login', { method: 'POST', redirect: 'manual', body: new URLSearchParams({ key: arguments[0] }) })
        .then(answer => answer.type)";
    assert_eq!(app.browser.script(script, vec![json!(key)]).await, "opaqueredirect");
}

#[tokio::test]
async fn a_form_of_one_person_is_not_sent_in_the_name_of_another() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.start_create("half-typed").await;
        become_the_member(app).await;
        app.expect_console_error("409").await;
        app.click("button", "Create token").await;
        app.expect_text("banner", MEMBER).await;
        app.expect_list().await;
        app.expect_hidden("dialog", "Create API token").await;
        assert_eq!(app.server.named("half-typed").await.len(), 0);
        app.click("link", "Create token").await;
        app.expect_value("textbox", "Name", "").await;
    })
    .await;
}

#[tokio::test]
async fn a_list_of_another_person_is_not_shown_under_the_old_name() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?q=ci").await;
        app.expect_filtered_list().await;
        let rows = "return document.querySelectorAll('tbody tr').length";
        let before = app.browser.script(rows, vec![]).await;
        // Notes each number of rows that is shown under the first person's name.
        let watch = "const [name] = arguments;
            const rows = () => document.querySelectorAll('tbody tr').length;
            window.seen = new Set();
            new MutationObserver(() => {
                if (!document.querySelector('header').innerText.includes(name)) seen.add(rows());
            }).observe(document.body, { childList: true, subtree: true, characterData: true })";
        app.browser.script(watch, vec![json!(MEMBER)]).await;
        become_the_member(app).await;
        app.click("button", "Refresh").await;
        app.expect_text("banner", MEMBER).await;
        app.expect_url("/").await;
        app.expect_list().await;
        let seen = app.browser.script("return [...seen].filter(rows => rows > 0)", vec![]).await;
        assert!(seen.as_array().unwrap().iter().all(|rows| *rows == before), "{seen} and {before}");
    })
    .await;
}

#[tokio::test]
async fn a_deletion_of_many_stops_before_the_first_one() {
    panel(async |app| {
        for n in 1..=8 {
            app.server.make(json!({ "name": format!("bulk-{n}") })).await;
        }
        app.sign_in_by_link().await;
        app.goto("?q=bulk-").await;
        app.expect_filtered_list().await;
        app.click("checkbox", "Select bulk-1").await;
        app.click("button", "Select all 8").await;
        app.click("button", "Delete selected").await;
        app.fill("textbox", "Type 8 to confirm", "8").await;
        become_the_member(app).await;
        app.expect_console_error("409").await;
        app.click("button", "Delete without undo").await;
        app.expect_text("banner", MEMBER).await;
        app.expect_list().await;
        let tokens = app.server.tokens().await;
        assert_eq!(tokens.iter().filter(|it| it["name"].as_str().unwrap().starts_with("bulk-")).count(), 8);
    })
    .await;
}

#[tokio::test]
async fn the_same_person_again_changes_nothing() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.start_create("half-typed").await;
        let link = app.server.member(&["link", "admin"]);
        use_link(app, &link).await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        assert_eq!(app.server.named("half-typed").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_sessions_of_two_people_are_named_and_what_to_do() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let link = app.server.member_link().await;
        let (_, key) = link.split_once("?key=").unwrap();
        let host = app.server.url().replace("http://", "");
        let form = [("Content-Type", "application/x-www-form-urlencoded")];
        let answer = request(&host, "POST /login", &form, &["key=", key].concat()).await;
        let planted = answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        // As another program on this host can set it.
        let (name, value) = planted.split_once('=').unwrap();
        let cookie = json!({ "name": name, "value": value, "url": app.server.url(), "path": "/api", "httpOnly": true });
        app.browser.devtools("Network.setCookie", cookie).await;
        app.expect_console_error("403").await;
        app.click("button", "Refresh").await;
        app.expect_text("alert", "this browser has the sessions of different people").await;
        app.expect_text("alert", "Delete the cookies of this site").await;
        app.reload().await;
        app.expect_text("alert", "this browser has the sessions of different people").await;
        app.screenshot("sessions-of-two-people").await;
        app.browser.devtools("Network.deleteCookies", json!({ "name": name, "url": app.server.url(), "path": "/api" })).await;
        app.click("button", "Try again").await;
        app.expect_list().await;
    })
    .await;
}
