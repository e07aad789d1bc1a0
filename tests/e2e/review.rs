//! The review: findings by creator, what can be done about each, and what was accepted in this browser.

use crate::support::{App, panel, panel_with};
use serde_json::{Value, json};

/// What the review says, a line each.
async fn lines(app: &App) -> Vec<String> {
    let script = "return [...document.querySelectorAll('section[aria-label=\"Review\"] tbody tr')].map(row => \
        [...row.cells].map(cell => cell.innerText.replace(/\\s+/g, ' ').trim()).join(' | '))";
    let lines = app.browser.script(script, vec![]).await;
    lines.as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect()
}

async fn make(app: &App, name: &str, scopes: Value) {
    app.server.make(json!({"name": name, "scopes": scopes, "expired_at": null})).await;
}

/// Opens this view, and waits until the person's role is known: the buttons are built again then.
async fn open(app: &App, view: &str) {
    app.goto(view).await;
    app.expect_visible("link", "Activity").await;
}

#[tokio::test]
async fn findings_are_shown_in_place_of_the_table_with_the_same_filters() {
    panel(async |app| {
        make(app, "review-broad", json!(["api"])).await;
        make(app, "review-narrow", json!(["read_cluster"])).await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.fill("searchbox", "Search tokens", "review-").await;
        app.expect_text("status", "2 of ").await;
        app.click("link", "Review").await;
        app.expect_url("/?q=review-&view=review").await;
        app.expect_text("status", "3 findings").await;
        app.expect_hidden("table", "API tokens").await;
        let found = lines(app).await;
        let expected = [
            "admin",
            " | review-narrow | Never expires | Edit",
            " | review-broad | Broad: it has the scope api | Edit",
            " | review-broad | Never expires | Edit",
        ];
        assert_eq!(found, expected);

        // The filters stay links of this view.
        app.click("link", "Broad 1").await;
        app.expect_url("/?q=review-&scope=api&view=review").await;
        app.expect_text("status", "2 findings").await;
        app.fill("searchbox", "Search tokens", "nothing-has-this-name").await;
        app.expect_text("status", "0 of ").await;
        app.fill("searchbox", "Search tokens", "review-").await;
        app.expect_text("status", "2 findings").await;
        app.click("link", "Clear filters").await;
        app.expect_url("/?view=review").await;
        app.expect_visible("heading", "Review").await;
        app.click("link", "Review").await;
        app.expect_url("/").await;
        app.expect_list().await;
    })
    .await;
}

#[tokio::test]
async fn each_finding_has_its_action() {
    panel(async |app| {
        make(app, "review-me", json!(["api"])).await;
        app.sign_in_by_link().await;
        open(app, "?q=review-me&view=review").await;
        app.expect_text("status", "2 findings").await;
        // One for the scope, one for the end.
        assert_eq!(app.browser.find_all("button", "Edit review-me").await.unwrap().len(), 2);
        let press = "document.querySelector('[aria-label=\"Edit review-me\"]').click()";
        app.browser.script(press, vec![]).await;
        app.expect_visible("dialog", "Token details").await;
        app.click("checkbox", "api").await;
        app.click("checkbox", "read_cluster").await;
        app.click("button", "Save changes").await;
        app.expect_text("status", "Changed review-me.").await;
        app.press(&["Escape"]).await;
        app.expect_text("status", "1 finding").await;

        // The other button is as old as the view, and takes the token as it is now.
        for text in ["once", "twice"] {
            app.click("button", "Edit review-me").await;
            app.fill("textbox", "Description", text).await;
            app.click("button", "Save changes").await;
            app.expect_text("status", "Changed review-me.").await;
            app.press(&["Escape"]).await;
            app.expect_hidden("dialog", "Token details").await;
        }
        assert_eq!(app.server.token("review-me").await["description"], "twice");

        open(app, "?q=nightly-pull-2&view=review").await;
        app.click("button", "Delete nightly-pull-2").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        app.click("button", "Delete without undo").await;
        app.expect_text("status", "0 of ").await;
        assert_eq!(app.server.named("nightly-pull-2").await, Vec::<Value>::new());
    })
    .await;
}

#[tokio::test]
async fn what_is_accepted_stays_accepted_in_this_browser_with_its_day() {
    panel(async |app| {
        make(app, "review-broad", json!(["api"])).await;
        app.sign_in_by_link().await;
        app.goto("?q=review-broad&view=review").await;
        app.expect_text("status", "2 findings").await;
        app.click("checkbox", "Accept for review-broad: Broad: it has the scope api").await;
        app.expect_text("status", "2 findings, 1 accepted").await;
        let (_, focused) = app.browser.focused().await.unwrap();
        assert_eq!(focused, "Accept for review-broad: Broad: it has the scope api");
        let today = "return new Date().toLocaleDateString('sv')";
        let today = app.browser.script(today, vec![]).await.as_str().unwrap().to_owned();
        let accepted = format!("{today} | review-broad | Broad: it has the scope api | Edit");
        assert_eq!(lines(app).await[1], accepted);
        app.reload().await;
        app.expect_text("status", "2 findings, 1 accepted").await;
        assert_eq!(lines(app).await[1], accepted);

        let file = app.download(".csv", async || app.click("button", "Download as CSV").await).await;
        let line = file.lines().find(|line| line.contains("\"broad\"")).unwrap();
        let end = format!("\"never\",\"never\",\"{today}\",\"admin\",\"");
        assert!(line.starts_with("\"admin\",\"admin\",\"review-broad\",\"") && line.contains(&end), "{line}");
        assert_eq!(file.lines().count(), 3, "{file}");

        app.click("checkbox", "Accept for review-broad: Broad: it has the scope api").await;
        app.expect_text("status", "2 findings").await;
        app.reload().await;
        app.expect_text("status", "2 findings").await;
        assert_eq!(lines(app).await[1], " | review-broad | Broad: it has the scope api | Edit");
    })
    .await;
}

#[tokio::test]
async fn all_tokens_of_somebody_who_left_are_deleted_in_two_steps() {
    panel(async |app| {
        let of_leaver = async |app: &App| {
            let tokens = app.server.tokens().await;
            tokens.iter().filter(|token| token["user"]["name"] == "tomasz").count()
        };
        let count = of_leaver(app).await;
        assert!(count > 1, "the demo data has a person who left");
        app.sign_in_by_link().await;
        open(app, "?creator_left&view=review").await;
        app.click("button", "Delete all tokens of Tomasz Nowak (tomasz)").await;
        app.expect_visible("alertdialog", &format!("Delete {count} tokens?")).await;
        app.press(&["Escape"]).await;

        app.goto("?creator_left").await;
        app.click("button", "Delete all tokens of Tomasz Nowak (tomasz)").await;
        app.expect_visible("alertdialog", &format!("Delete {count} tokens?")).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_about_to_be_deleted_is_no_finding() {
    panel(async |app| {
        app.sign_in_by_link().await;
        open(app, "?q=nightly-pull-2&view=review").await;
        app.expect_text("status", "3 findings").await;
        app.click("button", "Delete nightly-pull-2").await;
        app.click("button", "Delete token").await;
        app.expect_text("status", "No findings").await;
        app.click("button", "Undo").await;
        app.expect_text("status", "3 findings").await;
    })
    .await;
}

#[tokio::test]
async fn on_yatai_the_scope_api_is_no_finding() {
    panel_with(&["--like-yatai"], async |app| {
        make(app, "review-me", json!(["api"])).await;
        app.sign_in_by_link().await;
        app.goto("?q=review-me&view=review").await;
        app.expect_text("status", "1 finding").await;
        assert_eq!(lines(app).await[1], " | review-me | Never expires | Edit");
    })
    .await;
}

#[tokio::test]
async fn without_the_servers_extras_the_review_works() {
    panel(async |app| {
        make(app, "review-me", json!(["api"])).await;
        app.server.order(json!({ "without_extras": true })).await;
        app.sign_in_by_link().await;
        app.goto("?q=review-me&view=review").await;
        app.expect_text("status", "2 findings").await;
    })
    .await;
}

#[tokio::test]
async fn an_incomplete_list_is_said() {
    panel(async |app| {
        // More than the first page of the list.
        for n in 0..50 {
            app.server.make(json!({ "name": format!("more-{n}") })).await;
        }
        app.sign_in_by_link().await;
        app.goto("?view=review").await;
        app.expect_text("status", " findings").await;
        app.expect_no_text("status", "The list is not complete.").await;
        app.browser.block_requests(Some("start=100")).await;
        app.reload().await;
        app.expect_text("status", " findings. The list is not complete.").await;
    })
    .await;
}

#[tokio::test]
async fn that_nobody_can_tell_who_has_left_is_said() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?view=review").await;
        app.expect_text("status", " findings").await;
        app.expect_no_text("status", "Who has left is not known.").await;
        app.browser.block_requests(Some("/members")).await;
        app.reload().await;
        app.expect_text("status", " findings. Who has left is not known.").await;
    })
    .await;
}
