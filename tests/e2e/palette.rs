//! The command palette: tokens, views and actions by their names.

use crate::support::{App, panel, uid, until};
use serde_json::json;

const FIELD: &str = "Find tokens, views and actions";

async fn open(app: &App) {
    app.press(&["Control", "k"]).await;
    app.expect_visible("dialog", "Command palette").await;
    focused(app, "combobox", FIELD).await;
}

async fn focused(app: &App, role: &str, name: &str) {
    until(&format!("{role} “{name}” has the focus"), async || {
        let (is, called) = app.browser.focused().await?;
        if is == role && called == name { Ok(()) } else { Err(format!("{is} “{called}” has it")) }
    })
    .await;
}

/// Waits until these are the choices, by the beginnings of their names.
async fn offers(app: &App, names: &[&str]) {
    until(&format!("the choices are {names:?}"), async || {
        let all = app.browser.names("option").await?;
        let fits = all.len() == names.len() && all.iter().zip(names).all(|(is, name)| is.starts_with(name));
        if fits { Ok(()) } else { Err(format!("{all:?}")) }
    })
    .await;
}

/// The text of the choice that the field refers to, which is the selected one.
async fn active(app: &App) -> String {
    let script = "const id = document.activeElement.getAttribute('aria-activedescendant');
        const option = document.getElementById(id);
        return option.getAttribute('aria-selected') === 'true' ? option.textContent : null";
    app.browser.script(script, vec![]).await.as_str().unwrap().to_owned()
}

/// Opens the palette, types this text and presses Enter on the last choice for it, which follows the tokens.
async fn choose(app: &App, text: &str, name: &str) {
    open(app).await;
    app.fill("combobox", FIELD, text).await;
    app.expect_visible("option", name).await;
    app.press(&["ArrowUp"]).await;
    assert_eq!(active(app).await, name);
    app.press(&["Enter"]).await;
    app.expect_hidden("dialog", "Command palette").await;
}

#[tokio::test]
async fn a_token_is_found_by_the_search_of_the_list() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = json!({ "name": "needle-one", "description": "for the haystack", "scopes": ["api"] });
        let token = app.server.make(token).await;
        app.click("button", "Refresh").await;
        app.expect_visible("link", "needle-one").await;
        open(app).await;
        app.fill("combobox", FIELD, "HAYSTACK needle").await;
        offers(app, &["needle-one"]).await;
        let names = app.browser.names("option").await.unwrap();
        assert!(names[0].contains(uid(&token)), "{names:?}");
        app.screenshot("palette-token").await;
        app.press(&["Enter"]).await;
        app.expect_visible("dialog", "Token details").await;
        app.expect_url(&format!("/?token={}", uid(&token))).await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Token details").await;
        focused(app, "link", "needle-one").await;
        // At most six of many.
        open(app).await;
        app.fill("combobox", FIELD, "e").await;
        until("six tokens are offered", async || {
            let all = app.browser.names("option").await?;
            let tokens = all.iter().take_while(|name| !name.starts_with("View: ")).count();
            if tokens == 6 { Ok(()) } else { Err(format!("{all:?}")) }
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_view_replaces_the_filters_and_back_undoes_it() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?type=organization&sort=name").await;
        app.expect_filtered_list().await;
        app.click("button", "Views").await;
        app.click("button", "Save or manage views").await;
        app.fill("textbox", "Name of the view", "Mine by name").await;
        app.click("button", "Save view").await;
        app.click("button", "Close").await;
        app.expect_hidden("dialog", "Saved views").await;

        choose(app, "never used", "View: Never used").await;
        app.expect_url("/?used=never").await;
        app.go_back().await;
        app.expect_url("/?type=organization&sort=name").await;
        choose(app, "view all", "View: All").await;
        app.expect_url("/").await;
        choose(app, "mine", "View: Mine by name").await;
        app.expect_url("/?type=organization&sort=name").await;
    })
    .await;
}

#[tokio::test]
async fn actions_are_done() {
    panel(async |app| {
        app.sign_in_by_link().await;
        choose(app, "create", "Create token").await;
        app.expect_visible("dialog", "Create API token").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Create API token").await;
        choose(app, "dark", "Theme: dark").await;
        app.expect_visible("button", "Theme: dark").await;
        open(app).await;
        app.screenshot("palette-dark").await;
        app.press(&["Escape"]).await;
        choose(app, "keys", "Keys").await;
        app.expect_visible("dialog", "Keys").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Keys").await;
        let text = app.download(".csv", async || choose(app, "csv", "Export: download CSV").await).await;
        assert!(text.lines().count() > 50);
        choose(app, "your sessions", "Your sessions").await;
        app.expect_visible("dialog", "Your sessions").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Your sessions").await;
        choose(app, "sign out", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
        // Nobody is signed in: there is nothing to find.
        app.press(&["Control", "k"]).await;
        app.expect_hidden("dialog", "Command palette").await;
    })
    .await;
}

#[tokio::test]
async fn arrow_keys_go_round_the_choices() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (width, height) in [(1280, 800), (375, 667), (320, 256)] {
            app.browser.set_viewport_size(width, height).await;
            app.focus("button", "Sign out").await;
            open(app).await;
            app.screenshot(&format!("palette-{width}")).await;
            assert_eq!(active(app).await, "View: All");
            app.press(&["ArrowUp"]).await;
            assert_eq!(active(app).await, "Sign out");
            app.press(&["ArrowDown"]).await;
            app.press(&["ArrowDown"]).await;
            assert_eq!(active(app).await, "View: Active");
            app.expect_in_viewport("View: Active").await;
            app.fill("combobox", FIELD, "zzzz").await;
            offers(app, &["Nothing has this name."]).await;
            app.press(&["ArrowDown"]).await;
            app.press(&["Enter"]).await;
            focused(app, "combobox", FIELD).await;
            app.press(&["Escape"]).await;
            app.expect_hidden("dialog", "Command palette").await;
            focused(app, "button", "Sign out").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_choice_can_be_clicked() {
    panel(async |app| {
        app.sign_in_by_link().await;
        open(app).await;
        app.click("option", "View: Expired").await;
        app.expect_url("/?status=expired").await;
        app.expect_hidden("dialog", "Command palette").await;
        // From an open menu: its button has the focus afterwards.
        app.click("button", "Columns").await;
        app.focus("checkbox", "Scopes").await;
        open(app).await;
        app.press(&["Escape"]).await;
        focused(app, "button", "Columns").await;
    })
    .await;
}
