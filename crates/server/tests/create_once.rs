//! `POST /api/v1/api_tokens` with an `Idempotency-Key`: a repeated create returns the same token.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::Request;
use chrono::TimeDelta;
use serde_json::{Value, json};
use support::*;
use token_api::{CreateToken, Token, UpdateToken};
use token_client::calls::{create_token, current_user, delete_token, list_tokens, login_code, update_token};
use token_client::{Error, KEY_HEADER};

async fn create(world: &World, by: &str, key: &str, wanted: &CreateToken) -> Result<Token, Error> {
    world.call(by, &create_token(wanted).with_key(key)).await
}

fn value(made: &Token) -> String {
    made.token.as_ref().expect("a value").expose().to_owned()
}

async fn works(world: &World, value: &str) -> bool {
    world.call(value, &current_user()).await.is_ok()
}

async fn named(world: &World, name: &str) -> usize {
    let list = world.call(ADMIN, &list_tokens(0, 100, name)).await.unwrap();
    list.items.iter().filter(|token| token.name == name).count()
}

async fn post(world: &World, key: &str, body: Value) -> Raw {
    let request = Request::post("/api/v1/api_tokens")
        .header("x-yatai-api-token", ADMIN)
        .header(KEY_HEADER, key)
        .body(Body::from(body.to_string()));
    world.raw(request.unwrap()).await
}

#[tokio::test]
async fn a_repeat_after_a_lost_answer_returns_the_token_with_a_new_value() {
    let world = World::new().await;
    let mut wanted = token("ci", &["api"]);
    wanted.expired_at = Some((world.now() + TimeDelta::days(30)).into());
    let lost = create(&world, ADMIN, "k-1", &wanted).await.unwrap();
    let mut values = vec![value(&lost)];
    for _ in 0..2 {
        world.later(TimeDelta::minutes(1));
        let mut again = create(&world, ADMIN, "k-1", &wanted).await.unwrap();
        values.push(value(&again));
        again.token.clone_from(&lost.token);
        assert_eq!(again, lost);
    }
    let last = values.pop().unwrap();
    for replaced in &values {
        assert!(*replaced != last && !works(&world, replaced).await);
    }
    assert!(works(&world, &last).await);
    assert_eq!(named(&world, "ci").await, 1);
}

#[tokio::test]
async fn the_same_request_in_another_spelling_is_a_repeat() {
    let world = World::new().await;
    let uids = [
        world.deployment("default", "chat-assistant").await,
        world.deployment("default", "fraud-score").await,
    ];
    let first = json!({"name": "ci", "scopes": ["api", "read_cluster"], "expired_at": "2027-02-01T18:00:00Z",
        "deployment_uids": uids});
    let again = json!({"name": "ci", "scopes": ["read_cluster", "api", "api"], "description": "",
        "expired_at": "2027-02-01T20:00:00+02:00", "deployment_uids": [uids[1], uids[0]],
        "code": null, "is_organization_token": null, "is_global_access": false});
    let first = post(&world, "k", first).await;
    let again = post(&world, "k", again).await;
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (200, 200));
    assert_eq!(first.json()["uid"], again.json()["uid"]);
}

#[tokio::test]
async fn another_body_with_the_same_key_is_refused() {
    let world = World::new().await;
    let base = json!({"name": "ci", "scopes": ["api"]});
    let made = post(&world, "k", base.clone()).await.json();
    for (field, other) in [
        ("name", json!("other")),
        ("description", json!("other")),
        ("scopes", json!([])),
        ("expired_at", json!("2027-02-01T18:00:00Z")),
        ("deployment_uids", json!([world.deployment("default", "fraud-score").await])),
        ("code", json!(world.call("", &login_code()).await.unwrap().code)),
        ("is_global_router_access", json!(true)),
        ("is_organization_token", json!(true)),
        ("is_global_access", json!(true)),
        ("is_monitoring_token", json!(true)),
    ] {
        let mut body = base.clone();
        body[field] = other;
        assert_eq!(post(&world, "k", body).await.refused(), is(422, "idempotency_key_reused"), "{field}");
    }
    assert!(works(&world, made["token"].as_str().unwrap()).await);
    assert_eq!(named(&world, "other").await, 0);
}

#[tokio::test]
async fn a_repeat_does_not_replace_the_value_of_a_used_token() {
    let world = World::new().await;
    let wanted = token("ci", &["api"]);
    let first = create(&world, ADMIN, "k", &wanted).await.unwrap();
    assert!(works(&world, &value(&first)).await);
    // Once while the use is only noted in memory, once after it was written.
    for _ in 0..2 {
        let raw = post(&world, "k", json!({"name": "ci", "scopes": ["api"]})).await;
        assert_eq!(raw.refused(), is(409, "already_created"));
        let body = raw.json();
        assert!(body["error"].as_str().unwrap().contains(&first.uid));
        assert!(body.get("token").is_none() && body.get("field").is_none());
        world.app.store().write_uses().await.unwrap();
    }
    assert!(works(&world, &value(&first)).await);
}

async fn poll(world: &World, code: &str) -> Raw {
    world.get(&format!("/api/v1/auth/token?code={code}")).await
}

#[tokio::test]
async fn a_repeat_does_not_replace_the_value_of_a_token_with_a_login_code() {
    let world = World::new().await;
    let code = world.call("", &login_code()).await.unwrap().code;
    let wanted = CreateToken { code: Some(code.clone()), ..token("cli", &["api"]) };
    let first = create(&world, ADMIN, "k", &wanted).await.unwrap();
    // Before the tool fetches the token, and after the code has expired.
    for _ in 0..2 {
        let raw = post(&world, "k", json!({"name": "cli", "scopes": ["api"], "code": code})).await;
        assert_eq!(raw.refused(), is(409, "already_created"));
        assert!(raw.json()["error"].as_str().unwrap().contains(&first.uid));
        assert!(raw.json().get("token").is_none());
        if poll(&world, &code).await.status == 200 {
            world.later(TimeDelta::minutes(11));
        }
    }
    assert!(works(&world, &value(&first)).await);
    assert_eq!(named(&world, "cli").await, 1);
    // The same key for another code is another request.
    let code = world.call("", &login_code()).await.unwrap().code;
    let other = CreateToken { code: Some(code.clone()), ..wanted };
    assert_eq!(refused(create(&world, ADMIN, "k", &other).await), is(422, "idempotency_key_reused"));
    assert_eq!(poll(&world, &code).await.refused(), is(400, "authorization_pending"));
}

#[tokio::test]
async fn a_repeat_after_a_restart_does_not_replace_the_value_that_the_tool_has() {
    let world = World::new().await;
    let code = world.call("", &login_code()).await.unwrap().code;
    let wanted = CreateToken { code: Some(code), ..token("cli", &["api"]) };
    let first = create(&world, ADMIN, "k", &wanted).await.unwrap();
    // Another process with the same file knows neither the code nor the use, which was only noted in memory.
    let store = token_server::Store::open(&world.folder.0.join("data/tokens.sqlite")).unwrap();
    let now = world.now();
    let app = token_server::App::new(store, std::sync::Arc::new(move || now), Default::default());
    let mut restarted = world;
    restarted.app = app;
    assert_eq!(refused(create(&restarted, ADMIN, "k", &wanted).await), is(409, "already_created"));
    assert!(works(&restarted, &value(&first)).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_creates_with_a_code_make_one_token_for_the_tool() {
    let world = World::new().await;
    let code = world.call("", &login_code()).await.unwrap().code;
    let wanted = CreateToken { code: Some(code.clone()), ..token("cli", &["api"]) };
    let attempt = || create(&world, ADMIN, "k", &wanted);
    let all: [_; 4] = tokio::join!(attempt(), attempt(), attempt(), attempt()).into();
    let (made, repeated): (Vec<_>, Vec<_>) = all.into_iter().partition(Result::is_ok);
    assert_eq!((made.len(), repeated.len()), (1, 3));
    for again in repeated {
        assert_eq!(refused(again), is(409, "already_created"));
    }
    let made = made.into_iter().next().unwrap().unwrap();
    assert_eq!(poll(&world, &code).await.json()["token"], value(&made));
    assert!(works(&world, &value(&made)).await);
}

#[tokio::test]
async fn a_repeat_does_not_replace_the_value_of_a_changed_token() {
    let world = World::new().await;
    let wanted = token("ci", &["api"]);
    let first = create(&world, ADMIN, "k", &wanted).await.unwrap();
    world.later(TimeDelta::seconds(1));
    let change = UpdateToken { description: Some("changed".into()), ..Default::default() };
    world.call(ADMIN, &update_token(&first.uid, &change)).await.unwrap();
    assert_eq!(refused(create(&world, ADMIN, "k", &wanted).await), is(409, "already_created"));
    assert!(works(&world, &value(&first)).await);
}

#[tokio::test]
async fn the_key_of_a_deleted_token_is_free() {
    let world = World::new().await;
    let first = create(&world, ADMIN, "k", &token("ci", &["api"])).await.unwrap();
    world.call(ADMIN, &delete_token(&first.uid)).await.unwrap();
    let other = create(&world, ADMIN, "k", &token("other", &["api"])).await.unwrap();
    assert_ne!(other.uid, first.uid);
    assert!(!works(&world, &value(&first)).await && works(&world, &value(&other)).await);
}

#[tokio::test]
async fn keys_of_different_people_are_independent() {
    let world = World::new().await;
    let wanted = token("ci", &["api"]);
    let admins = create(&world, ADMIN, "k", &wanted).await.unwrap();
    let members = create(&world, MEMBER, "k", &wanted).await.unwrap();
    assert_ne!(admins.uid, members.uid);
    assert_eq!(create(&world, MEMBER, "k", &wanted).await.unwrap().uid, members.uid);
    assert!(works(&world, &value(&admins)).await);
}

#[tokio::test]
async fn a_key_is_remembered_for_a_day() {
    let world = World::new().await;
    let wanted = token("ci", &["api"]);
    let first = create(&world, ADMIN, "k", &wanted).await.unwrap();
    world.later(TimeDelta::hours(24) - TimeDelta::seconds(1));
    let again = create(&world, ADMIN, "k", &wanted).await.unwrap();
    assert_eq!(again.uid, first.uid);
    world.later(TimeDelta::seconds(1));
    assert_eq!(refused(create(&world, ADMIN, "k", &wanted).await), is(409, "name_taken"));
    let next = create(&world, ADMIN, "k", &token("next", &["api"])).await.unwrap();
    assert_ne!(next.uid, first.uid);
    assert!(works(&world, &value(&again)).await, "the first token still works");
    assert_eq!(create(&world, ADMIN, "k", &token("next", &["api"])).await.unwrap().uid, next.uid);
}

#[tokio::test]
async fn a_refused_create_does_not_use_the_key() {
    let world = World::new().await;
    world.make(ADMIN, &token("twin", &[])).await;
    assert_eq!(refused(create(&world, ADMIN, "k", &token("twin", &[])).await), is(409, "name_taken"));
    assert_eq!(create(&world, ADMIN, "k", &token("single", &[])).await.unwrap().name, "single");
}

#[tokio::test]
async fn a_repeat_checks_rights_again() {
    let world = World::new().await;
    let wanted = token("strong", &["api"]);
    let first = create(&world, ADMIN, "k", &wanted).await.unwrap();
    let (_, limited) = world.make(ADMIN, &token("limited", &["write_organization"])).await;
    assert_eq!(refused(create(&world, &limited, "k", &wanted).await), is(403, "scope_escalation"));
    assert_eq!(refused(create(&world, "", "k", &wanted).await), is(401, "unauthorized"));
    assert!(works(&world, &value(&first)).await);
}

#[tokio::test]
async fn invalid_keys_are_refused() {
    let world = World::new().await;
    let body = || json!({"name": "ci"});
    for bad in ["", "a b", "\u{e9}", &"k".repeat(65)] {
        let raw = post(&world, bad, body()).await;
        assert_eq!(raw.refused(), is(400, "invalid_idempotency_key"), "{bad}");
        assert!(raw.json().get("field").is_none());
    }
    let twice = Request::post("/api/v1/api_tokens")
        .header("x-yatai-api-token", ADMIN)
        .header(KEY_HEADER, "a")
        .header(KEY_HEADER, "b")
        .body(Body::from(body().to_string()));
    assert_eq!(world.raw(twice.unwrap()).await.refused(), is(400, "invalid_idempotency_key"));
    assert_eq!(named(&world, "ci").await, 0);
    assert_eq!(post(&world, &"~".repeat(64), body()).await.status, 200);
}

#[tokio::test]
async fn without_a_key_a_second_create_makes_a_second_token() {
    let world = World::new().await;
    let wanted = token("ci", &["api"]);
    let (_, first) = world.make(ADMIN, &wanted).await;
    assert_eq!(refused(world.call(ADMIN, &create_token(&wanted)).await), is(409, "name_taken"));
    assert_eq!(refused(create(&world, ADMIN, "k", &wanted).await), is(409, "name_taken"));
    assert!(works(&world, &first).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_creates_with_one_key_make_one_token() {
    let world = World::new().await;
    let wanted = token("ci", &["api"]);
    let attempt = || create(&world, ADMIN, "k", &wanted);
    let made: [_; 4] = tokio::join!(attempt(), attempt(), attempt(), attempt()).into();
    let made = made.map(Result::unwrap);
    assert!(made.iter().all(|token| token.uid == made[0].uid));
    assert_eq!(named(&world, "ci").await, 1);
    let mut working = 0;
    for token in &made {
        working += usize::from(works(&world, &value(token)).await);
    }
    assert_eq!(working, 1);
}
