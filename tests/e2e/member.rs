//! What members and guests of the organization see, and what is not offered to them.

use crate::support::{App, panel, uid, until};
use serde_json::Value;

/// Waits until a control is disabled and says why.
async fn is_disabled(app: &App, role: &str, name: &str, reason: &str) {
    until(&format!("{role} “{name}” is disabled: {reason}"), async || {
        let element = app.browser.find(role, name).await?;
        let disabled = element.attr("aria-disabled").await.map_err(|error| error.to_string())?;
        let description = app.description(role, name).await;
        if disabled.as_deref() == Some("true") && description.contains(reason) {
            return Ok(());
        }
        Err(format!("disabled: {disabled:?}, described by “{description}”"))
    })
    .await;
}

async fn sign_in_as_member(app: &App) {
    let link = app.server.member_link().await;
    app.follow_sign_in_link(&link).await;
    app.expect_list().await;
}

/// Signs the demo's member in by a token of their own. It stays valid when they get a lower role; a session would end.
async fn sign_in_as_member_by_token(app: &App) {
    sign_in_as_member(app).await;
    app.start_create("own-token").await;
    app.click("checkbox", "api").await;
    app.click("button", "Create token").await;
    let value = app.save_token_value().await;
    app.click("button", "Sign out").await;
    app.click("checkbox", "Keep me signed in for this tab").await;
    app.fill("textbox", "API token", &value).await;
    app.click("button", "Sign in").await;
    app.expect_list().await;
}

fn find(tokens: &[Value], is_it: impl Fn(&Value) -> bool) -> (&str, &str) {
    let token = tokens.iter().find(|token| is_it(token)).unwrap();
    (uid(token), token["name"].as_str().unwrap())
}

fn is_shared(token: &Value) -> bool {
    token["is_organization_token"] == true
}

fn is_personal_of(token: &Value, login: &str) -> bool {
    !is_shared(token) && token["user"]["name"] == login
}

#[tokio::test]
async fn a_member_sees_organization_tokens_but_cannot_edit_them() {
    panel(async |app| {
        sign_in_as_member(app).await;
        let tokens = app.server.tokens().await;
        let rows = app.row_names(&tokens).await;
        let (uid, name) = find(&tokens, is_shared);
        assert!(rows.contains(&name.to_owned()), "{name} is in {rows:?}");
        let (_, others) = find(&tokens, |token| is_personal_of(token, "mara"));
        assert!(!rows.contains(&others.to_owned()), "somebody else's {others} is in {rows:?}");

        app.goto(&format!("?token={uid}")).await;
        for (button, reason) in [
            ("Delete token", "Only administrators may create, change or delete organization tokens."),
            ("Replace", "Only administrators may create, change or delete organization tokens."),
            ("Edit token", "Only administrators may create, change or delete organization tokens."),
        ] {
            is_disabled(app, "button", button, reason).await;
            app.expect_in_viewport(reason).await;
            app.click("button", button).await;
            app.focus("button", button).await;
            app.press(&["Enter"]).await;
            app.press(&[" "]).await;
        }
        app.screenshot("developer-details").await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        app.expect_hidden("form", "Edit token").await;
        app.expect_hidden("dialog", "Replace token").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Token details").await;
        assert!(app.sent("DELETE").await.is_empty() && app.sent("PATCH").await.is_empty());
        assert_eq!(app.server.tokens().await.len(), tokens.len());

        // Members may edit and delete their own tokens.
        let (own, _) = find(&tokens, |token| is_personal_of(token, "jonas"));
        app.goto(&format!("?token={own}")).await;
        app.click("button", "Edit token").await;
        app.expect_visible("form", "Edit token").await;
        app.press(&["Escape"]).await;
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
    })
    .await;
}

#[tokio::test]
async fn a_member_is_not_offered_an_organization_token() {
    const REASON: &str = "Only administrators may create, change or delete organization tokens.";
    panel(async |app| {
        sign_in_as_member(app).await;
        app.click("link", "Create token").await;
        is_disabled(app, "radio", "Organization", REASON).await;
        app.click("radio", "Organization").await;
        assert!(app.is_checked("radio", "Personal").await);
        app.focus("radio", "Personal").await;
        app.press(&["ArrowDown"]).await;
        assert!(!app.is_checked("radio", "Organization").await);
        app.press(&["Escape"]).await;

        // A link can still choose it: that is refused at the field, and nothing typed is lost.
        app.goto("?new&name=by-a-member&scopes=read_cluster&token_type=organization").await;
        is_disabled(app, "radio", "Organization", REASON).await;
        app.fill("textbox", "Description", "Stays").await;
        app.click("button", "Create token").await;
        app.expect_text(
            "alert",
            "Only administrators may create, change or delete organization tokens. Choose another type.",
        )
        .await;
        app.screenshot("developer-create").await;
        assert!(app.sent("POST").await.is_empty());
        app.click("radio", "Personal").await;
        app.expect_no_alert().await;
        assert_eq!(app.input_value("textbox", "Description").await, "Stays");
        app.click("button", "Create token").await;
        app.save_token_value().await;
        assert_eq!(app.server.named("by-a-member").await[0]["user"]["name"], "jonas");
    })
    .await;
}

#[tokio::test]
async fn tokens_of_others_in_a_selection_are_named_first_and_stay_selected() {
    panel(async |app| {
        sign_in_as_member(app).await;
        let tokens = app.server.tokens().await;
        let ((_, shared), (_, own)) =
            (find(&tokens, is_shared), find(&tokens, |t| is_personal_of(t, "jonas")));
        // The form shows this as soon as the role is known.
        app.click("link", "Create token").await;
        is_disabled(app, "radio", "Organization", "Only administrators").await;
        app.press(&["Escape"]).await;
        app.click("checkbox", &format!("Select {shared}")).await;
        app.click("checkbox", &format!("Select {own}")).await;
        app.click("button", "Delete selected").await;
        let question = app.inner_text("alertdialog", "Delete 1 token?").await;
        assert!(question.contains("Not yours to delete, and left as they are: 1 token."), "{question}");
        assert!(
            question.contains(&format!("{shared}: Only administrators may create, change or delete")),
            "{question}"
        );
        app.screenshot("developer-bulk").await;
        app.click("button", "Delete without undo").await;
        app.expect_text("status", "Deleted 1 token.").await;
        app.expect_exact_text("status", "1 selected").await;
        assert_eq!(app.sent("DELETE").await.len(), 1);

        app.click("button", "Delete selected").await;
        let question = app.inner_text("alertdialog", "None of these can be deleted").await;
        assert!(question.contains(shared), "{question}");
        app.click("button", "Close").await;
        app.expect_hidden("alertdialog", "None of these can be deleted").await;
        app.expect_exact_text("status", "1 selected").await;
    })
    .await;
}

#[tokio::test]
async fn an_admin_cannot_edit_another_persons_personal_token() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        let (uid, _) = find(&tokens, |token| is_personal_of(token, "mara"));
        app.goto(&format!("?token={uid}")).await;
        is_disabled(app, "button", "Edit token", "Only its creator may change a personal token.").await;
        app.click("button", "Edit token").await;
        app.expect_hidden("form", "Edit token").await;
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        app.click("button", "Cancel").await;
        let (uid, _) = find(&tokens, is_shared);
        app.goto(&format!("?token={uid}")).await;
        app.click("button", "Edit token").await;
        app.expect_visible("form", "Edit token").await;
    })
    .await;
}

#[tokio::test]
async fn a_guest_sees_everything_and_can_change_nothing() {
    const GUEST: &str = "You are a guest of this organization";
    panel(async |app| {
        let tokens = app.server.tokens().await;
        let (own, name) = find(&tokens, |token| is_personal_of(token, "jonas"));
        app.server.member(&["role", "jonas", "guest"]);
        sign_in_as_member(app).await;
        app.expect_text("status", GUEST).await;
        is_disabled(app, "link", "Create token", GUEST).await;
        app.screenshot("guest-list").await;
        app.click("link", "Create token").await;
        app.focus("link", "Create token").await;
        app.press(&["Enter"]).await;
        app.expect_url("/").await;
        app.press(&["c"]).await;
        app.expect_url("/").await;
        app.expect_hidden("dialog", "Create API token").await;
        // The reason is in the status message.
        app.expect_text("status", GUEST).await;

        // A link still opens the form, and the form says why it cannot be submitted.
        for address in ["?new&name=by-a-guest&scopes=read_cluster", "?code=0123456789abcdef"] {
            app.goto(address).await;
            is_disabled(app, "button", "Create token", GUEST).await;
            app.expect_in_viewport(GUEST).await;
            app.click("button", "Create token").await;
            app.focus("button", "Create token").await;
            app.press(&["Enter"]).await;
            app.expect_visible("dialog", "Create API token").await;
            app.expect_visible("button", "Create token").await;
        }
        app.screenshot("guest-create").await;
        assert!(app.sent("POST").await.is_empty());

        app.goto(&format!("?token={own}")).await;
        for button in ["Delete token", "Replace", "Edit token"] {
            is_disabled(app, "button", button, GUEST).await;
            app.click("button", button).await;
        }
        app.click("button", "More").await;
        is_disabled(app, "button", "Create one like this", GUEST).await;
        app.screenshot("guest-details").await;
        app.press(&["Escape"]).await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Token details").await;
        app.expect_hidden("alertdialog", "Delete token?").await;

        app.click("checkbox", &format!("Select {name}")).await;
        is_disabled(app, "button", "Delete selected", GUEST).await;
        app.click("button", "Delete selected").await;
        app.expect_hidden("alertdialog", "Delete 1 token?").await;
        assert!(app.sent("DELETE").await.is_empty());
        assert_eq!(app.server.tokens().await.len(), tokens.len());
    })
    .await;
}

#[tokio::test]
async fn a_removed_member_is_shown_as_having_left() {
    panel(async |app| {
        let tokens = app.server.tokens().await;
        let of = |login: &str| tokens.iter().filter(|token| token["user"]["name"] == login).count();
        app.sign_in_by_link().await;
        app.expect_visible("link", &format!("Creator left {}", of("tomasz"))).await;
        app.server.member(&["remove", "lin"]);
        app.click("button", "Refresh").await;
        app.expect_visible("link", &format!("Creator left {}", of("tomasz") + of("lin"))).await;
        let cells = app.column_texts("Created by").await;
        assert!(
            cells.iter().any(|cell| cell.contains("Lin") && cell.contains("left the organization")),
            "{cells:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_role_that_changed_is_noticed_with_the_next_list() {
    panel(async |app| {
        sign_in_as_member_by_token(app).await;
        app.click("link", "Create token").await;
        is_disabled(app, "radio", "Organization", "Only administrators").await;
        app.press(&["Escape"]).await;
        app.server.member(&["role", "jonas", "guest"]);
        app.click("button", "Refresh").await;
        is_disabled(app, "link", "Create token", "You are a guest of this organization").await;
        app.server.member(&["role", "jonas", "admin"]);
        app.click("button", "Refresh").await;
        app.expect_no_text("status", "You are a guest").await;
        app.click("link", "Create token").await;
        app.click("radio", "Organization").await;
        assert!(app.is_checked("radio", "Organization").await);
    })
    .await;
}

/// Refreshes the list behind an open dialog, as the automatic refresh may.
async fn refresh_behind(app: &App) {
    let script = "const all = [...document.querySelectorAll('button')];
        all.find(button => button.innerText === 'Refresh').click()";
    app.browser.script(script, vec![]).await;
}

#[tokio::test]
async fn an_open_dialog_is_disabled_with_a_reason_when_the_role_changes() {
    const GUEST: &str = "You are a guest of this organization";
    panel(async |app| {
        let tokens = app.server.tokens().await;
        sign_in_as_member_by_token(app).await;
        let (own, _) = find(&tokens, |token| is_personal_of(token, "jonas"));
        app.goto(&format!("?token={own}")).await;
        app.click("button", "Edit token").await;
        app.fill("textbox", "Description", "Stays").await;
        app.server.member(&["role", "jonas", "guest"]);
        refresh_behind(app).await;
        is_disabled(app, "button", "Save changes", GUEST).await;
        is_disabled(app, "button", "Replace with other access…", GUEST).await;
        app.expect_in_viewport(GUEST).await;
        app.screenshot("guest-edit").await;
        app.click("button", "Save changes").await;
        app.focus("textbox", "Description").await;
        app.click("button", "Replace with other access…").await;
        app.expect_visible("form", "Edit token").await;
        assert_eq!(app.input_value("textbox", "Description").await, "Stays");
        app.click("button", "Cancel").await;

        app.server.member(&["role", "jonas", "developer"]);
        refresh_behind(app).await;
        until("the token may be deleted again", async || {
            let element = app.browser.find("button", "Delete token").await?;
            let disabled = element.attr("aria-disabled").await.map_err(|error| error.to_string())?;
            if disabled.is_none() { Ok(()) } else { Err("it is disabled".to_owned()) }
        })
        .await;
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        app.server.member(&["role", "jonas", "guest"]);
        refresh_behind(app).await;
        is_disabled(app, "button", "Delete token", GUEST).await;
        app.expect_in_viewport(GUEST).await;
        app.screenshot("guest-delete").await;
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        assert!(app.sent("PATCH").await.is_empty() && app.sent("DELETE").await.is_empty());
        app.click("button", "Cancel").await;
        app.expect_hidden("alertdialog", "Delete token?").await;
    })
    .await;
}
