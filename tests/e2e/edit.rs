//! Editing a token: the changes are shown first, only they are sent, and two people do not overwrite each other.

use crate::support::{App, panel, uid, until};
use serde_json::{Value, json};

/// Creates a token by the API and opens its edit dialog.
async fn open(app: &App, token: Value) -> Value {
    let made = app.server.make(token).await;
    app.goto(&format!("?token={}", uid(&made))).await;
    app.click("button", "Edit token").await;
    app.expect_visible("form", "Edit token").await;
    made
}

async fn save(app: &App) {
    app.click("button", "Save changes").await;
    app.expect_hidden("form", "Edit token").await;
    app.expect_text("status", "Changed ").await;
}

/// The token as the server has it now.
async fn now(app: &App, token: &Value) -> Value {
    app.server.ask("GET", &path(token), None, 200).await
}

fn path(token: &Value) -> String {
    format!("/api/v1/api_tokens/{}", uid(token))
}

/// The bodies of all changes that were sent.
async fn sent(app: &App) -> Vec<Value> {
    app.sent("PATCH").await.into_iter().map(|sent| sent.body).collect()
}

/// Waits until the dialog lists exactly these changes.
async fn will_change(app: &App, lines: &[&str]) {
    let words = if lines.is_empty() { String::new() } else { format!("What will change:{}", lines.concat()) };
    app.expect_exact_text("status", &words).await;
}

/// Asserts that only these keys differ.
fn assert_only(before: &Value, after: &Value, keys: &[&str]) {
    let known = ["updated_at", "last_used_at", "token"];
    for (key, value) in before.as_object().unwrap() {
        if !keys.contains(&key.as_str()) && !known.contains(&key.as_str()) {
            assert_eq!(after[key], *value, "{key} stays");
        }
    }
    for key in keys {
        assert_ne!(after[*key], before[*key], "{key} changes");
    }
}

#[tokio::test]
async fn only_the_changed_field_is_sent() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = json!({ "name": "described", "description": "Old", "scopes": ["legacy", "read_cluster"],
            "is_global_access": true, "expired_at": "2099-01-02T03:04:05.678901Z" });
        let before = open(app, token).await;
        assert_eq!(app.input_value("textbox", "Description").await, "Old");
        app.fill("textbox", "Description", "New\nand longer").await;
        will_change(app, &["Changes the description."]).await;
        save(app).await;
        assert_eq!(sent(app).await, [json!({ "description": "New\nand longer" })]);
        let after = now(app, &before).await;
        assert_only(&before, &after, &["description"]);
        // The details and the list behind the dialog show it, too.
        until("the details have it", async || {
            let said = app.definition_of("Description").await;
            if said == "New\nand longer" { Ok(()) } else { Err(said) }
        })
        .await;
        app.press(&["Escape"]).await;
        app.expect_exact_text("status", "Changed described.").await;
        let table = app.inner_text("table", "API tokens").await;
        assert!(table.contains("New") && !table.contains("Old"), "{table}");
    })
    .await;
}

#[tokio::test]
async fn without_a_change_nothing_is_sent() {
    panel(async |app| {
        app.sign_in_by_link().await;
        open(app, json!({ "name": "unchanged", "scopes": ["read_cluster"] })).await;
        app.click("button", "Save changes").await;
        app.expect_exact_text("status", "Nothing has changed yet.").await;
        app.click("checkbox", "api").await;
        will_change(app, &["Adds api."]).await;
        app.click("checkbox", "api").await;
        app.click("button", "Save changes").await;
        app.expect_exact_text("status", "Nothing has changed yet.").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("form", "Edit token").await;
        assert_eq!(sent(app).await, [json!(null); 0]);
    })
    .await;
}

#[tokio::test]
async fn unknown_scopes_are_kept() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = json!({ "name": "scoped", "scopes": ["legacy", "read_cluster", "models:push"] });
        let before = open(app, token).await;
        app.expect_checked("legacy", "true").await;
        assert!(app.description("checkbox", "legacy").await.contains("a server may not know it"));
        app.expect_checked("All cluster scopes", "mixed").await;
        app.click("checkbox", "write_cluster").await;
        will_change(app, &["Adds write_cluster."]).await;
        app.click("checkbox", "read_cluster").await;
        will_change(app, &["Adds write_cluster.", "Removes read_cluster."]).await;
        save(app).await;
        let after = now(app, &before).await;
        assert_eq!(after["scopes"], json!(["legacy", "models:push", "write_cluster"]));
        assert_eq!(sent(app).await, [json!({ "scopes": after["scopes"] })]);
        assert_only(&before, &after, &["scopes"]);

        // They can be removed on request.
        app.click("button", "Edit token").await;
        app.click("checkbox", "models:push").await;
        will_change(app, &["Removes models:push."]).await;
        save(app).await;
        assert_eq!(now(app, &before).await["scopes"], json!(["legacy", "write_cluster"]));
    })
    .await;
}

#[tokio::test]
async fn access_and_type_cannot_be_edited_and_link_to_a_replacement() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let chat = app.server.deployment_uid("chat-assistant").await;
        let token = json!({ "name": "fixed", "scopes": ["read_cluster"], "deployment_uids": [chat] });
        let before = open(app, token).await;
        for (term, said) in
            [("Type", "Personal"), ("Access", "Developer Operations"), ("Access", "chat-assistant")]
        {
            app.expect_text_in("form", "Edit token", term).await;
            app.expect_text_in("form", "Edit token", said).await;
        }
        app.expect_hidden("checkbox", "Protected Endpoint Access").await;
        app.expect_hidden("radiogroup", "Token type").await;
        app.click("button", "Replace with other access…").await;
        app.expect_hidden("form", "Edit token").await;
        app.expect_visible("dialog", "Create API token").await;
        app.expect_text("status", "This one replaces fixed").await;
        assert_eq!(app.input_value("textbox", "Name").await, "fixed-2");
        app.expect_checked("read_cluster", "true").await;
        app.expect_checked("chat-assistant", "true").await;
        app.click("checkbox", "fraud-score").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        let made = app.server.named("fixed-2").await.remove(0);
        assert_eq!(made["deployment_uids"].as_array().unwrap().len(), 2);
        app.expect_text("status", "Replacing fixed with fixed-2").await;
        assert_eq!(sent(app).await, [json!(null); 0]);
        assert_only(&before, &now(app, &before).await, &[]);
    })
    .await;
}

#[tokio::test]
async fn a_replacement_gets_the_current_rights_of_the_token() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let before = open(app, json!({ "name": "fewer", "scopes": ["read_cluster", "write_cluster"] })).await;
        app.fill("textbox", "Description", "Mine").await;
        app.server.ask("PATCH", &path(&before), Some(&json!({ "scopes": ["read_cluster"] })), 200).await;
        app.click("button", "Save changes").await;
        app.expect_text("alert", "Somebody else changed this token meanwhile.").await;
        app.click("button", "Replace with other access…").await;
        app.expect_visible("dialog", "Create API token").await;
        app.expect_checked("read_cluster", "true").await;
        app.expect_checked("write_cluster", "false").await;
    })
    .await;
}

#[tokio::test]
async fn the_last_right_of_a_token_cannot_be_removed() {
    panel(async |app| {
        app.sign_in_by_link().await;
        open(app, json!({ "name": "scoped-once", "scopes": ["read_cluster"] })).await;
        app.click("checkbox", "read_cluster").await;
        app.click("button", "Save changes").await;
        app.expect_text("alert", "choose at least one scope or access").await;
        app.click("checkbox", "read_organization").await;
        app.expect_no_alert().await;
        save(app).await;
        assert_eq!(sent(app).await, [json!({ "scopes": ["read_organization"] })]);
    })
    .await;
}

#[tokio::test]
async fn an_expiration_is_moved_removed_and_set() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = json!({ "name": "ending", "expired_at": "2099-01-02T03:04:05.678901Z" });
        let before = open(app, token).await;
        will_change(app, &[]).await;
        app.expect_text("status", "Ends ").await;
        app.select_option("Expiration", "Custom…").await;
        app.fill("textbox", "Expiration date", "2098-12-31T18:00:00Z").await;
        let said = app.expect_text("status", "Moves the expiration from").await;
        assert!(said.contains("2099") && said.contains("2098"), "{said}");
        save(app).await;
        assert_eq!(sent(app).await, [json!({ "expired_at": "2098-12-31T18:00:00Z" })]);
        let after = now(app, &before).await;
        assert_only(&before, &after, &["expired_at"]);
        assert!(after["expired_at"].as_str().unwrap().starts_with("2098-12-31T18:00:00"), "{after}");

        app.click("button", "Edit token").await;
        app.select_option("Expiration", "No expiration").await;
        will_change(app, &["Removes the expiration."]).await;
        app.expect_text("status", "Never ends.").await;
        save(app).await;
        assert_eq!(sent(app).await[1], json!({ "expired_at": null }));
        assert_eq!(now(app, &before).await["expired_at"], Value::Null);

        app.click("button", "Edit token").await;
        app.select_option("Expiration", "As it is: no expiration").await;
        will_change(app, &[]).await;
        app.select_option("Expiration", "7 days").await;
        app.expect_text("status", "Sets the expiration to").await;
        save(app).await;
        let stored = now(app, &before).await["expired_at"].as_str().unwrap().to_owned();
        assert_eq!(sent(app).await[2], json!({ "expired_at": stored }), "to the second");
    })
    .await;
}

#[tokio::test]
async fn concurrent_changes_by_another_person_are_shown_and_kept() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token =
            json!({ "name": "shared", "description": "Old", "scopes": ["read_cluster", "write_cluster"] });
        let before = open(app, token).await;
        app.fill("textbox", "Description", "Mine").await;
        app.click("checkbox", "read_organization").await;
        let theirs = json!({ "scopes": ["read_cluster", "legacy"], "expired_at": "2099-01-02T03:04:05Z" });
        app.server.ask("PATCH", &path(&before), Some(&theirs), 200).await;
        app.click("button", "Save changes").await;
        let alert = app.expect_text("alert", "Somebody else changed this token meanwhile.").await;
        for part in ["Adds legacy.", "Removes write_cluster.", "Sets the expiration to"] {
            assert!(alert.contains(part), "{part}: {alert}");
        }
        assert_eq!(sent(app).await, [json!(null); 0], "nothing is sent over it");

        // My change is applied to theirs: what they removed stays removed, what they added stays.
        assert_eq!(app.input_value("textbox", "Description").await, "Mine");
        app.expect_checked("write_cluster", "false").await;
        app.expect_checked("read_organization", "true").await;
        app.expect_checked("legacy", "true").await;
        will_change(app, &["Changes the description.", "Adds read_organization."]).await;
        // The other fields keep the other person's values.
        assert!(app.inner_text("combobox", "Expiration").await.contains("As it is: Fri, Jan 2, 2099"));
        save(app).await;
        let after = now(app, &before).await;
        assert_eq!(after["description"], "Mine");
        assert_eq!(after["scopes"], json!(["read_cluster", "legacy", "read_organization"]));
        assert!(after["expired_at"].as_str().unwrap().starts_with("2099-01-02T03:04:05"));
        app.expect_no_alert().await;
    })
    .await;
}

#[tokio::test]
async fn on_a_conflict_the_person_decides() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let before = open(app, json!({ "name": "fought-over", "description": "Old" })).await;
        app.fill("textbox", "Description", "Mine").await;
        for theirs in ["Theirs", "Theirs again"] {
            let change = json!({ "description": theirs });
            app.server.ask("PATCH", &path(&before), Some(&change), 200).await;
            app.click("button", "Save changes").await;
            app.expect_text("alert", "Somebody else changed this token meanwhile.").await;
            assert_eq!(app.input_value("textbox", "Description").await, "Mine");
            assert_eq!(now(app, &before).await["description"], theirs);
        }
        save(app).await;
        assert_eq!(now(app, &before).await["description"], "Mine");

        // The same change by both is no conflict, and nothing is sent.
        app.click("button", "Edit token").await;
        app.fill("textbox", "Description", "The same").await;
        let change = json!({ "description": "The same" });
        app.server.ask("PATCH", &path(&before), Some(&change), 200).await;
        app.click("button", "Save changes").await;
        app.expect_text("alert", "Somebody else changed this token meanwhile.").await;
        will_change(app, &[]).await;
        assert_eq!(sent(app).await, [json!({ "description": "Mine" })]);
    })
    .await;
}

#[tokio::test]
async fn a_token_that_was_deleted_by_another_person_is_reported() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let before = open(app, json!({ "name": "to-delete" })).await;
        app.fill("textbox", "Description", "In vain").await;
        app.server.ask("DELETE", &path(&before), None, 200).await;
        app.expect_console_error("404").await;
        app.click("button", "Save changes").await;
        app.expect_text("alert", "Could not change the token: there is no such token any more.").await;
        assert_eq!(app.input_value("textbox", "Description").await, "In vain");
        app.click("button", "Cancel").await;
        app.expect_hidden("form", "Edit token").await;
        app.expect_text_in("dialog", "Token details", "There is no such token (any more).").await;
        app.click("button", "Close").await;
        app.expect_hidden("dialog", "Token details").await;
        app.expect_hidden("link", "to-delete").await;
        assert_eq!(sent(app).await, [json!(null); 0]);
    })
    .await;
}

#[tokio::test]
async fn escape_does_not_lose_changes() {
    panel(async |app| {
        app.sign_in_by_link().await;
        open(app, json!({ "name": "guarded", "description": "Old" })).await;
        app.fill("textbox", "Description", "New").await;
        for _ in 0..3 {
            app.press(&["Escape"]).await;
        }
        app.click_outside_dialogs().await;
        app.expect_text("alert", "Your changes are not saved").await;
        assert_eq!(app.input_value("textbox", "Description").await, "New");
        // A field that is changed back counts as unchanged.
        app.fill("textbox", "Description", "Old").await;
        app.expect_no_alert().await;
        app.fill("textbox", "Description", "Newer").await;
        app.click("button", "Cancel").await;
        app.expect_hidden("form", "Edit token").await;
        app.click("button", "Edit token").await;
        assert_eq!(app.input_value("textbox", "Description").await, "Old");
        app.press(&["Escape"]).await;
        app.expect_hidden("form", "Edit token").await;
        app.expect_visible("dialog", "Token details").await;
        assert_eq!(sent(app).await, [json!(null); 0]);
    })
    .await;
}

#[tokio::test]
async fn after_a_lost_answer_the_panel_finds_out_whether_the_edit_was_done() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let before = open(app, json!({ "name": "unanswered", "description": "Old" })).await;
        app.expect_failed_request().await;
        for fault in ["fault-half", "fault-cut", "fault-head"] {
            app.fill("textbox", "Description", fault).await;
            app.server.order(json!({ "update": fault })).await;
            save(app).await;
            until("it was done", async || {
                let is = now(app, &before).await["description"].clone();
                if is == fault { Ok(()) } else { Err(format!("it is {is}")) }
            })
            .await;
            until("the details have it", async || {
                let said = app.definition_of("Description").await;
                if said == fault { Ok(()) } else { Err(said) }
            })
            .await;
            app.expect_no_alert().await;
            app.click("button", "Edit token").await;
            app.expect_visible("form", "Edit token").await;
        }
        app.expect_console_error("500").await;
        app.fill("textbox", "Description", "At last").await;
        for (fault, words) in
            [("fault-empty", "an empty answer"), ("fault-html", "a web page"), ("fault-500", "status 500")]
        {
            app.server.order(json!({ "update": fault })).await;
            app.click("button", "Save changes").await;
            let alert = app.expect_text("alert", words).await;
            assert!(alert.contains("Could not change the token"), "{alert}");
            assert_eq!(app.input_value("textbox", "Description").await, "At last");
            assert_eq!(now(app, &before).await["description"], "fault-head");
        }
        save(app).await;
        assert_eq!(now(app, &before).await["description"], "At last");
    })
    .await;
}

#[tokio::test]
async fn a_token_that_may_not_be_edited_says_why_and_typed_input_is_kept() {
    panel(async |app| {
        let link = app.server.member_link().await;
        // The server does not tell the role: everything is offered, and the server refuses.
        app.server.order(json!({ "membership": "fault-404", "members": "fault-404", "times": 5 })).await;
        app.expect_console_error("404").await;
        app.follow_sign_in_link(&link).await;
        app.expect_list().await;
        open(app, json!({ "name": "theirs", "is_organization_token": true })).await;
        app.fill("textbox", "Description", "Not mine to say").await;
        app.expect_console_error("403").await;
        app.click("button", "Save changes").await;
        app.expect_text("alert", "only administrators may do this to an organization token").await;
        assert_eq!(app.input_value("textbox", "Description").await, "Not mine to say");
        app.expect_visible("form", "Edit token").await;
    })
    .await;
}

/// The end of a token, in whole seconds since 1970.
async fn end_of(app: &App, token: &Value) -> f64 {
    let script = "return Math.floor(Date.parse(arguments[0]) / 1000)";
    app.browser.script(script, vec![now(app, token).await["expired_at"].clone()]).await.as_f64().unwrap()
}

#[tokio::test]
async fn a_token_is_extended_from_its_end_or_from_now_where_that_has_passed() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let before =
            app.server.make(json!({ "name": "renewed", "expired_at": "2099-01-02T03:04:05Z" })).await;
        app.goto(&format!("?token={}", uid(&before))).await;
        app.click("button", "Extend…").await;
        app.expect_visible("form", "Edit token").await;
        will_change(
            app,
            &["Moves the expiration from Fri, Jan 2, 2099, 3:04 AM to Sun, Feb 1, 2099, 3:04 AM."],
        )
        .await;
        until("the field has the focus", async || {
            let focused = app.browser.focused().await?;
            if focused.1 == "Expiration" { Ok(()) } else { Err(format!("{focused:?}")) }
        })
        .await;
        app.select_option("Expiration", "Extend by 90 days").await;
        will_change(
            app,
            &["Moves the expiration from Fri, Jan 2, 2099, 3:04 AM to Thu, Apr 2, 2099, 3:04 AM."],
        )
        .await;
        save(app).await;
        assert_eq!(end_of(app, &before).await, 4_078_782_245.0);
        until("the focus is on the button", async || {
            let focused = app.browser.focused().await?;
            if focused.1 == "Edit token" { Ok(()) } else { Err(format!("{focused:?}")) }
        })
        .await;

        // One that has expired gets 30 days from now.
        let tokens = app.server.tokens().await;
        let expired =
            tokens.iter().find(|t| t["is_expired"] == true && t["user"]["name"] == "admin").unwrap();
        app.goto(&format!("?token={}", uid(expired))).await;
        app.click("button", "Extend…").await;
        save(app).await;
        let now = app.browser.script("return Date.now() / 1000", vec![]).await.as_f64().unwrap();
        let end = end_of(app, expired).await;
        assert!((end - now - 30.0 * 86_400.0).abs() < 120.0, "{end} {now}");

        // There is nothing to extend in one that never ends.
        let endless = app.server.make(json!({ "name": "endless" })).await;
        app.goto(&format!("?token={}", uid(&endless))).await;
        app.expect_visible("button", "Edit token").await;
        app.expect_hidden("button", "Extend…").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_about_two_tokens_is_kept_for_each() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let first = app.server.make(json!({ "name": "first" })).await;
        app.server.make(json!({ "name": "second" })).await;
        app.click("button", "Refresh").await;
        app.click("link", "first").await;
        app.click("button", "Edit token").await;
        app.fill("textbox", "Description", "about the first").await;
        app.go_back().await;
        app.expect_hidden("dialog", "Token details").await;
        app.click("link", "second").await;
        app.click("button", "Edit token").await;
        app.fill("textbox", "Description", "about the second").await;
        app.go_back().await;
        app.click("link", "first").await;
        app.click("button", "Edit token").await;
        app.expect_value("textbox", "Description", "about the first").await;
        save(app).await;
        assert_eq!(now(app, &first).await["description"], "about the first");
        app.go_back().await;
        app.click("link", "second").await;
        app.click("button", "Edit token").await;
        app.expect_value("textbox", "Description", "about the second").await;
    })
    .await;
}
