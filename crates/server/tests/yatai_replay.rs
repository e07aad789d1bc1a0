//! Compares `--like-yatai` with recorded answers of a real Yatai: status, content type, keys, types and texts. Uids, times,
//! and what depends on the recorded installation (its people and its number of tokens) are compared by type only.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::{Request, header};
use chrono::{DateTime, TimeDelta};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use support::*;
use token_api::Secret;
use token_client::TOKEN_HEADER;
use token_server::Settings;

const ANSWERS: &str = include_str!("yatai-answers.json");

/// The uid of the token in the recorded calls, and the name of the person who signs in with a password.
const RECORDED_UID: &str = "6b0b8d6c17961d5f5254932e8";
const RECORDED_NAME: &str = "founder";

const PASSWORD: &str = "password-of-the-demo";

/// Text fields that differ between installations.
const OWN: [&str; 6] = ["uid", "token", "email", "first_name", "last_name", "avatar_url"];

/// Fields that differ between tokens.
const LISTED: [&str; 4] = ["scopes", "expired_at", "last_used_at", "is_expired"];

#[tokio::test]
async fn every_recorded_call_gets_the_recorded_answer() {
    let recorded: Value = serde_json::from_str(ANSWERS).unwrap();
    let settings =
        Settings { like_yatai: true, demo_password: Some(Secret::new(PASSWORD)), ..Settings::default() };
    let world = World::with(1, settings).await;
    let session = world.sign_in("admin").await;
    let mut values = BTreeMap::new();
    for (which, scopes, ends) in [
        ("(no scopes)", json!([]), Value::Null),
        ("(expired)", json!(["api"]), json!((world.now() + TimeDelta::hours(1)).to_rfc3339())),
    ] {
        let name = which.trim_matches(['(', ')']).replace(' ', "-");
        let body = json!({"name": name, "scopes": scopes, "expired_at": ends}).to_string();
        let made = world.send("POST", "/api/v1/api_tokens", ADMIN, &body).await.json();
        values.insert(which.to_owned(), made["token"].as_str().unwrap().to_owned());
    }
    values.insert("(right)".into(), PASSWORD.into());
    values.insert("(wrong)".into(), "another password".into());
    world.later(TimeDelta::hours(2));
    let mut uid = RECORDED_UID.to_owned();
    let mut different = Vec::new();
    let calls = recorded["calls"].as_array().unwrap();
    for call in calls {
        let (request, answer) = (&call["request"], &call["answer"]);
        let ours = |text: &str| text.replace(RECORDED_UID, &uid).replace(RECORDED_NAME, "admin");
        let request: Value = serde_json::from_str(&ours(&request.to_string())).unwrap();
        let raw = world.raw(as_request(&request, &session, &values)).await;
        let what = call["what"].as_str().unwrap();
        let mut differs = |how: String| different.push(format!("{what}: {how}"));
        if raw.status.as_u16() != answer["status"] {
            differs(format!("{} {}", raw.status, raw.text()));
        }
        if raw.header("content-type") != answer["content_type"] {
            differs(raw.header("content-type").to_owned());
        }
        for (name, value) in answer["headers"].as_object().into_iter().flatten() {
            let (theirs, given) = (value.as_str().unwrap(), raw.header(name));
            if without_what_changes(theirs) != without_what_changes(given) {
                differs(format!("{name}: {given} and not {theirs}"));
            }
            if name == "set-cookie" {
                let which = if raw.status == 200 { "(cookie)" } else { "(cookie of the sign-out)" };
                values.insert(which.into(), given.split(';').next().unwrap().to_owned());
            }
        }
        let expected: Value = serde_json::from_str(&ours(&answer["body"].to_string())).unwrap();
        if raw.status == 302 {
            assert_eq!(expected, raw.text(), "{what}");
        } else if expected.is_string() {
            assert!(raw.text().contains("<title>Yatai</title>"), "{what}: {}", raw.text());
        } else if let Err(how) = is_alike(&expected, &without_deployments(&request, raw.json()), "") {
            differs(how);
        }
        let is_sample = request["method"] == "POST" && expected["name"] == "sample";
        if is_sample {
            let made = raw.json();
            uid = made["uid"].as_str().unwrap().to_owned();
            values.insert("(read_organization)".into(), made["token"].as_str().unwrap().to_owned());
        }
        // Yatai writes a use at once.
        world.app.store().write_uses().await.unwrap();
    }
    assert!(different.is_empty(), "{} of {} calls:\n{}", different.len(), calls.len(), different.join("\n"));
}

/// A `Set-Cookie` header without the value and the expiry, which differ each time.
fn without_what_changes(header: &str) -> String {
    let parts = header.split("; ").map(|part| match part.split_once('=') {
        Some((name @ ("yatai-session-v2" | "Expires"), value)) if !value.is_empty() => name,
        _ => part,
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// An answer without the demo's deployments: the recorded installation had none.
fn without_deployments(request: &Value, mut answer: Value) -> Value {
    if request["path"].as_str().unwrap().contains("/deployments") {
        assert!(!answer["items"].as_array().unwrap().is_empty());
        answer["items"] = json!([]);
    }
    answer
}

fn as_request(request: &Value, session: &str, values: &BTreeMap<String, String>) -> Request<Body> {
    let path = request["path"].as_str().unwrap();
    let mut sent = Request::builder().method(request["method"].as_str().unwrap()).uri(path);
    let headers = request["headers"].as_object();
    for (name, value) in headers.into_iter().flatten() {
        let value = value.as_str().unwrap();
        sent = sent.header(name, values.get(value).map_or(value, String::as_str));
    }
    let has_token = headers.is_some_and(|all| all.contains_key(TOKEN_HEADER));
    match request.get("credentials") {
        Some(Value::Null) => {}
        Some(which) => sent = sent.header(header::COOKIE, &values[which.as_str().unwrap()]),
        None if !has_token => sent = sent.header(header::COOKIE, session),
        None => {}
    }
    let body = match (&request["body_text"], request.get("body")) {
        (Value::String(text), _) => text.clone(),
        (_, Some(body)) => {
            let password = body["password"].as_str().and_then(|which| values.get(which));
            let mut body = body.clone();
            if let Some(password) = password {
                body["password"] = password.as_str().into();
            }
            body.to_string()
        }
        _ => return sent.body(Body::empty()).unwrap(),
    };
    sent.header(header::CONTENT_TYPE, "application/json").body(Body::from(body)).unwrap()
}

/// Compares an answer with the recorded one, except for what differs between installations. The error says where they
/// differ.
fn is_alike(yatais: &Value, ours: &Value, at: &str) -> Result<(), String> {
    let field = at.rsplit('.').next().unwrap_or_default();
    let differs = || Err(format!("{at} is {ours} and not {yatais}"));
    let is_time =
        |value: &Value| value.as_str().is_some_and(|text| DateTime::parse_from_rfc3339(text).is_ok());
    match (yatais, ours) {
        (Value::Object(yatais), Value::Object(ours)) => {
            let keys = |fields: &serde_json::Map<String, Value>| {
                let mut keys: Vec<String> = fields.keys().cloned().collect();
                keys.sort();
                keys.join(" ")
            };
            if keys(yatais) != keys(ours) {
                return Err(format!("{at} has the keys {} and not {}", keys(ours), keys(yatais)));
            }
            yatais.iter().try_for_each(|(key, value)| is_alike(value, &ours[key], &format!("{at}.{key}")))
        }
        // The tokens differ between installations.
        _ if at.starts_with(".items[") && at.split('.').count() == 3 && LISTED.contains(&field) => Ok(()),
        // Each of our items must be like a recorded one. Their number may differ.
        (Value::Array(yatais), Value::Array(ours)) => {
            if yatais.is_empty() != ours.is_empty() {
                return differs();
            }
            ours.iter().enumerate().try_for_each(|(n, item)| {
                let tried = yatais.iter().map(|like| is_alike(like, item, &format!("{at}[{n}]")));
                tried.reduce(|one, other| one.or(other)).unwrap_or_else(differs)
            })
        }
        (Value::Number(_), Value::Number(_)) if field == "total" => Ok(()),
        (Value::String(_), Value::String(_)) if OWN.contains(&field) => Ok(()),
        // Names and texts of people and of listed tokens.
        (Value::String(_), Value::String(_))
            if matches!(field, "name" | "description") && at.contains(']') =>
        {
            Ok(())
        }
        (Value::String(theirs), Value::String(ours)) if theirs.starts_with("0001-") => {
            if theirs == ours {
                Ok(())
            } else {
                differs()
            }
        }
        // An admin of ours who did not set up the server.
        (Value::Bool(_), Value::Bool(_)) if field == "is_super_admin" && at.contains(']') => Ok(()),
        _ if field.ends_with("_at") && is_time(yatais) && is_time(ours) => Ok(()),
        _ if yatais == ours => Ok(()),
        _ => differs(),
    }
}

#[test]
fn differences_are_detected() {
    let like = json!({"uid": "a", "created_at": "2026-11-29T02:26:52Z", "role": "guest", "scopes": ["api"]});
    assert_eq!(is_alike(&like, &like, ""), Ok(()));
    for (field, value) in [
        ("uid", json!(7)),
        ("created_at", Value::Null),
        ("created_at", json!("soon")),
        ("role", json!("member")),
        ("scopes", json!([])),
        ("scopes", Value::Null),
        ("more", json!(1)),
    ] {
        let mut other = like.clone();
        other[field] = value;
        assert!(is_alike(&like, &other, "").is_err(), "{other}");
    }
}
