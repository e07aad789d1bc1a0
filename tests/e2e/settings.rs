//! `config.json`: without the file the defaults apply; every other problem with it is reported with a retry, never
//! with a blank page.

use crate::support::{App, panel};

/// Opens the panel on a host that answers the request for the settings like this.
async fn open_with(app: &App, status: &str, kind: &str, body: &str) {
    app.answer_settings_with(status, kind, body);
    app.goto("").await;
}

#[tokio::test]
async fn without_settings_the_defaults_apply() {
    panel(async |app| {
        app.serve_below("/").await;
        // The browser logs the missing file, and with the defaults the panel asks for the session, which it logs, too.
        app.expect_console_error("404").await;
        app.expect_console_error("401").await;
        open_with(app, "404 Not Found", "text/html", "<html>nothing here</html>").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_no_alert().await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        // Features that are not listed are off, except for editing tokens.
        app.click("link", "Create token").await;
        app.expect_visible("dialog", "Create API token").await;
        app.expect_hidden("radio", "Organization").await;
    })
    .await;
}

#[tokio::test]
async fn invalid_settings_are_reported_and_a_retry_works_after_they_are_fixed() {
    panel(async |app| {
        app.serve_below("/tools/").await;
        let json = "application/json";
        for (status, kind, body, said) in [
            (
                "200 OK",
                json,
                "{\n  \"endpoint\": \"\",\n}",
                "config.json is broken: it is no JSON from line 3, column 1.",
            ),
            ("200 OK", json, "", "config.json is broken: it is empty."),
            ("200 OK", "text/html", "<!doctype html><p>Home", "the site sends a web page in its place"),
            (
                "200 OK",
                json,
                r#"{"endpoint": "https://api.example.com/api/v1"}"#,
                "endpoint must be an origin and nothing else",
            ),
            ("200 OK", json, r#"{"endpoint": 8787}"#, "endpoint must be an origin"),
            ("200 OK", json, r#"{"features": ["update"]}"#, "features must be an object"),
            ("200 OK", json, r#"{"features": {"update": "no"}}"#, "features.update must be true or false"),
            ("200 OK", json, r#"{"organization": "büro"}"#, "organization must be the organization's name"),
            ("200 OK", json, r#"{"idle_sign_out_minutes": "15"}"#, "idle_sign_out_minutes must be a number"),
            (
                "500 Internal Server Error",
                "text/plain",
                "boom",
                "Could not read config.json: the server failed (status 500)",
            ),
            (
                "403 Forbidden",
                "application/xml",
                "<Error/>",
                "Could not read config.json: the site refuses to give it out (status 403)",
            ),
        ] {
            if !status.starts_with('2') {
                app.expect_console_error(&status[..3]).await;
            }
            open_with(app, status, kind, body).await;
            let alert = app.expect_text("alert", said).await;
            assert!(alert.contains("The person who runs this site") || !status.starts_with('2'), "{alert}");
            // These do not say whether somebody is signed in: the script in the page asks, and the browser may note the refusal
            // before the panel aborts the requests.
            if body.contains("features") || body.contains("idle") {
                app.clear_logs().await;
            }
        }
        app.answer_settings_with("200 OK", json, r#"{"title": "Our tokens", "signed_in": false}"#);
        app.click("button", "Try again").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_no_alert().await;
        let page = app.browser.script("return document.body.innerText", vec![]).await;
        assert!(page.as_str().unwrap().contains("Our tokens"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn unknown_values_are_named_and_the_others_apply() {
    panel(async |app| {
        app.serve_below("/").await;
        let body = r#"{"signed_in": false, "theme": "dark", "features": {"organisation_tokens": true, "organization_tokens": true}}"#;
        open_with(app, "200 OK", "application/json", body).await;
        app.expect_text("status", "Ignored in config.json: theme, features.organisation_tokens.").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.click("link", "Create token").await;
        app.expect_visible("radio", "Organization").await;
    })
    .await;
}
