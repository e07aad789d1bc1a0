//! Signing in and out on Yatai by name and password, and the message there for a person with a login code.

use crate::support::{ADMIN_TOKEN, App, DEMO_PASSWORD, panel, panel_with, uid, until};
use serde_json::{Value, json};

/// The status of the request for the signed-in person, sent by the page.
const WHO: &str = "return fetch('/api/v1/auth/current').then(answer => answer.status)";

async fn yatai(test: impl AsyncFnOnce(&mut App)) {
    panel_with(&["--like-yatai"], test).await;
}

/// Opens the sign-in page, which asks the server whether there is a session.
async fn open(app: &App, address: &str) {
    app.expect_console_error("403").await;
    app.goto(address).await;
    app.expect_visible("heading", "Sign in").await;
}

async fn sign_in(app: &App, name: &str, password: &str) {
    app.fill("textbox", "Name or email", name).await;
    app.fill("textbox", "Password", password).await;
    app.click("button", "Sign in with password").await;
}

#[tokio::test]
async fn a_sign_in_by_password_survives_a_reload() {
    yatai(async |app| {
        open(app, "?status=active").await;
        app.expect_not_on_disk(DEMO_PASSWORD);
        assert_eq!(app.browser.names("heading").await.unwrap(), ["Sign in"]);
        sign_in(app, "admin", DEMO_PASSWORD).await;
        app.expect_filtered_list().await;
        app.expect_url("/?status=active").await;
        app.reload().await;
        app.expect_filtered_list().await;
        // The password was only in its field, which is removed.
        let kept =
            "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie.length,
            document.documentElement.outerHTML, location.href])";
        let kept = app.browser.script(kept, vec![]).await;
        assert!(!kept.as_str().unwrap().contains(DEMO_PASSWORD));
        let sent = app.logs().await.sent;
        let to_sign_in: Vec<_> = sent.iter().filter(|it| it.url.contains("/auth/")).collect();
        assert!(to_sign_in.iter().all(|it| !it.url.contains(DEMO_PASSWORD)));
        app.expect_console_error("403").await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        assert_eq!(app.browser.script(WHO, vec![]).await, 403);
        // Signing in by mail address works, too.
        sign_in(app, "admin@example.com", DEMO_PASSWORD).await;
        app.expect_filtered_list().await;
    })
    .await;
}

#[tokio::test]
async fn an_empty_or_wrong_password_is_reported_and_nothing_typed_is_lost() {
    yatai(async |app| {
        open(app, "").await;
        app.click("button", "Sign in with password").await;
        app.expect_invalid("textbox", "Name or email", "it is empty").await;
        app.expect_invalid("textbox", "Password", "it is empty").await;
        app.fill("textbox", "Name or email", "admin").await;
        app.click("button", "Sign in with password").await;
        app.expect_valid("textbox", "Name or email").await;
        app.expect_invalid("textbox", "Password", "it is empty").await;

        app.expect_console_error("400").await;
        sign_in(app, "admin", "not this one").await;
        let alert = app.expect_text("alert", "did not accept this name and password").await;
        assert!(alert.contains("The server said: “incorrect password”"), "{alert}");
        assert_eq!(app.input_value("textbox", "Name or email").await, "admin");
        assert_eq!(app.input_value("textbox", "Password").await, "not this one");
        app.screenshot("yatai-sign-in").await;

        // Signing in by token is beside it, with the facts about tokens on Yatai.
        app.expect_valid("textbox", "Password").await;
        let page = app.browser.script("return document.body.innerText", vec![]).await;
        assert!(page.as_str().unwrap().contains("with any scope, or none"), "{page}");
        app.fill("textbox", "API token", ADMIN_TOKEN).await;
        app.click("button", "Sign in").await;
        app.expect_list().await;
    })
    .await;
}

#[tokio::test]
async fn other_servers_are_offered_no_password() {
    panel(async |app| {
        app.serve_below("/").await;
        let settings = r#"{"signed_in": false, "sign_in": "/login?from=panel"}"#;
        app.answer_settings_with("200 OK", "application/json", settings);
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_hidden("button", "Sign in with password").await;
        // The settings may have a link to the server's own page.
        let link = app.expect_visible("link", "Sign in on the server’s own page").await;
        assert_eq!(link.attr("href").await.unwrap().as_deref(), Some("/login?from=panel"));
    })
    .await;
}

#[tokio::test]
async fn a_proxy_without_the_sign_out_page_does_not_prevent_signing_out() {
    yatai(async |app| {
        open(app, "").await;
        sign_in(app, "admin", DEMO_PASSWORD).await;
        app.expect_list().await;
        // The answer of nginx in front of a Yatai without its own pages.
        app.server.order(json!({ "sign_out": "fault-502" })).await;
        app.expect_console_error("502").await;
        app.expect_console_error("403").await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_no_alert().await;
        assert_eq!(app.browser.script(WHO, vec![]).await, 403);
        // The answer of Yatai itself: none.
        sign_in(app, "admin", DEMO_PASSWORD).await;
        app.expect_list().await;
        app.server.order(json!({ "sign_out": "fault-reset", "times": 20 })).await;
        app.expect_failed_request().await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        assert_eq!(app.browser.script(WHO, vec![]).await, 403);
    })
    .await;
}

/// Asserts that no request was sent for a path that Yatai does not have.
async fn asked_for_nothing_that_is_not_there(app: &App) {
    for url in app.logs().await.requests {
        for missing in ["/auth/code", "/auth/token", "/members/current", "/api/v2/"] {
            assert!(!url.contains(missing), "{url}");
        }
    }
}

#[tokio::test]
async fn a_login_code_shows_what_to_do_instead() {
    yatai(async |app| {
        open(app, "?code=abc123").await;
        sign_in(app, "admin", DEMO_PASSWORD).await;
        app.expect_list().await;
        let said =
            app.expect_text("status", "This server cannot hand a token over to the command line.").await;
        let command = format!("bentoml cloud login --api-token YOUR_TOKEN --endpoint {}", app.origin());
        assert!(said.contains(&command), "{said}");
        app.expect_hidden("dialog", "Create API token").await;
        app.screenshot("yatai-code").await;

        app.click("link", "Create a token for it").await;
        app.expect_visible("dialog", "Create API token").await;
        app.expect_no_text("status", "cannot hand a token over").await;
        assert!(app.input_value("textbox", "Name").await.starts_with("cli-20"));
        assert!(!app.url().await.contains("code="));
        app.click("button", "Create token").await;
        let value = app.save_token_value().await;
        assert!(app.server.accepts(&value).await);
        asked_for_nothing_that_is_not_there(app).await;

        app.goto("?code=abc123").await;
        app.click("button", "Dismiss").await;
        app.expect_url("/").await;
        app.expect_no_text("status", "cannot hand a token over").await;
    })
    .await;
}

#[tokio::test]
async fn a_site_with_logins_enabled_on_yatai_still_hands_over_no_token() {
    yatai(async |app| {
        app.serve_below("/").await;
        let settings = r#"{"features": {"cli_login": true}}"#;
        app.answer_settings_with("200 OK", "application/json", settings);
        open(app, "?code=abc123").await;
        app.fill("textbox", "API token", ADMIN_TOKEN).await;
        app.click("button", "Sign in").await;
        app.expect_text("status", "This server cannot hand a token over to the command line.").await;
        app.expect_hidden("dialog", "Create API token").await;
        asked_for_nothing_that_is_not_there(app).await;
    })
    .await;
}

/// Puts the panel on a site with login codes enabled, and opens this address there.
async fn open_with_logins_on(app: &App, address: &str) {
    app.serve_below("/").await;
    let settings = json!({ "organization": organization(app).await, "features": { "cli_login": true } });
    app.answer_settings_with("200 OK", "application/json", &settings.to_string());
    open(app, address).await;
}

/// The name of the server's organization.
async fn organization(app: &App) -> Value {
    app.server.ask("GET", "/api/v1/current_org", None, 200).await["name"].clone()
}

/// The number of requests for the kind of server.
async fn asked_for_the_kind(app: &App) -> usize {
    app.logs().await.requests.iter().filter(|url| url.ends_with("/api/v1/info")).count()
}

/// The number of create requests.
async fn creates(app: &App) -> usize {
    let sent = app.logs().await.sent;
    sent.iter().filter(|it| it.method == "POST" && it.url.ends_with("/api_tokens")).count()
}

#[tokio::test]
async fn a_failed_request_for_the_kind_of_server_is_retried() {
    for fault in ["fault-502", "fault-429", "fault-reset"] {
        yatai(async |app| {
            app.expect_console_error(if fault == "fault-reset" { "net::ERR_" } else { &fault[6..] }).await;
            app.server.order(json!({ "info": fault, "times": 20 })).await;
            open(app, "").await;
            until(
                "it was asked",
                async || {
                    if asked_for_the_kind(app).await > 0 { Ok(()) } else { Err("no".into()) }
                },
            )
            .await;
            app.expect_hidden("button", "Sign in with password").await;
            app.server.order(json!({ "info": null })).await;
            app.sign_in_by_token().await;
            app.expect_list().await;
            app.expect_hidden("link", "Broad").await;
            until("the summary is that of a Yatai", async || {
                let links = app.browser.names("link").await?;
                let is_it = links.iter().any(|name| name.starts_with("Scope api "));
                if is_it { Ok(()) } else { Err(format!("{links:?}")) }
            })
            .await;
            // A browser may retry a request on its own after a closed connection.
            let asked = asked_for_the_kind(app).await;
            assert!((2..=4).contains(&asked), "{asked}");
        })
        .await;
    }
}

#[tokio::test]
async fn a_login_waits_until_the_kind_of_server_is_known() {
    yatai(async |app| {
        let watch = "window.logins = 0;
            new MutationObserver(() => {
                window.logins += document.querySelectorAll('dialog .notice.login').length;
            }).observe(document, { childList: true, subtree: true });";
        app.browser.add_init_script(watch).await;
        app.server.order(json!({ "info": "fault-slow-3s" })).await;
        open_with_logins_on(app, "?new&name=mine&code=abc123").await;
        app.sign_in_by_token().await;
        // The address opens the form of an ordinary token, too.
        app.expect_text_in("dialog", "Create API token", "The value is shown once").await;
        app.expect_value("textbox", "Name", "mine").await;
        assert_eq!(app.browser.script("return window.logins", vec![]).await, 0);

        app.server.order(json!({ "info": "fault-slow-3s" })).await;
        open(app, "?code=abc123").await;
        app.sign_in_by_token().await;
        app.expect_text("status", "This server cannot hand a token over to the command line.").await;
        assert_eq!(app.browser.script("return window.logins", vec![]).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_create_with_a_code_is_not_sent_to_a_yatai() {
    yatai(async |app| {
        app.expect_console_error("503").await;
        // On another kind of server the person's role is requested, too.
        app.expect_console_error("404").await;
        app.server.order(json!({ "info": "fault-503", "times": 50 })).await;
        open_with_logins_on(app, "?code=abc123").await;
        app.sign_in_by_token().await;
        app.expect_text_in("dialog", "Create API token", "A BentoML CLI wants to sign in as you.").await;
        until("the role was asked", async || {
            let asked = app.logs().await.requests;
            if asked.iter().any(|url| url.ends_with("/members/current")) { Ok(()) } else { Err("no".into()) }
        })
        .await;
        app.fill("textbox", "Name", "my-laptop").await;
        app.server.order(json!({ "info": null })).await;
        app.click("button", "Create token").await;
        app.expect_text("status", "This server cannot hand a token over to the command line.").await;
        app.expect_hidden("dialog", "Create API token").await;
        app.expect_no_alert().await;
        assert_eq!(creates(app).await, 0);
        // Typed input is in the form that is offered instead.
        app.click("link", "Create a token for it").await;
        app.expect_value("textbox", "Name", "my-laptop").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        assert_eq!(creates(app).await, 1);
        assert_eq!(app.server.named("my-laptop").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_password_is_sent_for_the_sites_organization_and_leaves_its_field() {
    yatai(async |app| {
        open_with_logins_on(app, "").await;
        let keep =
            "window.fields = [...document.querySelectorAll('input[type=password]')]; return fields.length";
        app.expect_visible("button", "Sign in with password").await;
        assert_eq!(app.browser.script(keep, vec![]).await, 2);
        app.fill("textbox", "API token", "half-typed").await;
        sign_in(app, "admin", DEMO_PASSWORD).await;
        app.expect_list().await;
        let left = "return fields.filter(field => !field.isConnected).map(field => field.value)";
        assert_eq!(app.browser.script(left, vec![]).await, json!(["", ""]));
        let sent = app.logs().await.sent;
        let sent = sent.iter().find(|it| it.url.ends_with("/auth/login")).unwrap();
        let named = self::organization(app).await;
        let organization =
            sent.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("X-Yatai-Organization"));
        assert_eq!(*organization.unwrap().1, named);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_starts_while_another_tab_signs_out_ends_on_the_server() {
    yatai(async |app| {
        open(app, "").await;
        app.expect_visible("button", "Sign in with password").await;
        app.goto_in_new_tab("").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.switch_to_tab(0).await;
        app.browser.script("performance.clearResourceTimings()", vec![]).await;
        app.server.order(json!({ "current": "fault-slow-8s" })).await;
        sign_in(app, "admin", DEMO_PASSWORD).await;
        until("the password was accepted", async || {
            let script = "return performance.getEntriesByType('resource').map(entry => entry.name)";
            let came = app.browser.script(script, vec![]).await.to_string();
            if came.contains("/current_org") { Ok(()) } else { Err(came) }
        })
        .await;
        app.switch_to_tab(1).await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.switch_to_tab(0).await;
        app.expect_text("status", "You have signed out in another tab.").await;
        until("the server knows nobody", async || {
            let status = app.browser.script(WHO, vec![]).await;
            if status == 403 { Ok(()) } else { Err(format!("it says {status}")) }
        })
        .await;
        app.expect_visible("heading", "Sign in").await;
    })
    .await;
}

#[tokio::test]
async fn the_explanation_of_scopes_matches_yatai() {
    yatai(async |app| {
        open(app, "").await;
        sign_in(app, "admin", DEMO_PASSWORD).await;
        app.expect_list().await;
        app.expect_hidden("link", "Broad").await;
        let links = app.browser.names("link").await.unwrap();
        assert!(links.iter().any(|name| name.starts_with("Scope api ")), "{links:?}");
        assert!(!links.iter().any(|name| name.starts_with("Broad")), "{links:?}");
        let broad = app.server.make(json!({ "name": "with-api", "scopes": ["api"] })).await;
        app.goto(&format!("?token={}", uid(&broad))).await;
        app.expect_text_in("dialog", "Token details", "On Yatai any token can list, make, change and delete")
            .await;
        let text = app.inner_text("dialog", "Token details").await;
        assert!(!text.contains("Broad"), "{text}");
        app.click("button", "Edit token").await;
        app.expect_text("status", "Scopes protect little on Yatai").await;
        app.expect_no_text("status", "Broad").await;
    })
    .await;
}
