//! The fault table of the documentation, one test a row: for every fault of a server or proxy there is no panic and no
//! blank page, a helpful message, no lost input, and recovery without a reload.
//!
//! Each row tests a list, a create, an edit and a deletion, and forces its fault by a sentinel name of the real
//! server, so that a person can reproduce it. Panics fail every test, because they are unexpected lines in the
//! console.
//!
//! Elsewhere: creates without an answer in every order of events (`lost_answers.rs`), and lists that change while they
//! are read (`loading.rs`).

mod lies;
mod row;

use crate::support::{App, panel, until_slow};
use row::{Changed, Created, Deleted, Fault, Row, fill_in, survives};
use serde_json::json;

/// A fault with the same message for a list, an edit and a deletion, and for a create unless it says more.
fn refusal(fault: &'static str, reason: &'static str) -> Row {
    Row {
        fault: Fault::Order(fault),
        console: fault.strip_prefix("fault-").unwrap_or(fault),
        list: reason,
        created: Created::Refused(reason),
        changed: Changed::Fails(reason),
        deleted: Deleted::Fails(reason),
    }
}

/// The same for a fault after which it is unknown whether the request was carried out. It was not.
fn failure(fault: &'static str, reason: &'static str) -> Row {
    Row { created: Created::NotMade(reason), ..refusal(fault, reason) }
}

const NO_REQUEST_OF_ITS: &str = "the server did not accept the request";

#[tokio::test]
async fn a_refused_connection() {
    let reason = "the server did not answer";
    survives(Row {
        fault: Fault::Gone,
        console: "net::ERR_",
        created: Created::Unknown(reason),
        ..failure("", reason)
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_closes_without_an_answer() {
    survives(Row { console: "net::ERR_", ..failure("fault-reset", "the server did not answer") }).await;
}

#[tokio::test]
async fn an_answer_cut_half_way() {
    survives(Row {
        console: "net::ERR_",
        created: Created::Made("the server did not answer"),
        changed: Changed::Done,
        deleted: Deleted::FoundDone,
        ..failure("fault-cut", "the server did not answer")
    })
    .await;
}

#[tokio::test]
async fn a_truncated_answer_without_a_network_error() {
    survives(Row {
        console: "",
        created: Created::Made("the server's answer broke off half-way"),
        changed: Changed::Done,
        deleted: Deleted::Done,
        ..failure("fault-half", "the server's answer broke off half-way")
    })
    .await;
}

#[tokio::test]
async fn an_empty_body() {
    survives(Row { console: "", ..failure("fault-empty", "the server sent an empty answer") }).await;
}

#[tokio::test]
async fn a_web_page_of_a_proxy() {
    survives(Row { console: "", ..failure("fault-html", "the server sent a web page instead of data") })
        .await;
}

#[tokio::test]
async fn a_web_pages_content_type() {
    let reason = "the server sent a web page instead of data";
    survives(Row {
        console: "",
        created: Created::Made(reason),
        changed: Changed::Done,
        deleted: Deleted::FoundDone,
        ..failure("fault-type-html", reason)
    })
    .await;
}

#[tokio::test]
async fn another_content_type_or_none() {
    for fault in ["fault-type", "fault-type-none"] {
        survives(Row {
            fault: Fault::Order(fault),
            console: "",
            list: "",
            created: Created::Done,
            changed: Changed::Done,
            deleted: Deleted::Done,
        })
        .await;
    }
}

#[tokio::test]
async fn status_400_record_not_found() {
    survives(Row {
        console: "400",
        changed: Changed::Fails("there is no such token any more"),
        deleted: Deleted::NotThere,
        ..refusal("fault-record-not-found", "the server knows no such address")
    })
    .await;
}

#[tokio::test]
async fn status_401() {
    survives(refusal("fault-401", "you are not signed in any more, or your token may not do this")).await;
}

#[tokio::test]
async fn status_403() {
    survives(refusal("fault-403", "you may not do this")).await;
}

#[tokio::test]
async fn status_404() {
    survives(Row {
        changed: Changed::Fails("there is no such token any more"),
        deleted: Deleted::NotThere,
        ..refusal("fault-404", "the server knows no such address")
    })
    .await;
}

#[tokio::test]
async fn status_409() {
    survives(Row {
        created: Created::Taken,
        ..refusal("fault-409", "something else has changed on the server")
    })
    .await;
}

#[tokio::test]
async fn status_413() {
    survives(Row {
        created: Created::Refused("it is too large"),
        changed: Changed::Fails("it is too large"),
        ..refusal("fault-413", NO_REQUEST_OF_ITS)
    })
    .await;
}

#[tokio::test]
async fn status_422() {
    survives(Row {
        created: Created::Refused("the server did not accept it"),
        changed: Changed::Fails("the server did not accept it"),
        ..refusal("fault-422", NO_REQUEST_OF_ITS)
    })
    .await;
}

#[tokio::test]
async fn status_429_with_retry_after() {
    survives(refusal("fault-429", "the server asks to slow down. Try again in 2 s.")).await;
}

#[tokio::test]
async fn status_500_with_its_trace_id() {
    survives(failure("fault-500", "the server failed (status 500)")).await;
}

#[tokio::test]
async fn status_502() {
    survives(failure("fault-502", "a proxy got no answer from the server")).await;
}

#[tokio::test]
async fn status_503_with_retry_after() {
    survives(failure("fault-503", "the server is not available")).await;
}

/// A redirect to another host, which must never receive the token.
#[tokio::test]
async fn a_redirect() {
    survives(Row { console: "", ..failure("fault-redirect", "the server sent the request elsewhere") }).await;
}

#[tokio::test]
async fn offline_and_back() {
    let reason = "the server did not answer";
    survives(Row {
        fault: Fault::Offline,
        console: "net::ERR_",
        created: Created::Unknown(reason),
        ..failure("", reason)
    })
    .await;
}

#[tokio::test]
async fn a_slow_answer() {
    panel(async |app| {
        app.server.make(json!({ "name": "in-trouble" })).await;
        app.sign_in_by_link().await;
        let slow = "fault-slow-2s";
        app.server.order(json!({ "list": slow, "times": 2 })).await;
        app.reload().await;
        app.expect_visible("heading", "API tokens").await;
        app.expect_list().await;

        app.server.order(json!({ "create": slow })).await;
        app.click("link", "Create token").await;
        fill_in(app, "made-slowly").await;
        app.click("button", "Create token").await;
        app.expect_text("status", "Creating the token").await;
        // A second click sends nothing twice.
        app.press(&["Enter"]).await;
        app.save_token_value().await;
        assert_eq!(app.server.named("made-slowly").await.len(), 1);
        assert_eq!(app.sent("POST").await.len(), 1);

        app.click("link", "in-trouble").await;
        app.click("button", "Edit token").await;
        app.fill("textbox", "Description", "Changed slowly").await;
        app.server.order(json!({ "update": slow })).await;
        app.click("button", "Save changes").await;
        app.expect_text("status", "Saving").await;
        app.expect_hidden("form", "Edit token").await;
        app.server.order(json!({ "delete": slow })).await;
        app.click("button", "Delete token").await;
        app.delete_without_undo().await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        app.expect_hidden("link", "in-trouble").await;
        app.expect_no_alert().await;
    })
    .await;
}

/// The seconds, by the browser's clock, until an alert contains this.
async fn seconds_until(app: &App, words: &str) -> u64 {
    let now = async || app.browser.script("return performance.now()", vec![]).await.as_f64().unwrap();
    let begun = now().await;
    until_slow(&format!("an alert says “{words}”"), async || {
        let texts = app.browser.texts("alert").await?;
        if texts.iter().any(|text| text.contains(words)) {
            Ok(())
        } else {
            Err(format!("there are {texts:?}"))
        }
    })
    .await;
    ((now().await - begun) / 1000.0) as u64
}

#[tokio::test]
async fn a_list_that_times_out_is_reported_within_45_seconds() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        app.server.order(json!({ "list": "fault-hang", "times": 100 })).await;
        app.click("button", "Refresh").await;
        let took = seconds_until(app, "Could not load the tokens: no answer within").await;
        assert!((30..=45).contains(&took), "{took} s");
        assert_eq!(app.row_names(&tokens).await.len(), tokens.len(), "what was there stays");
        app.server.order(json!({ "list": null })).await;
        app.click("button", "Try again").await;
        app.expect_no_alert().await;
        app.expect_exact_text("status", &format!("{} tokens", tokens.len())).await;
    })
    .await;
}

#[tokio::test]
async fn a_create_that_times_out_is_reported_within_45_seconds() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.server.order(json!({ "create": "fault-hang" })).await;
        app.click("link", "Create token").await;
        let filled = fill_in(app, "made-in-time").await;
        app.click("button", "Create token").await;
        let took = seconds_until(app, "Could not create the token: no answer within 30 seconds").await;
        assert!((29..=45).contains(&took), "{took} s");
        app.expect_text("alert", "No token was made").await;
        assert_eq!(app.create_dialog_values().await, filled);
        app.click("button", "Create token").await;
        app.save_token_value().await;
        assert_eq!(app.server.named("made-in-time").await.len(), 1);
    })
    .await;
}
