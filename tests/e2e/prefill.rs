//! Links that open the create dialog filled in: the fields hold the link's values, unknown parts are named, and a link
//! alone neither creates a token nor runs a script. These are a few cases of the golden set; unit tests compare all.

use crate::support::{App, panel};
use serde_json::{Value, json};

const GOLDEN: &str = include_str!("../golden/prefill.json");

const SCOPES: [&str; 5] = ["api", "read_organization", "write_organization", "read_cluster", "write_cluster"];

/// A case of the golden set; its head is in `src/state/draft/tests_prefill.rs`.
fn case(what: &str) -> Value {
    let golden = [64, 1024, 1025, 10_000]
        .iter()
        .fold(GOLDEN.to_owned(), |text, n| text.replace(&format!("<{n} x>"), &"x".repeat(*n)));
    let cases: Vec<Value> = serde_json::from_str(&golden).unwrap();
    cases
        .into_iter()
        .find(|case| case["what"] == what)
        .unwrap_or_else(|| panic!("no case is called “{what}”"))
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().map(|text| text.as_str().unwrap()).collect()
}

/// The names of ignored values: a value is quoted if it is one short word, and its key has no other one.
fn named(ignored: &[&str]) -> String {
    let key = |text: &str| text.split_once('=').unwrap().0.to_owned();
    let is_word = |text: &str| {
        let value = text.split_once('=').unwrap().1;
        (1..=25).contains(&value.len())
            && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.:".contains(&b))
    };
    let mut names: Vec<String> = Vec::new();
    for text in ignored {
        let is_only = ignored.iter().filter(|other| key(other) == key(text)).count() == 1;
        let name = if is_only && is_word(text) { (*text).to_owned() } else { key(text) };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// Asserts that the dialog is filled in as in the case.
async fn is_filled(app: &App, case: &Value) {
    let text = |key: &str, otherwise: &'static str| case[key].as_str().unwrap_or(otherwise).to_owned();
    app.expect_visible("dialog", "Create API token").await;
    app.expect_value("textbox", "Name", &text("name", "")).await;
    app.expect_value("textbox", "Description", &text("description", "")).await;
    let wanted = texts(&case["scopes"]);
    for scope in SCOPES.into_iter().chain(wanted.iter().copied().filter(|it| !SCOPES.contains(it))) {
        assert_eq!(app.is_checked("checkbox", scope).await, wanted.contains(&scope), "{scope}");
    }
    for (kind, label) in
        [("personal", "Personal"), ("organization", "Organization"), ("monitoring", "Monitoring")]
    {
        assert_eq!(app.is_checked("radio", label).await, text("token_type", "personal") == kind, "{kind}");
    }
    app.expect_value("combobox", "Expiration", &text("expiration", "30")).await;
    if case["expiration"] == "custom" {
        app.expect_value("textbox", "Expiration date", &text("custom", "")).await;
    }
    // The dialog names ignored parts of the address, too: the page behind it cannot be reached.
    let odd = [texts(&case["odd"]), texts(&case["ignored"])].concat();
    if odd.is_empty() {
        let statuses = app.browser.texts("status").await.unwrap();
        assert!(!statuses.iter().any(|text| text.contains("Not understood")), "{statuses:?}");
    } else {
        app.expect_exact_text("status", &format!("Not understood in the link: {}", named(&odd))).await;
    }
}

/// Asserts that the texts became no markup and are not wider than the dialog.
async fn is_only_text(app: &App) {
    let script = "const dialog = document.querySelector('dialog[open]');
        return [document.images.length, document.querySelectorAll('svg, body script, dialog b').length,
            dialog.scrollWidth - dialog.clientWidth, document.documentElement.scrollWidth > innerWidth]";
    let found = app.browser.script(script, vec![]).await;
    assert_eq!(found, json!([0, 0, 0, false]), "images, other elements, too wide, too wide a page");
}

#[tokio::test]
async fn a_link_fills_the_form_names_unknown_parts_and_creates_nothing() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let before = app.server.tokens().await.len();
        for what in [
            "everything",
            "a local time with a plus for the space",
            "a scope that nobody knows",
            "both ends: the moment counts",
            "repeated keys: the first counts",
            "markup in every field",
            "markup that is not encoded",
            "text that runs the other way",
            "NUL",
            "bytes that are no text",
            "a description of 10,000 characters",
            "a scope of 10,000 characters",
            "keys that would submit",
        ] {
            let case = case(what);
            app.goto(case["link"].as_str().unwrap()).await;
            is_filled(app, &case).await;
            is_only_text(app).await;
            let refused = texts(&case["refused"]);
            if refused.is_empty() {
                continue;
            }
            app.click("button", "Create token").await;
            for (field, label) in [("name", "Name"), ("description", "Description")] {
                if refused.contains(&field) {
                    app.expect_invalid("textbox", label, "").await;
                } else {
                    app.expect_valid("textbox", label).await;
                }
            }
            // An error keeps the values of the link.
            is_filled(app, &case).await;
        }
        assert_eq!(app.sent("POST").await.len(), 0, "nothing was sent");
        assert_eq!(app.server.tokens().await.len(), before);
    })
    .await;
}

#[tokio::test]
async fn a_link_creates_a_token_only_after_a_click() {
    panel(async |app| {
        let link = "?new&name=by-link&description=From+a+link&scopes=read_cluster&expires_in=7d&utm=1";
        app.goto(link).await;
        app.expect_visible("heading", "Sign in").await;
        app.sign_in_by_token().await;
        // The link's values survive signing in and reloading.
        app.expect_value("textbox", "Name", "by-link").await;
        app.reload().await;
        app.expect_visible("heading", "Sign in").await;
        app.sign_in_by_token().await;
        app.expect_value("textbox", "Name", "by-link").await;
        app.expect_value("textbox", "Description", "From a link").await;
        assert_eq!(app.sent("POST").await.len(), 0, "nothing was sent");

        app.click("button", "Create token").await;
        app.save_token_value().await;
        app.expect_url("/?utm=1").await;
        let sent = app.sent("POST").await;
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].body["name"], "by-link");
        assert_eq!(sent[0].body["scopes"], json!(["read_cluster"]));
        let tokens = app.server.tokens().await;
        assert_eq!(tokens.iter().filter(|token| token["name"] == "by-link").count(), 1);
        // The link is used up: a reload opens no form that could create a second token.
        app.reload().await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.expect_hidden("dialog", "Create API token").await;
        assert_eq!(app.sent("POST").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn input_typed_over_a_link_is_kept_and_another_link_starts_a_new_form() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?new&name=first&expires_in=never").await;
        app.fill("textbox", "Name", "first-changed").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Create API token").await;
        app.go_back().await;
        app.expect_value("textbox", "Name", "first-changed").await;
        assert_eq!(app.input_value("combobox", "Expiration").await, "never");
        app.goto("?new&name=second").await;
        app.expect_value("textbox", "Name", "second").await;
        assert_eq!(app.input_value("combobox", "Expiration").await, "30");
        assert_eq!(app.sent("POST").await.len(), 0);
    })
    .await;
}

const READ: &str = "I have read what this token may do";

#[tokio::test]
async fn a_link_that_asks_for_api_or_no_end_has_to_be_read_first() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?new&name=much&scopes=api&expires_in=never").await;
        app.expect_checked(READ, "false").await;
        app.expect_description("checkbox", READ, "the scope api, which allows everything that you may do")
            .await;
        app.expect_description("checkbox", READ, "no expiration").await;
        app.expect_valid("checkbox", READ).await;
        app.screenshot("link-risk").await;
        app.click("button", "Create token").await;
        app.expect_invalid("checkbox", READ, "Read it, and tick the box").await;
        app.press(&["Enter"]).await;
        assert_eq!(app.sent("POST").await.len(), 0, "nothing was sent");
        app.screenshot("link-risk-refused").await;

        // Closed and opened by hand, it is still what the link has filled in.
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Create API token").await;
        app.click("link", "Create token").await;
        app.expect_value("textbox", "Name", "much").await;
        app.expect_checked(READ, "false").await;
        app.click("checkbox", READ).await;
        app.expect_valid("checkbox", READ).await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        assert_eq!(app.server.token("much").await["scopes"], json!(["api"]));

        // It is about the link alone: not about what a person chooses.
        app.goto("?new&name=little&scopes=read_cluster&expires_in=90d").await;
        app.expect_visible("dialog", "Create API token").await;
        app.click("checkbox", "api").await;
        app.select_option("Expiration", "No expiration").await;
        app.expect_hidden("checkbox", READ).await;
        app.goto("?new&name=less&scopes=api,read_cluster").await;
        app.expect_visible("checkbox", READ).await;
        app.click("checkbox", "api").await;
        app.expect_hidden("checkbox", READ).await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
    })
    .await;
}

#[tokio::test]
async fn a_message_in_a_link_is_not_shown_as_the_panels_own() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?status=Your+account+is+locked,+call+0800&sort=call,0800&used=soon").await;
        app.expect_exact_text(
            "status",
            "Ignored in the address: status, sort, used=soon. These values mean nothing here.",
        )
        .await;
        app.goto("?new&name=ci&token_type=Your+account+is+locked&expires_in=soon").await;
        app.expect_exact_text("status", "Not understood in the link: token_type, expires_in=soon").await;
    })
    .await;
}

#[tokio::test]
async fn a_copied_link_is_no_longer_than_servers_allow() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        app.name_token("described").await;
        app.paste("textbox", "Description", &"界".repeat(1008)).await;
        app.click("button", "Copy as").await;
        app.expect_text_in(
            "dialog",
            "Create API token",
            "Too long for a link, which leaves out: description.",
        )
        .await;
        app.click("button", "Copy as link").await;
        app.expect_visible("button", "Copied").await;
        let link = app.clipboard_text().await;
        assert!(link.len() < 4096, "{}", link.len());
        assert!(link.contains("?new&name=described&") && !link.contains("description"), "{link}");
        assert_eq!(app.input_value("textbox", "Description").await, "界".repeat(1008), "the form keeps it");
        app.goto_in_new_tab(&link).await;
        app.expect_value("textbox", "Name", "described").await;
    })
    .await;
}

#[tokio::test]
async fn a_search_that_is_too_long_is_not_in_the_address_and_still_searches() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let total = app.server.tokens().await.len();
        app.goto("?status=active&sort=name").await;
        app.expect_filtered_list().await;
        app.paste("searchbox", "Search tokens", &"界".repeat(1008)).await;
        app.expect_text("status", &format!("0 of {total} tokens")).await;
        app.expect_text("status", "This view is too long for an address.").await;
        app.expect_url("/?status=active&sort=name").await;
        app.click("button", "Views").await;
        app.click("button", "Save or manage views").await;
        app.fill("textbox", "Name of the view", "Long").await;
        app.click("button", "Save view").await;
        app.expect_invalid("textbox", "Name of the view", "The view is too long for a link").await;
        app.click("button", "Close").await;
        app.reload().await;
        app.expect_filtered_list().await;
        app.expect_no_text("status", "too long for an address").await;
    })
    .await;
}
