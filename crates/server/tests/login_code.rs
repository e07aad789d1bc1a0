//! `GET /api/v1/auth/code`, `GET` and `POST /api/v1/auth/token`

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on fails.

mod support;
use chrono::TimeDelta;
use serde_json::json;
use support::*;
use token_api::Secret;
use token_client::calls::{hand_over, login_code};

async fn code(world: &World) -> String {
    world.call("", &login_code()).await.unwrap().code
}

async fn poll(world: &World, code: &str) -> Raw {
    world.get(&format!("/api/v1/auth/token?code={code}")).await
}

#[tokio::test]
async fn a_token_is_handed_over_once() {
    let world = World::new().await;
    let (one, other) = (code(&world).await, code(&world).await);
    assert!(one.len() >= 26 && one != other);
    assert_eq!(poll(&world, &one).await.refused(), is(400, "authorization_pending"));
    let (_, value) = world.make(MEMBER, &token("for-the-cli", &["api"])).await;
    world.call(MEMBER, &hand_over(&one, &Secret::new(&*value))).await.unwrap();
    assert_eq!(poll(&world, &other).await.refused(), is(400, "authorization_pending"));
    let again = world.call(MEMBER, &hand_over(&one, &Secret::new(&*value))).await;
    assert_eq!(refused(again), is(409, "code_used"));
    let taken = poll(&world, &one).await;
    assert_eq!((taken.status.as_u16(), taken.json()), (200, json!({"token": value})));
    assert_eq!(taken.header("cache-control"), "no-store");
    assert_eq!(poll(&world, &one).await.refused(), is(409, "code_used"));
    let late = world.call(MEMBER, &hand_over(&one, &Secret::new(&*value))).await;
    assert_eq!(refused(late), is(409, "code_used"));
}

#[tokio::test]
async fn who_asks_for_codes_and_guesses_them_keeps_nobody_from_signing_in() {
    let world = World::new().await;
    let honest = code(&world).await;
    for n in 0..1500 {
        assert!(world.get("/api/v1/auth/code").await.status.is_success());
        let guess = poll(&world, &format!("{n:0>48}")).await.refused();
        assert_eq!(guess, if n < 30 { is(404, "unknown_code") } else { is(429, "too_many_attempts") });
    }
    assert_eq!(poll(&world, &honest).await.refused(), is(400, "authorization_pending"));
    let late = code(&world).await;
    for code in [honest, late] {
        world.call(MEMBER, &hand_over(&code, &Secret::new(MEMBER))).await.unwrap();
        assert_eq!(poll(&world, &code).await.json(), json!({"token": MEMBER}));
    }
}

#[tokio::test]
async fn one_person_approves_so_many_codes_and_others_go_on() {
    let world = World::new().await;
    for _ in 0..100 {
        world.call(MEMBER, &hand_over(&code(&world).await, &Secret::new(MEMBER))).await.unwrap();
    }
    let next = code(&world).await;
    let refusal = world.call(MEMBER, &hand_over(&next, &Secret::new(MEMBER))).await;
    assert_eq!(refused(refusal), is(429, "too_many_codes"));
    assert_eq!(poll(&world, &next).await.refused(), is(400, "authorization_pending"));
    world.call(ADMIN, &hand_over(&next, &Secret::new(ADMIN))).await.unwrap();
}

#[tokio::test]
async fn a_code_of_a_server_that_was_restarted_is_unknown() {
    let (world, before) = (World::new().await, World::new().await);
    let code = code(&before).await;
    assert_eq!(poll(&world, &code).await.refused(), is(404, "unknown_code"));
    let attempt = world.call(ADMIN, &hand_over(&code, &Secret::new(ADMIN))).await;
    assert_eq!(refused(attempt), is(404, "unknown_code"));
}

#[tokio::test]
async fn a_head_request_uses_nothing_up() {
    let world = World::new().await;
    let code = code(&world).await;
    world.call(ADMIN, &hand_over(&code, &Secret::new(ADMIN))).await.unwrap();
    let path = format!("/api/v1/auth/token?code={code}");
    assert_eq!(world.send("HEAD", &path, ADMIN, "").await.status, 405);
    assert_eq!(poll(&world, &code).await.status, 200);
}

#[tokio::test]
async fn a_code_lives_ten_minutes() {
    let world = World::new().await;
    let (early, late) = (code(&world).await, code(&world).await);
    world.later(TimeDelta::seconds(599));
    world.call(ADMIN, &hand_over(&early, &Secret::new(ADMIN))).await.unwrap();
    assert_eq!(poll(&world, &early).await.status, 200);
    world.later(TimeDelta::seconds(1));
    assert_eq!(poll(&world, &late).await.refused(), is(404, "unknown_code"));
    assert_eq!(
        refused(world.call(ADMIN, &hand_over(&late, &Secret::new(ADMIN))).await),
        is(404, "unknown_code")
    );
}

#[tokio::test]
async fn only_what_is_valid_and_ones_own_can_be_handed_over() {
    let world = World::new().await;
    let code = code(&world).await;
    let (_, shared) = world.make(ADMIN, &organization_token("shared", &["api"])).await;
    let mut ending = token("ending", &["api"]);
    ending.expired_at = Some((world.now() + TimeDelta::minutes(1)).into());
    let (_, ended) = world.make(ADMIN, &ending).await;
    world.later(TimeDelta::minutes(2));
    for (by, value) in [
        (MEMBER, ADMIN),
        (ADMIN, MEMBER),
        (MEMBER, shared.as_str()),
        (ADMIN, "made-up"),
        (ADMIN, LEAVER),
        (ADMIN, ended.as_str()),
    ] {
        let result = world.call(by, &hand_over(&code, &Secret::new(value))).await;
        assert!(!format!("{result:?}").contains(value));
        assert_eq!(refused(result), is(400, "invalid_token"), "{by} {value}");
    }
    assert_eq!(
        refused(world.call("", &hand_over(&code, &Secret::new(ADMIN))).await),
        is(401, "unauthorized")
    );
    assert_eq!(
        refused(world.call(ADMIN, &hand_over("guess", &Secret::new(ADMIN))).await),
        is(404, "unknown_code")
    );
    assert_eq!(poll(&world, &code).await.refused(), is(400, "authorization_pending"));
    world.call(ADMIN, &hand_over(&code, &Secret::new(shared))).await.unwrap();
}

#[tokio::test]
async fn missing_fields_and_codes_are_refused() {
    let world = World::new().await;
    for (body, field) in
        [(json!({"code": "x"}), "token"), (json!({"token": "x"}), "code"), (json!({"code": 1}), "code")]
    {
        let raw = world.send("POST", "/api/v1/auth/token", ADMIN, &body.to_string()).await;
        assert_eq!(raw.refused(), is(400, "invalid_body"));
        assert_eq!(raw.json()["field"], field);
    }
    assert_eq!(poll(&world, "").await.refused(), is(404, "unknown_code"));
    assert_eq!(world.get("/api/v1/auth/token").await.refused(), is(404, "unknown_code"));
}
