//! Wrong credentials are limited for each address; right ones are never refused.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, request::Builder};
use chrono::TimeDelta;
use serde_json::json;
use std::net::SocketAddr;
use support::*;
use token_server::bootstrap::links;

const HERE: [u8; 4] = [192, 0, 2, 1];
const THERE: [u8; 4] = [192, 0, 2, 2];

async fn from(world: &World, peer: [u8; 4], request: Builder, body: &str) -> Raw {
    let mut request = request.body(Body::from(body.to_owned())).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from((peer, 50_000))));
    world.raw(request).await
}

fn with_token(value: &str) -> Builder {
    Request::get("/api/v1/auth/current").header("x-yatai-api-token", value)
}

#[tokio::test]
async fn wrong_tokens_are_limited_and_right_ones_are_accepted() {
    let world = World::new().await;
    for n in 0..30 {
        let raw = from(&world, HERE, with_token(&format!("guess-{n}")), "").await;
        assert_eq!(raw.refused(), is(401, "unauthorized"), "{n}");
    }
    for _ in 0..3 {
        let raw = from(&world, HERE, with_token("guess"), "").await;
        assert_eq!(raw.refused(), is(429, "too_many_attempts"));
        assert_eq!(raw.header("retry-after"), "1");
        assert_eq!(from(&world, HERE, with_token(ADMIN), "").await.status, 200, "a right one is accepted");
    }
    assert_eq!(from(&world, THERE, with_token("guess"), "").await.refused(), is(401, "unauthorized"));
    world.later(TimeDelta::seconds(2));
    for code in [is(401, "unauthorized"), is(401, "unauthorized"), is(429, "too_many_attempts")] {
        assert_eq!(from(&world, HERE, with_token("guess"), "").await.refused(), code);
    }
}

#[tokio::test]
async fn expired_tokens_and_missing_credentials_do_not_count() {
    let world = World::new().await;
    let mut ending = token("ending", &["api"]);
    ending.expired_at = Some((world.now() + TimeDelta::minutes(1)).into());
    let (_, ended) = world.make(ADMIN, &ending).await;
    world.later(TimeDelta::minutes(2));
    for n in 0..40 {
        let raw = from(&world, HERE, with_token(&ended), "").await;
        assert_eq!(raw.refused(), is(401, "token_expired"), "{n}");
        let raw = from(&world, HERE, Request::get("/api/v1/auth/current"), "").await;
        assert_eq!(raw.refused(), is(401, "unauthorized"), "{n}");
    }
    assert_eq!(from(&world, HERE, with_token("guess"), "").await.refused(), is(401, "unauthorized"));
}

#[tokio::test]
async fn the_token_of_a_former_member_counts_as_wrong() {
    let world = World::new().await;
    for n in 0..40 {
        let left = from(&world, HERE, with_token(LEAVER), "").await;
        let guess = from(&world, THERE, with_token("guess"), "").await;
        assert_eq!(left.refused(), guess.refused(), "{n}");
    }
}

#[tokio::test]
async fn wrong_tokens_do_not_hide_that_a_session_has_ended() {
    let world = World::new().await;
    for _ in 0..40 {
        from(&world, HERE, with_token("guess"), "").await;
    }
    let cookie = |value: &str| {
        Request::get("/api/v1/auth/current").header("cookie", format!("token_panel_session={value}"))
    };
    for n in 0..30 {
        let raw = from(&world, HERE, cookie(&format!("guess-{n}")), "").await;
        assert_eq!(raw.refused(), is(401, "session_ended"), "{n}");
    }
    assert_eq!(from(&world, HERE, cookie("guess"), "").await.refused(), is(429, "too_many_attempts"));
    let right = world.sign_in("admin").await;
    let raw = from(&world, HERE, Request::get("/api/v1/auth/current").header("cookie", right), "").await;
    assert_eq!(raw.status, 200);
}

#[tokio::test]
async fn sign_out_without_a_session_is_limited_and_writes_nothing() {
    let world = World::new().await;
    let out = |value: &str| Request::post("/logout").header("cookie", format!("token_panel_session={value}"));
    let right = world.sign_in("admin").await;
    let database = rusqlite::Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
    database.execute_batch("BEGIN IMMEDIATE").unwrap();
    for n in 0..30 {
        assert_eq!(from(&world, HERE, out(&format!("guess-{n}")), "").await.status, 200, "{n}");
    }
    assert_eq!(from(&world, HERE, out("guess"), "").await.refused(), is(429, "too_many_attempts"));
    assert_eq!(from(&world, THERE, out("guess"), "").await.status, 200);
    database.execute_batch("ROLLBACK").unwrap();
    let right = |request: Builder| request.header("cookie", &right);
    assert_eq!(from(&world, HERE, right(Request::post("/logout")), "").await.status, 200);
    let ended = from(&world, THERE, right(Request::get("/api/v1/auth/current")), "").await;
    assert_eq!(ended.refused(), is(401, "session_ended"));
}

#[tokio::test]
async fn wrong_sign_in_links_are_limited_and_the_right_one_works() {
    let world = World::new().await;
    let link = links(&world.app, true).await.unwrap().remove(0);
    for n in 0..30 {
        let raw = from(&world, HERE, Request::get(format!("/login?key=guess-{n}")), "").await;
        assert_eq!(raw.status, 403, "{n}");
    }
    let raw = from(&world, HERE, Request::get("/login?key=guess"), "").await;
    assert_eq!((raw.status.as_u16(), raw.header("retry-after")), (429, "1"));
    assert!(raw.header("content-type").starts_with("text/html") && raw.text().contains("wait a moment"));
    assert_eq!(from(&world, THERE, Request::get("/login?key=guess"), "").await.status, 403);
    assert_eq!(from(&world, HERE, Request::get(link.path.expose()), "").await.status, 303);
}

#[tokio::test]
async fn wrong_codes_are_limited_and_the_tool_can_still_poll() {
    let world = World::new().await;
    let code = from(&world, HERE, Request::get("/api/v1/auth/code"), "").await.json()["code"].clone();
    let code = code.as_str().unwrap();
    let poll = |code: &str| Request::get(format!("/api/v1/auth/token?code={code}"));
    for n in 0..35 {
        let guess = from(&world, HERE, poll(&format!("guess-{n}")), "").await.refused();
        assert_eq!(guess, if n < 30 { is(404, "unknown_code") } else { is(429, "too_many_attempts") });
        let raw = from(&world, HERE, poll(code), "").await;
        assert_eq!(raw.refused(), is(400, "authorization_pending"), "{n}");
    }
    let create = || {
        Request::post("/api/v1/api_tokens")
            .header("x-yatai-api-token", ADMIN)
            .header("content-type", "application/json")
    };
    let wrong = json!({"name": "cli", "scopes": ["api"], "code": "guess"}).to_string();
    assert_eq!(from(&world, HERE, create(), &wrong).await.refused(), is(429, "too_many_attempts"));
    let right = json!({"name": "cli", "scopes": ["api"], "code": code}).to_string();
    let made = from(&world, HERE, create(), &right).await;
    assert_eq!(made.status, 200);
    assert_eq!(from(&world, HERE, poll(code), "").await.json()["token"], made.json()["token"]);
}

#[tokio::test]
async fn wrong_codes_in_creates_are_limited_too() {
    let world = World::new().await;
    let code = world.get("/api/v1/auth/code").await.json()["code"].as_str().unwrap().to_owned();
    let attempt = async |code: &str| {
        let request = Request::post("/api/v1/api_tokens")
            .header("x-yatai-api-token", MEMBER)
            .header("content-type", "application/json");
        from(&world, HERE, request, &json!({"name": "cli", "code": code}).to_string()).await
    };
    for n in 0..30 {
        assert_eq!(attempt(&format!("guess-{n}")).await.refused(), is(404, "unknown_code"), "{n}");
    }
    assert_eq!(attempt("guess").await.refused(), is(429, "too_many_attempts"));
    assert_eq!(attempt(&code).await.status, 200);
}
