//! The language: who chooses it, what stays when it changes, and what is said when its file is of no use.

use crate::support::{App, Folder, Texts, copy_of_the_panel, panel, panel_with, uid, until};
use serde_json::json;
use std::path::Path;

/// Chooses a language by its own name; `label` is what the menu is called in the language in force.
async fn choose(app: &App, label: &str, name: &str) {
    let menu = app.expect_visible("combobox", label).await;
    menu.select_by_label(name).await.unwrap();
}

/// Waits until the page is in this language.
async fn expect_language(app: &App, tag: &str) {
    until(&format!("the page is in {tag}"), async || {
        let lang = app.browser.script("return document.documentElement.lang", vec![]).await;
        if lang == tag { Ok(()) } else { Err(format!("it is in {lang}")) }
    })
    .await;
    app.expect_visible("heading", &Texts::of(tag).text("common", "api-tokens")).await;
}

/// From the next page on, the browser's languages are these.
async fn prefer(app: &App, tags: &str) {
    let script = format!("Object.defineProperty(navigator, 'languages', {{ get: () => [{tags}] }})");
    app.browser.add_init_script(&script).await;
}

#[tokio::test]
async fn a_chosen_language_is_remembered_and_nothing_is_lost_or_loaded_again() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.fill("searchbox", "Search tokens", "ci").await;
        app.click("checkbox", "Select ci-deploy").await;
        app.expect_exact_text("status", "1 selected").await;
        let asked = app.sent("GET").await.len();
        choose(app, "Language", "日本語").await;
        expect_language(app, "ja").await;
        let ja = Texts::of("ja");
        app.expect_value("searchbox", &ja.text("filters", "search-tokens"), "ci").await;
        let ticked = "return document.querySelectorAll('tr[data-uid] input:checked').length";
        assert_eq!(app.browser.script(ticked, vec![]).await, 1, "the selection stays");
        assert_eq!(app.browser.script("return document.activeElement.localName", vec![]).await, "select");
        let asked_again: Vec<_> = app.sent("GET").await.into_iter().skip(asked).collect();
        assert!(asked_again.is_empty(), "{asked_again:?}");

        app.reload().await;
        expect_language(app, "ja").await;
        app.expect_visible("link", &ja.text("common", "create-token")).await;
        choose(app, &ja.text("language", "language"), "English").await;
        expect_language(app, "en").await;
        app.reload().await;
        expect_language(app, "en").await;
        app.expect_visible("link", "Create token").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_to_sign_in_stays_in_another_language() {
    panel(async |app| {
        app.goto("").await;
        app.fill("textbox", "API token", "not-a-token").await;
        app.click("checkbox", "Keep me signed in for this tab").await;
        let fields = "return [...document.querySelectorAll('main input')].map(it => it.type == 'checkbox' ? it.checked : it.value)";
        let before = app.browser.script(fields, vec![]).await;
        assert_eq!(before, json!(["not-a-token", true]));
        choose(app, "Language", "Deutsch").await;
        let de = Texts::of("de");
        app.expect_visible("heading", &de.text("sign-in", "sign-in")).await;
        app.expect_visible("button", &de.text("sign-in", "sign-in")).await;
        assert_eq!(app.browser.script(fields, vec![]).await, before);
    })
    .await;
}

#[tokio::test]
async fn without_a_choice_the_site_decides_and_then_the_browser() {
    panel(async |app| {
        app.sign_in_by_link().await;
        prefer(app, "'fr', 'zh-TW', 'de'").await;
        app.reload().await;
        expect_language(app, "zh-Hant").await;
        app.serve_below("/").await;
        let settings = |language: &str| format!(r#"{{"signed_in": true, "language": "{language}"}}"#);
        for (language, tag) in [("ko", "ko"), ("en", "en"), ("auto", "zh-Hant")] {
            app.answer_settings_with("200 OK", "application/json", &settings(language));
            app.goto("").await;
            expect_language(app, tag).await;
        }
        // The person's own choice wins.
        app.answer_settings_with("200 OK", "application/json", &settings("ko"));
        app.goto("").await;
        expect_language(app, "ko").await;
        choose(app, &Texts::of("ko").text("language", "language"), "Tiếng Việt").await;
        expect_language(app, "vi").await;
        app.reload().await;
        expect_language(app, "vi").await;
    })
    .await;
}

/// The one file of a language in a copy of the panel.
fn file_of(site: &Path, tag: &str) -> std::path::PathBuf {
    let wanted = format!("messages-{tag}-");
    let is_it = |name: &str| name.starts_with(&wanted) && name.ends_with(".txt");
    let mut names =
        std::fs::read_dir(site).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    site.join(names.find(|name| is_it(name)).unwrap())
}

/// Removes a language's file, and its compressed copies.
fn remove_file(site: &Path, tag: &str) {
    let file = file_of(site, tag);
    for extension in ["txt", "txt.br", "txt.gz"] {
        std::fs::remove_file(file.with_extension(extension)).unwrap();
    }
}

/// Writes a language's file anew.
pub fn replace_file(site: &Path, tag: &str, text: &str) {
    let file = file_of(site, tag);
    remove_file(site, tag);
    std::fs::write(file, text).unwrap();
}

#[tokio::test]
async fn a_file_that_does_not_fit_is_refused_in_words_and_the_language_stays() {
    let folder = Folder::new();
    let site = folder.path().join("site");
    copy_of_the_panel(&site);
    let text = Texts::of("de").file();
    replace_file(&site, "de", &text.replacen(|c: char| c != '\n', "x", 1));
    remove_file(&site, "ja");
    panel_with(&["--site", site.to_str().unwrap()], async |app| {
        app.sign_in_by_link().await;
        app.expect_list().await;
        choose(app, "Language", "Deutsch").await;
        app.expect_text("alert", "The messages of this language are of another version of this page.").await;
        expect_language(app, "en").await;
        app.expect_console_error("404").await;
        choose(app, "Language", "日本語").await;
        app.expect_text("alert", "Could not load the messages of this language").await;
        expect_language(app, "en").await;
        choose(app, "Language", "한국어").await;
        expect_language(app, "ko").await;
        app.expect_no_alert().await;
    })
    .await;
}

#[tokio::test]
async fn the_story_of_a_token_in_german() {
    panel(async |app| {
        let de = Texts::of("de");
        let say = |area: &str, name: &str| de.text(area, name);
        app.sign_in_by_link().await;
        prefer(app, "'de-CH'").await;
        app.reload().await;
        app.expect_visible("table", &say("common", "api-tokens")).await;
        let before = app.server.tokens().await.len();
        app.click("link", &say("common", "create-token")).await;
        app.expect_visible("dialog", &say("create", "title")).await;
        app.fill("textbox", &say("common", "name"), "geschichte").await;
        app.click("checkbox", "read_organization").await;
        app.click("button", &say("common", "create-token")).await;
        app.expect_visible("dialog", &say("reveal", "save-new-token")).await;
        let value = app.input_value("textbox", &say("reveal", "token-value")).await;
        assert!(value.len() >= 20);
        app.click("checkbox", &say("reveal", "have-saved")).await;
        app.click("button", &say("reveal", "done")).await;
        app.expect_hidden("dialog", &say("reveal", "save-new-token")).await;
        let tokens = app.server.tokens().await;
        assert_eq!(tokens.len(), before + 1);
        let made = tokens.iter().find(|token| token["name"] == "geschichte").unwrap();
        app.goto(&format!("?token={}", uid(made))).await;
        app.expect_text_in("dialog", &say("details", "token-details"), "read_organization").await;
        app.click("button", &say("common", "delete-token")).await;
        app.click("button", &say("common", "delete-without-undo")).await;
        until("the token is deleted", async || match app.server.tokens().await.len() {
            count if count == before => Ok(()),
            count => Err(format!("{count}, not {before}")),
        })
        .await;
        app.click("button", &say("header", "sign-out")).await;
        app.expect_visible("heading", &say("sign-in", "sign-in")).await;
    })
    .await;
}

#[tokio::test]
async fn times_are_in_utc_where_the_person_wants_it() {
    panel(async |app| {
        app.browser.set_time_zone("Asia/Tokyo").await;
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.click("button", "Show UTC").await;
        app.expect_visible("button", "Show local time").await;
        app.goto("?new&name=zone&scopes=api&expires_at=2030-01-02+03:04").await;
        app.expect_text("status", "Wed, Jan 2, 2030, 3:04 AM UTC").await;
        app.goto("").await;
        app.click("button", "Show local time").await;
        app.goto("?new&name=zone&scopes=api&expires_at=2030-01-02+03:04").await;
        app.expect_text("status", "Wed, Jan 2, 2030, 3:04 AM Asia/Tokyo").await;
    })
    .await;
}
