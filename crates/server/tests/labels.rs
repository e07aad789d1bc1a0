//! Labels of tokens, in `POST /api/v1/api_tokens` and `PATCH /api/v1/api_tokens/{uid}`.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use chrono::TimeDelta;
use serde_json::{Value, json};
use support::*;
use token_api::{CreateToken, Label, Token, UpdateToken};
use token_client::Call;
use token_client::calls::{create_token, get_token, list_tokens, update_token};
use token_server::Settings;

const TOKENS: &str = "/api/v1/api_tokens";

fn labels(pairs: &[(&str, &str)]) -> Vec<Label> {
    pairs.iter().map(|(key, value)| Label { key: (*key).into(), value: (*value).into() }).collect()
}

/// A create with these labels.
fn create_with(labels: &[Label], create: CreateToken) -> Call<Token> {
    create_token(&CreateToken { labels: Some(labels.to_vec()), ..create })
}

/// A change to these labels.
fn change_to(labels: &[Label], uid: &str) -> Call<Token> {
    update_token(uid, &UpdateToken { labels: Some(labels.to_vec()), ..UpdateToken::default() })
}

#[tokio::test]
async fn a_create_has_its_labels_in_each_answer_by_their_keys() {
    let world = World::new().await;
    let sent = labels(&[("team", "search"), ("app.kubernetes.io/name", ""), ("Env", "prod-1")]);
    let made = world.call(ADMIN, &create_with(&sent, token("ci", &["api"]))).await.unwrap();
    let expected = labels(&[("Env", "prod-1"), ("app.kubernetes.io/name", ""), ("team", "search")]);
    assert_eq!(made.labels, expected);
    assert_eq!(world.call(ADMIN, &get_token(&made.uid)).await.unwrap().unwrap().labels, expected);
    let list = world.call(ADMIN, &list_tokens(0, 9, "ci")).await.unwrap();
    assert_eq!(list.items[0].labels, expected);
}

#[tokio::test]
async fn a_change_replaces_the_set_and_null_or_an_empty_list_empties_it() {
    let world = World::new().await;
    let sent = labels(&[("env", "prod"), ("team", "search")]);
    let made = world.call(ADMIN, &create_with(&sent, token("ci", &["api"]))).await.unwrap();
    world.later(TimeDelta::minutes(1));
    let described = UpdateToken { description: Some("new".into()), ..Default::default() };
    let after = world.call(ADMIN, &update_token(&made.uid, &described)).await.unwrap();
    assert_eq!(after.labels, sent, "not sent");
    let only = labels(&[("owner", "ada")]);
    let change = change_to(&only, &made.uid);
    let after = world.call(ADMIN, &change).await.unwrap();
    assert_eq!((&after.labels, after.description.as_str()), (&only, "new"));
    let at = format!("{TOKENS}/{}", made.uid);
    for empty in ["null", "[]"] {
        world.call(ADMIN, &change).await.unwrap();
        let raw = world.send("PATCH", &at, ADMIN, &format!(r#"{{"labels":{empty}}}"#)).await;
        assert_eq!((raw.status.as_u16(), &raw.json()["labels"]), (200, &json!([])), "{empty}");
    }
}

#[tokio::test]
async fn the_same_labels_in_another_order_are_no_change() {
    let world = World::new().await;
    let sent = labels(&[("env", "prod"), ("team", "search")]);
    let made = world.call(ADMIN, &create_with(&sent, token("ci", &["api"]))).await.unwrap();
    world.later(TimeDelta::minutes(1));
    let other_way = labels(&[("team", "search"), ("env", "prod")]);
    let change = change_to(&other_way, &made.uid);
    assert_eq!(world.call(ADMIN, &change).await.unwrap().updated_at, made.updated_at);
    // A repeated create, too.
    for (order, status) in [(&sent, 200), (&other_way, 200), (&labels(&[("env", "prod")]), 422)] {
        let create = create_with(order, token("once", &["api"])).with_key("k");
        let result = world.call(ADMIN, &create).await;
        assert_eq!(result.map_or_else(|error| error.status(), |_| Some(200)), Some(status));
    }
}

#[tokio::test]
async fn the_trail_has_labels_as_other_fields() {
    let world = World::new().await;
    let sent = labels(&[("env", "prod")]);
    let made = world.call(ADMIN, &create_with(&sent, token("ci", &["api"]))).await.unwrap();
    let change = change_to(&[], &made.uid);
    world.call(ADMIN, &change).await.unwrap();
    let path = format!("/api/v1/current_org/events?q=api_token:{}", made.uid);
    let events = world.send("GET", &path, ADMIN, "").await.json()["items"].clone();
    assert_eq!(
        (&events[1]["operation_name"], &events[1]["after"]["labels"]),
        (&json!("created"), &json!(sent))
    );
    assert_eq!(
        (&events[0]["before"], &events[0]["after"]),
        (&json!({ "labels": sent }), &json!({ "labels": [] }))
    );
    let file = world.folder.0.join("data/tokens.sqlite");
    support::trail::agrees(&file, true);
}

#[tokio::test]
async fn a_wrong_label_is_refused_with_the_field_and_changes_nothing() {
    let world = World::new().await;
    let sent = labels(&[("env", "prod")]);
    let made = world.call(ADMIN, &create_with(&sent, token("ci", &["api"]))).await.unwrap();
    let at = format!("{TOKENS}/{}", made.uid);
    let many = |count: usize| -> Value {
        (0..count).map(|n| json!({ "key": format!("k{n}"), "value": "v" })).collect()
    };
    let long = "a".repeat(64);
    for (wrong, code, word) in [
        (many(21), "invalid_label", "21"),
        (json!([{"key": "", "value": "v"}]), "invalid_label", "key"),
        (json!([{"key": "-a", "value": "v"}]), "invalid_label", "“-a”"),
        (json!([{"key": "a:b", "value": "v"}]), "invalid_label", "“a:b”"),
        (json!([{"key": long, "value": "v"}]), "invalid_label", "63"),
        (json!([{"key": "a", "value": "b c"}]), "invalid_label", "“b c”"),
        (json!([{"key": "a", "value": long}]), "invalid_label", "value"),
        (json!([{"key": "a", "value": "1"}, {"key": "a", "value": "2"}]), "invalid_label", "twice"),
        (json!([{"key": "a"}]), "invalid_body", "a list of labels"),
        (json!([{"key": "a", "value": 1}]), "invalid_body", "a list of labels"),
        (json!([{"key": "a", "value": "b", "stage": ""}]), "invalid_body", "a list of labels"),
        (json!(["a"]), "invalid_body", "a list of labels"),
        (json!({"a": "b"}), "invalid_body", "a list of labels"),
    ] {
        let create = json!({ "name": "wrong", "labels": wrong }).to_string();
        let change = json!({ "description": "x", "labels": wrong }).to_string();
        for (method, path, body) in [("POST", TOKENS, create), ("PATCH", at.as_str(), change)] {
            let raw = world.send(method, path, ADMIN, &body).await;
            assert_eq!(raw.refused(), is(400, code), "{body}");
            assert_eq!(raw.json()["field"], "labels", "{body}");
            assert!(raw.json()["error"].as_str().unwrap().contains(word), "{}", raw.text());
        }
    }
    let kept = world.call(ADMIN, &get_token(&made.uid)).await.unwrap().unwrap();
    assert!(kept.labels == sent && kept.description.is_empty());
    let most = json!({ "labels": many(20) }).to_string();
    assert_eq!(world.send("PATCH", &at, ADMIN, &most).await.json()["labels"].as_array().unwrap().len(), 20);
}

#[tokio::test]
async fn who_may_not_read_tokens_gets_the_labels_that_they_sent_alone() {
    let world = World::new().await;
    let (_, writer) = world.make(ADMIN, &token("writer", &["write_organization"])).await;
    let sent = labels(&[("env", "prod")]);
    let made = world.call(ADMIN, &create_with(&sent, token("ci", &[]))).await.unwrap();
    let at = format!("{TOKENS}/{}", made.uid);
    let raw = world.send("PATCH", &at, &writer, r#"{"description":"x"}"#).await;
    assert_eq!((raw.status.as_u16(), &raw.json()["labels"]), (200, &Value::Null));
    let raw = world.send("PATCH", &at, &writer, r#"{"labels":[{"key":"a","value":"b"}]}"#).await;
    assert_eq!(raw.json()["labels"], json!([{"key": "a", "value": "b"}]));
    let raw = world.send("PATCH", &at, &writer, r#"{"labels":null}"#).await;
    assert_eq!((&raw.json()["labels"], &raw.json()["description"]), (&json!([]), &Value::Null));
}

#[tokio::test]
async fn yatai_ignores_them() {
    let world = World::with(1, Settings { like_yatai: true, ..Default::default() }).await;
    let body = r#"{"name":"ci","scopes":["api"],"labels":[{"key":"a","value":"b"}]}"#;
    let made = world.send("POST", TOKENS, ADMIN, body).await.json();
    assert_eq!(made["labels"], json!([]));
    let at = format!("{TOKENS}/{}", made["uid"].as_str().unwrap());
    let raw =
        world.send("PATCH", &at, ADMIN, r#"{"labels":[{"key":"a","value":"b"}],"description":"x"}"#).await;
    assert_eq!((raw.status.as_u16(), &raw.json()["labels"]), (200, &json!([])));
}
