//! "Your sessions": since when, from where, last seen; one or all others are ended.

use crate::support::{App, panel, request};

/// Signs in without the browser, as another one would. Returns the cookie.
async fn sign_in_elsewhere(app: &App) -> String {
    let link = app.server.member(&["link", "admin"]);
    let (_, key) = link.trim().split_once("?key=").unwrap();
    let host = app.server.url().replace("http://", "");
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    let answer = request(&host, "POST /login", &form, &["key=", key].concat()).await;
    answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

async fn is_signed_in(app: &App, cookie: &str) -> bool {
    let host = app.server.url().replace("http://", "");
    request(&host, "GET /api/v1/auth/current", &[("Cookie", cookie)], "").await.status == 200
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let other = sign_in_elsewhere(app).await;
        app.click("button", "Your sessions").await;
        app.expect_visible("dialog", "Your sessions").await;
        app.expect_text_in("table", "Your sessions", "This session").await;
        for heading in ["Signed in", "From", "Last seen"] {
            app.expect_visible("columnheader", heading).await;
        }
        app.expect_text_in("table", "Your sessions", "127.0.0.1").await;
        app.expect_text_in("table", "Your sessions", "just now").await;
        for width in [375, 768, 960, 1280] {
            app.browser.set_viewport_size(width, 800).await;
            app.screenshot(&format!("sessions-{width}")).await;
            let fits = "return document.documentElement.scrollWidth <= innerWidth";
            assert_eq!(app.browser.script(fits, vec![]).await, true, "at {width}");
        }
        assert!(is_signed_in(app, &other).await);
        app.click("button", "End session from 127.0.0.1").await;
        app.expect_text("status", "The session from 127.0.0.1 has ended.").await;
        assert!(!is_signed_in(app, &other).await);
        app.expect_hidden("button", "End session from 127.0.0.1").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Your sessions").await;

        let others = [sign_in_elsewhere(app).await, sign_in_elsewhere(app).await];
        app.click("button", "Your sessions").await;
        // It is disabled until the others are known.
        app.expect_text_in("table", "Your sessions", "This session").await;
        app.click("button", "End all other sessions").await;
        app.expect_text("status", "All other sessions have ended.").await;
        for other in &others {
            assert!(!is_signed_in(app, other).await);
        }
        app.click("button", "Close").await;
        app.click("button", "Refresh").await;
        app.expect_list().await;

        // The end of the own session shows the sign-in page, and the dialog does not come back.
        app.click("button", "Your sessions").await;
        app.expect_text_in("table", "Your sessions", "This session").await;
        app.server.member(&["role", "jonas", "admin"]);
        app.server.member(&["role", "admin", "developer"]);
        app.expect_console_error("401").await;
        app.click("button", "Close").await;
        app.click("button", "Refresh").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_text("status", "Your session has ended").await;
    })
    .await;
}

#[tokio::test]
async fn a_person_by_a_token_has_no_sessions() {
    panel(async |app| {
        app.goto("").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.expect_hidden("button", "Your sessions").await;
    })
    .await;
}

#[tokio::test]
async fn sessions_that_nothing_has_ended_are_not_called_ended() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let other = sign_in_elsewhere(app).await;
        app.click("button", "Your sessions").await;
        // A server or a gateway that does not know the address.
        let script = "const real = fetch;
            window.fetch = (...all) => all[0].method != 'DELETE' ? real(...all) : Promise.resolve(
                new Response('{}', { status: 404, headers: { 'Content-Type': 'application/json' } }))";
        app.browser.script(script, vec![]).await;
        // It is disabled until the others are known.
        app.expect_text_in("table", "Your sessions", "This session").await;
        app.click("button", "End all other sessions").await;
        app.expect_text("alert", "No session was ended.").await;
        app.expect_no_text("status", "have ended").await;
        assert!(is_signed_in(app, &other).await);
    })
    .await;
}
