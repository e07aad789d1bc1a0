//! What is asserted after every test can fail: each kind of trouble is made once, and found.

use crate::support::{panel, until};
use serde_json::json;

#[tokio::test]
async fn what_every_test_forbids_is_noticed() {
    panel(async |app| {
        app.sign_in_by_link().await;
        assert_eq!(app.trouble().await, [""; 0]);
        for (script, part) in [
            ("console.warn('a warning')", "a warning"),
            ("console.error('an error')", "an error"),
            ("setTimeout(() => { throw new Error('uncaught') })", "uncaught"),
            ("Promise.reject(new Error('rejected'))", "rejected"),
            ("fetch('/api/v1/nothing')", "404"),
            (
                "new Image().src = 'http://localhost:9/elsewhere'",
                "sent elsewhere: http://localhost:9/elsewhere",
            ),
            ("fetch('data:text/plain,x')", "data:text/plain,x"),
        ] {
            app.browser.script(script, vec![]).await;
            until(&format!("{script} is noticed"), async || {
                let trouble = app.trouble().await;
                if trouble.iter().any(|it| it.contains(part)) { Ok(()) } else { Err(format!("{trouble:?}")) }
            })
            .await;
            app.forget_logs().await;
        }

        app.expect_console("500").await;
        assert_eq!(app.trouble().await, ["announced, and did not come: 500"]);
        app.server.order(json!({ "list": "fault-500", "times": 4 })).await;
        app.click("button", "Refresh").await;
        app.click("button", "Try again").await;
        app.sees_no_alert().await;
        assert_eq!(app.trouble().await, [""; 0]);
    })
    .await;
}
