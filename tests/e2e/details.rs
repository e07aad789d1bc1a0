//! The details of one token: its fields, its JSON and YAML, and the links from there.

use crate::support::{App, panel, uid, until};
use serde_json::{Value, json};

fn text<'a>(token: &'a Value, key: &str) -> &'a str {
    token[key].as_str().unwrap_or_default()
}

async fn open(app: &App, token: &Value) {
    app.open_details(token).await;
    until("its uid is shown", async || {
        let said = app.definition_of("UID").await;
        if said.contains(uid(token)) { Ok(()) } else { Err(said) }
    })
    .await;
}

/// A time in UTC as the details show it: `2026-12-22 09:15:30 UTC`.
fn in_utc(moment: &str) -> String {
    format!("{} {} UTC", &moment[..10], &moment[11..19])
}

/// The first token for which the condition holds.
fn first(tokens: &[Value], what: &str, is: impl Fn(&Value) -> bool) -> Value {
    tokens.iter().find(|token| is(token)).unwrap_or_else(|| panic!("the demo has one: {what}")).clone()
}

/// One token of each kind in the demo.
fn kinds(tokens: &[Value]) -> Vec<Value> {
    let has = |key: &'static str| move |token: &Value| !token[key].as_array().unwrap().is_empty();
    vec![
        first(tokens, "labels", has("labels")),
        first(tokens, "deployments", has("deployment_names")),
        first(tokens, "monitoring", |t| t["is_monitoring_token"] == true),
        first(tokens, "organization", |t| {
            t["is_organization_token"] == true && t["is_monitoring_token"] == false
        }),
        first(tokens, "global", |t| t["is_global_access"] == true && t["is_api_token"] == true),
        first(tokens, "no api", |t| t["is_api_token"] == false && t["is_monitoring_token"] == false),
        first(tokens, "expired", |t| t["is_expired"] == true),
        first(tokens, "no scopes", |t| t["scopes"] == json!([])),
        first(tokens, "several lines", |t| text(t, "description").contains('\n')),
        first(tokens, "markup", |t| text(t, "description").contains("<b>")),
    ]
}

#[tokio::test]
async fn every_field_is_shown() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for token in kinds(&app.server.tokens().await) {
            open(app, &token).await;
            let said = async |term: &str| app.definition_of(term).await;
            app.expect_text_in("dialog", "Token details", text(&token, "name")).await;
            let description = text(&token, "description");
            let description = if description.is_empty() { "None" } else { description };
            assert_eq!(said("Description").await, description);
            let is = |key: &str| token[key] == true;
            let kind = match (is("is_monitoring_token"), is("is_organization_token")) {
                (true, _) => "Monitoring",
                (_, true) => "Organization",
                _ => "Personal",
            };
            assert_eq!(said("Type").await, kind);

            let scopes = said("Scopes").await;
            for scope in token["scopes"].as_array().unwrap() {
                assert!(scopes.contains(scope.as_str().unwrap()), "{scope}: {scopes}");
            }
            assert_eq!(scopes == "None", token["scopes"] == json!([]), "{scopes}");

            let access = said("Access").await;
            let may_operate = is("is_api_token") && !is("is_monitoring_token");
            assert_eq!(access.contains("Developer Operations"), may_operate, "{access}");
            assert_eq!(access.contains("All protected deployments"), is("is_global_access"), "{access}");
            assert_eq!(access.contains("Prometheus metrics only"), is("is_monitoring_token"), "{access}");
            assert_eq!(access.contains("Router Access"), is("is_global_router_access"), "{access}");
            for deployment in token["deployment_names"].as_array().unwrap() {
                assert!(access.contains(deployment.as_str().unwrap()), "{deployment}: {access}");
            }

            for (term, key, never) in [
                ("Expires", "expired_at", "Never"),
                ("Last used", "last_used_at", "Never"),
                ("Created", "created_at", ""),
                ("Updated", "updated_at", "Never"),
            ] {
                let shown = said(term).await;
                match token[key].as_str() {
                    Some(at) => assert!(shown.contains(&in_utc(at)), "{term} {at}: {shown}"),
                    None => assert_eq!(shown, never, "{term}"),
                }
            }
            let head = app.inner_text("dialog", "Token details").await;
            let head: Vec<_> = head.lines().take_while(|line| *line != "Fields").collect();
            assert_eq!(head.concat().contains("expired "), is("is_expired"), "{head:?}");

            let (creator, user) = (said("Created by").await, &token["user"]);
            for key in ["name", "email", "first_name", "last_name"] {
                assert!(creator.contains(text(user, key)), "{key}: {creator}");
            }
            assert_eq!(said("Organization").await, text(&token["organization"], "name"));
            for label in token["labels"].as_array().unwrap() {
                let pair = format!("{}:{}", text(label, "key"), text(label, "value"));
                assert!(said("Labels").await.contains(&pair), "{pair}");
            }
        }
    })
    .await;
}

/// A time as the SDK writes it: Python's `isoformat()`.
fn python(moment: &Value) -> Value {
    let Some(text) = moment.as_str() else { return Value::Null };
    let (seconds, fraction) = (&text[..19], text[19..].trim_end_matches('Z').trim_start_matches('.'));
    let micros = format!("{fraction:0<6}");
    json!(if micros == "000000" { format!("{seconds}+00:00") } else { format!("{seconds}.{micros}+00:00") })
}

/// What the SDK's `to_dict()` makes of the API's answer: without fields that have their default, and without fields
/// that it does not know.
fn as_sdk(token: &Value) -> Value {
    let mut all = json!({ "created_by": token["user"]["name"] });
    let map = all.as_object_mut().unwrap();
    for key in ["uid", "name", "resource_type", "labels", "description", "scopes"] {
        map.insert(key.into(), token[key].clone());
    }
    for key in ["created_at", "updated_at", "deleted_at"] {
        map.insert(key.into(), python(&token[key]));
    }
    for key in ["expired_at", "last_used_at"] {
        if !token[key].is_null() {
            map.insert(key.into(), python(&token[key]));
        }
    }
    for (key, default) in [
        ("is_expired", false),
        ("is_api_token", true),
        ("is_organization_token", false),
        ("is_global_access", false),
    ] {
        if token[key] != default {
            map.insert(key.into(), token[key].clone());
        }
    }
    let part = |of: &Value, keys: &[&str], times: &[&str]| {
        let plain = keys.iter().map(|key| ((*key).to_owned(), of[*key].clone()));
        let times = times.iter().map(|key| ((*key).to_owned(), python(&of[*key])));
        Value::Object(plain.chain(times).collect())
    };
    map.insert("user".into(), part(&token["user"], &["name", "email", "first_name", "last_name"], &[]));
    let keys = ["uid", "name", "resource_type", "labels", "description"];
    let times = ["created_at", "updated_at", "deleted_at"];
    map.insert("organization".into(), part(&token["organization"], &keys, &times));
    all
}

/// The text of the tab of this name, as it is copied.
async fn source(app: &App, tab: &str) -> String {
    app.click("tab", tab).await;
    app.click("button", "Copy").await;
    app.expect_text("status", "Copied").await;
    let copied = app.clipboard_text().await;
    let shown = app
        .browser
        .find_all("tabpanel", "")
        .await
        .unwrap()
        .remove(0)
        .prop("innerText")
        .await
        .unwrap()
        .unwrap();
    for line in copied.lines() {
        assert!(shown.contains(line.trim()), "{line} is in {shown}");
    }
    copied
}

#[tokio::test]
async fn json_and_yaml_are_equal_to_the_sdks() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for token in kinds(&app.server.tokens().await) {
            open(app, &token).await;
            let read: Value = serde_json::from_str(&source(app, "JSON").await).unwrap();
            assert_eq!(read, as_sdk(&token));
        }

        let made = json!({ "name": "as-yaml", "description": "Plain words", "scopes": ["read_cluster", "legacy"],
            "expired_at": "2099-01-02T03:04:05Z", "is_global_access": true });
        let made = app.server.make(made).await;
        open(app, &made).await;
        let yaml = source(app, "YAML").await;
        for line in [
            "name: as-yaml",
            "resource_type: api_token",
            "description: Plain words",
            "labels: []",
            "deleted_at: null",
            "scopes:\n- read_cluster\n- legacy\n",
            "user:\n  name: admin\n  email: admin@example.com\n",
            "expired_at: '2099-01-02T03:04:05+00:00'",
            "is_global_access: true",
            "created_by: admin",
        ] {
            assert!(yaml.contains(line), "{line} is in {yaml}");
        }
        // The value was shown once, at creation.
        assert!(!yaml.contains(text(&made, "token")) && !yaml.contains("is_expired"), "{yaml}");
        app.click("tab", "Fields").await;
        assert_eq!(app.definition_of("UID").await, uid(&made));
    })
    .await;
}

#[tokio::test]
async fn a_calendar_file_reminds_of_the_expiration() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = json!({ "name": "dated", "expired_at": "2099-01-02T03:04:05Z" });
        let token = app.server.make(token).await;
        open(app, &token).await;
        app.click("button", "More").await;
        let file = app.download("dated.ics", async || app.click("button", "Remind me (.ics)").await).await;
        let link = format!("{}/?token={}", app.server.url(), uid(&token));
        // Long lines of a calendar file are folded.
        let text = file.replace("\r\n ", "");
        for line in [
            "DTSTART:20990102T030405Z",
            "SUMMARY:API token dated expires",
            "TRIGGER:-P7D",
            &format!("URL:{link}"),
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line}: {text}");
        }
        // A token that never expires has no reminder.
        let token = app.server.make(json!({ "name": "endless" })).await;
        open(app, &token).await;
        app.click("button", "More").await;
        app.expect_visible("button", "Copy link").await;
        app.expect_hidden("button", "Remind me (.ics)").await;
    })
    .await;
}

#[tokio::test]
async fn a_copied_link_and_command_open_the_token() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = app.server.tokens().await[4].clone();
        // From a filtered view: the link names the token alone.
        app.goto(&format!("?status=expired&token={}", uid(&token))).await;
        app.click("button", "More").await;
        app.click("button", "Copy link").await;
        app.expect_visible("button", "Copied").await;
        let link = app.clipboard_text().await;
        app.click("button", "Copy as command").await;
        until("the command is copied", async || {
            let copied = app.clipboard_text().await;
            if copied == format!("bentoml api-token get {}", uid(&token)) { Ok(()) } else { Err(copied) }
        })
        .await;
        app.goto_in_new_tab(&link).await;
        app.expect_url(&format!("/?token={}", uid(&token))).await;
        app.expect_text_in("dialog", "Token details", text(&token, "name")).await;
        app.close_tab().await;

        app.click("button", "Copy UID").await;
        app.expect_text("status", "Copied").await;
        assert_eq!(app.clipboard_text().await, uid(&token));
    })
    .await;
}

#[tokio::test]
async fn a_similar_token_has_the_same_rights_and_replaces_nothing() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let like = json!({ "name": "likeable", "description": "Of its kind", "scopes": ["write_cluster", "legacy"],
            "is_global_access": true, "is_global_router_access": true });
        let like = app.server.make(like).await;
        open(app, &like).await;
        app.click("button", "More").await;
        app.click("button", "Create one like this").await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "likeable-2");
        app.expect_no_text("status", "This one replaces").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        let made = app.server.named("likeable-2").await.remove(0);
        for key in [
            "description",
            "scopes",
            "is_api_token",
            "is_global_access",
            "is_global_router_access",
            "deployment_uids",
            "is_organization_token",
        ] {
            assert_eq!(made[key], like[key], "{key}");
        }
        app.expect_no_text("status", "Replacing").await;
    })
    .await;
}

#[tokio::test]
async fn a_token_that_does_not_exist_offers_a_way_back() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_console_error("404").await;
        app.goto("?q=ci&token=nosuchtoken").await;
        let dialog = until("it is said", async || {
            let dialog = app.inner_text("dialog", "Token details").await;
            if dialog.contains("There is no such token (any more).") { Ok(dialog) } else { Err(dialog) }
        })
        .await;
        assert!(dialog.contains("nosuchtoken"), "{dialog}");
        app.expect_no_alert().await;
        app.expect_hidden("button", "Delete token").await;
        app.expect_hidden("button", "Edit token").await;
        app.click("button", "Close").await;
        app.expect_url("/?q=ci").await;
        app.expect_text("status", " of 61 tokens").await;
    })
    .await;
}

#[tokio::test]
async fn a_token_that_could_not_be_loaded_can_be_retried() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = app.server.tokens().await[2].clone();
        app.expect_console_error("500").await;
        app.server.order(json!({ "get": "fault-500" })).await;
        app.goto(&format!("?token={}", uid(&token))).await;
        let alert = app.expect_text("alert", "Could not load the token").await;
        assert!(alert.contains("This failure was ordered: 500."), "{alert}");
        app.click("button", "Try again").await;
        app.expect_no_alert().await;
        // The list's entry does not replace the token's own answer.
        until("the server is asked once more", async || {
            let sent = app.sent("GET").await;
            let asked = sent.iter().filter(|sent| sent.path.ends_with(uid(&token))).count();
            if asked == 2 { Ok(()) } else { Err(format!("it is asked {asked} times")) }
        })
        .await;
        app.expect_text_in("dialog", "Token details", text(&token, "name")).await;
        app.expect_visible("button", "Edit token").await;
    })
    .await;
}

#[tokio::test]
async fn a_deployment_links_to_all_tokens_that_may_access_it() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        let token = first(&tokens, "deployments", |t| t["deployment_names"].as_array().unwrap().len() == 1);
        let deployment = token["deployment_names"][0].as_str().unwrap();
        open(app, &token).await;
        app.click("link", deployment).await;
        app.expect_url(&format!("/?deployment={deployment}")).await;
        app.expect_hidden("dialog", "Token details").await;
        let may = |t: &&Value| {
            t["is_global_access"] == true
                || t["deployment_names"].as_array().unwrap().contains(&json!(deployment))
        };
        let wanted: Vec<_> = tokens.iter().filter(may).map(|t| text(t, "name").to_owned()).collect();
        assert!(wanted.len() > 1 && wanted.len() < tokens.len(), "{wanted:?}");
        app.expect_exact_text("status", &format!("{} of {} tokens", wanted.len(), tokens.len())).await;
        assert_eq!(app.row_names(&tokens).await, wanted);
    })
    .await;
}

#[tokio::test]
async fn risks_of_a_token_are_named() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        let now = app.browser.script("return Date.now()", vec![]).await.as_f64().unwrap();
        let script = "return arguments[0].map(text => text ? Date.parse(text) : null)";
        let mut seen = std::collections::BTreeMap::<&str, [u32; 2]>::new();
        // The demo's kinds repeat in other steps than four, so every fourth token covers all of them.
        for token in tokens.iter().step_by(4) {
            open(app, token).await;
            let moments = json!([token["created_at"], token["last_used_at"], token["expired_at"]]);
            let moments = app.browser.script(script, vec![moments]).await;
            let days = |n: usize| moments[n].as_f64().map(|at| (now - at) / 864e5);
            let ends = days(2);
            let is_expired = token["is_expired"] == true;
            let dialog = app.inner_text("dialog", "Token details").await;
            for (hint, is_due) in [
                ("Expired: nothing can use it any more.", is_expired),
                ("Expires soon", ends.is_some_and(|ago| !is_expired && ago > -14.0)),
                ("No expiration: a copy that leaks works until somebody deletes it.", ends.is_none()),
                (
                    "Broad: api allows everything.",
                    token["scopes"].as_array().unwrap().contains(&json!("api")),
                ),
                ("Never used, in ", days(1).is_none() && days(0).unwrap() >= 1.0),
                ("Unused for ", days(1).is_some_and(|ago| ago >= 90.0)),
            ] {
                assert_eq!(dialog.contains(hint), is_due, "{hint} {token}: {dialog}");
                seen.entry(hint).or_default()[usize::from(is_due)] += 1;
            }
        }
        assert!(
            seen.values().all(|[without, with]| *without > 0 && *with > 0),
            "each is seen, and not: {seen:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn previous_and_next_follow_the_order_of_the_list() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for name in ["pn-1", "pn-2", "pn-10"] {
            app.server.make(json!({ "name": name })).await;
        }
        app.goto("?q=pn-&sort=name").await;
        app.expect_text("status", "3 of ").await;
        app.click("link", "pn-1").await;
        app.expect_hidden("link", "Previous").await;
        app.click("link", "Next").await;
        app.expect_text_in("dialog", "Token details", "pn-2").await;
        // The focus stays on the link, so that the next press leads on.
        until("the link has the focus", async || {
            let focused = app.browser.focused().await?;
            if focused == ("link".to_owned(), "Next".to_owned()) {
                Ok(())
            } else {
                Err(format!("{focused:?}"))
            }
        })
        .await;
        app.press(&["Enter"]).await;
        app.expect_text_in("dialog", "Token details", "pn-10").await;
        app.expect_hidden("link", "Next").await;
        assert!(app.url().await.contains("q=pn-&sort=name&token="), "{}", app.url().await);
        app.go_back().await;
        app.expect_text_in("dialog", "Token details", "pn-2").await;
        app.press(&["Escape"]).await;
        // The focus is in the row of the token that was shown last.
        until("its row has the focus", async || {
            let focused = app.browser.focused().await?;
            if focused.1 == "pn-2" { Ok(()) } else { Err(format!("{focused:?}")) }
        })
        .await;
    })
    .await;
}
