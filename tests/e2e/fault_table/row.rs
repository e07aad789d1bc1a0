//! A row of the table: its fault, the expected outcome of the four actions, and the test that runs them.

use crate::support::{App, FormValues, panel};
use serde_json::{Value, json};

/// The fault.
pub enum Fault {
    /// A sentinel name that makes the server fail.
    Order(&'static str),
    /// The server is not running.
    Gone,
    /// The browser has no network.
    Offline,
}

/// The expected outcome of a create.
pub enum Created {
    /// It is refused with this message.
    Refused(&'static str),
    /// The same, and the panel finds out that no token was created.
    NotMade(&'static str),
    /// The same, and the panel finds out that a token was created.
    Made(&'static str),
    /// The same, and the panel cannot find out until the fault has ended.
    Unknown(&'static str),
    /// Its name is reported as taken.
    Taken,
    /// It succeeds.
    Done,
}

/// The expected outcome of an edit.
pub enum Changed {
    /// It fails with this message.
    Fails(&'static str),
    /// It succeeds, or the panel finds out that it was done.
    Done,
}

/// The expected outcome of a deletion.
pub enum Deleted {
    /// It fails with this message.
    Fails(&'static str),
    /// It succeeds.
    Done,
    /// The panel finds out that it was done, because the token does not exist any more.
    FoundDone,
    /// The server answers that it was deleted before.
    NotThere,
}

/// A row.
pub struct Row {
    /// The fault.
    pub fault: Fault,
    /// A part of the browser's console message; empty if there is none.
    pub console: &'static str,
    /// The reason why the list could not be loaded; empty if it loads.
    pub list: &'static str,
    pub created: Created,
    pub changed: Changed,
    pub deleted: Deleted,
}

impl Row {
    async fn begin(&self, app: &mut App, call: &str) {
        match self.fault {
            // More failures than the automatic retries of the browser and the panel.
            Fault::Order(fault) => app.server.order(json!({ call: fault, "times": 100 })).await,
            Fault::Gone => app.server.kill(),
            Fault::Offline => app.browser.set_offline(true).await,
        }
    }

    async fn end(&self, app: &mut App, call: &str) {
        match self.fault {
            Fault::Order(_) => app.server.order(json!({ call: null })).await,
            Fault::Gone => app.server.start_again().await,
            Fault::Offline => app.browser.set_offline(false).await,
        }
    }
}

/// The target of the server's redirects.
const ELSEWHERE: &str = "https://sign-in.invalid/";

/// The name of the token that is edited and deleted.
const NAME: &str = "in-trouble";

/// Runs all four actions.
pub async fn survives(row: Row) {
    panel(async |app| {
        app.server.make(json!({ "name": NAME, "description": "As it was" })).await;
        app.sign_in_by_link().await;
        // The dialogs are loaded on first use; load them before the fault.
        app.press(&["?"]).await;
        app.expect_visible("dialog", "Keys").await;
        app.press(&["Escape"]).await;
        if !row.console.is_empty() {
            app.expect_console_error(row.console).await;
        }
        list(app, &row).await;
        create(app, &row).await;
        change(app, &row).await;
        delete(app, &row).await;
        app.expect_list().await;
        app.expect_no_alert().await;
        not_followed(app).await;
    })
    .await;
}

/// Asserts that a redirect was not followed. The browser logs the target of a redirect as a request in any case; if it
/// had followed it, the console would have a line about an unknown host or about the policy.
async fn not_followed(app: &App) {
    let trouble = app.problems().await;
    if trouble.iter().any(|it| it.contains(ELSEWHERE)) {
        assert!(
            trouble.iter().all(|it| it.starts_with("sent elsewhere: ") && it.contains(ELSEWHERE)),
            "{trouble:#?}"
        );
        app.clear_logs().await;
    }
}

async fn list(app: &mut App, row: &Row) {
    let tokens = app.server.tokens().await;
    let all = format!("{} tokens", tokens.len());
    row.begin(app, "list").await;
    app.click("button", "Refresh").await;
    if row.list.is_empty() {
        app.expect_list().await;
        row.end(app, "list").await;
        return app.expect_no_alert().await;
    }
    let words = format!("Could not load the tokens: {}", row.list);
    says_with_trace_id(app, row, &words).await;
    assert_eq!(app.row_names(&tokens).await.len(), tokens.len(), "what was there stays");
    if let Fault::Order(_) = row.fault {
        // The first load shows a page, too.
        app.reload().await;
        app.expect_text("alert", &words).await;
        app.expect_visible("heading", "API tokens").await;
        app.expect_visible("button", "Sign out").await;
    }
    row.end(app, "list").await;
    if !matches!(row.fault, Fault::Offline) {
        app.click("button", "Try again").await;
    }
    app.expect_no_alert().await;
    app.expect_exact_text("status", &all).await;
    assert_eq!(app.row_names(&tokens).await.len(), tokens.len());
}

/// Asserts that the trace id of the answer is shown and is in the server's log.
async fn says_with_trace_id(app: &App, row: &Row, words: &str) {
    let alert = app.expect_text("alert", words).await;
    if row.console.parse::<u16>().is_ok() {
        // A later finding may follow in the same message.
        let id = alert.split_once("Trace id: ").and_then(|(_, id)| id.get(..32)).unwrap_or_default();
        let is_id = id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert!(is_id && app.server.output().contains(id), "a trace id: {alert}");
        assert!(alert.contains("The server said: “"), "the server's own words: {alert}");
    }
}

/// Fills in every field of the create dialog.
pub async fn fill_in(app: &App, name: &str) -> FormValues {
    app.expect_visible("dialog", "Create API token").await;
    app.fill_create_dialog(name).await
}

async fn create(app: &mut App, row: &Row) {
    let name = "made-at-last";
    app.click("link", "Create token").await;
    let mut filled = fill_in(app, name).await;
    row.begin(app, "create").await;
    app.click("button", "Create token").await;
    match row.created {
        Created::Done => {}
        Created::Refused(reason) => {
            says_with_trace_id(app, row, &format!("Could not create the token: {reason}")).await;
        }
        Created::NotMade(reason) => {
            says_with_trace_id(app, row, &format!("Could not create the token: {reason}")).await;
            app.expect_text("alert", "No token was made").await;
            assert!(app.server.named(name).await.is_empty());
        }
        Created::Made(reason) => {
            app.expect_text("alert", &format!("Could not create the token: {reason}")).await;
            app.expect_text("alert", "The token was made all the same").await;
        }
        Created::Unknown(reason) => {
            app.expect_text("alert", &format!("Could not create the token: {reason}")).await;
            app.expect_text("alert", "Whether a token was made could not be found out").await;
        }
        Created::Taken => app.expect_invalid("textbox", "Name", "choose another name").await,
    }
    if !matches!(row.created, Created::Done) {
        assert_eq!(app.create_dialog_values().await, filled, "nothing that was typed is lost");
    }
    row.end(app, "create").await;
    match row.created {
        Created::Done => {}
        Created::Refused(_) | Created::NotMade(_) => app.click("button", "Create token").await,
        Created::Made(_) => app.click("button", "Delete it and try again").await,
        Created::Unknown(_) => {
            app.click("button", "Look again").await;
            app.expect_text("alert", "No token was made").await;
            app.click("button", "Create token").await;
        }
        Created::Taken => {
            app.fill("textbox", "Name", "made-at-last-2").await;
            filled[0].1 = "made-at-last-2".to_owned();
            assert_eq!(app.create_dialog_values().await, filled);
            app.click("button", "Create token").await;
        }
    }
    let value = app.save_token_value().await;
    assert!(app.server.accepts(&value).await, "the value is the token's");
    let made = made_of(app, &filled[0].1).await;
    assert_eq!(made["description"], "All of this\nmust stay");
    assert_eq!(made["scopes"], json!(["read_organization", "write_cluster"]));
    app.expect_list().await;
    app.expect_no_alert().await;
}

async fn made_of(app: &App, name: &str) -> Value {
    let mut named = app.server.named(name).await;
    assert_eq!(named.len(), 1, "tokens called {name}");
    named.remove(0)
}

async fn change(app: &mut App, row: &Row) {
    const TYPED: &str = "Typed before it failed";
    app.click("link", NAME).await;
    app.click("button", "Edit token").await;
    app.expect_visible("form", "Edit token").await;
    app.fill("textbox", "Description", TYPED).await;
    row.begin(app, "update").await;
    app.click("button", "Save changes").await;
    if let Changed::Fails(reason) = row.changed {
        app.expect_text("alert", &format!("Could not change the token: {reason}")).await;
        assert_eq!(app.input_value("textbox", "Description").await, TYPED, "nothing that was typed is lost");
        row.end(app, "update").await;
        assert_eq!(made_of(app, NAME).await["description"], "As it was");
        app.click("button", "Save changes").await;
    } else {
        app.expect_hidden("form", "Edit token").await;
        row.end(app, "update").await;
    }
    app.expect_hidden("form", "Edit token").await;
    app.expect_text("status", "Changed ").await;
    assert_eq!(made_of(app, NAME).await["description"], TYPED);
    app.expect_no_alert().await;
}

/// Deletes the token whose details are open.
async fn delete(app: &mut App, row: &Row) {
    app.click("button", "Delete token").await;
    app.expect_visible("alertdialog", "Delete token?").await;
    if matches!(row.deleted, Deleted::FoundDone) {
        app.expect_console_error("404").await;
    }
    row.begin(app, "delete").await;
    app.click("button", "Delete without undo").await;
    match row.deleted {
        Deleted::Done | Deleted::FoundDone => {
            app.expect_hidden("alertdialog", "Delete token?").await;
            row.end(app, "delete").await;
        }
        Deleted::Fails(reason) => {
            app.expect_text("alert", &format!("Could not delete the token: {reason}")).await;
            row.end(app, "delete").await;
            assert_eq!(app.server.named(NAME).await.len(), 1, "it is there");
            app.delete_without_undo().await;
        }
        Deleted::NotThere => {
            app.expect_text(
                "status",
                "was not there: somebody had deleted it, or you may not see it any more.",
            )
            .await;
            row.end(app, "delete").await;
            // The list still has the token.
            app.click("link", NAME).await;
            app.click("button", "Delete token").await;
            app.delete_without_undo().await;
        }
    }
    app.expect_hidden("alertdialog", "Delete token?").await;
    app.expect_hidden("link", NAME).await;
    assert!(app.server.named(NAME).await.is_empty());
}
