//! A session that ends during work: after signing in again the person is in the same place with all typed input.
//! Another person sees nothing of it, and an error that is not about the session does not end it.

use crate::support::{App, panel, uid, until};
use serde_json::{Value, json};

/// Ends the session on the server, without the panel.
async fn end_on_server(app: &App) {
    let script = "return fetch('/logout', { method: 'POST' }).then(answer => answer.status)";
    assert_eq!(app.browser.script(script, vec![]).await, 200);
}

async fn sign_in_again(app: &App) {
    app.expect_visible("heading", "Sign in").await;
    app.expect_text("status", "Your session has ended").await;
    app.sign_in_by_token().await;
}

/// Creates a token as a member by the API, and returns its value. The browser is signed out afterwards.
async fn value_of_a_member(app: &App) -> String {
    let link = app.server.member_link().await;
    app.follow_sign_in_link_in_new_tab(&link).await;
    app.expect_list().await;
    let script = "return fetch('/api/v1/api_tokens', { method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'of-a-member', scopes: ['api'] }) }).then(answer => answer.json())";
    let made = app.browser.script(script, vec![]).await;
    end_on_server(app).await;
    app.close_tab().await;
    made["token"].as_str().unwrap().to_owned()
}

async fn depth(app: &App) -> f64 {
    app.browser.script("return scrollY", vec![]).await.as_f64().unwrap()
}

#[tokio::test]
async fn a_create_continues_with_all_typed_input() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?status=active&sort=name").await;
        app.expect_visible("heading", "API tokens").await;
        app.click("link", "Create token").await;
        let filled = app.fill_create_dialog("goes-on").await;
        let address = app.url().await;
        app.expect_console_error("401").await;
        end_on_server(app).await;
        app.click("button", "Create token").await;
        sign_in_again(app).await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.create_dialog_values().await, filled);
        app.expect_url(&address).await;

        // Once more with a server that answers 403 to an unknown person.
        app.expect_console_error("403").await;
        app.server.order(json!({ "create": "fault-403", "current": "fault-403" })).await;
        app.click("button", "Create token").await;
        sign_in_again(app).await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.create_dialog_values().await, filled);
        app.click("button", "Create token").await;
        app.save_token_value().await;
        assert_eq!(app.server.named("goes-on").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_edit_continues_with_all_typed_input() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let made = app.server.make(json!({ "name": "changing", "description": "Old" })).await;
        app.goto(&format!("?token={}", uid(&made))).await;
        app.click("button", "Edit token").await;
        app.fill("textbox", "Description", "Typed before it ended").await;
        app.click("checkbox", "read_cluster").await;
        app.expect_console_error("401").await;
        end_on_server(app).await;
        app.click("button", "Save changes").await;
        sign_in_again(app).await;
        app.expect_visible("form", "Edit token").await;
        app.expect_value("textbox", "Description", "Typed before it ended").await;
        assert!(app.is_checked("checkbox", "read_cluster").await);
        app.click("button", "Save changes").await;
        app.expect_hidden("form", "Edit token").await;
        let now = &app.server.named("changing").await[0];
        assert_eq!(
            (&now["description"], &now["scopes"]),
            (&json!("Typed before it ended"), &json!(["read_cluster"]))
        );
        // The details below are still open.
        app.expect_visible("dialog", "Token details").await;
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_link_in_another_tab_signs_this_tab_in() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        app.name_token("by-link-again").await;
        app.expect_console_error("401").await;
        end_on_server(app).await;
        app.click("button", "Create token").await;
        app.expect_text("status", "A sign-in link can be opened in another tab").await;
        // Each start of the server prints a new link.
        app.server.kill();
        app.server.start_again().await;
        let link = app.server.admin_link().await;
        app.follow_sign_in_link_in_new_tab(&link).await;
        app.expect_list().await;
        app.switch_to_tab(0).await;
        app.expect_visible("dialog", "Create API token").await;
        app.expect_value("textbox", "Name", "by-link-again").await;
    })
    .await;
}

#[tokio::test]
async fn a_list_keeps_its_position_and_its_selection() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?sort=name").await;
        app.expect_list().await;
        let tokens = app.server.tokens().await;
        let names: Vec<String> = app.row_names(&tokens).await;
        let (first, last) = (&names[1], &names[names.len() - 2]);
        app.click("checkbox", &format!("Select {first}")).await;
        app.click("checkbox", &format!("Select {last}")).await;
        app.expect_exact_text("status", "2 selected").await;
        let before = depth(app).await;
        assert!(before > 200.0, "it is scrolled down: {before}");
        app.expect_console_error("401").await;
        app.server.order(json!({ "list": "fault-401", "current": "fault-401" })).await;
        // By its shortcut: the button may be scrolled out of view.
        app.press(&["r"]).await;
        sign_in_again(app).await;
        app.expect_list().await;
        app.expect_url("/?sort=name").await;
        app.expect_exact_text("status", "2 selected").await;
        assert!(app.is_checked("checkbox", &format!("Select {first}")).await);
        until("it is as far down as it was", async || {
            let now = depth(app).await;
            if (now - before).abs() < 2.0 { Ok(()) } else { Err(format!("{now} and not {before}")) }
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn another_person_sees_no_typed_input_and_no_selection() {
    panel(async |app| {
        let member = value_of_a_member(app).await;
        app.goto("?sort=name").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        let tokens = app.server.tokens().await;
        let shared = tokens.iter().find(|token| token["is_organization_token"] == true).unwrap();
        let shared = shared["name"].as_str().unwrap();
        app.click("checkbox", &format!("Select {shared}")).await;
        app.expect_exact_text("status", "1 selected").await;
        app.click("link", "Create token").await;
        app.name_token("mine-alone").await;
        app.expect_console_error("401").await;
        app.server.order(json!({ "create": "fault-401", "current": "fault-401" })).await;
        app.click("button", "Create token").await;
        app.expect_visible("heading", "Sign in").await;
        app.fill("textbox", "API token", &member).await;
        app.click("button", "Sign in").await;
        // Neither the dialog nor the search of the person before.
        app.expect_list().await;
        app.expect_url("/").await;
        app.expect_hidden("dialog", "Create API token").await;
        app.click("link", "Create token").await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "");
        app.click("button", "Cancel").await;
        app.expect_list().await;
        app.expect_no_text("status", "selected").await;
        assert!(!app.is_checked("checkbox", &format!("Select {shared}")).await);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_of_one_call_ends_no_session() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for status in ["401", "403"] {
            app.expect_console_error(status).await;
            app.server.order(json!({ "list": format!("fault-{status}") })).await;
            app.click("button", "Refresh").await;
            let alert = app.expect_text("alert", "Could not load the tokens").await;
            assert!(alert.contains("scope"), "{alert}");
            app.expect_visible("button", "Sign out").await;
            app.click("button", "Try again").await;
            app.expect_no_alert().await;
        }
        app.click("link", "Create token").await;
        app.name_token("not-allowed").await;
        for status in ["401", "403"] {
            app.expect_console_error(status).await;
            app.server.order(json!({ "create": format!("fault-{status}") })).await;
            app.click("button", "Create token").await;
            app.expect_text("alert", "Could not create the token").await;
            app.expect_value("textbox", "Name", "not-allowed").await;
        }
        // An error for which the person cannot be determined does not end it, either.
        app.expect_console_error("403").await;
        app.expect_console_error("503").await;
        app.server.order(json!({ "create": "fault-403", "current": "fault-503" })).await;
        app.click("button", "Create token").await;
        let asked =
            async || app.logs().await.console.iter().filter(|line| line.message.contains("503")).count();
        until(
            "it was asked who is signed in",
            async || if asked().await > 0 { Ok(()) } else { Err("no".into()) },
        )
        .await;
        app.expect_visible("dialog", "Create API token").await;
        app.expect_value("textbox", "Name", "not-allowed").await;
    })
    .await;
}

#[tokio::test]
async fn an_open_confirmation_is_shown_again() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let made: Value = app.server.make(json!({ "name": "to-delete" })).await;
        app.goto(&format!("?token={}", uid(&made))).await;
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        app.expect_console_error("401").await;
        app.server.order(json!({ "delete": "fault-401", "current": "fault-401" })).await;
        app.click("button", "Delete without undo").await;
        sign_in_again(app).await;
        app.expect_text_in("alertdialog", "Delete token?", "to-delete").await;
        assert_eq!(app.server.named("to-delete").await.len(), 1);
        app.click("button", "Delete without undo").await;
        app.expect_text("status", "Deleted to-delete.").await;
        assert!(app.server.named("to-delete").await.is_empty());
    })
    .await;
}

/// The signed-in person, as the header shows.
async fn person(app: &App) -> String {
    let script = "return document.querySelector('header .person')?.textContent ?? ''";
    app.browser.script(script, vec![]).await.as_str().unwrap().to_owned()
}

/// Waits until the page has received this many answers to calls with this in their path.
async fn came(app: &App, part: &str, wanted: u64) {
    let script = "return performance.getEntriesByType('resource')
        .filter(entry => entry.name.includes(arguments[0]) && entry.responseEnd > 0).length";
    until(&format!("{wanted} answers to {part} came"), async || {
        let came = app.browser.script(script, vec![json!(part)]).await.as_u64().unwrap();
        if came >= wanted { Ok(()) } else { Err(format!("{came} did")) }
    })
    .await;
}

#[tokio::test]
async fn a_pending_retry_of_one_person_is_not_sent_as_the_next_person() {
    panel(async |app| {
        let member = value_of_a_member(app).await;
        app.goto("").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.click("link", "Create token").await;
        app.name_token("of-the-admin").await;
        app.expect_failed_request().await;
        app.server.order(json!({ "create": "fault-cut" })).await;
        app.click("button", "Create token").await;
        app.expect_text("alert", "The token was made all the same").await;
        let uid = app.server.named("of-the-admin").await[0]["uid"].as_str().unwrap().to_owned();
        app.server.order(json!({ "delete": "fault-slow-10s" })).await;
        app.click("button", "Delete it and try again").await;
        app.expect_text("status", "Creating the token").await;

        app.goto_in_new_tab("").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.switch_to_tab(0).await;
        app.expect_visible("heading", "Sign in").await;
        app.fill("textbox", "API token", &member).await;
        app.click("button", "Sign in").await;
        app.expect_list().await;
        assert_eq!(app.server.named("of-the-admin").await.len(), 1, "it is not deleted yet");
        came(app, &uid, 1).await;
        // Only the member's own request is sent.
        app.click("link", "Create token").await;
        app.name_token("of-the-member").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        assert!(app.server.named("of-the-admin").await.is_empty());
        let sent = app.sent("POST").await;
        let sent: Vec<_> = sent.iter().map(|sent| &sent.body["name"]).collect();
        assert_eq!(sent.last(), Some(&&json!("of-the-member")));
        assert_eq!(sent.iter().filter(|name| **name == "of-the-admin").count(), 1, "{sent:?}");
    })
    .await;
}

#[tokio::test]
async fn another_persons_link_in_another_tab_changes_the_person_in_this_tab() {
    panel(async |app| {
        let link = app.server.member_link().await;
        app.follow_sign_in_link(&link).await;
        app.expect_list().await;
        let member = person(app).await;
        app.click("link", "Create token").await;
        app.fill("textbox", "Name", "of-the-member").await;

        // A sign-in of the same person in another tab changes nothing.
        app.goto_in_new_tab("").await;
        app.expect_list().await;
        app.close_tab().await;
        app.expect_value("textbox", "Name", "of-the-member").await;

        let link = app.server.admin_link().await;
        app.follow_sign_in_link_in_new_tab(&link).await;
        app.expect_list().await;
        let admin = person(app).await;
        assert_ne!(admin, member);
        let statuses = "return [...document.querySelectorAll('[role=status]')].map(it => it.textContent)
            .find(text => text.endsWith(' tokens'))";
        let count = app.browser.script(statuses, vec![]).await;
        app.switch_to_tab(0).await;
        until("the header says who is here", async || {
            let is = person(app).await;
            if is == admin { Ok(()) } else { Err(format!("it says {is}")) }
        })
        .await;
        app.expect_hidden("dialog", "Create API token").await;
        app.click("link", "Create token").await;
        app.expect_value("textbox", "Name", "").await;
        app.click("button", "Cancel").await;
        app.expect_list().await;
        app.expect_exact_text("status", count.as_str().unwrap()).await;
    })
    .await;
}

#[tokio::test]
async fn requests_use_the_person_who_signed_in_last() {
    panel(async |app| {
        let member = value_of_a_member(app).await;
        // A start of the server prints a new link.
        app.server.kill();
        app.server.start_again().await;
        app.sign_in_by_link().await;
        let admin = person(app).await;
        app.expect_console_error("401").await;
        app.server.order(json!({ "list": "fault-401", "current": "fault-401" })).await;
        app.click("button", "Refresh").await;
        app.expect_text("status", "Your session has ended").await;
        app.browser.script("performance.clearResourceTimings()", vec![]).await;
        app.server.order(json!({ "current": "fault-slow-8s" })).await;
        app.fill("textbox", "API token", &member).await;
        app.click("button", "Sign in").await;
        // The other request is answered, so the slow one was sent.
        came(app, "/current_org", 1).await;

        app.goto_in_new_tab("").await;
        app.expect_list().await;
        app.switch_to_tab(0).await;
        app.expect_list().await;
        assert_eq!(person(app).await, admin);
        came(app, "/auth/current", 2).await;
        app.click("button", "Refresh").await;
        app.expect_list().await;
        assert_eq!(person(app).await, admin);
        let last = app.sent("GET").await.pop().unwrap();
        assert!(!last.headers.to_string().to_lowercase().contains("yatai-api-token"), "{last:?}");
    })
    .await;
}
