//! A new expiration for many tokens at once.

use crate::support::{App, panel, panel_with, until};
use serde_json::{Value, json};

/// Makes so many tokens that end in 2030, as the admin.
async fn make(app: &App, prefix: &str, count: usize) {
    for number in 0..count {
        let token = json!({
            "name": format!("{prefix}-{number:03}"), "scopes": ["read_cluster"], "expired_at": "2030-01-10T00:00:00Z",
        });
        app.server.make(token).await;
    }
}

/// Shows the tokens of this prefix, selects all of them, and opens the dialog.
async fn open(app: &App, prefix: &str, count: usize) {
    app.goto(&format!("?q={prefix}-&sort=name")).await;
    app.expect_filtered_list().await;
    app.click("checkbox", &format!("Select {prefix}-000")).await;
    app.click("button", &format!("Select all {count}")).await;
    change(app, count).await;
}

async fn change(app: &App, count: usize) {
    change_of(app, &format!("{count} tokens")).await;
}

async fn change_of(app: &App, what: &str) {
    app.click("button", "Change expiry").await;
    app.expect_visible("dialog", &format!("Change expiry of {what}?")).await;
}

/// Chooses a date, and begins.
async fn to(app: &App, date: &str) {
    app.select_option("Expiration", "Custom…").await;
    app.fill("textbox", "Expiration date", date).await;
    submit(app).await;
}

/// The button of the dialog; that of the bar has the same name.
async fn submit(app: &App) {
    app.browser.script("document.querySelector('dialog [type=submit]').click()", vec![]).await;
}

/// How many tokens of this prefix end on this day.
async fn ending(app: &App, prefix: &str, day: &str) -> usize {
    let ends = |token: &&Value| {
        token["name"].as_str().unwrap().starts_with(prefix)
            && token["expired_at"].as_str().is_some_and(|at| at.starts_with(day))
    };
    let all = app.server.ask("GET", "/api/v1/api_tokens?start=0&count=1000", None, 200).await;
    all["items"].as_array().unwrap().iter().filter(ends).count()
}

/// The lines of the dialog, or of the notice.
async fn lines(app: &App, place: &str) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll(arguments[0] + ' .outcomes li')].map(li => li.textContent)";
    serde_json::from_value(app.browser.script(script, vec![json!(place)]).await).unwrap()
}

#[tokio::test]
async fn each_token_is_listed_with_its_old_and_new_end_and_the_change_can_be_undone() {
    panel(async |app| {
        make(app, "three", 3).await;
        app.server
            .make(json!({"name": "three-endless", "scopes": ["read_cluster"], "expired_at": null}))
            .await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        open(app, "three", 4).await;
        let before = lines(app, "dialog").await;
        assert_eq!(before.len(), 4);
        assert!(before[0].starts_with("three-000") && !before[0].contains('→'), "{before:?}");
        submit(app).await;
        app.expect_invalid("combobox", "Expiration", "Choose when they expire.").await;

        app.select_option("Expiration", "Extend by 30 days").await;
        until("each line has its outcome", async || {
            let lines = lines(app, "dialog").await;
            let is_moved =
                |line: &String| line.contains("Thu, Jan 10, 2030") || line.contains("Sat, Feb 9, 2030");
            match lines.iter().filter(|line| is_moved(line) && line.contains('→')).count() {
                3 if lines[3].contains("It has no end that could be moved.") => Ok(()),
                _ => Err(format!("{lines:?}")),
            }
        })
        .await;
        submit(app).await;
        app.expect_text("status", "Changed the expiration of 3 tokens.").await;
        assert_eq!(ending(app, "three", "2030-02-09").await, 3);
        // What could not be changed stays selected.
        app.expect_exact_text("status", "1 selected").await;

        app.click("button", "Undo").await;
        until("the old ends are back", async || match ending(app, "three", "2030-01-10").await {
            3 => Ok(()),
            count => Err(format!("{count} of 3")),
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn what_others_may_change_alone_is_said_and_left() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_list().await;
        let tokens = app.server.tokens().await;
        let is_others = |token: &&Value| {
            token["user"]["name"] != "admin"
                && token["is_organization_token"] == false
                && token["is_expired"] == false
        };
        let name = tokens.iter().find(is_others).unwrap()["name"].as_str().unwrap();
        app.goto(&format!("?q={name}&status=active")).await;
        app.expect_filtered_list().await;
        app.click("checkbox", &format!("Select {name}")).await;
        app.click("button", "Change expiry").await;
        app.select_option("Expiration", "7 days").await;
        app.expect_text_in(
            "dialog",
            "Change expiry of 1 token?",
            "Only its creator may change a personal token.",
        )
        .await;
        submit(app).await;
        app.expect_visible("dialog", "Change expiry of 1 token?").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Change expiry of 1 token?").await;
        app.expect_exact_text("status", "1 selected").await;
    })
    .await;
}

#[tokio::test]
async fn outcomes_add_up_where_some_fail() {
    panel(async |app| {
        make(app, "ten", 10).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        open(app, "ten", 10).await;
        app.server.order(json!({"update": "fault-403", "times": 4})).await;
        app.expect_console_error("403").await;
        to(app, "2031-05-05").await;
        app.expect_text(
            "alert",
            "Changed the expiration of 6 tokens. 4 tokens could not be changed, and stay selected:",
        )
        .await;
        assert_eq!(lines(app, ".notice").await.len(), 4);
        app.expect_exact_text("status", "4 selected").await;
        assert_eq!(ending(app, "ten", "2031-05-0").await, 6);
    })
    .await;
}

#[tokio::test]
async fn an_undo_that_fails_can_be_tried_again() {
    panel(async |app| {
        make(app, "back", 3).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        open(app, "back", 3).await;
        to(app, "2031-05-05").await;
        app.expect_text("status", "Changed the expiration of 3 tokens.").await;
        app.server.order(json!({"update": "fault-403", "times": 2})).await;
        app.expect_console_error("403").await;
        app.click("button", "Undo").await;
        app.expect_text(
            "alert",
            "Changed the expiration of 1 token. 2 tokens could not be changed, and stay selected:",
        )
        .await;
        app.expect_exact_text("status", "2 selected").await;
        app.click("button", "Try the rest again").await;
        app.expect_text("status", "Changed the expiration of 2 tokens.").await;
        assert_eq!(ending(app, "back", "2030-01-10").await, 3);
        app.expect_hidden("button", "Undo").await;
    })
    .await;
}

#[tokio::test]
async fn shortening_the_own_token_and_choosing_for_nobody_are_said() {
    panel(async |app| {
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.click("checkbox", "Select first-admin-token").await;
        change_of(app, "1 token").await;
        app.select_option("Expiration", "Extend by 30 days").await;
        submit(app).await;
        app.expect_invalid("combobox", "Expiration", "None of these tokens can have it: the list says why.")
            .await;
        app.select_option("Expiration", "7 days").await;
        app.expect_text("status", "You are signed in with this token.").await;
        app.press(&["Escape"]).await;
    })
    .await;
}

#[tokio::test]
async fn five_hundred_tokens_are_stopped_halfway_and_finished() {
    panel(async |app| {
        make(app, "many", 500).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        open(app, "many", 500).await;
        app.server.order(json!({"update": "fault-slow-250ms", "times": 1000})).await;
        to(app, "2031-05-05").await;
        app.expect_text("status", "Changing the expiration of 500 tokens.").await;
        until("some are done", async || {
            let done =
                app.browser.script("return document.querySelector('progress')?.value ?? 0", vec![]).await;
            if done.as_f64().unwrap() >= 8.0 { Ok(()) } else { Err(done.to_string()) }
        })
        .await;
        app.click("button", "Stop").await;
        app.expect_text("status", "Stopped: ").await;
        let done = ending(app, "many", "2031-05-0").await;
        assert!((8..500).contains(&done), "{done}");
        app.expect_text("status", &format!("Changed the expiration of {done} tokens.")).await;
        app.expect_text("status", &format!("Stopped: {} tokens left as they were.", 500 - done)).await;
        app.expect_exact_text("status", &format!("{} selected", 500 - done)).await;
        app.click("button", "Dismiss").await;

        app.server.order(json!({"update": null})).await;
        change(app, 500 - done).await;
        to(app, "2031-05-05").await;
        app.expect_text("status", &format!("Changed the expiration of {} tokens.", 500 - done)).await;
        assert_eq!(ending(app, "many", "2031-05-0").await, 500);
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_left_halfway_says_on_return_what_was_not_changed() {
    panel(async |app| {
        make(app, "left", 40).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        open(app, "left", 40).await;
        app.server.order(json!({"update": "fault-slow-250ms", "times": 1000})).await;
        to(app, "2031-05-05").await;
        until("some are done", async || {
            let done =
                app.browser.script("return document.querySelector('progress')?.value ?? 0", vec![]).await;
            if done.as_f64().unwrap() >= 4.0 { Ok(()) } else { Err(done.to_string()) }
        })
        .await;
        app.reload_and_discard().await;
        let said = app.expect_text("status", "Not changed, because the page was left before.").await;
        let named = said.matches("left-").count();
        let done = ending(app, "left", "2031-05-0").await;
        // Those that were under way are named, for they may be unchanged: four at most.
        assert!(named + done >= 40 && named + done <= 44, "{named} named, {done} done");
        app.click("button", "Dismiss").await;
        app.reload().await;
        app.expect_list().await;
        app.expect_no_text("status", "Not changed").await;
    })
    .await;
}

#[tokio::test]
async fn the_selection_alone_is_exported() {
    panel(async |app| {
        make(app, "picked", 3).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        for name in ["picked-000", "picked-002"] {
            app.click("checkbox", &format!("Select {name}")).await;
        }
        let text = app
            .download(".csv", async || {
                app.click("button", "Export selected").await;
                app.click("button", "Download CSV").await;
            })
            .await;
        assert_eq!(text.lines().count(), 3, "{text}");
        assert!(text.contains("picked-000") && text.contains("picked-002"), "{text}");
    })
    .await;
}

/// Two tokens get a later end, and their old one back.
async fn is_changed_and_undone(app: &App) {
    make(app, "two", 2).await;
    app.sign_in_by_link().await;
    app.expect_list().await;
    open(app, "two", 2).await;
    app.select_option("Expiration", "Extend by 30 days").await;
    submit(app).await;
    app.expect_text("status", "Changed the expiration of 2 tokens.").await;
    assert_eq!(ending(app, "two", "2030-02-09").await, 2);
    app.click("button", "Undo").await;
    until("the old ends are back", async || match ending(app, "two", "2030-01-10").await {
        2 => Ok(()),
        count => Err(format!("{count} of 2")),
    })
    .await;
}

#[tokio::test]
async fn on_yatai_many_are_changed_and_undone() {
    panel_with(&["--like-yatai"], async |app| is_changed_and_undone(app).await).await;
}

#[tokio::test]
async fn without_the_servers_extras_many_are_changed_and_undone() {
    panel(async |app| {
        app.server.order(json!({ "without_extras": true })).await;
        is_changed_and_undone(app).await;
    })
    .await;
}
