//! Signing in on the command line: the tool asks for a code and opens the browser with it; the new token goes only to
//! the program that waits with that code. First with the real tool, then each failure.

use crate::support::{App, panel, until};
use serde_json::{Value, json};

/// The panel's message when the command line has its token.
const SIGNED_IN: &str = "The BentoML CLI is signed in with the token";

/// Asks the server for a code, as the tool does.
async fn code(app: &App) -> String {
    app.server.ask("GET", "/api/v1/auth/code", None, 200).await["code"].as_str().unwrap().to_owned()
}

/// Asks for the token that waits for a code, as the tool does once a second.
async fn poll(app: &App, code: &str, status: u16) -> Value {
    app.server.ask("GET", &format!("/api/v1/auth/token?code={code}"), None, status).await
}

/// Asserts that the code is not approved yet and still valid.
async fn is_pending(app: &App, code: &str) {
    assert_eq!(poll(app, code, 400).await["code"], "authorization_pending");
}

/// The user whose token has this value.
async fn owner(app: &App, value: &str) -> Value {
    app.server.ask_as(value, "GET", "/api/v1/auth/current", None, 200).await["name"].clone()
}

/// Waits for the dialog for the command line with this code.
async fn is_asked(app: &App, code: &str) {
    for part in ["A BentoML CLI wants to sign in as you.", "bentoml cloud login", code] {
        app.expect_text_in("dialog", "Create API token", part).await;
    }
}

/// Asserts the number of creates, and that no other request could carry a value.
async fn nothing_else_was_sent(app: &App, creates: usize) {
    assert_eq!(app.sent("POST").await.len(), creates);
    let all = app.logs().await.sent;
    let to_the_tool = all.iter().filter(|it| it.method == "POST" && it.url.contains("/auth/"));
    assert_eq!(to_the_tool.count(), 0);
}

async fn names(app: &App) -> Vec<String> {
    app.server.tokens().await.iter().map(|token| token["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_real_tool_is_signed_in() {
    panel(async |app| {
        let mut login = app.start_cli_login();
        let address = login.address().await;
        let code = address.split_once("/api_tokens?code=").unwrap().1.to_owned();
        let before = names(app).await;
        app.goto(&address).await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_url(&format!("/api_tokens?code={code}")).await;
        app.sign_in_by_token().await;

        is_asked(app, &code).await;
        app.expect_url(&format!("/api_tokens?code={code}")).await;
        app.screenshot("cli-login").await;
        let name = app.input_value("textbox", "Name").await;
        assert!(name.starts_with("cli-20"), "{name}");
        for scope in ["api", "read_organization", "write_organization", "read_cluster", "write_cluster"] {
            assert_eq!(app.is_checked("checkbox", scope).await, scope == "read_organization", "{scope}");
        }
        assert_eq!(app.input_value("combobox", "Expiration").await, "30");
        assert_eq!(names(app).await, before, "nothing was made yet");
        is_pending(app, &code).await;

        app.click("button", "Create token").await;
        let said = app.expect_text("status", SIGNED_IN).await;
        assert!(said.contains(&name), "{said}");
        app.expect_url("/api_tokens").await;
        app.expect_hidden("dialog", "Create API token").await;
        // The value is not shown and cannot be copied.
        app.expect_hidden("dialog", "Save your new token").await;

        let (exit, terminal) = login.wait().await;
        assert_eq!(exit, 0, "{terminal}");
        assert!(terminal.contains("Logged in as admin@example.com"), "{terminal}");
        let value = login.stored_value();
        let listed = login.bentoml(&["api-token", "list", "-o", "json"]);
        let listed: Value = serde_json::from_str(&listed[listed.find('[').unwrap()..]).unwrap();
        let made = listed.as_array().unwrap().iter().find(|token| token["name"] == name.as_str()).unwrap();
        assert_eq!(made["scopes"], json!(["read_organization"]));
        assert!(made["expired_at"].is_string(), "{made}");

        let page = app.browser.script("return document.documentElement.outerHTML", vec![]).await;
        assert!(!page.as_str().unwrap().contains(&value), "the value is not in the page");
        app.expect_not_on_disk(&value);
        app.click("button", "Dismiss").await;
        app.expect_list().await;
        assert!(!app.browser.texts("status").await.unwrap().iter().any(|text| text.contains(SIGNED_IN)));
        // The tool has the value: no notice about an unsaved value, neither now nor after a reload.
        app.expect_no_alert().await;
        app.goto("api_tokens").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.expect_no_alert().await;
    })
    .await;
}

#[tokio::test]
async fn cancel_and_escape_refuse_the_code_and_remove_it_from_the_address() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let before = names(app).await;
        for refuse in ["Cancel", "Escape"] {
            let code = code(app).await;
            app.goto(&format!("?status=active&code={code}&utm=1")).await;
            is_asked(app, &code).await;
            match refuse {
                "Cancel" => app.click("button", "Cancel").await,
                key => app.press(&[key]).await,
            }
            app.expect_hidden("dialog", "Create API token").await;
            app.expect_url("/?status=active&utm=1").await;
            app.expect_text("status", "Nothing was sent to the command line. Press Ctrl+C in the terminal")
                .await;
            app.reload().await;
            app.expect_list().await;
            app.expect_hidden("dialog", "Create API token").await;
            is_pending(app, &code).await;
        }
        assert_eq!(names(app).await, before);
        // The name proposed for the command line is not in the next create dialog.
        app.click("link", "Create token").await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "");
        assert!(!app.is_checked("checkbox", "read_organization").await);
        app.expect_visible("radiogroup", "Token type").await;
    })
    .await;
}

#[tokio::test]
async fn a_code_works_once() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let code = code(app).await;
        app.goto(&format!("?code={code}")).await;
        is_asked(app, &code).await;
        let first = app.input_value("textbox", "Name").await;
        app.click("button", "Create token").await;
        app.expect_text("status", SIGNED_IN).await;
        app.expect_hidden("button", "Show token").await;
        nothing_else_was_sent(app, 1).await;
        assert_eq!(app.sent("POST").await[0].body["code"], *code);
        let handed = poll(app, &code, 200).await["token"].as_str().unwrap().to_owned();
        assert_eq!(owner(app, &handed).await, "admin");
        assert_eq!(poll(app, &code, 409).await["code"], "code_used");

        app.expect_console_error("409").await;
        app.goto(&format!("?code={code}")).await;
        is_asked(app, &code).await;
        // The next free name, although the list was loaded after the dialog opened.
        let second = format!("{first}-2");
        app.expect_value("textbox", "Name", &second).await;
        app.click("button", "Create token").await;
        let alert = app.expect_text("alert", "the command line's login code has been used already").await;
        assert!(alert.contains("start the login again"), "{alert}");
        app.expect_url(&format!("/?code={code}")).await;
        let names = names(app).await;
        assert!(names.contains(&first) && !names.contains(&second), "{names:?}");
        assert!(!app.browser.texts("status").await.unwrap().iter().any(|text| text.contains(SIGNED_IN)));
    })
    .await;
}

#[tokio::test]
async fn an_invalid_code_creates_no_token() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_console_error("404").await;
        let before = names(app).await;
        // A code is one word. Other texts are not shown as a code, because they could look like a message of the
        // panel.
        app.goto("?code=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E%26new+%E2%9C%93").await;
        app.expect_exact_text("status", "Ignored in the address: code. These values mean nothing here.")
            .await;
        app.expect_hidden("dialog", "Create API token").await;
        let invented = "1nvented";
        app.goto(&format!("?code={invented}")).await;
        is_asked(app, invented).await;
        app.click("button", "Create token").await;
        let alert = app.expect_text("alert", "login code is unknown, or older than ten minutes").await;
        assert!(alert.contains("Press Ctrl+C in the terminal, and start the login again."), "{alert}");
        is_asked(app, invented).await;
        assert_eq!(names(app).await, before);
        assert_eq!(app.browser.script("return document.images.length", vec![]).await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_dialog_names_the_account_and_allows_another() {
    panel(async |app| {
        let link = app.server.member_link().await;
        app.follow_sign_in_link(&link).await;
        app.expect_list().await;
        let code = code(app).await;
        let address = format!("/?code={code}");
        app.goto(&address[1..]).await;
        is_asked(app, &code).await;
        for part in ["Your account: ", "(jonas)", ", organization "] {
            app.expect_text_in("dialog", "Create API token", part).await;
        }
        app.click("button", "Not you?").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_url(&address).await;
        app.sign_in_by_token().await;
        is_asked(app, &code).await;
        app.expect_text_in("dialog", "Create API token", "(admin)").await;
        app.click("button", "Create token").await;
        app.expect_text("status", SIGNED_IN).await;
        let value = poll(app, &code, 200).await["token"].as_str().unwrap().to_owned();
        assert_eq!(owner(app, &value).await, "admin");
    })
    .await;
}

#[tokio::test]
async fn the_code_survives_reload_and_sign_in_and_no_details_open_over_it() {
    panel(async |app| {
        let code = code(app).await;
        let tokens = app.server.tokens().await;
        let uid = tokens[5]["uid"].as_str().unwrap();
        let address = format!("/api_tokens?status=active&token={uid}&code={code}");
        app.goto(&address[1..]).await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_hidden("dialog", "Create API token").await;
        app.expect_url(&address).await;
        app.reload().await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_url(&address).await;
        app.click("checkbox", "Keep me signed in for this tab").await;
        app.sign_in_by_token().await;
        is_asked(app, &code).await;
        app.expect_hidden("dialog", "Token details").await;
        app.fill("textbox", "Name", "for-my-laptop").await;
        app.reload().await;
        is_asked(app, &code).await;
        app.expect_hidden("dialog", "Token details").await;
        app.expect_url(&address).await;
        app.fill("textbox", "Name", "for-my-laptop").await;
        app.click("checkbox", "read_cluster").await;
        app.select_option("Expiration", "7 days").await;
        app.click("button", "Create token").await;
        app.expect_text("status", SIGNED_IN).await;
        app.expect_url("/api_tokens?status=active").await;
        let value = poll(app, &code, 200).await["token"].as_str().unwrap().to_owned();
        assert_eq!(owner(app, &value).await, "admin");
        let tokens = app.server.tokens().await;
        let made = tokens.iter().find(|token| token["name"] == "for-my-laptop").unwrap();
        assert_eq!(made["scopes"], json!(["read_organization", "read_cluster"]));
    })
    .await;
}

#[tokio::test]
async fn a_failed_create_leaves_the_code_valid() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_console_error("500").await;
        let code = code(app).await;
        app.server.order(json!({ "create": "fault-500" })).await;
        app.goto(&format!("?code={code}")).await;
        is_asked(app, &code).await;
        app.click("button", "Create token").await;
        // The failure is shown at once, this after the list was read again.
        let alert = app.expect_text("alert", "No token was made").await;
        assert!(alert.contains("the server failed (status 500)"), "{alert}");
        is_asked(app, &code).await;
        is_pending(app, &code).await;
        app.click("button", "Create token").await;
        app.expect_text("status", SIGNED_IN).await;
        poll(app, &code, 200).await;
    })
    .await;
}

#[tokio::test]
async fn a_create_with_a_lost_answer_still_signs_the_tool_in() {
    panel(async |app| {
        app.sign_in_by_link().await;
        // After the first failure the browser may retry on its own, and is then told that the token already exists.
        for fault in ["fault-lost", "fault-cut", "fault-half"] {
            let code = code(app).await;
            app.server.order(json!({ "create": fault })).await;
            app.goto(&format!("?code={code}")).await;
            is_asked(app, &code).await;
            let name = fault.replace("fault", "cli");
            app.fill("textbox", "Name", &name).await;
            app.click("button", "Create token").await;
            let said = app.expect_text("status", SIGNED_IN).await;
            assert!(said.contains(&name), "{said}");
            app.expect_url("/").await;
            app.expect_hidden("dialog", "Save your new token").await;
            app.expect_no_alert().await;
            let value = poll(app, &code, 200).await["token"].as_str().unwrap().to_owned();
            assert_eq!(owner(app, &value).await, "admin");
            assert_eq!(app.server.named(&name).await.len(), 1);
            app.click("button", "Dismiss").await;
        }
        app.clear_logs().await;
    })
    .await;
}

#[tokio::test]
async fn on_another_server_the_value_is_shown_to_the_person_on_request() {
    panel(async |app| {
        app.browser.hide_kind_of_server().await;
        app.sign_in_by_link().await;
        let code = code(app).await;
        app.goto(&format!("?code={code}")).await;
        is_asked(app, &code).await;
        let name = app.input_value("textbox", "Name").await;
        app.click("button", "Create token").await;
        let said =
            app.expect_text("status", "Made for the command line; your terminal goes on within seconds").await;
        assert!(said.contains(&name) && !said.contains(SIGNED_IN), "{said}");
        app.expect_url("/").await;
        app.expect_hidden("dialog", "Save your new token").await;
        nothing_else_was_sent(app, 1).await;
        let value = poll(app, &code, 200).await["token"].as_str().unwrap().to_owned();
        let script = "return [document.documentElement.outerHTML, ...[...document.querySelectorAll('input')].map(i => i.value)].join()";
        let page = app.browser.script(script, vec![]).await;
        assert!(!page.as_str().unwrap().contains(&value), "the value is not in the page before somebody asks");
        app.click("button", "Show token").await;
        assert_eq!(app.save_token_value().await, value);
        app.expect_hidden("button", "Show token").await;

        app.click("button", "Delete token").await;
        app.delete_without_undo().await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        app.expect_no_text("status", "Made for the command line").await;
        assert!(app.server.named(&name).await.is_empty());
        app.expect_not_on_disk(&value);
    })
    .await;
}

#[tokio::test]
async fn on_another_server_the_value_disappears_with_its_notice() {
    panel(async |app| {
        app.browser.hide_kind_of_server().await;
        app.sign_in_by_link().await;
        let code = code(app).await;
        app.goto(&format!("?code={code}")).await;
        is_asked(app, &code).await;
        app.click("button", "Create token").await;
        app.expect_text("status", "Made for the command line").await;
        app.expect_visible("button", "Show token").await;
        app.click("button", "Dismiss").await;
        app.expect_hidden("button", "Show token").await;
        // No notice about an unsaved value: the command line has it.
        app.reload().await;
        app.expect_list().await;
        app.expect_no_alert().await;
    })
    .await;
}

#[tokio::test]
async fn a_link_cannot_change_the_rights_of_a_login() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let code = code(app).await;
        app.goto(&format!(
            "?new&name=sly&scopes=api&token_type=organization&expires_in=never&description=Ask+IT&used=soon&code={code}"
        ))
        .await;
        is_asked(app, &code).await;
        // The rights that a login needs, whatever the link asks for. What is ignored is named, without a word of the link.
        assert_eq!(app.input_value("textbox", "Name").await, "sly");
        assert!(!app.is_checked("checkbox", "api").await);
        assert_eq!(app.input_value("combobox", "Expiration").await, "30");
        let ignored = "Ignored in the link: description, scopes, expires_in, token_type";
        app.expect_exact_text("status", ignored).await;
        let statuses = app.browser.texts("status").await.unwrap();
        assert!(!statuses.iter().any(|text| text.contains("Ask") || text.contains("soon")), "{statuses:?}");
        app.click("button", "Create token").await;
        app.expect_text("status", SIGNED_IN).await;
        let made = app.server.tokens().await.into_iter().find(|token| token["name"] == "sly").unwrap();
        assert_eq!(made["is_organization_token"], false, "only what was shown is made");
        assert_eq!(made["scopes"], json!(["read_organization"]));
    })
    .await;
}

#[tokio::test]
async fn on_a_site_without_cli_login_a_code_opens_nothing() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.browser.switch_off_features(&["cli_login"]).await;
        let code = code(app).await;
        app.goto(&format!("?code={code}")).await;
        app.expect_list().await;
        app.expect_hidden("dialog", "Create API token").await;
        app.expect_url(&format!("/?code={code}")).await;
        app.expect_text("status", "This site does not hand tokens over to the command line.").await;
        app.expect_no_text("status", "This server cannot hand a token over").await;
        // The link keeps the current filters.
        app.fill("searchbox", "Search tokens", "e").await;
        until("the link has the search", async || {
            let link = app.browser.find("link", "Create a token for it").await?;
            let href = link.attr("href").await.map_err(|error| error.to_string())?.unwrap_or_default();
            let is_it = href.contains("q=e") && href.contains("new") && !href.contains("code=");
            if is_it { Ok(()) } else { Err(href) }
        })
        .await;
        app.fill("searchbox", "Search tokens", "").await;
        // An ordinary token is created as usual, and its value is shown.
        app.click("link", "Create token").await;
        app.expect_text_in("dialog", "Create API token", "The value is shown once").await;
        let dialog = app.inner_text("dialog", "Create API token").await;
        assert!(!dialog.contains("BentoML CLI wants") && !dialog.contains(&code), "{dialog}");
        app.name_token("my-own").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        app.save_token_value().await;
        is_pending(app, &code).await;

        // A guest cannot create any.
        let link = app.server.member_link().await;
        app.server.member(&["role", "jonas", "guest"]);
        app.follow_sign_in_link(&link).await;
        app.goto(&format!("?code={code}")).await;
        until("the link is disabled", async || {
            let link = app.browser.find("link", "Create a token for it").await?;
            let disabled = link.attr("aria-disabled").await.map_err(|error| error.to_string())?;
            if disabled.as_deref() == Some("true") { Ok(()) } else { Err(format!("{disabled:?}")) }
        })
        .await;
        let why = app.description("link", "Create a token for it").await;
        assert_eq!(why, app.description("link", "Create token").await);
        assert!(!why.is_empty());
        app.click("link", "Create a token for it").await;
        app.expect_url(&format!("/?code={code}")).await;
    })
    .await;
}
