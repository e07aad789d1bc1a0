//! Members of the organization: tokens whose creator has left, and what is shown if the server does not list its
//! members.

use crate::support::{App, panel, uid, until};
use serde_json::{Value, json};

/// The tokens of the demo's person who has left, newest first.
async fn left_behind(app: &App) -> (Vec<Value>, Vec<String>) {
    let tokens = app.server.tokens().await;
    let names = tokens.iter().filter(|token| token["user"]["name"] == "tomasz");
    let names: Vec<String> = names.map(|token| token["name"].as_str().unwrap().to_owned()).collect();
    assert!(names.len() > 1 && names.len() < tokens.len(), "{names:?}");
    (tokens, names)
}

async fn shows_rows(app: &App, tokens: &[Value], expected: &[String]) {
    until(&format!("the table shows {expected:?}"), async || {
        let rows = app.row_names(tokens).await;
        if rows == expected { Ok(()) } else { Err(format!("it shows {rows:?}")) }
    })
    .await;
}

const LEFT: &str = "left the organization";

#[tokio::test]
async fn tokens_whose_creator_has_left_are_marked_counted_and_found() {
    panel(async |app| {
        let (tokens, names) = left_behind(app).await;
        app.sign_in_by_link().await;
        app.click("link", &format!("Creator left {}", names.len())).await;
        app.expect_url("/?creator_left").await;
        shows_rows(app, &tokens, &names).await;
        app.expect_exact_text("status", &format!("{} of {} tokens", names.len(), tokens.len())).await;
        let cells = app.column_texts("Created by").await;
        assert!(cells.iter().all(|cell| cell.contains("Tomasz Nowak") && cell.contains(LEFT)), "{cells:?}");
        app.screenshot("creator-left").await;

        app.click("link", &names[0]).await;
        app.expect_visible("dialog", "Token details").await;
        let said = app.definition_of("Created by").await;
        assert!(said.contains("Tomasz Nowak") && said.contains(LEFT), "{said}");
        app.press(&["Escape"]).await;
        app.click("link", "Remove filter: Creator left the organization").await;
        app.expect_url("/").await;
        app.expect_exact_text("status", &format!("{} tokens", tokens.len())).await;
        let marked = app.column_texts("Created by").await.iter().filter(|cell| cell.contains(LEFT)).count();
        assert_eq!(marked, names.len(), "nobody else is said to have left");

        // The address alone shows the same after signing in.
        app.goto("?creator_left&sort=name").await;
        app.expect_filtered_list().await;
        let mut sorted = names.clone();
        sorted.sort_by_key(|name| name.to_lowercase());
        shows_rows(app, &tokens, &sorted).await;
    })
    .await;
}

#[tokio::test]
async fn creators_are_listed_by_both_names_with_their_number_of_tokens() {
    panel(async |app| {
        let (tokens, left) = left_behind(app).await;
        app.sign_in_by_link().await;
        app.click("button", "Creator").await;
        let of = |name: &str| tokens.iter().filter(|token| token["user"]["name"] == name).count();
        app.expect_visible("link", &format!("Jonas Weber jonas {}", of("jonas"))).await;
        // A person whose only name is the login name is shown with it once.
        app.expect_visible("link", &format!("build-bot {}", of("build-bot"))).await;
        app.click("link", &format!("Tomasz Nowak tomasz {}", left.len())).await;
        app.expect_url("/?creator=tomasz").await;
        shows_rows(app, &tokens, &left).await;
    })
    .await;
}

#[tokio::test]
async fn without_a_member_list_no_creator_is_marked_as_having_left() {
    panel(async |app| {
        let (tokens, names) = left_behind(app).await;
        let all: Vec<String> =
            tokens.iter().map(|token| token["name"].as_str().unwrap().to_owned()).collect();
        let shown = format!("{} of {} tokens", names.len(), tokens.len());
        app.sign_in_by_link().await;
        // The member list of this page has come: the next one is answered as ordered.
        app.goto("?creator_left").await;
        app.expect_exact_text("status", &shown).await;
        for status in ["404", "403"] {
            app.expect_console_error(status).await;
            app.server.order(json!({ "members": format!("fault-{status}"), "times": 1 })).await;
            app.goto("?creator_left").await;
            app.expect_text("status", "This server does not tell who its members are").await;
            app.expect_no_alert().await;
            shows_all_and_nobody_left(app, &tokens, &all).await;
        }
        // A member list without the person who asks is not used, and is requested again with the next token list.
        app.goto("?creator_left").await;
        app.expect_exact_text("status", &shown).await;
        let others = "window.fetched = window.fetch;
            window.fetch = async (...asked) => {
                const answer = await fetched(...asked);
                if (!answer.url.endsWith('/api/v1/members')) return answer;
                return Response.json((await answer.json()).filter(member => member.user.name !== 'admin'));
            }";
        app.browser.script(others, vec![]).await;
        app.click("button", "Refresh").await;
        app.expect_text("status", "This server does not tell who its members are").await;
        shows_all_and_nobody_left(app, &tokens, &all).await;
        app.browser.script("window.fetch = window.fetched", vec![]).await;
        app.click("button", "Refresh").await;
        app.expect_no_text("status", "does not tell who its members are").await;
        app.expect_filtered_list().await;
    })
    .await;
}

/// Waits for all rows, and asserts that no creator is marked as having left, and that a selection cannot be extended
/// to all rows.
async fn shows_all_and_nobody_left(app: &App, tokens: &[Value], all: &[String]) {
    shows_rows(app, tokens, all).await;
    let links = app.browser.names("link").await.unwrap();
    assert!(
        links.iter().all(|name| !name.starts_with("Creator left ") || name.contains("organization")),
        "{links:?}"
    );
    let cells = app.column_texts("Created by").await;
    assert!(cells.iter().all(|cell| !cell.contains(LEFT)), "{cells:?}");
    app.click("checkbox", &format!("Select {}", all[0])).await;
    app.expect_exact_text("status", "1 selected").await;
    app.expect_hidden("button", &format!("Select all {}", all.len())).await;
    app.click("button", "Clear selection").await;
}

const NOT_LOADED: &str = "Could not load the members of the organization.";

#[tokio::test]
async fn members_that_could_not_be_loaded_are_reported_and_can_be_retried() {
    panel(async |app| {
        let (tokens, names) = left_behind(app).await;
        let all: Vec<String> =
            tokens.iter().map(|token| token["name"].as_str().unwrap().to_owned()).collect();
        app.sign_in_by_link().await;
        for fault in ["fault-500", "fault-null", "fault-nulls", "fault-half", "fault-html"] {
            if fault == "fault-500" {
                app.expect_console_error("500").await;
            }
            app.server.order(json!({ "members": fault, "times": 1 })).await;
            app.goto("?creator_left").await;
            app.expect_text("alert", NOT_LOADED).await;
            shows_all_and_nobody_left(app, &tokens, &all).await;
        }
        app.screenshot("members-not-loaded").await;
        app.click("button", "Try again").await;
        app.expect_no_alert().await;
        shows_rows(app, &tokens, &names).await;
        app.click("checkbox", &format!("Select {}", names[0])).await;
        app.expect_visible("button", &format!("Select all {}", names.len())).await;

        // If the next request fails, the earlier answer stays in use.
        app.expect_console_error("500").await;
        app.server.order(json!({ "members": "fault-500", "times": 1 })).await;
        let before = failed_to_tell_members(app).await;
        app.click("button", "Refresh").await;
        until("the members are refused again", async || {
            let now = failed_to_tell_members(app).await;
            if now > before { Ok(()) } else { Err(format!("{now} times")) }
        })
        .await;
        app.expect_visible("link", &format!("Creator left {}", names.len())).await;
        app.expect_no_alert().await;
        shows_rows(app, &tokens, &names).await;
    })
    .await;
}

async fn failed_to_tell_members(app: &App) -> usize {
    app.logs().await.console.iter().filter(|line| line.message.contains("/api/v1/members ")).count()
}

#[tokio::test]
async fn without_a_known_role_everything_is_offered() {
    panel(async |app| {
        let link = app.server.member_link().await;
        app.expect_console_error("404").await;
        app.server.order(json!({ "membership": "fault-404", "members": "fault-404", "times": 5 })).await;
        app.follow_sign_in_link(&link).await;
        app.expect_list().await;
        app.goto("?type=organization").await;
        // The members are requested after the role.
        until("the members are refused", async || {
            if failed_to_tell_members(app).await > 0 { Ok(()) } else { Err("not yet".to_owned()) }
        })
        .await;
        app.expect_visible("link", "Create token").await;
        app.click("link", "Create token").await;
        app.click("radio", "Organization").await;
        assert!(app.is_checked("radio", "Organization").await);
        assert!(!app.description("radio", "Organization").await.contains("Only administrators"));
    })
    .await;
}

#[tokio::test]
async fn a_role_from_the_member_list_alone_is_used() {
    panel(async |app| {
        let link = app.server.member_link().await;
        app.expect_console_error("404").await;
        app.server.order(json!({ "membership": "fault-404", "times": 5 })).await;
        app.follow_sign_in_link(&link).await;
        app.expect_list().await;
        app.click("link", "Create token").await;
        app.expect_description("radio", "Organization", "Only administrators").await;
    })
    .await;
}

#[tokio::test]
async fn a_value_that_the_server_can_show_again_is_shown_on_demand_only() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        let shared = tokens.iter().find(|token| token["is_organization_token"] == true).unwrap();
        let uid = uid(shared);
        let value = format!("told-again-{uid}");
        app.goto(&format!("?token={uid}")).await;
        app.expect_visible("button", "Edit token").await;
        app.expect_hidden("button", "Show value").await;

        app.server.order(json!({ "get": "fault-value", "list": "fault-value", "times": 20 })).await;
        app.reload().await;
        app.expect_visible("button", "Show value").await;
        let is_nowhere = async |app: &App| {
            let script = "return document.documentElement.outerHTML.includes(arguments[0])
                || [...document.querySelectorAll('input, textarea')].some(field => field.value.includes(arguments[0]))
                || JSON.stringify({ ...localStorage, ...sessionStorage }).includes(arguments[0])";
            assert_eq!(app.browser.script(script, vec![json!("told-again")]).await, false);
        };
        is_nowhere(app).await;
        for tab in ["JSON", "YAML"] {
            app.click("tab", tab).await;
            is_nowhere(app).await;
        }
        app.click("tab", "Fields").await;

        app.expect_not_on_disk(&value);
        app.click("button", "Show value").await;
        app.expect_visible("dialog", "Value of the token").await;
        assert_eq!(app.input_value("textbox", "Token value").await, value);
        let is_masked = "return getComputedStyle(document.querySelector('dialog input[readonly]')).webkitTextSecurity";
        assert_eq!(app.browser.script(is_masked, vec![]).await, "disc", "hidden at first");
        app.expect_visible("button", "Show").await;
        app.screenshot("value-told-again").await;
        app.click("button", "Copy token").await;
        app.expect_text("status", "Copied.").await;
        assert_eq!(app.browser.clipboard().await, value);
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Value of the token").await;
        app.expect_visible("dialog", "Token details").await;
        is_nowhere(app).await;

        // A refusal is reported, and the open dialog stays.
        app.server.order(json!({ "get": "fault-500", "times": 1 })).await;
        app.expect_console_error("500").await;
        app.click("button", "Show value").await;
        app.expect_text("alert", "Could not load the token").await;
        app.server.order(json!({ "get": null, "list": null })).await;
        app.click("button", "Show value").await;
        app.expect_text("alert", "the server does not tell it any more").await;

        app.press(&["Escape"]).await;
        app.click("button", "Export").await;
        let text = app.download(".json", async || app.click("button", "Download JSON").await).await;
        assert!(text.contains(uid) && !text.contains("told-again"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn the_organization_of_the_settings_is_in_every_request_to_the_api() {
    panel(async |app| {
        let name = app.server.ask("GET", "/api/v1/current_org", None, 200).await["name"]
            .as_str()
            .unwrap()
            .to_owned();
        app.serve_below("/").await;
        let settings = json!({ "signed_in": false, "organization": name }).to_string();
        app.answer_settings_with("200 OK", "application/json", &settings);
        app.goto("").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        app.expect_visible("link", &format!("Creator left {}", left_behind(app).await.1.len())).await;
        let sent = app.logs().await.sent;
        let header = |request: &crate::support::Request| {
            let is_it = |key: &str| key.eq_ignore_ascii_case("X-Yatai-Organization");
            request.headers.iter().find(|(key, _)| is_it(key)).map(|(_, value)| value.clone())
        };
        let api: Vec<_> = sent.iter().filter(|request| request.url.contains("/api/v1/")).collect();
        for path in ["auth/current", "current_org", "api_tokens", "info", "members/current", "members"] {
            assert!(api.iter().any(|request| request.url.contains(path)), "{path} was asked for");
        }
        for request in &api {
            assert_eq!(header(request), Some(json!(name)), "{} {}", request.method, request.url);
        }
        for request in sent.iter().filter(|request| !request.url.contains("/api/v1/")) {
            assert_eq!(header(request), None, "{}", request.url);
        }
    })
    .await;
}
