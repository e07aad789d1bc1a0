//! The checks after every test can fail: each kind of problem is caused once and found.

use crate::support::{App, Kind, panel, until};
use serde_json::json;

async fn noticed(app: &App, script: &str, part: &str) {
    app.browser.script(script, vec![]).await;
    until(&format!("{script} is noticed"), async || {
        let trouble = app.problems().await;
        if trouble.iter().any(|it| it.contains(part)) { Ok(()) } else { Err(format!("{trouble:?}")) }
    })
    .await;
    app.clear_logs().await;
}

#[tokio::test]
async fn what_every_test_forbids_is_noticed() {
    panel(async |app| {
        app.sign_in_by_link().await;
        assert_eq!(app.problems().await, [""; 0]);
        // Each browser words a violation of the policy differently.
        let (policy, markup) = match Kind::wanted() {
            Kind::Chromium => ("Content Security Policy", "TrustedHTML"),
            Kind::Firefox => ("Content-Security-Policy", "require-trusted-types-for"),
            Kind::WebKit => ("the policy's", "require-trusted-types-for"),
        };
        for (script, part) in [
            ("console.warn('a warning')", "a warning"),
            ("console.error('an error')", "an error"),
            ("setTimeout(() => { throw new Error('uncaught') })", "uncaught"),
            ("Promise.reject(new Error('rejected'))", "rejected"),
            ("fetch('/api/v1/nothing')", "404"),
            // The policy blocks the request, and the violation is noticed.
            ("new Image().src = 'http://localhost:59/elsewhere'", policy),
            ("fetch('data:text/plain,x').catch(() => {})", policy),
            ("setTimeout(() => { document.body.innerHTML = '<b>x</b>' })", markup),
            ("setTimeout(() => { document.body.append(document.createElement('style')); document.body.lastChild.append('p{}') })", policy),
        ] {
            noticed(app, script, part).await;
        }
        // Without the policy, a request to another host is noticed, too.
        app.browser.bypass_policy().await;
        for (script, part) in [
            ("new Image().src = 'http://localhost:59/elsewhere'", "sent elsewhere: http://localhost:59/elsewhere"),
            ("fetch('data:text/plain,x')", "data:text/plain,x"),
        ] {
            if Kind::wanted() == Kind::WebKit && part.starts_with("data:") {
                // Such a request does not reach the proxy.
                continue;
            }
            noticed(app, script, part).await;
        }
        app.goto("").await;
        app.expect_list().await;

        app.expect_console_error("500").await;
        assert_eq!(app.problems().await, ["announced, and did not come: 500"]);
        app.server.order(json!({ "list": "fault-500", "times": 4 })).await;
        app.click("button", "Refresh").await;
        app.click("button", "Try again").await;
        app.expect_no_alert().await;
        assert_eq!(app.problems().await, [""; 0]);
    })
    .await;
}
