//! `config.json`: absent means defaults, and whatever else is wrong with it is said plainly, with a way to go on once it is
//! mended. Never a blank page.

use crate::support::{App, panel};

/// Opens the panel on a host that answers so when it is asked for the settings.
async fn open_with(app: &App, status: &str, kind: &str, body: &str) {
    app.answer_settings_with(status, kind, body);
    app.goto("").await;
}

#[tokio::test]
async fn without_settings_the_usual_ones_hold() {
    panel(async |app| {
        app.serve_below("/").await;
        // The browser notes that itself, and with the defaults the panel has to ask whether there is a session.
        app.expect_console_error("404").await;
        app.expect_console_error("401").await;
        open_with(app, "404 Not Found", "text/html", "<html>nothing here</html>").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_no_alert().await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        // What is not listed is off, but for changing tokens.
        app.click("link", "Create token").await;
        app.expect_visible("dialog", "Create API token").await;
        app.expect_hidden("radio", "Organization").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_and_once_it_is_mended_the_panel_goes_on() {
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
            assert!(alert.contains("Whoever runs this site") || !status.starts_with('2'), "{alert}");
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
async fn what_means_nothing_is_named_and_the_rest_holds() {
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
