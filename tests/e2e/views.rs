//! Saved views: stored in the browser, opened as plain links, exported and imported as links.

use crate::support::{App, panel, until};
use serde_json::json;

async fn manage(app: &App) {
    app.click("button", "Views").await;
    app.click("button", "Save or manage views").await;
    app.expect_visible("dialog", "Saved views").await;
}

async fn save(app: &App, name: &str) {
    app.fill("textbox", "Name of the view", name).await;
    app.click("button", "Save view").await;
}

async fn close(app: &App) {
    app.click("button", "Close").await;
    app.expect_hidden("dialog", "Saved views").await;
}

/// The path and query of the link of this name in the menu of views.
async fn leads_to(app: &App, name: &str) -> String {
    app.click("button", "Views").await;
    let link = app.expect_visible("link", name).await;
    let href = link.prop("href").await.unwrap().unwrap();
    app.press(&["Escape"]).await;
    app.expect_hidden("link", name).await;
    href.strip_prefix(&app.server.url()).unwrap_or(&href).to_owned()
}

/// The stored views.
async fn kept(app: &App) -> String {
    let script = "return localStorage.getItem('bento-token-panel.views') ?? ''";
    app.browser.script(script, vec![]).await.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_view_is_saved_opened_and_deleted() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?q=ci&status=active&sort=name").await;
        app.expect_text("status", " of 61 tokens").await;
        manage(app).await;
        let described = app.description("textbox", "Name of the view").await;
        assert!(described.contains("“ci”, Active, sorted by name"), "{described}");
        save(app, "Mine & <b>yours</b>").await;
        app.expect_text("status", "Saved “Mine & <b>yours</b>”.").await;
        app.expect_value("textbox", "Name of the view", "").await;
        close(app).await;

        app.goto("").await;
        app.expect_list().await;
        app.click("button", "Views").await;
        app.click("link", "Mine & <b>yours</b>").await;
        app.expect_url("/?q=ci&status=active&sort=name").await;
        app.expect_text("status", " of 61 tokens").await;
        // A plain link, which also opens in a new tab.
        let address = leads_to(app, "Mine & <b>yours</b>").await;
        assert_eq!(address, "/?q=ci&status=active&sort=name");
        app.go_back().await;
        app.expect_url("/").await;

        manage(app).await;
        app.click("button", "Delete view Mine & <b>yours</b>").await;
        app.expect_text("status", "Deleted “Mine & <b>yours</b>”.").await;
        app.expect_hidden("button", "Delete view Mine & <b>yours</b>").await;
        close(app).await;
        app.reload().await;
        app.expect_list().await;
        app.click("button", "Views").await;
        app.expect_visible("link", "Expiring").await;
        app.expect_hidden("link", "Mine & <b>yours</b>").await;
        assert_eq!(kept(app).await, "");
    })
    .await;
}

#[tokio::test]
async fn a_site_can_define_views_for_everybody() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (name, address) in [
            ("Unused for 90 days", "/?unused=90d"),
            ("Expiring", "/?status=expiring"),
            ("Broad and never expires", "/?scope=api&expires=never"),
        ] {
            app.click("button", "Views").await;
            app.click("link", name).await;
            app.expect_url(address).await;
            app.expect_text("status", " of 61 tokens").await;
            app.click("button", "Views").await;
            let current = app.expect_visible("link", name).await.attr("aria-current").await.unwrap();
            assert_eq!(current.as_deref(), Some("true"), "{name}");
            app.press(&["Escape"]).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_view_needs_a_unique_name() {
    panel(async |app| {
        app.sign_in_by_link().await;
        manage(app).await;
        for (name, why) in [
            ("", "Give it a name."),
            ("  ", "Give it a name."),
            ("expiring", "There is a view of this name already."),
        ] {
            save(app, name).await;
            app.expect_invalid("textbox", "Name of the view", why).await;
        }
        save(app, "Mine").await;
        app.expect_text("status", "Saved “Mine”.").await;
        app.expect_valid("textbox", "Name of the view").await;
        save(app, "MINE").await;
        app.expect_invalid("textbox", "Name of the view", "There is a view of this name already.").await;
        app.fill("textbox", "Name of the view", "Mine too").await;
        app.expect_valid("textbox", "Name of the view").await;
        app.press(&["Enter"]).await;
        app.expect_text("status", "Saved “Mine too”.").await;
        assert_eq!(kept(app).await, "Mine\t?\nMine too\t?\n");
    })
    .await;
}

#[tokio::test]
async fn only_filters_and_order_are_saved() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?q=ci&name=made-up&scopes=api&expires_in=1d&other=thing").await;
        app.expect_text("status", " of 61 tokens").await;
        manage(app).await;
        save(app, "Mine").await;
        app.expect_text("status", "Saved “Mine”.").await;
        assert_eq!(kept(app).await, "Mine\t?q=ci\n");
    })
    .await;
}

#[tokio::test]
async fn views_are_exported_to_another_browser_as_links() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (name, address) in [("Ours", "?q=ci&status=active"), ("Überall 🍱", "?scope=api,none")] {
            app.goto(address).await;
            app.expect_text("status", " of 61 tokens").await;
            manage(app).await;
            save(app, name).await;
            app.expect_text("status", "Saved “").await;
        }
        let url = app.server.url();
        let text = format!("Ours\t{url}/?q=ci&status=active\nÜberall 🍱\t{url}/?scope=api,none\n");
        app.click("button", "Copy links").await;
        app.expect_text("status", "Copied.").await;
        assert_eq!(app.clipboard_text().await, text);
        let file =
            app.download("token-views.txt", async || app.click("button", "Download links").await).await;
        assert_eq!(file, text);

        // Empty storage stands for another browser.
        app.browser.script("localStorage.clear()", vec![]).await;
        app.goto("").await;
        app.expect_list().await;
        manage(app).await;
        app.expect_hidden("button", "Copy links").await;
        app.expect_hidden("button", "Delete view Ours").await;
        app.expect_hidden("textbox", "Links to import").await;
        app.expect_hidden("button", "Import").await;
        app.click("button", "Import links…").await;
        app.screenshot("views-import").await;
        let foreign = "Elsewhere\thttps://example.com/?q=x";
        app.paste("textbox", "Links to import", &format!("{foreign}\n{text}just words")).await;
        app.click("button", "Import").await;
        let said = app.expect_text("status", "Imported: 2. Skipped: 2.").await;
        for line in [foreign, "just words"] {
            assert!(said.contains(&format!("“{line}”: no link of this panel")), "{said}");
        }
        app.expect_visible("button", "Delete view Ours").await;
        // Importing again creates no duplicates.
        app.paste("textbox", "Links to import", &text).await;
        app.click("button", "Import").await;
        app.expect_text("status", "”: There is a view of this name already.").await;
        assert_eq!(kept(app).await, "Ours\t?q=ci&status=active\nÜberall 🍱\t?scope=api,none\n");
        close(app).await;
        app.reload().await;
        app.expect_list().await;
        app.click("button", "Views").await;
        app.click("link", "Überall 🍱").await;
        app.expect_url("/?scope=api,none").await;
    })
    .await;
}

/// The names of the saved views, in the order of the dialog.
async fn order(app: &App) -> Vec<String> {
    let links = "return [...document.querySelectorAll('dialog a[href]')].map(link => link.textContent)";
    serde_json::from_value(app.browser.script(links, vec![]).await).unwrap()
}

/// Stores views as this browser keeps them, and opens the dialog.
async fn manage_stored(app: &App, stored: &str) {
    let script = "localStorage.setItem('bento-token-panel.views', arguments[0])";
    app.browser.script(script, vec![json!(stored)]).await;
    manage(app).await;
}

async fn expect_focus(app: &App, name: &str) {
    until(&format!("“{name}” has the focus"), async || {
        let focused = app.browser.focused().await?;
        if focused == ("button".into(), name.into()) { Ok(()) } else { Err(format!("{focused:?} has it")) }
    })
    .await;
}

#[tokio::test]
async fn a_view_is_opened_and_copied_where_it_is_managed() {
    panel(async |app| {
        app.sign_in_by_link().await;
        manage_stored(app, "Mine\t?q=ci&sort=name\nOther\t?status=active\n").await;
        for (width, scheme) in
            [(320, "light"), (375, "dark"), (768, "light"), (960, "dark"), (1280, "light"), (1280, "dark")]
        {
            app.browser.set_viewport_size(width, 800).await;
            app.browser.emulate_color_scheme(scheme).await;
            app.screenshot(&format!("views-{width}-{scheme}")).await;
        }
        app.click("button", "Copy link to Mine").await;
        app.expect_text("status", "Copied.").await;
        assert_eq!(app.clipboard_text().await, format!("{}/?q=ci&sort=name", app.server.url()));
        app.click("link", "Mine").await;
        app.expect_hidden("dialog", "Saved views").await;
        app.expect_url("/?q=ci&sort=name").await;
    })
    .await;
}

#[tokio::test]
async fn a_view_gets_another_name() {
    panel(async |app| {
        app.sign_in_by_link().await;
        manage_stored(app, "Mine\t?q=ci\nOther\t?status=active\n").await;
        app.click("button", "Rename Mine").await;
        app.expect_value("textbox", "New name of Mine", "Mine").await;
        until("the field has the focus", async || {
            let focused = app.browser.focused().await?;
            if focused.1 == "New name of Mine" { Ok(()) } else { Err(format!("{focused:?}")) }
        })
        .await;
        for (name, why) in [
            ("", "Give it a name."),
            ("OTHER", "There is a view of this name already."),
            ("expiring", "There is a view"),
        ] {
            app.fill("textbox", "New name of Mine", name).await;
            app.click("button", "Save name").await;
            app.expect_invalid("textbox", "New name of Mine", why).await;
            app.expect_value("textbox", "New name of Mine", name).await;
        }
        app.screenshot("views-rename").await;
        app.click("button", "Cancel").await;
        expect_focus(app, "Rename Mine").await;
        assert_eq!(kept(app).await, "Mine\t?q=ci\nOther\t?status=active\n");
        app.press(&["Enter"]).await;
        app.fill("textbox", "New name of Mine", "Ours").await;
        app.press(&["Enter"]).await;
        app.expect_text("status", "Renamed to “Ours”.").await;
        expect_focus(app, "Rename Ours").await;
        assert_eq!(kept(app).await, "Ours\t?q=ci\nOther\t?status=active\n");
    })
    .await;
}

#[tokio::test]
async fn views_are_ordered_by_the_keyboard() {
    panel(async |app| {
        app.sign_in_by_link().await;
        manage_stored(app, "a\t?q=a\nb\t?q=b\nc\t?q=c\n").await;
        app.focus("button", "Move c up").await;
        app.press(&["Enter"]).await;
        app.expect_text("status", "“c” is number 2 of 3.").await;
        expect_focus(app, "Move c up").await;
        app.press(&["Enter"]).await;
        app.expect_text("status", "“c” is number 1 of 3.").await;
        // It cannot go further up.
        expect_focus(app, "Move c down").await;
        assert_eq!(order(app).await, ["c", "a", "b"]);
        assert_eq!(kept(app).await, "c\t?q=c\na\t?q=a\nb\t?q=b\n");
        app.press(&["Enter"]).await;
        app.expect_text("status", "“c” is number 2 of 3.").await;
        close(app).await;
        app.click("button", "Views").await;
        let links = "return [...document.querySelectorAll('details[open] a')].map(link => link.textContent).slice(-3)";
        until("the menu has the same order", async || {
            let said = app.browser.script(links, vec![]).await;
            if said == json!(["a", "c", "b"]) { Ok(()) } else { Err(said.to_string()) }
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn invalid_storage_does_not_break_the_panel() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let hostile = "{\"a\":1}\nscript\tjavascript:alert(1)\nfar\thttps://example.com/?q=x\nsigned\t?q=ci&code=abc&new&token=x\n\
                       <img src=x onerror=alert(1)>\t?q=x\nscript\t?q=twice\n\t\n";
        let script = "localStorage.setItem('bento-token-panel.views', arguments[0])";
        app.browser.script(script, vec![json!(hostile)]).await;
        app.reload().await;
        app.expect_list().await;
        for (name, address) in [("signed", "/?q=ci"), ("<img src=x onerror=alert(1)>", "/?q=x")] {
            assert_eq!(leads_to(app, name).await, address);
        }
        for name in ["script", "far"] {
            let address = leads_to(app, name).await;
            assert!(address.starts_with("/?") || address == "/", "{name} stays in the panel: {address}");
        }
        app.expect_no_alert().await;
        // The next save writes valid storage.
        manage(app).await;
        save(app, "Mine").await;
        app.expect_text("status", "Saved “Mine”.").await;
        assert!(!kept(app).await.contains("code=") && kept(app).await.ends_with("Mine\t?\n"));
    })
    .await;
}

#[tokio::test]
async fn a_view_that_could_not_be_stored_is_reported() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let full =
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
        app.browser.script(full, vec![]).await;
        manage(app).await;
        save(app, "Mine").await;
        app.expect_text("status", "Not kept: this browser refuses to store it.").await;
        app.expect_hidden("button", "Delete view Mine").await;
    })
    .await;
}

#[tokio::test]
async fn a_view_saved_in_another_tab_is_shown_and_kept() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto_in_new_tab("?q=ci").await;
        app.expect_text("status", " of 61 tokens").await;
        manage(app).await;
        save(app, "Of the other tab").await;
        app.expect_text("status", "Saved “").await;
        app.close_tab().await;
        app.click("button", "Views").await;
        app.expect_visible("link", "Of the other tab").await;
        app.press(&["Escape"]).await;
        manage(app).await;
        save(app, "Of this tab").await;
        app.expect_text("status", "Saved “").await;
        until("both are kept", async || {
            let kept = kept(app).await;
            if kept == "Of the other tab\t?q=ci\nOf this tab\t?\n" { Ok(()) } else { Err(kept) }
        })
        .await;
    })
    .await;
}
