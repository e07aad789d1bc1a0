//! Wrong credentials are slowed down for each address; right ones never wait.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, request::Builder};
use chrono::TimeDelta;
use serde_json::json;
use std::net::SocketAddr;
use std::pin::pin;
use support::*;
use token_server::Settings;
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

fn with_cookie(value: &str) -> Builder {
    Request::get("/api/v1/auth/current").header("cookie", format!("token_panel_session={value}"))
}

#[tokio::test]
async fn the_answer_to_a_wrong_token_waits_longer_each_time() {
    let world = World::new().await;
    for (n, seconds) in [1, 2, 4, 8, 10, 10].into_iter().enumerate() {
        assert_eq!(
            from(&world, HERE, with_token("guess"), "").await.refused(),
            is(401, "unauthorized"),
            "{n}"
        );
        assert_eq!(world.pauses.seconds(), [seconds], "{n}");
        assert_eq!(from(&world, HERE, with_token(ADMIN), "").await.status, 200);
        assert_eq!(world.pauses.seconds(), [0_u64; 0], "a right one does not wait");
        world.later(TimeDelta::seconds(11));
    }
    from(&world, THERE, with_token("guess"), "").await;
    assert_eq!(world.pauses.seconds(), [1], "another address");
    world.later(TimeDelta::minutes(6));
    from(&world, HERE, with_token("guess"), "").await;
    assert_eq!(world.pauses.seconds(), [1], "forgotten");
}

#[tokio::test]
async fn thirty_two_wait_more_are_refused_at_once_and_a_right_one_is_answered() {
    let world = World::new().await;
    world.pauses.hold();
    let guesses = (0..32).map(|n| async move { (n, with_token(&format!("guess-{n}"))) });
    let waiting = tokio::task::LocalSet::new();
    let world = std::rc::Rc::new(world);
    for guess in guesses {
        let world = world.clone();
        waiting.spawn_local(async move {
            let (n, request) = guess.await;
            assert_eq!(from(&world, HERE, request, "").await.refused(), is(401, "unauthorized"), "{n}");
        });
    }
    waiting
        .run_until(async {
            world.pauses.until(32).await;
            for value in ["guess", "guess-0"] {
                let raw = from(&world, HERE, with_token(value), "").await;
                assert_eq!(raw.refused(), is(429, "too_many_attempts"));
                assert_eq!(raw.header("retry-after"), "10");
            }
            let raw = from(&world, HERE, sign_in_request("key=guess", &[]), "key=guess").await;
            assert_eq!((raw.status.as_u16(), raw.header("retry-after")), (429, "10"));
            assert!(
                raw.header("content-type").starts_with("text/html") && raw.text().contains("wait a moment")
            );
            let raw = from(&world, HERE, with_cookie("guess"), "").await;
            assert_eq!(raw.refused(), is(429, "too_many_attempts"));
            // Who has an old cookie can sign in and out all the same.
            for request in [Request::get("/config.json"), Request::post("/logout")] {
                let raw = from(&world, HERE, request.header("cookie", "token_panel_session=a"), "").await;
                assert_eq!((raw.status.as_u16(), raw.json()["signed_in"] == true), (200, false));
                assert!(raw.header("set-cookie").contains("Max-Age=0"), "the cookie is removed");
            }
            assert_eq!(from(&world, HERE, with_token(ADMIN), "").await.status, 200, "a right one");
            let link = links(&world.app, true).await.unwrap().remove(0);
            let form = link.path.expose().strip_prefix("/login?").unwrap();
            let raw = from(&world, HERE, sign_in_request(form, &[]), form).await;
            assert_eq!(raw.status, 303, "a right link");
            let session = raw.header("set-cookie").split(';').next().unwrap().to_owned();
            let current = Request::get("/api/v1/auth/current").header("cookie", session);
            assert_eq!(from(&world, HERE, current, "").await.status, 200, "a right session");
        })
        .await;
    assert_eq!(world.pauses.seconds()[..5], [1, 2, 4, 8, 10]);
    world.pauses.release();
    waiting.await;
    assert_eq!(from(&world, HERE, with_token("guess"), "").await.refused(), is(401, "unauthorized"));
}

#[tokio::test]
async fn a_client_that_gives_up_leaves_its_place() {
    let world = World::new().await;
    world.pauses.hold();
    for n in 0..40 {
        let mut guessing = pin!(from(&world, HERE, with_token("guess"), ""));
        tokio::select! {
            biased;
            raw = &mut guessing => panic!("{n}: answered with {}", raw.status),
            () = world.pauses.until(n + 1) => {}
        }
    }
}

#[tokio::test]
async fn expired_tokens_and_missing_credentials_do_not_wait() {
    let world = World::new().await;
    let mut ending = token("ending", &["api"]);
    ending.expired_at = Some((world.now() + TimeDelta::minutes(1)).into());
    let (_, ended) = world.make(ADMIN, &ending).await;
    let code = world.get("/api/v1/auth/code").await.json()["code"].as_str().unwrap().to_owned();
    world.later(TimeDelta::minutes(11));
    for n in 0..40 {
        let raw = from(&world, HERE, with_token(&ended), "").await;
        assert_eq!(raw.refused(), is(401, "token_expired"), "{n}");
        for path in ["/api/v1/auth/current", "/config.json", "/login", "/login?key=guess"] {
            from(&world, HERE, Request::get(path), "").await;
        }
        for code in ["", &code] {
            let raw = from(&world, HERE, Request::get(format!("/api/v1/auth/token?code={code}")), "").await;
            assert_eq!(raw.refused(), is(404, "unknown_code"), "{n}");
        }
    }
    assert_eq!(world.pauses.seconds(), [0_u64; 0]);
}

#[tokio::test]
async fn what_was_valid_once_is_no_guess_and_makes_nobody_else_wait() {
    let world = World::with(1, Settings { idle_sign_out: 15, ..Default::default() }).await;
    let (idle, out, replaced) =
        (world.sign_in("admin").await, world.sign_in("admin").await, world.sign_in("admin").await);
    let with = |path: &str, cookie: &str| Request::get(path).header("cookie", cookie);
    let signing_out = Request::post("/logout").header("cookie", &out);
    assert_eq!(from(&world, HERE, signing_out, "").await.status, 200);
    let link = links(&world.app, true).await.unwrap().remove(0);
    let raw = world.use_link(link.path.expose(), &[("cookie", &replaced)]).await;
    assert_eq!(raw.status, 303);
    world.later(TimeDelta::minutes(15));
    for n in 0..6 {
        let left = from(&world, HERE, with_token(LEAVER), "").await;
        assert_eq!(left.refused(), is(401, "unauthorized"), "{n}");
        assert_eq!(left.json()["error"], "This API token is not valid.");
        for cookie in [&idle, &out, &replaced] {
            let raw = from(&world, HERE, with("/api/v1/auth/current", cookie), "").await;
            assert_eq!(raw.refused(), is(401, "session_ended"), "{n}");
            let config = from(&world, HERE, with("/config.json", cookie), "").await;
            assert_eq!(config.json()["signed_in"], false);
            assert!(config.header("set-cookie").contains("Max-Age=0"));
        }
        let out = Request::post("/logout").header("cookie", &idle);
        assert_eq!(from(&world, HERE, out, "").await.status, 200);
    }
    assert_eq!(world.pauses.seconds(), [0_u64; 0]);
    from(&world, HERE, with_token("guess"), "").await;
    assert_eq!(world.pauses.seconds(), [1], "the first guess");
    let config = from(&world, HERE, with("/config.json", &world.sign_in("admin").await), "").await;
    assert_eq!((&config.json()["signed_in"], config.header("set-cookie")), (&json!(true), ""));
}

#[tokio::test]
async fn the_settings_and_a_sign_out_wait_a_second_at_most() {
    let world = World::new().await;
    for n in 0..4 {
        from(&world, HERE, with_token(&format!("guess-{n}")), "").await;
    }
    world.pauses.seconds();
    let config = Request::get("/config.json").header("cookie", "token_panel_session=unknown");
    assert_eq!(from(&world, HERE, config, "").await.json()["signed_in"], false);
    let out = Request::post("/logout").header("cookie", "token_panel_session=other");
    assert_eq!(from(&world, HERE, out, "").await.status, 200);
    assert_eq!(world.pauses.seconds(), [1, 1]);
}

#[tokio::test]
async fn an_old_cookie_waits_once() {
    let world = World::new().await;
    // A page sends several requests at once.
    world.pauses.hold();
    let page = async {
        tokio::join!(
            from(&world, HERE, with_cookie("old"), ""),
            from(&world, HERE, with_cookie("old"), ""),
            from(&world, HERE, with_cookie("old"), ""),
        )
    };
    let mut page = pin!(page);
    tokio::select! {
        biased;
        _ = &mut page => panic!("answered"),
        () = world.pauses.until(3) => {}
    }
    world.pauses.release();
    let (one, two, three) = page.await;
    for raw in [one, two, three] {
        assert_eq!(raw.refused(), is(401, "session_ended"));
    }
    assert_eq!(world.pauses.seconds(), [1, 1, 1]);
    for _ in 0..5 {
        assert_eq!(from(&world, HERE, with_cookie("old"), "").await.refused(), is(401, "session_ended"));
        let config = Request::get("/config.json").header("cookie", "token_panel_session=old");
        assert_eq!(from(&world, HERE, config, "").await.json()["signed_in"], false);
    }
    assert_eq!(world.pauses.seconds(), [0; 10]);
    from(&world, HERE, with_cookie("another"), "").await;
    let config = Request::get("/config.json").header("cookie", "token_panel_session=a-third");
    from(&world, HERE, config, "").await;
    assert_eq!(world.pauses.seconds(), [2, 1], "those are guesses");
}

#[tokio::test]
async fn sign_out_without_a_session_waits_and_writes_nothing() {
    let world = World::new().await;
    let out = |value: &str| Request::post("/logout").header("cookie", format!("token_panel_session={value}"));
    let right = world.sign_in("admin").await;
    let database = rusqlite::Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
    database.execute_batch("BEGIN IMMEDIATE").unwrap();
    for n in 0..3 {
        assert_eq!(from(&world, HERE, out(&format!("guess-{n}")), "").await.status, 200, "{n}");
    }
    assert_eq!(world.pauses.seconds(), [1, 1, 1]);
    database.execute_batch("ROLLBACK").unwrap();
    let right = |request: Builder| request.header("cookie", &right);
    assert_eq!(from(&world, HERE, right(Request::post("/logout")), "").await.status, 200);
    assert_eq!(world.pauses.seconds(), [0_u64; 0]);
    let ended = from(&world, THERE, right(Request::get("/api/v1/auth/current")), "").await;
    assert_eq!(ended.refused(), is(401, "session_ended"));
}

#[tokio::test]
async fn wrong_sign_in_links_wait_and_the_right_one_works() {
    let world = World::new().await;
    let link = links(&world.app, true).await.unwrap().remove(0);
    let guess = || from(&world, HERE, sign_in_request("key=guess", &[]), "key=guess");
    for _ in 0..3 {
        assert_eq!(guess().await.status, 403);
    }
    assert_eq!(world.pauses.seconds(), [1, 2, 4]);
    let form = link.path.expose().strip_prefix("/login?").unwrap();
    assert_eq!(from(&world, HERE, sign_in_request(form, &[]), form).await.status, 303);
    assert_eq!(world.pauses.seconds(), [0_u64; 0]);
    assert_eq!(from(&world, HERE, sign_in_request("other=1", &[]), "other=1").await.status, 403);
    assert_eq!(world.pauses.seconds(), [0_u64; 0], "without a key it is no attempt");
}

#[tokio::test]
async fn wrong_codes_wait_and_the_tool_can_still_poll() {
    let world = World::new().await;
    let code = from(&world, HERE, Request::get("/api/v1/auth/code"), "").await.json()["code"].clone();
    let code = code.as_str().unwrap();
    let poll = |code: &str| Request::get(format!("/api/v1/auth/token?code={code}"));
    for seconds in [1, 2, 4] {
        let guess = from(&world, HERE, poll("guess"), "").await.refused();
        assert_eq!((guess, world.pauses.seconds()), (is(404, "unknown_code"), vec![seconds]));
        let raw = from(&world, HERE, poll(code), "").await;
        assert_eq!((raw.refused(), world.pauses.seconds()), (is(400, "authorization_pending"), vec![]));
    }
    let create = || {
        Request::post("/api/v1/api_tokens")
            .header("x-yatai-api-token", ADMIN)
            .header("content-type", "application/json")
    };
    let wrong = json!({"name": "cli", "scopes": ["api"], "code": "guess"}).to_string();
    assert_eq!(from(&world, HERE, create(), &wrong).await.refused(), is(404, "unknown_code"));
    assert_eq!(world.pauses.seconds(), [8]);
    let right = json!({"name": "cli", "scopes": ["api"], "code": code}).to_string();
    let made = from(&world, HERE, create(), &right).await;
    assert_eq!(made.status, 200);
    assert_eq!(from(&world, HERE, poll(code), "").await.json()["token"], made.json()["token"]);
    assert_eq!(world.pauses.seconds(), [0_u64; 0]);
}

#[tokio::test]
async fn a_create_with_a_wrong_code_does_not_hold_up_the_next() {
    let world = World::new().await;
    let code = world.get("/api/v1/auth/code").await.json()["code"].as_str().unwrap().to_owned();
    let attempt = async |code: &str| {
        let request = Request::post("/api/v1/api_tokens")
            .header("x-yatai-api-token", MEMBER)
            .header("content-type", "application/json");
        from(&world, HERE, request, &json!({"name": "cli", "code": code}).to_string()).await
    };
    world.pauses.hold();
    let mut wrong = pin!(attempt("guess"));
    tokio::select! {
        biased;
        _ = &mut wrong => panic!("answered"),
        () = world.pauses.until(1) => {}
    }
    assert_eq!(attempt(&code).await.status, 200);
    world.pauses.release();
    assert_eq!(wrong.await.refused(), is(404, "unknown_code"));
}
