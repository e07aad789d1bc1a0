//! The page of a sign-in link: it asks before the link is used, also over plain HTTP under a name, where browsers say
//! less about where a request comes from. Another site cannot use it. And addresses with a name and a password.

use crate::support::{App, Front, panel};
use std::io::{Read, Write};
use std::net::TcpListener;

/// The panel at a name that is not this machine's own, by plain HTTP.
fn at_a_name(app: &App) {
    app.serve_behind(Front::of_name(&app.server.url(), "tokens.test"));
}

/// The admin's link at the panel's address.
async fn link(app: &App) -> String {
    app.server.admin_link().await.replace(&app.server.url(), &app.origin())
}

async fn has_session(app: &App) -> bool {
    !app.browser.cookies().await.as_array().unwrap().is_empty()
}

/// Asserts that the console has nothing but what Chromium writes about each page of plain HTTP, and `also`. Discards it.
async fn only_insecure(app: &App, also: &str) {
    let logs = app.logs().await;
    let is_new = |text: &str| {
        !text.contains("Cross-Origin-Opener-Policy header has been ignored") && !text.contains(also)
    };
    let problems: Vec<_> =
        logs.console.iter().filter(|line| line.is_problem() && is_new(&line.message)).collect();
    assert!(problems.is_empty(), "{problems:?}");
    app.clear_logs().await;
    app.browser.client().goto(&app.server.url()).await.unwrap();
}

#[tokio::test]
async fn a_link_is_used_by_its_button_also_over_plain_http_under_a_name() {
    panel(async |app| {
        at_a_name(app);
        let link = link(app).await;
        for _ in 0..2 {
            app.goto(&link).await;
            app.expect_visible("heading", "Sign-in link").await;
            app.expect_visible("button", "Continue").await;
            assert!(!has_session(app).await, "getting it uses nothing up");
        }
        app.browser.set_viewport_size(375, 800).await;
        for scheme in ["dark", "light"] {
            app.browser.emulate_color_scheme(scheme).await;
            app.screenshot(&format!("sign-in-link-{scheme}")).await;
        }
        let title = app.browser.script("return document.title", vec![]).await;
        assert_eq!(title, "Sign-in link");
        app.click("button", "Continue").await;
        app.expect_list().await;
        app.expect_url("/").await;
        let seen = app.browser.script("return [isSecureContext, document.referrer]", vec![]).await;
        assert_eq!(seen, serde_json::json!([false, ""]), "the key is not in the referrer");
        // The page before is asked for again, and its link has been used.
        app.go_back().await;
        app.expect_visible("heading", "This sign-in link cannot be used").await;
        app.screenshot("sign-in-link-used").await;
        app.click("link", "Go to the panel").await;
        app.expect_list().await;
        only_insecure(app, "status of 403").await;
    })
    .await;
}

#[tokio::test]
async fn the_page_of_a_link_names_the_person_and_whose_session_ends() {
    panel(async |app| {
        let (member, admin) = (app.server.member_link().await, app.server.admin_link().await);
        app.goto(&member).await;
        app.expect_text("main", "This link signs you in as Jonas Weber (jonas) to the API tokens panel")
            .await;
        app.click("button", "Continue").await;
        app.expect_list().await;
        app.goto(&admin).await;
        app.expect_text("main", "This link signs you in as admin to").await;
        app.expect_text("main", "You are signed in as Jonas Weber (jonas) now; that session ends.").await;
        app.screenshot("sign-in-link-of-another-person").await;
        app.click("button", "Continue").await;
        app.expect_list().await;
    })
    .await;
}

/// A site on this machine whose page sends a form to this address. It ends with the test program.
fn site_that_sends(form_to: &str, key: &str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let page = format!(
        "<!doctype html><link rel=icon href=data:,><title>Elsewhere</title><form method=post action=\"{form_to}\">\
         <input type=hidden name=key value=\"{key}\"><button>Win</button></form>"
    );
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let _ = stream.read(&mut [0; 4096]);
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                page.len()
            );
            let _ = stream.write_all((head + &page).as_bytes());
        }
    });
    port
}

#[tokio::test]
async fn another_site_cannot_sign_this_browser_in() {
    panel(async |app| {
        at_a_name(app);
        let link = link(app).await;
        let (login, key) = link.split_once("?key=").unwrap();
        let port = site_that_sends(login, key);
        app.goto(&format!("http://elsewhere.test:{port}/")).await;
        app.click("button", "Win").await;
        app.expect_visible("heading", "This sign-in was not started here").await;
        assert!(!has_session(app).await);
        app.follow_sign_in_link(&link).await;
        app.expect_list().await;
        only_insecure(app, "status of 403").await;
    })
    .await;
}

#[tokio::test]
async fn an_address_with_a_name_and_a_password_opens_the_panel() {
    panel(async |app| {
        let address = app.server.url().replace("http://", "http://name:password@");
        app.goto(&format!("{address}/?status=active")).await;
        app.expect_visible("heading", "Sign in").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        let base = app.browser.script("return [document.baseURI, location.search]", vec![]).await;
        assert!(base[0].as_str().unwrap().contains("name:password@"), "otherwise this tests nothing: {base}");
        assert_eq!(base[1], "?status=active");
        // The second piece is fetched, and the address is changed.
        app.click("link", "Create token").await;
        app.expect_visible("dialog", "Create API token").await;
        app.press(&["Escape"]).await;
        app.click("button", "Refresh").await;
        app.expect_list().await;
        let logs = app.logs().await;
        let problems: Vec<_> = logs.console.iter().filter(|line| line.is_problem()).collect();
        assert!(problems.is_empty(), "{problems:?}");
        // The browser's log of requests has the address with the password.
        app.clear_logs().await;
        app.goto("").await;
    })
    .await;
}
