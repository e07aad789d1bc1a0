//! A plain nginx on HTTP, under a name that is not this machine's own. Browsers send no `Sec-Fetch-Site` there, so the
//! server compares the names: a proxy that does not pass the name on makes it refuse changes, and it says what is missing.

use crate::support::{App, Front, panel, panel_with, request};

/// The settings of nginx, with more directives for the location. Signing in works with all of them, as if the settings
/// had been changed since.
fn servers(api: &str, more: &str) -> String {
    format!(
        "server {{\nlisten 127.0.0.1:PORT;\n\
         location /login {{\nproxy_pass {api};\nproxy_set_header Host $http_host;\n}}\n\
         location / {{\nproxy_pass {api};\n{more}\n}}\n}}\n"
    )
}

async fn behind(app: &App, more: &str) {
    let servers = servers(&app.server.url(), more);
    app.serve_behind(Front::nginx_of(app.folder(), "tokens.test", &servers).await);
}

/// Signs in by the server's link, at the address of the proxy.
async fn sign_in(app: &App) {
    let link = app.server.admin_link().await;
    let (_, path) = link.split_once("/login").unwrap();
    app.follow_sign_in_link(&[&app.origin(), "/login", path].concat()).await;
    app.expect_list().await;
}

async fn create(app: &App, name: &str) {
    app.start_create(name).await;
    app.click("button", "Create token").await;
}

#[tokio::test]
async fn a_proxy_that_rewrites_the_host_is_named_and_signing_out_works() {
    if !is_chromium() {
        return;
    }
    panel(async |app| {
        behind(app, "").await;
        sign_in(app).await;
        app.expect_console_error("403").await;
        create(app, "refused").await;
        for words in [
            "does not know the address of this page",
            "Host",
            "X-Forwarded-Host",
            "--public-url",
            &app.origin(),
        ] {
            app.expect_text("alert", words).await;
        }
        app.expect_value("textbox", "Name", "refused").await;
        app.screenshot("origin-mismatch").await;
        app.click("button", "Cancel").await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_no_cookie().await;
        app.reload().await;
        app.expect_visible("heading", "Sign in").await;

        // The name that the message gives makes it work.
        app.server.start_again_with(&["--public-url", &app.origin()]).await;
        sign_in(app).await;
        create(app, "by-public-url").await;
        app.save_token_value().await;
    })
    .await;
}

#[tokio::test]
async fn a_proxy_that_passes_the_name_on_works() {
    if !is_chromium() {
        return;
    }
    for (arguments, more) in [
        (&[][..], "proxy_set_header Host $http_host;"),
        (&["--trusted-proxy", "127.0.0.1"], "proxy_set_header X-Forwarded-Host $http_host;"),
    ] {
        panel_with(arguments, async |app| {
            behind(app, more).await;
            sign_in(app).await;
            create(app, "passed-on").await;
            app.save_token_value().await;
            app.click("button", "Sign out").await;
            app.expect_visible("heading", "Sign in").await;
        })
        .await;
    }
}

/// A page of another site cannot sign a person out: neither by a form nor by a script.
#[tokio::test]
async fn another_site_cannot_sign_out() {
    if !is_chromium() {
        return;
    }
    panel(async |app| {
        let api = app.server.url();
        let own = servers(&api, "");
        // The pages of the other site: a form that is sent to the panel's host.
        let page = "<!doctype html><form method=post action=http://tokens.test:PORT/logout><button>Go</button></form>";
        let evil = format!(
            "server {{\nlisten 127.0.0.1:PORT;\nserver_name elsewhere.test;\nlocation = /form {{\ndefault_type text/html;\n\
             return 200 '{page}';\n}}\n}}\n"
        );
        app.serve_behind(Front::nginx_of(app.folder(), "tokens.test", &[own, evil].concat()).await);
        sign_in(app).await;
        let other = app.origin().replace("tokens.test", "elsewhere.test");
        app.goto(&[&other, "/form"].concat()).await;
        app.click("button", "Go").await;
        app.expect_url("/logout").await;
        app.goto("").await;
        app.expect_list().await;
        app.clear_logs().await;
        app.goto("").await;
        app.expect_list().await;
        let port = app.origin().rsplit(':').next().unwrap().to_owned();
        let host = ["127.0.0.1:", &port].concat();
        let answer = request(&host, "POST /logout", &[("Origin", &other)], "").await;
        assert_eq!((answer.status, answer.header("set-cookie")), (403, None));
    })
    .await;
}

/// Only Chromium is told the addresses of the names.
fn is_chromium() -> bool {
    crate::support::Kind::wanted() == crate::support::Kind::Chromium
}
