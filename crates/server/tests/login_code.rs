//! `GET /api/v1/auth/code`, `GET /api/v1/auth/token`, and `POST /api/v1/api_tokens` with a `code`

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use chrono::TimeDelta;
use support::*;
use token_api::{CreateToken, Token};
use token_client::Error;
use token_client::calls::{create_token, current_user, list_tokens, login_code};

async fn code(world: &World) -> String {
    world.call("", &login_code()).await.unwrap().code
}

async fn poll(world: &World, code: &str) -> Raw {
    world.get(&format!("/api/v1/auth/token?code={code}")).await
}

fn with_code(name: &str, code: &str) -> CreateToken {
    CreateToken { code: Some(code.to_owned()), ..token(name, &["api"]) }
}

async fn create(world: &World, by: &str, name: &str, code: &str) -> Result<Token, Error> {
    world.call(by, &create_token(&with_code(name, code))).await
}

async fn tokens(world: &World) -> u64 {
    world.call(ADMIN, &list_tokens(0, 1, "")).await.unwrap().total
}

#[tokio::test]
async fn the_tool_gets_the_token_once() {
    let world = World::new().await;
    let (one, other) = (code(&world).await, code(&world).await);
    assert!(one.len() >= 26 && one != other);
    assert_eq!(poll(&world, &one).await.refused(), is(400, "authorization_pending"));
    let made = create(&world, MEMBER, "for-the-cli", &one).await.unwrap();
    let value = made.token.as_ref().expect("a value").expose().to_owned();
    assert_eq!(poll(&world, &other).await.refused(), is(400, "authorization_pending"));
    let taken = poll(&world, &one).await;
    assert_eq!(taken.status, 200);
    assert_eq!(taken.header("cache-control"), "no-store");
    assert_eq!(serde_json::from_slice::<Token>(&taken.body).unwrap(), made, "the whole token with its value");
    assert!(world.call(&value, &current_user()).await.is_ok());
    assert_eq!(poll(&world, &one).await.refused(), is(409, "code_used"));
}

#[tokio::test]
async fn a_code_belongs_to_one_create() {
    let world = World::new().await;
    let code = code(&world).await;
    let first = create(&world, MEMBER, "first", &code).await.unwrap();
    let before = tokens(&world).await;
    // Before the tool fetches the token, and after.
    for by in [MEMBER, ADMIN] {
        let raw = world
            .send(
                "POST",
                "/api/v1/api_tokens",
                by,
                &serde_json::to_string(&with_code("next", &code)).unwrap(),
            )
            .await;
        assert_eq!(raw.refused(), is(409, "code_used"));
        assert_eq!(raw.json()["field"], "code");
        if by == MEMBER {
            assert_eq!(poll(&world, &code).await.json()["uid"], *first.uid);
        }
    }
    assert_eq!(tokens(&world).await, before, "nothing is created");
}

#[tokio::test]
async fn an_unknown_code_creates_nothing() {
    let (world, before) = (World::new().await, World::new().await);
    let count = tokens(&world).await;
    for unknown in [code(&before).await, "guess".into(), String::new()] {
        let body = serde_json::to_string(&with_code("cli", &unknown)).unwrap();
        let raw = world.send("POST", "/api/v1/api_tokens", ADMIN, &body).await;
        assert_eq!(raw.refused(), is(404, "unknown_code"), "{unknown}");
        assert_eq!(raw.json()["field"], "code");
        assert_eq!(poll(&world, &unknown).await.refused(), is(404, "unknown_code"));
    }
    assert_eq!(world.get("/api/v1/auth/token").await.refused(), is(404, "unknown_code"));
    assert_eq!(tokens(&world).await, count);
}

#[tokio::test]
async fn a_failed_create_frees_its_code() {
    let world = World::new().await;
    let code = code(&world).await;
    world.make(MEMBER, &token("taken", &[])).await;
    for (wanted, refusal) in [
        (with_code("taken", &code), is(409, "name_taken")),
        (with_code("No Name", &code), is(400, "invalid_name")),
        (
            CreateToken { is_organization_token: Some(true), ..with_code("org", &code) },
            is(403, "admin_required"),
        ),
        (
            CreateToken { deployment_uids: Some(vec!["nowhere".into()]), ..with_code("reaching", &code) },
            is(400, "unknown_deployment"),
        ),
    ] {
        assert_eq!(refused(world.call(MEMBER, &create_token(&wanted)).await), refusal);
        assert_eq!(poll(&world, &code).await.refused(), is(400, "authorization_pending"));
    }
    assert_eq!(refused(create(&world, "", "cli", &code).await), is(401, "unauthorized"));
    let (_, reader) = world.make(ADMIN, &token("reader", &["read_organization"])).await;
    assert_eq!(refused(create(&world, &reader, "cli", &code).await), is(403, "scope_required"));
    let made = create(&world, MEMBER, "cli", &code).await.unwrap();
    assert_eq!(poll(&world, &code).await.json()["uid"], *made.uid);
}

#[tokio::test]
async fn a_database_error_frees_the_code() {
    let world = World::new().await;
    let code = code(&world).await;
    let other = rusqlite::Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(refused(create(&world, MEMBER, "cli", &code).await), is(503, "database_unavailable"));
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(poll(&world, &code).await.refused(), is(400, "authorization_pending"));
    assert!(create(&world, MEMBER, "cli", &code).await.is_ok());
    assert_eq!(poll(&world, &code).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_create_is_finished_when_its_client_disconnects() {
    let world = World::new().await;
    let code = code(&world).await;
    let other = rusqlite::Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    // The create waits for the lock when its client disconnects.
    let wait = std::time::Duration::from_secs(1);
    let left = tokio::time::timeout(wait, create(&world, MEMBER, "cli", &code)).await;
    assert!(left.is_err());
    other.execute_batch("ROLLBACK").unwrap();
    // The next create with a code runs after it.
    assert_eq!(refused(create(&world, MEMBER, "next", &code).await), is(409, "code_used"));
    assert_eq!(poll(&world, &code).await.json()["name"], "cli");
}

#[tokio::test]
async fn many_requested_and_guessed_codes_do_not_block_a_login() {
    let world = World::new().await;
    let honest = code(&world).await;
    for n in 0..1500 {
        assert!(world.get("/api/v1/auth/code").await.status.is_success());
        assert_eq!(poll(&world, &format!("{n:0>48}")).await.refused(), is(404, "unknown_code"));
    }
    assert_eq!(world.pauses.seconds()[1490..], [10; 10], "each waits");
    assert_eq!(poll(&world, &honest).await.refused(), is(400, "authorization_pending"));
    let late = code(&world).await;
    for (n, code) in [honest, late].iter().enumerate() {
        create(&world, MEMBER, &format!("cli-{n}"), code).await.unwrap();
        assert_eq!(poll(&world, code).await.status, 200);
    }
    assert_eq!(world.pauses.seconds(), [0_u64; 0]);
}

#[tokio::test]
async fn the_number_of_codes_is_limited_for_each_person() {
    let world = World::new().await;
    for n in 0..100 {
        create(&world, MEMBER, &format!("cli-{n}"), &code(&world).await).await.unwrap();
    }
    let next = code(&world).await;
    assert_eq!(refused(create(&world, MEMBER, "one-more", &next).await), is(429, "too_many_codes"));
    assert_eq!(poll(&world, &next).await.refused(), is(400, "authorization_pending"));
    create(&world, ADMIN, "one-more", &next).await.unwrap();
}

#[tokio::test]
async fn a_head_request_does_not_consume_the_token() {
    let world = World::new().await;
    let code = code(&world).await;
    create(&world, ADMIN, "cli", &code).await.unwrap();
    let path = format!("/api/v1/auth/token?code={code}");
    assert_eq!(world.send("HEAD", &path, ADMIN, "").await.status, 405);
    assert_eq!(poll(&world, &code).await.status, 200);
}

#[tokio::test]
async fn a_code_is_valid_for_ten_minutes() {
    let world = World::new().await;
    let (early, late) = (code(&world).await, code(&world).await);
    world.later(TimeDelta::seconds(599));
    create(&world, ADMIN, "early", &early).await.unwrap();
    assert_eq!(poll(&world, &early).await.status, 200);
    world.later(TimeDelta::seconds(1));
    assert_eq!(poll(&world, &late).await.refused(), is(404, "unknown_code"));
    assert_eq!(refused(create(&world, ADMIN, "late", &late).await), is(404, "unknown_code"));
}

#[tokio::test]
async fn only_the_code_gets_the_token() {
    let world = World::new().await;
    let code = code(&world).await;
    world.make(MEMBER, &token("cli", &["api"])).await;
    assert_eq!(poll(&world, &code).await.refused(), is(400, "authorization_pending"));
    let raw = world.send("POST", "/api/v1/auth/token", MEMBER, "{}").await;
    assert_eq!(raw.refused(), is(405, "method_not_allowed"));
}
