//! Deleting one token: it waits for eight seconds with "Undo", as deleting many does, or it is sent at once.

use crate::support::{App, panel, uid, until};
use serde_json::{Value, json};

/// Makes a token, and opens the dialog "Delete token?" about it.
async fn ask(app: &App, name: &str) -> Value {
    let made = app.server.make(json!({ "name": name })).await;
    app.open_details(&made).await;
    app.click("button", "Delete token").await;
    app.expect_visible("alertdialog", "Delete token?").await;
    made
}

/// Confirms the dialog, and waits for the notice.
async fn wait(app: &App, what: &str) {
    app.click("button", "Delete token").await;
    app.expect_hidden("alertdialog", "Delete token?").await;
    app.expect_text("status", &format!("Deleting {what}. There are 8 seconds to undo it.")).await;
}

async fn has_focus(app: &App, role: &str, name: &str) {
    until(&format!("{role} “{name}” has the focus"), async || {
        let focused = app.browser.focused().await?;
        if focused.0 == role && focused.1 == name { Ok(()) } else { Err(format!("{focused:?} has it")) }
    })
    .await;
}

/// The text of the table's row of this token.
async fn row(app: &App, token: &Value) -> String {
    let script = "return [...document.querySelectorAll('tr[data-uid]')]
        .find(row => row.dataset.uid === arguments[0])?.innerText ?? ''";
    app.browser.script(script, vec![json!(uid(token))]).await.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn one_token_waits_with_undo_and_nothing_is_sent() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let made = ask(app, "waits").await;
        wait(app, "waits").await;
        // The details are closed: they would cover "Undo", which has the focus.
        app.expect_hidden("dialog", "Token details").await;
        has_focus(app, "button", "Undo").await;
        assert!(row(app, &made).await.contains("will be deleted"), "{}", row(app, &made).await);
        app.screenshot("undo-waiting").await;
        // Escape neither deletes nor undoes.
        app.press(&["Escape"]).await;
        app.expect_text("status", "Deleting waits.").await;
        app.expect_visible("button", "Undo").await;
        // Details that are opened meanwhile show it too, because they cover the page.
        app.click("link", "waits").await;
        app.expect_text_in("dialog", "Token details", "Deleting waits.").await;
        app.screenshot("undo-in-details").await;
        app.click("button", "Undo").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Token details").await;
        app.expect_hidden("button", "Undo").await;
        app.expect_text("status", "Nothing was deleted.").await;
        assert!(!row(app, &made).await.contains("will be deleted"));

        app.click("link", "waits").await;
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        wait(app, "waits").await;
        app.press(&["Enter"]).await;
        app.expect_text("status", "Nothing was deleted.").await;
        has_focus(app, "link", "waits").await;
        assert!(app.sent("DELETE").await.is_empty(), "nothing was sent");
        assert_eq!(app.server.named("waits").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn without_undo_it_is_deleted_after_eight_seconds_which_are_seen_and_not_said() {
    panel(async |app| {
        app.sign_in_by_link().await;
        ask(app, "counted").await;
        // What is announced, and what is seen.
        let script = "window.said = new Set(); window.seen = new Set();
            new MutationObserver(() => {
                for (const it of document.querySelectorAll('[role=status]'))
                    if (it.textContent.startsWith('Deleting counted')) said.add(it.textContent);
                const timer = document.querySelector('[role=timer]');
                if (timer) seen.add(timer.textContent);
            }).observe(document, { subtree: true, childList: true, characterData: true })";
        app.browser.script(script, vec![]).await;
        wait(app, "counted").await;
        app.expect_text("status", "Deleted counted.").await;
        app.expect_hidden("link", "counted").await;
        app.expect_hidden("button", "Undo").await;
        app.expect_hidden("button", "Dismiss").await;
        let sent = app.sent("DELETE").await;
        assert!(sent.len() == 1 && app.server.named("counted").await.is_empty(), "{sent:?}");
        let said = app.browser.script("return [...said]", vec![]).await;
        assert_eq!(said, json!(["Deleting counted. There are 8 seconds to undo it.", "Deleting counted."]));
        let seen = app.browser.script("return [...seen]", vec![]).await;
        let seen: Vec<&str> = seen.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
        assert!(
            seen.len() >= 8
                && seen[..8]
                    == [
                        "8 s left", "7 s left", "6 s left", "5 s left", "4 s left", "3 s left", "2 s left",
                        "1 s left"
                    ],
            "{seen:?}"
        );
        // Back does not open its details again.
        app.expect_url("/").await;
    })
    .await;
}

#[tokio::test]
async fn without_the_wait_it_is_sent_at_once() {
    panel(async |app| {
        app.sign_in_by_link().await;
        ask(app, "at-once").await;
        app.delete_without_undo().await;
        app.expect_text("status", "Deleted at-once.").await;
        assert!(app.server.named("at-once").await.is_empty());
        // The same for one whose deletion waits already: in its dialog, and in the notice.
        ask(app, "in-the-dialog").await;
        wait(app, "in-the-dialog").await;
        app.click("link", "in-the-dialog").await;
        app.click("button", "Delete token").await;
        app.delete_without_undo().await;
        app.expect_text("status", "Deleted in-the-dialog.").await;
        app.expect_hidden("button", "Undo").await;
        ask(app, "in-the-notice").await;
        wait(app, "in-the-notice").await;
        app.click("button", "Delete without undo").await;
        app.expect_text("status", "Deleted in-the-notice.").await;
        assert_eq!(app.sent("DELETE").await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_second_one_waits_with_the_first_and_undo_keeps_both() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.server.make(json!({ "name": "second" })).await;
        ask(app, "first").await;
        wait(app, "first").await;
        app.click("link", "second").await;
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        wait(app, "2 tokens").await;
        app.click("button", "Undo").await;
        app.expect_text("status", "Nothing was deleted.").await;
        assert!(app.sent("DELETE").await.is_empty(), "nothing was sent");
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_left_deletes_nothing_and_says_so_to_the_same_person() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let made = ask(app, "left-in-time").await;
        wait(app, "left-in-time").await;
        app.reload_and_discard().await;
        app.expect_list().await;
        app.expect_text("status", "Not deleted, because the page was left before:").await;
        let page = app.browser.script("return document.body.innerText", vec![]).await;
        assert!(page.as_str().unwrap().contains(&format!("left-in-time {}", uid(&made))), "{page}");
        app.screenshot("undo-left").await;
        app.click("button", "Dismiss").await;
        app.expect_no_text("status", "Not deleted").await;
        assert!(app.sent("DELETE").await.is_empty() && app.server.named("left-in-time").await.len() == 1);
        app.reload().await;
        app.expect_list().await;
        app.expect_no_text("status", "Not deleted").await;
    })
    .await;
}

#[tokio::test]
async fn another_person_is_not_told_what_was_not_deleted() {
    panel(async |app| {
        app.goto("").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        let leave = async |name: &str| {
            app.server.make(json!({ "name": name })).await;
            app.click("button", "Refresh").await;
            app.click("link", name).await;
            app.click("button", "Delete token").await;
            app.expect_visible("alertdialog", "Delete token?").await;
            wait(app, name).await;
            app.reload_and_discard().await;
        };
        let kept = async || {
            let script = "return JSON.stringify({ ...localStorage, ...sessionStorage })";
            app.browser.script(script, vec![]).await.as_str().unwrap().to_owned()
        };
        leave("of-the-admin").await;
        app.expect_visible("heading", "Sign in").await;
        assert!(kept().await.contains("of-the-admin"));
        let link = app.server.member_link().await;
        app.follow_sign_in_link(&link).await;
        app.expect_list().await;
        until("it is forgotten", async || {
            let kept = kept().await;
            if kept.contains("of-the-admin") { Err(kept) } else { Ok(()) }
        })
        .await;
        app.expect_no_text("status", "Not deleted").await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;

        // A sign-out forgets it too, also one in another tab.
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.goto_in_new_tab("").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.switch_to_tab(0).await;
        leave("before-the-sign-out").await;
        app.expect_visible("heading", "Sign in").await;
        assert!(kept().await.contains("before-the-sign-out"));
        app.switch_to_tab(1).await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        assert!(!kept().await.contains("before-the-sign-out"));
    })
    .await;
}

#[tokio::test]
async fn signing_out_while_one_waits_asks_first_and_deletes_nothing() {
    panel(async |app| {
        app.sign_in_by_link().await;
        ask(app, "kept").await;
        wait(app, "kept").await;
        app.click("button", "Sign out").await;
        app.expect_text_in("alertdialog", "Sign out?", "kept will be deleted in a few seconds.").await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_text("status", "The deletion was stopped: 0 of 1 deleted.").await;
        assert!(app.sent("DELETE").await.is_empty() && app.server.named("kept").await.len() == 1);
    })
    .await;
}

#[tokio::test]
async fn a_failure_after_the_wait_is_shown_with_the_name() {
    panel(async |app| {
        app.sign_in_by_link().await;
        ask(app, "refused").await;
        wait(app, "refused").await;
        app.expect_console_error("500").await;
        app.server.order(json!({ "delete": "fault-500", "times": 1 })).await;
        app.click("button", "Delete without undo").await;
        let alert = app.expect_text("alert", "refused could not be deleted:").await;
        assert!(alert.contains("This failure was ordered: 500.") && !alert.contains("selected"), "{alert}");
        assert_eq!(app.server.named("refused").await.len(), 1);
        app.screenshot("undo-failed").await;
    })
    .await;
}

#[tokio::test]
async fn a_leaked_token_that_waits_is_replaced_after_its_deletion() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let made = app.server.make(json!({ "name": "leaked" })).await;
        let revoke = async || {
            app.open_details(&made).await;
            app.click("button", "Replace").await;
            app.click("button", "Revoke it now").await;
            app.expect_visible("alertdialog", "Delete token?").await;
            wait(app, "leaked").await;
        };
        revoke().await;
        app.click("button", "Undo").await;
        app.expect_text("status", "Nothing was deleted.").await;
        app.expect_hidden("dialog", "Create API token").await;
        revoke().await;
        app.click("button", "Delete without undo").await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "leaked");
        assert!(app.server.named("leaked").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_dialog_tells_the_last_use_and_only_what_works_stops_working() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        let used = |token: &&Value| !token["last_used_at"].is_null();
        let expired = |token: &&Value| token["is_expired"] == true;
        let working = tokens.iter().find(|it| used(it) && !expired(it)).unwrap();
        let over = tokens.iter().find(|it| expired(it)).unwrap();
        let question = async |token: &Value| {
            app.open_details(token).await;
            app.click("button", "Delete token").await;
            app.inner_text("alertdialog", "Delete token?").await
        };
        let text = question(working).await;
        assert!(text.contains("It stops working."), "{text}");
        assert!(text.contains("It was last used ") && text.contains(" ago."), "{text}");
        assert!(text.contains("For 8 seconds it can be undone"), "{text}");
        app.screenshot("undo-question").await;
        let text = question(over).await;
        assert!(text.contains("It has expired, and works nowhere any more."), "{text}");
        assert!(!text.contains("stops working"), "{text}");
        app.click("button", "Cancel").await;
        app.press(&["Escape"]).await;
        ask(app, "new-one").await;
        app.expect_text_in("alertdialog", "Delete token?", "It was never used.").await;
        app.click("button", "Cancel").await;

        // The same for many.
        app.goto("").await;
        app.expect_list().await;
        for token in [working, over] {
            app.click("checkbox", &format!("Select {}", token["name"].as_str().unwrap())).await;
        }
        app.click("checkbox", "Select new-one").await;
        app.click("button", "Delete selected").await;
        let text = app.inner_text("alertdialog", "Delete 3 tokens?").await;
        assert!(text.contains("2 of them still work, and stop working."), "{text}");
        assert!(text.contains("never used") && text.contains("last used "), "{text}");
        app.screenshot("undo-question-many").await;
    })
    .await;
}
