//! The whole story on a server that behaves as Yatai: it ignores a search, lists only the caller's own tokens, has no
//! types and no access, cannot remove an expiration, answers 403 to a signed-out person and 400 to most other errors,
//! and has another way to sign out.

use crate::support::{ADMIN_TOKEN, App, panel_with, uid, until};
use serde_json::{Value, json};

async fn yatai(test: impl AsyncFnOnce(&mut App)) {
    panel_with(&["--like-yatai"], test).await;
}

/// Signs in with this token, on a page that first asks the server whether there is a session.
async fn sign_in(app: &App, token: &str) {
    app.expect_console_error("403").await;
    app.goto("").await;
    app.expect_visible("heading", "Sign in").await;
    app.fill("textbox", "API token", token).await;
    app.click("button", "Sign in").await;
    app.expect_list().await;
}

/// Waits until the page has this text.
async fn reads(app: &App, part: &str) {
    until(&format!("the page reads “{part}”"), async || {
        let text = app.browser.script("return document.body.innerText", vec![]).await;
        if text.as_str().unwrap().contains(part) { Ok(()) } else { Err(text.to_string()) }
    })
    .await;
}

async fn counts(app: &App, count: usize) {
    app.expect_exact_text("status", &format!("{count} tokens")).await;
}

fn path(token: &Value) -> String {
    format!("/api/v1/api_tokens/{}", uid(token))
}

async fn token(app: &App, name: &str) -> Value {
    let mut named = app.server.named(name).await;
    assert_eq!(named.len(), 1, "tokens called {name}");
    named.remove(0)
}

#[tokio::test]
async fn the_story_of_a_token_on_yatai() {
    yatai(async |app| {
        // A wrong token is reported in Yatai's words.
        app.expect_console_error("403").await;
        app.goto("").await;
        app.fill("textbox", "API token", "wrong-token").await;
        app.click("button", "Sign in").await;
        let alert = app.expect_text("alert", "did not accept this token").await;
        assert!(alert.contains("get api token: record not found"), "{alert}");
        app.fill("textbox", "API token", ADMIN_TOKEN).await;
        app.click("checkbox", "Keep me signed in for this tab").await;
        app.click("button", "Sign in").await;
        app.expect_list().await;

        // The list holds the person's own tokens and says so; the site's name is Yatai's.
        let before = app.server.tokens().await;
        counts(app, before.len()).await;
        assert!(before.len() > 5 && before.iter().all(|token| token["user"]["name"] == "admin"));
        reads(app, "These are all yours: the server may list no others.").await;
        reads(app, "Yatai").await;

        // The server ignores a search; the panel filters the list itself.
        let sought = before[1]["name"].as_str().unwrap();
        app.fill("searchbox", "Search tokens", before[1]["uid"].as_str().unwrap()).await;
        app.expect_exact_text("status", &format!("1 of {} tokens", before.len())).await;
        assert_eq!(app.row_names(&before).await, [sought]);
        app.fill("searchbox", "Search tokens", "").await;
        counts(app, before.len()).await;

        // Features that Yatai does not have are not offered.
        app.click("link", "Create token").await;
        app.expect_visible("dialog", "Create API token").await;
        for (role, name) in
            [("radio", "Organization"), ("radio", "Monitoring"), ("checkbox", "Protected Endpoint Access")]
        {
            app.expect_hidden(role, name).await;
        }
        // A token without scopes is not refused, because on Yatai it has many rights.
        app.expect_text("status", "Scopes protect little on Yatai").await;
        app.fill("textbox", "Name", "story-token").await;
        app.fill("textbox", "Description", "Made by a test").await;
        app.click("checkbox", "read_organization").await;
        app.select_option("Expiration", "7 days").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        app.click("button", "Check that it works").await;
        app.expect_text("status", "It works").await;
        let value = app.save_token_value().await;
        assert!(app.server.accepts(&value).await);
        counts(app, before.len() + 1).await;
        let made = token(app, "story-token").await;
        assert_eq!(made["description"], "Made by a test");
        assert_eq!(made["scopes"], json!(["read_organization"]));
        assert!(made["expired_at"].is_string());

        // The details of a token without scopes, which Yatai sends as null.
        let bare = app.server.make(json!({ "name": "bare" })).await;
        assert_eq!(bare["scopes"], Value::Null);
        app.goto(&format!("?token={}", uid(&bare))).await;
        app.expect_text_in("dialog", "Token details", "bare").await;
        assert_eq!(app.definition_of("Type").await, "Personal");
        app.click("button", "Close").await;

        // A deleted token does not exist any more.
        app.click("link", "story-token").await;
        app.click("button", "Delete token").await;
        app.delete_without_undo().await;
        app.expect_hidden("dialog", "Token details").await;
        counts(app, before.len() + 1).await;
        assert!(app.server.named("story-token").await.is_empty() && !app.server.accepts(&value).await);
        // An unknown token is reported as on any server.
        app.expect_console_error("404").await;
        app.goto(&format!("?token={}", uid(&made))).await;
        app.expect_text_in("dialog", "Token details", "There is no such token (any more).").await;
        app.expect_no_alert().await;
        app.click("button", "Close").await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        app.screenshot("yatai").await;
    })
    .await;
}

#[tokio::test]
async fn an_edit_that_yatai_cannot_do_is_reported() {
    yatai(async |app| {
        sign_in(app, ADMIN_TOKEN).await;
        let made = app
            .server
            .make(json!({ "name": "ending", "description": "Old", "scopes": ["read_cluster", "legacy"],
            "expired_at": "2099-01-02T03:04:05Z" }))
            .await;
        app.click("button", "Refresh").await;
        app.click("link", "ending").await;
        app.click("button", "Edit token").await;
        app.expect_visible("form", "Edit token").await;
        app.fill("textbox", "Description", "New").await;
        app.click("checkbox", "read_organization").await;
        app.select_option("Expiration", "Custom…").await;
        app.fill("textbox", "Expiration date", "2098-12-31T18:00:00Z").await;
        app.click("button", "Save changes").await;
        app.expect_hidden("form", "Edit token").await;
        let after = app.server.ask("GET", &path(&made), None, 200).await;
        assert_eq!(
            (&after["description"], &after["expired_at"]),
            (&json!("New"), &json!("2098-12-31T18:00:00Z"))
        );
        assert_eq!(after["scopes"], json!(["read_cluster", "legacy", "read_organization"]));

        app.click("button", "Edit token").await;
        app.expect_visible("form", "Edit token").await;
        app.fill("textbox", "Description", "Newer").await;
        app.select_option("Expiration", "No expiration").await;
        app.click("button", "Save changes").await;
        let alert = app.expect_text("alert", "The server did not change the expiration.").await;
        assert!(
            alert.contains("cannot take an expiration away") && !alert.contains("description"),
            "{alert}"
        );
        // The other changes were done, and are not sent again.
        let kept = app.server.ask("GET", &path(&made), None, 200).await;
        assert_eq!((&kept["description"], &kept["expired_at"]), (&json!("Newer"), &after["expired_at"]));
        assert_eq!(app.input_value("textbox", "Description").await, "Newer");
        app.click("button", "Cancel").await;
        app.expect_hidden("form", "Edit token").await;
        assert!(app.definition_of("Expires").await.contains("2098"));

        // The token that signs in changes with each use; that is not reported as another person's change.
        app.click("button", "Close").await;
        let own = app.server.named("first-admin-token").await.remove(0);
        assert_eq!(own["updated_at"], own["last_used_at"]);
        app.click("link", "first-admin-token").await;
        app.click("button", "Edit token").await;
        app.fill("textbox", "Description", "Mine").await;
        app.click("button", "Save changes").await;
        app.expect_hidden("form", "Edit token").await;
        app.expect_no_alert().await;
    })
    .await;
}

#[tokio::test]
async fn a_taken_name_is_refused_at_its_field() {
    yatai(async |app| {
        sign_in(app, ADMIN_TOKEN).await;
        // Created after the list was loaded, so that the panel does not know it.
        app.server.make(json!({ "name": "taken", "scopes": ["legacy"] })).await;
        app.click("link", "Create token").await;
        app.fill("textbox", "Name", "taken").await;
        app.click("checkbox", "read_cluster").await;
        app.expect_console_error("400").await;
        app.click("button", "Create token").await;
        let alert = app.expect_text("alert", "this name is taken").await;
        assert!(alert.contains("duplicate key value"), "{alert}");
        app.expect_invalid("textbox", "Name", "You have a token of this name already").await;
        app.fill("textbox", "Name", "not-taken").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
    })
    .await;
}

#[tokio::test]
async fn a_create_with_a_lost_answer_ends_with_one_token_and_its_value() {
    yatai(async |app| {
        sign_in(app, ADMIN_TOKEN).await;
        app.expect_failed_request().await;
        app.server.order(json!({ "create": "fault-cut" })).await;
        app.click("link", "Create token").await;
        app.fill("textbox", "Name", "answerless").await;
        app.click("checkbox", "read_cluster").await;
        app.click("button", "Create token").await;
        app.expect_text("alert", "The token was made all the same").await;
        assert_eq!(app.server.named("answerless").await.len(), 1);
        app.click("button", "Delete it and try again").await;
        let value = app.save_token_value().await;
        assert!(app.server.accepts(&value).await);
        token(app, "answerless").await;

        // A retry of the browser is refused, because the first request created the token.
        app.expect_console_error("400").await;
        app.server.order(json!({ "create": "fault-lost" })).await;
        app.click("link", "Create token").await;
        app.fill("textbox", "Name", "sent-twice").await;
        app.click("checkbox", "read_cluster").await;
        app.click("button", "Create token").await;
        app.expect_text("alert", "The token was made all the same").await;
        app.click("button", "Delete it and try again").await;
        assert!(app.server.accepts(&app.save_token_value().await).await);
        token(app, "sent-twice").await;
    })
    .await;
}

#[tokio::test]
async fn many_tokens_are_deleted_and_one_is_replaced() {
    yatai(async |app| {
        sign_in(app, ADMIN_TOKEN).await;
        let before = app.server.tokens().await.len();
        for n in 1..=3 {
            app.server.make(json!({ "name": format!("bulk-{n}") })).await;
        }
        let worker = app.server.make(json!({ "name": "worker", "scopes": ["read_cluster", "legacy"] })).await;
        app.click("button", "Refresh").await;
        counts(app, before + 4).await;
        for n in 1..=3 {
            app.click("checkbox", &format!("Select bulk-{n}")).await;
        }
        app.click("button", "Delete selected").await;
        app.click("button", "Delete 3 tokens").await;
        app.expect_text("status", "Deleting 3 tokens.").await;
        app.click("button", "Delete without undo").await;
        app.expect_text("status", "Deleted 3 tokens.").await;
        app.click("button", "Dismiss").await;
        counts(app, before + 1).await;

        app.click("link", "worker").await;
        app.click("button", "Replace").await;
        app.click("button", "Create the successor").await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "worker-2");
        app.expect_checked("legacy", "true").await;
        app.expect_checked("read_cluster", "true").await;
        app.click("button", "Create token").await;
        let value = app.save_token_value().await;
        let rights = |token: &Value| {
            let mut scopes: Vec<String> = serde_json::from_value(token["scopes"].clone()).unwrap();
            scopes.sort();
            scopes
        };
        assert_eq!(rights(&token(app, "worker-2").await), rights(&worker));
        app.expect_text("status", "Replacing worker with worker-2.").await;
        assert!(app.server.accepts(worker["token"].as_str().unwrap()).await, "both work");
        app.click("button", "Delete the old token").await;
        app.delete_without_undo().await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        app.expect_no_text("status", "Replacing").await;
        assert!(app.server.named("worker").await.is_empty() && app.server.accepts(&value).await);
    })
    .await;
}

#[tokio::test]
async fn a_person_whose_sign_in_token_was_deleted_signs_in_again() {
    yatai(async |app| {
        let made = app.server.make(json!({ "name": "short-lived", "scopes": ["read_cluster"] })).await;
        app.expect_console_error(
            "current_org - Failed to load resource: the server responded with a status of 400",
        )
        .await;
        // Without the scope Yatai does not list members, either, so no creator is marked as having left.
        app.expect_console_error(
            "members - Failed to load resource: the server responded with a status of 400",
        )
        .await;
        sign_in(app, made["token"].as_str().unwrap()).await;
        // Yatai checks scopes only for requests about the organization, which the panel does not need.
        let before = app.server.tokens().await.len();
        counts(app, before).await;
        app.server.ask("DELETE", &path(&made), None, 200).await;
        app.click("button", "Refresh").await;
        app.expect_text("status", "Your session has ended").await;
        app.fill("textbox", "API token", ADMIN_TOKEN).await;
        app.click("button", "Sign in").await;
        counts(app, before - 1).await;
    })
    .await;
}

#[tokio::test]
async fn a_cookie_signs_in_and_out() {
    yatai(async |app| {
        let who = "return fetch('/api/v1/auth/current').then(answer => answer.status)";
        app.sign_in_by_link().await;
        assert_eq!(app.browser.script(who, vec![]).await, 200);
        // A proxy does not pass on Yatai's sign-out: the person is told that they are still signed in.
        let astray = "const real = window.fetch;
            window.fetch = (request, ...more) => new URL(request.url ?? request, location).pathname === '/logout'
                ? Promise.resolve(new Response('', { status: 404 })) : real(request, ...more)";
        app.browser.script(astray, vec![]).await;
        app.click("button", "Sign out").await;
        app.expect_text("alert", "Could not sign out: the server still knows you.").await;
        app.expect_visible("heading", "API tokens").await;
        app.reload().await;
        app.expect_list().await;
        app.expect_console_error("403").await;
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        assert_eq!(app.browser.script(who, vec![]).await, 403);
        app.reload().await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_hidden("heading", "API tokens").await;
    })
    .await;
}
