//! Rights that end with their giver: a person who is signed in with a token that ends, the tokens that it makes, and what
//! becomes of them and of the session when it is deleted or changed.

use crate::support::{App, panel, panel_with, uid, until};
use serde_json::{Value, json};

/// The moment in so many hours, as the API takes it.
async fn in_hours(app: &App, hours: i64) -> String {
    let script = "return new Date(Date.now() + arguments[0] * 36e5).toISOString().slice(0, 19) + 'Z'";
    app.browser.script(script, vec![json!(hours)]).await.as_str().unwrap().to_owned()
}

fn value(token: &Value) -> &str {
    token["token"].as_str().unwrap()
}

/// Makes the token `maker` and signs in with it; the list is loaded.
async fn sign_in_with(app: &App, fields: Value) -> Value {
    let mut token = json!({ "name": "maker", "scopes": ["api"] });
    token.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let maker = app.server.make(token).await;
    app.goto("").await;
    sign_in(app, &maker).await;
    maker
}

async fn sign_in(app: &App, token: &Value) {
    app.click("checkbox", "Keep me signed in for this tab").await;
    app.fill("textbox", "API token", value(token)).await;
    app.click("button", "Sign in").await;
    app.expect_list().await;
}

/// Makes a token with another one, by the API.
async fn make_with(app: &App, maker: &Value, name: &str) -> Value {
    let token = json!({ "name": name, "scopes": ["api"], "expired_at": maker["expired_at"] });
    app.server.ask_as(value(maker), "POST", "/api/v1/api_tokens", Some(&token), 200).await
}

/// The entries of the menu "Expiration", those that cannot be chosen in brackets; and the one that is chosen.
async fn menu(app: &App) -> (Vec<String>, String) {
    let element = app.expect_visible("combobox", "Expiration").await;
    let script = "const menu = arguments[0], name = it => it.textContent.replace(/^(Latest): .*/, '$1');
        return [[...menu.options].map(it => it.disabled ? `(${name(it)})` : name(it)), name(menu.selectedOptions[0])]";
    let read = app.browser.script(script, vec![json!(element)]).await;
    serde_json::from_value(read).unwrap()
}

async fn menu_is(app: &App, entries: &[&str], chosen: &str) {
    until(&format!("the menu has {entries:?}, and {chosen} is chosen"), async || {
        let (read, is) = menu(app).await;
        if read == entries && is == chosen { Ok(()) } else { Err(format!("{read:?}, {is}")) }
    })
    .await;
}

/// Takes screenshots at several widths, light and dark.
async fn screenshots(app: &App, name: &str) {
    for (width, scheme) in [(375, "light"), (375, "dark"), (768, "dark"), (960, "light"), (1280, "dark")] {
        app.browser.set_viewport_size(width, 800).await;
        app.browser.emulate_color_scheme(scheme).await;
        app.screenshot(&format!("{name}-{width}-{scheme}")).await;
    }
    app.browser.set_viewport_size(1280, 800).await;
    app.browser.emulate_color_scheme("light").await;
}

const LIMITED: [&str; 6] = ["7 days", "(30 days)", "(60 days)", "(90 days)", "Latest", "Custom…"];
const ENDS_THEN: &str = "is the latest: the token that you are signed in with ends then.";
const ADJUSTED: &str = "The usual expiration would be later, so this is chosen.";

#[tokio::test]
async fn a_new_token_ends_no_later_than_the_one_that_makes_it() {
    panel(async |app| {
        let maker = sign_in_with(app, json!({ "expired_at": in_hours(app, 240).await })).await;
        app.click("link", "Create token").await;
        // The usual 30 days are too long: the latest moment is proposed in their place, with the reason.
        menu_is(app, &LIMITED, "Latest").await;
        app.expect_description("combobox", "Expiration", ENDS_THEN).await;
        app.expect_description("combobox", "Expiration", ADJUSTED).await;
        app.screenshot("limited-create").await;
        app.fill("textbox", "Name", "made").await;
        app.click("checkbox", "read_cluster").await;

        // A date beyond it is refused beside the field, before anything is sent; nothing typed is lost.
        app.select_option("Expiration", "Custom…").await;
        app.fill("textbox", "Expiration date", "11d").await;
        app.expect_invalid("textbox", "Expiration date", ENDS_THEN).await;
        screenshots(app, "limited-custom").await;
        app.click("button", "Create token").await;
        app.expect_invalid("textbox", "Expiration date", "This is too late.").await;
        assert!(app.sent("POST").await.is_empty());
        assert_eq!(app.input_value("textbox", "Name").await, "made");
        app.fill("textbox", "Expiration date", "9d").await;
        app.expect_valid("textbox", "Expiration date").await;

        let (entries, _) = menu(app).await;
        assert_eq!(entries, LIMITED);
        let latest =
            "const it = [...arguments[0].options].find(it => it.value === 'latest'); return it.textContent";
        let element = app.expect_visible("combobox", "Expiration").await;
        let latest = app.browser.script(latest, vec![json!(element)]).await;
        app.select_option("Expiration", latest.as_str().unwrap()).await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        let made = app.server.token("made").await;
        assert_eq!(made["expired_at"].as_str().unwrap()[..19], maker["expired_at"].as_str().unwrap()[..19]);
        assert_eq!(made["created_with"][0]["uid"], maker["uid"]);
    })
    .await;
}

#[tokio::test]
async fn a_link_that_asks_for_more_is_refused_beside_the_field() {
    panel(async |app| {
        sign_in_with(app, json!({ "expired_at": in_hours(app, 240).await })).await;
        for (link, chosen) in [("expires_in=never", "No expiration"), ("expires_in=90d", "(90 days)")] {
            app.goto("?q=none").await;
            app.goto(&format!("?new&name=linked&scopes=read_cluster&{link}")).await;
            app.expect_invalid("combobox", "Expiration", ENDS_THEN).await;
            let (entries, _) = menu(app).await;
            assert!(entries.iter().any(|it| it.contains(chosen.trim_matches(['(', ')']))), "{entries:?}");
            app.click("button", "Create token").await;
            app.expect_invalid("combobox", "Expiration", "This is too late.").await;
            assert!(app.sent("POST").await.is_empty(), "{link}");
            app.select_option("Expiration", "7 days").await;
            app.expect_valid("combobox", "Expiration").await;
            app.click("button", "Cancel").await;
        }
        app.goto(&format!("?new&name=linked&scopes=read_cluster&expires_at={}", in_hours(app, 264).await))
            .await;
        app.expect_invalid("textbox", "Expiration date", ENDS_THEN).await;
    })
    .await;
}

#[tokio::test]
async fn the_command_lines_token_ends_no_later_either() {
    panel(async |app| {
        let maker = sign_in_with(app, json!({ "expired_at": in_hours(app, 240).await })).await;
        let code = app.server.ask("GET", "/api/v1/auth/code", None, 200).await["code"].clone();
        app.goto(&format!("api_tokens?code={}", code.as_str().unwrap())).await;
        menu_is(app, &LIMITED, "Latest").await;
        app.expect_description("combobox", "Expiration", ADJUSTED).await;
        app.click("button", "Create token").await;
        app.expect_text("status", "The BentoML CLI is signed in with the token").await;
        let made = &app.server.tokens().await[0];
        assert_eq!(made["description"], "Made for bentoml cloud login");
        assert_eq!(made["expired_at"].as_str().unwrap()[..19], maker["expired_at"].as_str().unwrap()[..19]);
    })
    .await;
}

#[tokio::test]
async fn the_servers_refusal_appears_beside_the_field() {
    panel(async |app| {
        let maker = sign_in_with(app, json!({})).await;
        app.click("link", "Create token").await;
        menu_is(app, &["7 days", "30 days", "60 days", "90 days", "Custom…", "No expiration"], "30 days")
            .await;
        app.fill("textbox", "Name", "refused").await;
        app.click("checkbox", "read_cluster").await;
        // Somebody shortens the token that the person is signed in with, after the page has asked about it.
        let path = format!("/api/v1/api_tokens/{}", uid(&maker));
        let shorter = json!({ "expired_at": in_hours(app, 24 * 8).await });
        app.server.ask("PATCH", &path, Some(&shorter), 200).await;
        app.expect_console_error("403").await;
        app.click("button", "Create token").await;
        app.expect_text("alert", "Could not create the token: it would not end before").await;
        app.expect_invalid("combobox", "Expiration", ENDS_THEN).await;
        app.screenshot("refused-by-the-server").await;
        assert_eq!(app.input_value("textbox", "Name").await, "refused");
        menu_is(app, &LIMITED, "30 days").await;
        app.select_option("Expiration", "7 days").await;
        app.expect_valid("combobox", "Expiration").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        app.server.token("refused").await;
    })
    .await;
}

#[tokio::test]
async fn a_change_stops_at_the_same_moment() {
    panel(async |app| {
        let soon = in_hours(app, 24).await;
        let short =
            app.server.make(json!({ "name": "short", "scopes": ["legacy"], "expired_at": soon })).await;
        let long = app.server.make(json!({ "name": "long", "scopes": ["legacy"] })).await;
        sign_in_with(app, json!({ "expired_at": in_hours(app, 240).await })).await;
        app.open_details(&short).await;
        app.click("button", "Edit token").await;
        until("the menu stops at the latest moment", async || {
            let (entries, _) = menu(app).await;
            let extends = ["(Extend by 30 days)", "(Extend by 90 days)"];
            if entries[1..3] == extends && entries[3..] == LIMITED {
                Ok(())
            } else {
                Err(format!("{entries:?}"))
            }
        })
        .await;
        app.select_option("Expiration", "Custom…").await;
        app.fill("textbox", "Expiration date", "11d").await;
        app.expect_invalid("textbox", "Expiration date", ENDS_THEN).await;
        app.click("button", "Save changes").await;
        assert!(app.sent("PATCH").await.is_empty());
        app.fill("textbox", "Expiration date", "9d").await;
        app.click("button", "Save changes").await;
        app.expect_hidden("form", "Edit token").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Token details").await;

        // A token that never ends can be shortened to any moment; it cannot be given more rights.
        app.open_details(&long).await;
        app.click("button", "Edit token").await;
        app.expect_visible("form", "Edit token").await;
        let (entries, _) = menu(app).await;
        assert!(entries.contains(&"90 days".to_owned()), "{entries:?}");
        app.fill("textbox", "Description", "Stays").await;
        app.click("checkbox", "read_cluster").await;
        app.expect_console_error("403").await;
        app.click("button", "Save changes").await;
        app.expect_text("alert", "Could not change the token").await;
        app.expect_invalid("combobox", "Expiration", ENDS_THEN).await;
        assert_eq!(app.input_value("textbox", "Description").await, "Stays");
        app.select_option("Expiration", "7 days").await;
        app.click("button", "Save changes").await;
        app.expect_hidden("form", "Edit token").await;
        assert_eq!(app.server.token("long").await["scopes"], json!(["legacy", "read_cluster"]));
    })
    .await;
}

#[tokio::test]
async fn a_session_has_no_such_limit() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        menu_is(app, &["7 days", "30 days", "60 days", "90 days", "Custom…", "No expiration"], "30 days")
            .await;
        assert_eq!(app.description("combobox", "Expiration").await, "");
    })
    .await;
}

#[tokio::test]
async fn the_details_name_the_makers_also_those_that_are_gone() {
    panel(async |app| {
        let maker = app.server.make(json!({ "name": "maker", "scopes": ["api"] })).await;
        let child = make_with(app, &maker, "child").await;
        let grandchild = make_with(app, &child, "grandchild").await;
        app.sign_in_by_link().await;
        app.open_details(&grandchild).await;
        let said = app.definition_of("Made with").await;
        assert!(said.starts_with("token child, which was made with maker"), "{said}");
        app.click("tab", "Activity").await;
        app.expect_text("status", "There are no more.").await;
        let said = app.inner_text("tabpanel", "Activity").await;
        assert!(said.contains("Created") && said.contains("with the token child"), "{said}");
        app.click("tab", "Fields").await;
        screenshots(app, "made-with").await;
        // The SDK's forms know no makers.
        for tab in ["JSON", "YAML"] {
            app.click("tab", tab).await;
            app.expect_text("tabpanel", "grandchild").await;
            app.expect_no_text("tabpanel", "created_with").await;
        }
        app.click("tab", "Fields").await;
        app.click("link", "child").await;
        app.expect_text_in("dialog", "Token details", uid(&child)).await;

        let path = format!("/api/v1/api_tokens/{}", uid(&child));
        app.server.ask("DELETE", &path, None, 200).await;
        app.goto(&format!("?token={}", uid(&grandchild))).await;
        let said = app.definition_of("Made with").await;
        assert!(said.starts_with("token child (deleted), which was made with maker"), "{said}");
        app.expect_hidden("link", "child").await;
        app.click("tab", "Activity").await;
        app.expect_text("tabpanel", "with the token child (deleted)").await;
    })
    .await;
}

#[tokio::test]
async fn a_token_is_deleted_with_all_that_it_made() {
    panel(async |app| {
        let maker = app.server.make(json!({ "name": "maker", "scopes": ["api"] })).await;
        let child = make_with(app, &maker, "child").await;
        make_with(app, &maker, "second").await;
        let grandchild = make_with(app, &child, "grandchild").await;
        app.server.make(json!({ "name": "unrelated" })).await;
        app.sign_in_by_link().await;
        // Nothing of the kind for a token that made none.
        app.open_details(&grandchild).await;
        app.expect_hidden("button", "Delete with all that it made").await;
        app.press(&["Escape"]).await;
        app.open_details(&maker).await;
        app.click("button", "Delete token").await;
        app.expect_text("status", "3 tokens were made with it, and go on working.").await;
        app.screenshot("delete-a-maker").await;
        app.click("button", "Delete with all that it made").await;
        let question = app.inner_text("alertdialog", "Delete 4 tokens?").await;
        let place =
            |name: &str| question.find(&format!("\n{name} ")).unwrap_or_else(|| panic!("{name}: {question}"));
        assert!(place("maker") < place("child") && place("child") < place("grandchild"), "{question}");
        assert!(question.contains("second") && !question.contains("unrelated"), "{question}");
        screenshots(app, "delete-all").await;
        app.click("button", "Delete without undo").await;
        app.expect_text("status", "Deleted 4 tokens.").await;
        let sent = app.sent("DELETE").await;
        assert!(sent[0].path.ends_with(uid(&maker)), "the maker first: {sent:?}");
        for name in ["maker", "child", "second", "grandchild"] {
            assert!(app.server.named(name).await.is_empty(), "{name}");
        }
        app.server.token("unrelated").await;
    })
    .await;
}

#[tokio::test]
async fn a_deletion_that_breaks_off_leaves_no_maker_and_can_go_on() {
    panel(async |app| {
        let maker = app.server.make(json!({ "name": "maker", "scopes": ["api"] })).await;
        for n in 1..=3 {
            make_with(app, &maker, &format!("child-{n}")).await;
        }
        app.sign_in_by_link().await;
        app.open_details(&maker).await;
        app.click("button", "Delete with all that it made").await;
        app.expect_visible("alertdialog", "Delete 4 tokens?").await;
        // One of them is made meanwhile, and one deletion fails.
        make_with(app, &maker, "made-meanwhile").await;
        app.expect_console_error("500").await;
        app.server.order(json!({ "delete": "fault-500", "times": 1, "after": 1 })).await;
        app.click("button", "Delete without undo").await;
        app.expect_text("alert", "1 token could not be deleted, and stay selected:").await;
        assert!(app.server.named("maker").await.is_empty());
        app.expect_exact_text("status", "1 selected").await;
        app.expect_text("alert", "2 tokens were made with them, and go on working.").await;
        app.screenshot("still-there").await;
        app.click("button", "Delete these too").await;
        app.expect_visible("alertdialog", "Delete 2 tokens?").await;
        app.click("button", "Delete without undo").await;
        app.expect_text("status", "Deleted 2 tokens.").await;
        let names = app.server.tokens().await;
        assert!(!names.iter().any(|it| it["name"].as_str().unwrap().contains("child")), "{names:?}");
        assert!(app.server.named("made-meanwhile").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn deleting_ones_own_token_warns_first_and_signs_out() {
    panel(async |app| {
        let maker = sign_in_with(app, json!({})).await;
        app.open_details(&maker).await;
        app.click("button", "Replace").await;
        app.expect_text("status", "You are signed in with this token. Revoking it signs you out").await;
        app.screenshot("replace-own").await;
        app.click("button", "Cancel").await;
        app.click("button", "Delete token").await;
        app.expect_text_in(
            "alertdialog",
            "Delete token?",
            "You are signed in with this token. Deleting it signs you out.",
        )
        .await;
        screenshots(app, "delete-own").await;
        app.click("button", "Delete without undo").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_text("status", "The token that you were signed in with is deleted.").await;
        assert!(app.server.named("maker").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn another_token_is_deleted_without_a_warning() {
    panel(async |app| {
        let other = app.server.make(json!({ "name": "other" })).await;
        sign_in_with(app, json!({})).await;
        app.open_details(&other).await;
        app.click("button", "Delete token").await;
        let question = app.inner_text("alertdialog", "Delete token?").await;
        assert!(!question.contains("signed in"), "{question}");
        app.click("button", "Cancel").await;
        app.press(&["Escape"]).await;
        app.click("button", "Sign out").await;
        app.sign_in_by_link().await;
        app.open_details(&other).await;
        app.click("button", "Delete token").await;
        let question = app.inner_text("alertdialog", "Delete token?").await;
        assert!(!question.contains("signed in"), "{question}");
    })
    .await;
}

#[tokio::test]
async fn ones_own_token_is_deleted_last_of_many() {
    panel(async |app| {
        let maker = sign_in_with(app, json!({})).await;
        for n in 1..=4 {
            make_with(app, &maker, &format!("child-{n}")).await;
        }
        app.reload().await;
        app.expect_list().await;
        app.open_details(&maker).await;
        app.click("button", "Delete with all that it made").await;
        let warning = "You are signed in with maker. It is deleted last, once all others are gone, and that signs you out.";
        app.expect_text_in("alertdialog", "Delete 5 tokens?", warning).await;
        app.screenshot("delete-all-with-own").await;
        app.click("button", "Delete without undo").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_text("status", "The token that you were signed in with is deleted.").await;
        let sent = app.sent("DELETE").await;
        assert!(sent.len() == 5 && sent[4].path.ends_with(uid(&maker)), "{sent:?}");
        let left = app.server.tokens().await;
        assert!(!left.iter().any(|it| it["name"] == "maker" || it["name"].as_str().unwrap().starts_with("child")));
    })
    .await;
}

#[tokio::test]
async fn ones_own_token_in_a_selection_warns_and_stays_where_another_one_fails() {
    panel(async |app| {
        app.server.make(json!({ "name": "other" })).await;
        sign_in_with(app, json!({})).await;
        for name in ["maker", "other"] {
            app.click("checkbox", &format!("Select {name}")).await;
        }
        app.click("button", "Delete selected").await;
        app.expect_text_in("alertdialog", "Delete 2 tokens?", "You are signed in with maker.").await;
        app.expect_console_error("500").await;
        app.server.order(json!({ "delete": "fault-500", "times": 1 })).await;
        app.click("button", "Delete without undo").await;
        app.expect_text(
            "alert",
            "Left as it is: you are signed in with it, and others could not be deleted.",
        )
        .await;
        assert_eq!(app.sent("DELETE").await.len(), 1);
        app.expect_visible("heading", "API tokens").await;
    })
    .await;
}

#[tokio::test]
async fn narrowing_or_shortening_ones_own_token_warns_first() {
    panel(async |app| {
        let maker = sign_in_with(app, json!({})).await;
        app.open_details(&maker).await;
        app.click("button", "Edit token").await;
        app.expect_visible("form", "Edit token").await;
        app.fill("textbox", "Description", "No warning for this").await;
        app.expect_text("status", "Adds a description.").await;
        app.expect_no_text("status", "signed in with this token").await;
        app.click("checkbox", "api").await;
        app.click("checkbox", "write_organization").await;
        app.expect_text("status", "You are signed in with this token. Without read_organization").await;
        app.expect_no_text("status", "Without write_organization").await;
        app.click("checkbox", "read_organization").await;
        app.expect_no_text("status", "signed in with this token").await;
        app.click("checkbox", "write_organization").await;
        app.expect_text("status", "You are signed in with this token. Without write_organization").await;
        app.select_option("Expiration", "7 days").await;
        app.expect_text("status", "You are signed out when it ends,").await;
        screenshots(app, "narrow-own").await;
        app.click("button", "Save changes").await;
        app.expect_hidden("form", "Edit token").await;
        app.press(&["Escape"]).await;
        // The forms stop at the new end at once.
        app.click("link", "Create token").await;
        menu_is(app, &["(7 days)", "(30 days)", "(60 days)", "(90 days)", "Latest", "Custom…"], "Latest")
            .await;
    })
    .await;
}

#[tokio::test]
async fn where_the_server_does_not_say_which_token_it_is_the_panel_does_not_guess() {
    panel_with(&["--like-yatai"], async |app| {
        app.expect_console_error("403").await;
        let maker = sign_in_with(app, json!({})).await;
        app.open_details(&maker).await;
        app.click("button", "Delete token").await;
        app.expect_text_in(
            "alertdialog",
            "Delete token?",
            "the server does not say with which one. If it is this one: Deleting it signs you out.",
        )
        .await;
        app.screenshot("delete-unknown").await;
        app.click("button", "Cancel").await;
        app.press(&["Escape"]).await;
        app.click("link", "Create token").await;
        menu_is(app, &["7 days", "30 days", "60 days", "90 days", "Custom…", "No expiration"], "30 days")
            .await;
    })
    .await;
}
