//! More rows than the document holds: scrolling, moving with keys, and returning to the same position.

use crate::support::{App, panel, until};
use serde_json::{Value, json};

async fn focused_row(app: &App, name: &str) {
    until(&format!("the row “{name}” has the focus"), async || {
        let (role, is) = app.browser.focused().await?;
        if role == "link" && is == name { Ok(()) } else { Err(format!("{role} “{is}” has it")) }
    })
    .await;
}

async fn name_at(tokens: &[Value], at: usize) -> String {
    tokens[at]["name"].as_str().unwrap().to_owned()
}

async fn scrolled(app: &App) -> i64 {
    app.browser.script("return Math.round(scrollY)", vec![]).await.as_f64().unwrap() as i64
}

#[tokio::test]
async fn keys_move_through_rows_select_and_open() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        app.press(&["/"]).await;
        app.press(&["ArrowDown"]).await;
        focused_row(app, &name_at(&tokens, 0).await).await;
        app.press(&["ArrowDown"]).await;
        app.press(&["ArrowDown"]).await;
        focused_row(app, &name_at(&tokens, 2).await).await;
        app.press(&["ArrowUp"]).await;
        let second = name_at(&tokens, 1).await;
        focused_row(app, &second).await;
        app.press(&["End"]).await;
        focused_row(app, &name_at(&tokens, tokens.len() - 1).await).await;
        app.press(&["ArrowDown"]).await;
        focused_row(app, &name_at(&tokens, tokens.len() - 1).await).await;
        app.press(&["PageUp"]).await;
        until("a page up is many rows", async || {
            let (_, is) = app.browser.focused().await?;
            let at = tokens.iter().position(|token| token["name"] == is.as_str()).ok_or(is)?;
            if (1..tokens.len() - 3).contains(&at) { Ok(()) } else { Err(format!("it is row {at}")) }
        })
        .await;
        app.press(&["Home"]).await;
        focused_row(app, &name_at(&tokens, 0).await).await;
        app.press(&["PageDown"]).await;
        app.press(&["Home"]).await;
        app.press(&["ArrowDown"]).await;
        focused_row(app, &second).await;

        app.press(&["Space"]).await;
        app.expect_exact_text("status", "1 selected").await;
        assert!(app.is_checked("checkbox", &format!("Select {second}")).await);
        app.press(&["ArrowDown"]).await;
        app.press(&["ArrowDown"]).await;
        app.press(&["Shift", "Space"]).await;
        app.expect_exact_text("status", "3 selected").await;
        app.press(&["Enter"]).await;
        app.expect_text_in("dialog", "Token details", tokens[3]["uid"].as_str().unwrap()).await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Token details").await;
        focused_row(app, &name_at(&tokens, 3).await).await;
    })
    .await;
}

#[tokio::test]
async fn only_rows_in_view_are_in_the_document_and_the_position_is_kept() {
    panel(async |app| {
        for n in 0..640 {
            app.server.make(json!({ "name": format!("many-{n}") })).await;
        }
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        let table = app.expect_visible("table", "API tokens").await;
        assert_eq!(table.attr("aria-rowcount").await.unwrap().unwrap(), (tokens.len() + 1).to_string());
        let in_document = async || {
            let script = "return document.querySelectorAll('[aria-label=\"API tokens\"] tbody tr[aria-rowindex]').length";
            app.browser.script(script, vec![]).await.as_u64().unwrap()
        };
        assert!((30..200).contains(&in_document().await));

        app.press(&["/"]).await;
        app.press(&["ArrowDown"]).await;
        app.press(&["End"]).await;
        focused_row(app, &name_at(&tokens, tokens.len() - 1).await).await;
        assert!((30..200).contains(&in_document().await));
        app.press(&["Home"]).await;
        focused_row(app, &name_at(&tokens, 0).await).await;

        // Opens the details and returns.
        app.browser.script("scrollTo(0, 12000)", vec![]).await;
        let in_view = "return [...document.querySelectorAll('[aria-label=\"API tokens\"] tbody tr[aria-rowindex] a')]
            .find(link => link.getBoundingClientRect().top > innerHeight / 2)?.textContent ?? null";
        let name = until("rows are drawn there", async || {
            let name = app.browser.script(in_view, vec![]).await;
            name.as_str().map(str::to_owned).ok_or_else(|| "there are none".to_owned())
        })
        .await;
        let place = scrolled(app).await;
        app.click("link", &name).await;
        app.expect_visible("dialog", "Token details").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Token details").await;
        app.expect_visible("link", &name).await;
        assert_eq!(scrolled(app).await, place, "closing details keeps the place");
        app.click("link", &name).await;
        app.expect_visible("dialog", "Token details").await;
        app.go_back().await;
        app.expect_hidden("dialog", "Token details").await;
        app.expect_visible("link", &name).await;
        assert_eq!(scrolled(app).await, place, "so does going back");

        // Opens another view and returns.
        app.browser.script("document.querySelector('th a').click()", vec![]).await;
        app.expect_url("/?sort=name").await;
        app.go_back().await;
        app.expect_url("/").await;
        until("back is where one was", async || {
            let is = scrolled(app).await;
            if is == place { Ok(()) } else { Err(format!("it is at {is}, and was at {place}")) }
        })
        .await;
        app.expect_visible("link", &name).await;
    })
    .await;
}
