//! Selecting rows and deleting many: a confirmation, some seconds to undo, and each outcome shown.

use crate::support::{App, panel, until};
use serde_json::json;

/// Tokens that are found by `q=bulk-`, newest first: `bulk-8` … `bulk-1`.
async fn make(app: &App, count: usize) {
    for n in 1..=count {
        app.server.make(json!({ "name": format!("bulk-{n}") })).await;
    }
    app.goto("?q=bulk-").await;
    app.expect_exact_text("status", &format!("{count} of {} tokens", app.server.tokens().await.len())).await;
}

async fn left(app: &App) -> Vec<String> {
    let tokens = app.server.tokens().await;
    let names = tokens.iter().map(|token| token["name"].as_str().unwrap().to_owned());
    names.filter(|name| name.starts_with("bulk-")).collect()
}

async fn is_left(app: &App, names: &[&str]) {
    until(&format!("{names:?} are left"), async || {
        let left = left(app).await;
        if left == names { Ok(()) } else { Err(format!("{left:?} are")) }
    })
    .await;
}

#[tokio::test]
async fn rows_are_selected_one_by_one_in_ranges_and_all() {
    panel(async |app| {
        app.sign_in_by_link().await;
        make(app, 6).await;
        app.click("checkbox", "Select bulk-5").await;
        app.expect_exact_text("status", "1 selected").await;
        // A click on a checkbox does not open the details.
        app.expect_hidden("dialog", "Token details").await;
        app.click_with("Shift", "checkbox", "Select bulk-2").await;
        app.expect_exact_text("status", "4 selected").await;
        for (n, on) in [(6, false), (5, true), (4, true), (3, true), (2, true), (1, false)] {
            assert_eq!(app.is_checked("checkbox", &format!("Select bulk-{n}")).await, on, "{n}");
        }
        // A range is deselected in the same way.
        app.click("checkbox", "Select bulk-4").await;
        app.click_with("Shift", "checkbox", "Select bulk-3").await;
        app.expect_exact_text("status", "2 selected").await;

        // Rows that another view hides stay selected and are mentioned.
        app.fill("searchbox", "Search tokens", "bulk-5").await;
        app.expect_exact_text("status", "2 selected, 1 of them not in this view").await;
        app.fill("searchbox", "Search tokens", "bulk-").await;
        app.click("button", "Select all 6").await;
        app.expect_exact_text("status", "6 selected").await;
        app.click("button", "Clear selection").await;
        app.expect_no_text("status", "selected").await;
        assert!(!app.is_checked("checkbox", "Select bulk-5").await);
    })
    .await;
}

#[tokio::test]
async fn a_few_tokens_are_deleted_after_a_delay_with_undo() {
    panel(async |app| {
        app.sign_in_by_link().await;
        make(app, 4).await;
        app.click("checkbox", "Select bulk-3").await;
        app.click("checkbox", "Select bulk-2").await;
        app.click("button", "Delete selected").await;
        let question = app.inner_text("alertdialog", "Delete 2 tokens?").await;
        assert!(question.contains("bulk-3") && question.contains("bulk-2"), "{question}");
        app.click("button", "Cancel").await;
        app.expect_hidden("alertdialog", "Delete 2 tokens?").await;

        app.click("button", "Delete selected").await;
        app.click("button", "Delete 2 tokens").await;
        app.expect_text("status", "Deleting 2 tokens.").await;
        app.click("button", "Undo").await;
        app.expect_text("status", "Nothing was deleted.").await;
        app.expect_no_text("status", "Deleting 2 tokens").await;
        is_left(app, &["bulk-4", "bulk-3", "bulk-2", "bulk-1"]).await;
        assert!(app.sent("DELETE").await.is_empty(), "nothing was sent");
        app.expect_exact_text("status", "2 selected").await;

        // Without input the deletion starts after the delay.
        app.click("button", "Delete selected").await;
        app.click("button", "Delete 2 tokens").await;
        app.expect_text("status", "Deleting 2 tokens.").await;
        is_left(app, &["bulk-4", "bulk-1"]).await;
        app.expect_text("status", "Deleted 2 tokens.").await;
        app.expect_hidden("link", "bulk-3").await;
        app.expect_no_text("status", "selected").await;
        assert_eq!(app.sent("DELETE").await.len(), 2);
        app.click("button", "Dismiss").await;
        app.expect_exact_text("status", &format!("2 of {} tokens", app.server.tokens().await.len())).await;
    })
    .await;
}

#[tokio::test]
async fn many_tokens_need_their_number_typed_and_leaked_ones_are_deleted_at_once() {
    panel(async |app| {
        app.sign_in_by_link().await;
        make(app, 8).await;
        app.click("checkbox", "Select bulk-8").await;
        app.click("button", "Select all 8").await;
        app.click("button", "Delete selected").await;
        for wrong in ["", "7", "all"] {
            app.fill("textbox", "Type 8 to confirm", wrong).await;
            app.click("button", "Delete 8 tokens").await;
            app.expect_invalid("textbox", "Type 8 to confirm", "Type 8").await;
        }
        app.click("button", "Delete without undo").await;
        app.expect_invalid("textbox", "Type 8 to confirm", "Type 8").await;
        assert_eq!(left(app).await.len(), 8);
        app.fill("textbox", "Type 8 to confirm", "8").await;
        app.click("button", "Delete without undo").await;
        app.expect_text("status", "Deleted 8 tokens.").await;
        is_left(app, &[]).await;
        // Back does not reopen the confirmation, and no selection remains.
        app.expect_no_text("status", "selected").await;
    })
    .await;
}

#[tokio::test]
async fn tokens_that_failed_stay_selected_with_the_reason() {
    panel(async |app| {
        app.sign_in_by_link().await;
        make(app, 4).await;
        app.click("checkbox", "Select bulk-1").await;
        app.click("button", "Select all 4").await;
        app.expect_console_error("500").await;
        app.server.order(json!({ "delete": "fault-500", "times": 1 })).await;
        app.click("button", "Delete selected").await;
        app.click("button", "Delete 4 tokens").await;
        app.click("button", "Delete without undo").await;
        let alert = app.expect_text("alert", "1 token could not be deleted").await;
        assert!(alert.contains("Deleted 3 tokens.") && alert.contains("500"), "{alert}");
        let left = left(app).await;
        let [failed] = &left[..] else { panic!("{left:?}") };
        assert!(alert.contains(failed.as_str()), "{alert}");
        app.expect_exact_text("status", "1 selected").await;
        assert!(app.is_checked("checkbox", &format!("Select {failed}")).await);

        app.click("button", "Delete selected").await;
        app.click("button", "Delete 1 token").await;
        app.click("button", "Delete without undo").await;
        app.expect_text("status", "Deleted 1 token.").await;
        app.expect_no_alert().await;
        is_left(app, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn stopping_keeps_the_remaining_tokens() {
    panel(async |app| {
        app.sign_in_by_link().await;
        make(app, 7).await;
        app.click("checkbox", "Select bulk-1").await;
        app.click("button", "Select all 7").await;
        // The requests that run at the same time.
        app.server.order(json!({ "delete": "fault-slow-2s", "times": 4 })).await;
        app.click("button", "Delete selected").await;
        app.fill("textbox", "Type 7 to confirm", "7").await;
        app.click("button", "Delete without undo").await;
        app.expect_visible("progressbar", "Deleted").await;
        app.click("button", "Stop").await;
        app.expect_text("status", "Deleted 4 tokens. Stopped: 3 tokens left as they were.").await;
        assert_eq!(left(app).await.len(), 3);
        app.expect_exact_text("status", "3 selected").await;
    })
    .await;
}

#[tokio::test]
async fn hidden_rows_are_named_first_and_undo_stays_visible() {
    panel(async |app| {
        app.sign_in_by_link().await;
        make(app, 3).await;
        app.click("checkbox", "Select bulk-3").await;
        app.click("checkbox", "Select bulk-2").await;
        app.fill("searchbox", "Search tokens", "").await;
        app.click("link", "Created").await;
        app.expect_url("/?sort=created").await;
        // Scrolled far down the list.
        app.browser.set_viewport_size(1200, 500).await;
        app.click("checkbox", "Select bulk-1").await;
        let in_window = "const box = arguments[0].getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight && scrollY > 500";
        let delete = app.expect_visible("button", "Delete selected").await;
        assert_eq!(app.browser.script(in_window, vec![json!(delete)]).await, json!(true));
        app.fill("searchbox", "Search tokens", "bulk-1").await;
        app.expect_exact_text("status", "3 selected, 2 of them not in this view").await;
        app.click("button", "Delete selected").await;
        let question = app.inner_text("alertdialog", "Delete 3 tokens?").await;
        assert!(question.contains("2 of them are not in this view"), "{question}");
        let place = |name: &str| question.find(name).unwrap();
        assert!(place("bulk-3") < place("bulk-1") && place("bulk-2") < place("bulk-1"), "{question}");
        app.click("button", "Cancel").await;

        app.fill("searchbox", "Search tokens", "").await;
        app.browser.script("scrollTo(0, document.body.scrollHeight)", vec![]).await;
        app.click("button", "Delete selected").await;
        app.click("button", "Delete 3 tokens").await;
        let undo = app.expect_visible("button", "Undo").await;
        assert_eq!(app.browser.script(in_window, vec![json!(undo)]).await, json!(true));
        app.click("button", "Undo").await;
        is_left(app, &["bulk-3", "bulk-2", "bulk-1"]).await;
        // The table handles keys again.
        app.press(&["ArrowDown"]).await;
        until("a row has the focus", async || {
            let (role, name) = app.browser.focused().await?;
            if role == "link" { Ok(()) } else { Err(format!("{role} “{name}” has it")) }
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_busy_server_is_retried_and_the_stop_button_does_not_move() {
    panel(async |app| {
        app.sign_in_by_link().await;
        make(app, 5).await;
        app.click("checkbox", "Select bulk-1").await;
        app.click("button", "Select all 5").await;
        app.expect_console_error("429").await;
        app.server.order(json!({ "delete": "fault-429", "times": 2 })).await;
        app.click("button", "Delete selected").await;
        app.click("button", "Delete 5 tokens").await;
        app.click("button", "Delete without undo").await;
        let stop = app.expect_visible("button", "Stop").await;
        until("three of five are done", async || {
            let left = left(app).await.len();
            if left == 2 { Ok(()) } else { Err(format!("{left} are left")) }
        })
        .await;
        let is_there = app.browser.script("return arguments[0].isConnected", vec![json!(stop)]).await;
        assert_eq!(is_there, json!(true), "a person who is about to press it still can");
        app.expect_text("status", "Deleted 5 tokens.").await;
        app.expect_no_alert().await;
    })
    .await;
}

#[tokio::test]
async fn tokens_deleted_elsewhere_are_deselected() {
    panel(async |app| {
        app.sign_in_by_link().await;
        make(app, 3).await;
        app.click("checkbox", "Select bulk-1").await;
        app.click("checkbox", "Select bulk-2").await;
        // With the focus on a checkbox, shortcuts of the table do not apply.
        app.press(&["?"]).await;
        app.expect_visible("dialog", "Keys").await;
        app.press(&["Escape"]).await;
        app.click("link", "bulk-1").await;
        app.click("button", "Delete token").await;
        app.delete_without_undo().await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        app.expect_exact_text("status", "1 selected").await;
        let tokens = app.server.named("bulk-2").await;
        let path = format!("/api/v1/api_tokens/{}", tokens[0]["uid"].as_str().unwrap());
        app.server.ask("DELETE", &path, None, 200).await;
        app.click("button", "Refresh").await;
        app.expect_no_text("status", "selected").await;
        app.expect_hidden("button", "Delete selected").await;
    })
    .await;
}
