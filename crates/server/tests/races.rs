//! Credential, role and scope are looked at again at the moment of a write. A request whose body is held back is refused
//! when the right of its sender ended in the meantime, and nothing is written.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::time::Duration;
use support::wire::{Answer, Wire};
use support::*;
use token_api::{CreateToken, UpdateToken};
use token_client::calls::{delete_token, list_tokens, update_token};
use token_server::serve::{Limits, serve};
use token_server::store::{Actor, Role};
use token_server::{Settings, router};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

const TOKENS: &str = "/api/v1/api_tokens";

/// A server on a real port.
struct Listening {
    world: World,
    at: String,
    task: JoinHandle<bool>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn listen() -> Listening {
    listen_with(Settings::default()).await
}

async fn listen_with(settings: Settings) -> Listening {
    let world = World::with(1, settings).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap().to_string();
    let task =
        tokio::spawn(serve(listener, router(world.app.clone()), Limits::default(), std::future::pending()));
    Listening { world, at, task }
}

/// A request whose head was accepted, and whose body is held back.
struct Held {
    wire: Wire,
    body: String,
}

impl Held {
    /// Sends the head. The server asks for the body, with `100 Continue`, when it has looked at the credential.
    fn new(at: &str, method: &str, path: &str, credential: &str, more: &str, body: Value) -> Self {
        let mut wire = Wire::to(at).unwrap();
        let body = body.to_string();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {at}\r\n{credential}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nExpect: 100-continue\r\n{more}\r\n",
            body.len()
        );
        wire.write(head.as_bytes()).unwrap();
        let go_on = wire.answer().unwrap();
        assert_eq!(go_on.status, 100, "the head is accepted: {}", go_on.head);
        Self { wire, body }
    }

    /// Sends the body.
    fn release(mut self) -> Answer {
        self.wire.write(self.body.as_bytes()).unwrap();
        self.wire.answer().unwrap()
    }
}

/// How the right of the sender ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    TokenDeleted,
    TokenExpires,
    TokenNarrowed,
    TokenWithoutScopes,
    TokenShortened,
    MemberRemoved,
    BecomesGuest,
    SignedOut,
    SessionExpires,
    SessionsMemberRemoved,
}

const ENDS: [(End, u16, &str); 10] = [
    (End::TokenDeleted, 401, "unauthorized"),
    (End::TokenExpires, 401, "token_expired"),
    (End::TokenNarrowed, 403, "scope_required"),
    (End::TokenWithoutScopes, 403, "access_required"),
    (End::TokenShortened, 403, "outlives_its_maker"),
    (End::MemberRemoved, 401, "unauthorized"),
    (End::BecomesGuest, 403, "role_required"),
    (End::SignedOut, 401, "session_ended"),
    (End::SessionExpires, 401, "session_ended"),
    (End::SessionsMemberRemoved, 401, "session_ended"),
];

impl End {
    fn is_of_session(self) -> bool {
        matches!(self, Self::SignedOut | Self::SessionExpires | Self::SessionsMemberRemoved)
    }
}

/// The sender: the demo's member, with a token that ends in an hour or a session.
struct Sender {
    uid: String,
    cookie: String,
    /// The line of the head with the credential.
    line: String,
    end: DateTime<Utc>,
}

async fn sender(world: &World, by_session: bool) -> Sender {
    let end = world.now() + TimeDelta::hours(1);
    let wanted = CreateToken { expired_at: Some(end.into()), ..token("held", &["api"]) };
    let (made, value) = world.make(MEMBER, &wanted).await;
    let cookie = if by_session { world.sign_in("member").await } else { String::new() };
    let line = if by_session { format!("Cookie: {cookie}") } else { format!("X-YATAI-API-TOKEN: {value}") };
    Sender { uid: made.uid, cookie, line, end }
}

async fn end_right(world: &World, sender: &Sender, how: End) {
    let (store, now) = (world.app.store(), world.now());
    let actor = || Actor::command_line("root");
    let change = async |change: UpdateToken| {
        world.call(MEMBER, &update_token(&sender.uid, &change)).await.unwrap();
    };
    let scopes = |list: &[&str]| Some(list.iter().map(|it| (*it).to_owned()).collect());
    match how {
        End::TokenDeleted => drop(world.call(MEMBER, &delete_token(&sender.uid)).await.unwrap()),
        End::TokenExpires => world.later(TimeDelta::hours(1)),
        End::TokenNarrowed => {
            change(UpdateToken { scopes: scopes(&["read_organization"]), ..Default::default() }).await;
        }
        End::TokenWithoutScopes => change(UpdateToken { scopes: scopes(&[]), ..Default::default() }).await,
        End::TokenShortened => {
            let end = (now + TimeDelta::minutes(30)).into();
            change(UpdateToken { expired_at: Some(Some(end)), ..Default::default() }).await;
        }
        End::MemberRemoved | End::SessionsMemberRemoved => {
            store.remove_member("jonas".into(), actor(), now).await.unwrap();
        }
        End::BecomesGuest => {
            store.change_role("jonas".into(), Role::Guest, actor(), now).await.unwrap();
        }
        End::SignedOut => {
            let request = axum::http::Request::post("/logout")
                .header("cookie", &sender.cookie)
                .header("sec-fetch-site", "same-origin");
            assert_eq!(world.raw(request.body(axum::body::Body::empty()).unwrap()).await.status, 200);
        }
        End::SessionExpires => world.later(TimeDelta::hours(12)),
    }
}

/// All tokens, without when they were used, and how many events there are.
async fn state(world: &World) -> (Vec<Value>, u64) {
    let list = world.call(ADMIN, &list_tokens(0, 1000, "")).await.unwrap();
    let tokens = list.items.into_iter().map(|mut token| {
        token.last_used_at = None;
        token.is_expired = false;
        json!(token)
    });
    let events =
        world.send("GET", "/api/v1/current_org/events?count=1", ADMIN, "").await.json()["total"].clone();
    (tokens.collect(), events.as_u64().unwrap())
}

/// Holds a request back, ends the right, sends the rest; returns the answer, after a check that nothing was written.
async fn held_back(server: &Listening, how: End, kind: &str) -> Answer {
    let world = &server.world;
    let sender = sender(world, how.is_of_session()).await;
    let (target, _) = world.make(MEMBER, &token("target", &["read_organization"])).await;
    let code = world.get("/api/v1/auth/code").await.json()["code"].as_str().unwrap().to_owned();
    // Longer than the sessions and the token that expire, so that only the right is missing.
    let end = if how == End::SessionExpires { sender.end + TimeDelta::days(1) } else { sender.end };
    let create = json!({"name": "late", "scopes": ["read_organization"], "expired_at": json_time(end)});
    let with_code =
        json!({"name": "late", "scopes": ["read_organization"], "expired_at": json_time(end), "code": code});
    let (method, path, more, body) = match kind {
        "create" => ("POST", TOKENS.to_owned(), "", create),
        "once" => ("POST", TOKENS.to_owned(), "Idempotency-Key: k\r\n", create),
        "code" => ("POST", TOKENS.to_owned(), "", with_code),
        "code-once" => ("POST", TOKENS.to_owned(), "Idempotency-Key: k\r\n", with_code),
        _ => (
            "PATCH",
            format!("{TOKENS}/{}", target.uid),
            "",
            json!({"scopes": ["write_cluster"], "expired_at": json_time(end)}),
        ),
    };
    let held = Held::new(&server.at, method, &path, &sender.line, more, body);
    end_right(world, &sender, how).await;
    let before = state(world).await;
    let answer = tokio::task::spawn_blocking(move || held.release()).await.unwrap();
    assert_eq!(state(world).await, before, "{how:?} {kind}: nothing is written");
    if kind.starts_with("code") && how != End::SessionExpires && how != End::TokenExpires {
        let poll = world.get(&format!("/api/v1/auth/token?code={code}")).await;
        assert_eq!(poll.refused(), is(400, "authorization_pending"), "{how:?}: the code waits");
    }
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_back_request_is_refused_when_its_right_has_ended() {
    for (how, status, code) in ENDS {
        for kind in ["create", "once", "code", "code-once", "update"] {
            let answer = held_back(&listen().await, how, kind).await;
            assert_eq!(
                (answer.status, answer.json()["code"].as_str()),
                (status, Some(code)),
                "{how:?} {kind}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_back_request_is_refused_when_its_session_was_idle() {
    let server = listen_with(Settings { idle_sign_out: 1, ..Default::default() }).await;
    let world = &server.world;
    let sender = sender(world, true).await;
    let body = json!({"name": "late", "scopes": ["api"]});
    let held = Held::new(&server.at, "POST", TOKENS, &sender.line, "", body.clone());
    // The head is a use.
    world.later(TimeDelta::seconds(59));
    let answer = tokio::task::spawn_blocking(move || held.release()).await.unwrap();
    assert_eq!(answer.status, 200);
    let held = Held::new(&server.at, "POST", TOKENS, &sender.line, "", body);
    world.later(TimeDelta::seconds(60));
    let before = state(world).await;
    let answer = tokio::task::spawn_blocking(move || held.release()).await.unwrap();
    assert_eq!((answer.status, &answer.json()["code"]), (401, &json!("session_ended")));
    assert_eq!(state(world).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_who_becomes_a_developer_creates_no_organization_token() {
    let server = listen().await;
    let world = &server.world;
    let value = world.add_member("vera", Role::Admin).await;
    let line = format!("X-YATAI-API-TOKEN: {value}");
    let body = json!({"name": "late", "scopes": ["api"], "is_organization_token": true});
    let held = Held::new(&server.at, "POST", TOKENS, &line, "", body);
    let actor = Actor::command_line("root");
    world.app.store().change_role("vera".into(), Role::Developer, actor, world.now()).await.unwrap();
    let before = state(world).await;
    let answer = tokio::task::spawn_blocking(move || held.release()).await.unwrap();
    assert_eq!((answer.status, &answer.json()["code"]), (403, &json!("admin_required")));
    assert_eq!(state(world).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_has_the_time_at_which_it_is_written() {
    let server = listen().await;
    let world = &server.world;
    let sender = sender(world, false).await;
    let soon = world.now() + TimeDelta::minutes(1);
    let held = |name: &str| {
        let body = json!({"name": name, "scopes": ["api"], "expired_at": json_time(soon)});
        Held::new(&server.at, "POST", TOKENS, &sender.line, "", body)
    };
    let (first, second) = (held("first"), held("second"));
    world.later(TimeDelta::seconds(30));
    let made = tokio::task::spawn_blocking(move || first.release()).await.unwrap().json();
    assert_eq!(made["created_at"], json_time(world.now()));
    world.later(TimeDelta::seconds(30));
    let answer = tokio::task::spawn_blocking(move || second.release()).await.unwrap();
    assert_eq!((answer.status, &answer.json()["code"]), (400, &json!("expired_at_in_past")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_that_waits_for_the_database_is_refused_when_its_right_has_ended() {
    let server = listen().await;
    let world = &server.world;
    let sender = sender(world, false).await;
    let (target, _) = world.make(MEMBER, &token("target", &["api"])).await;
    let other = Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut wire = Wire::to(&server.at).unwrap();
    let head = format!("DELETE {TOKENS}/{} HTTP/1.1\r\nHost: x\r\n{}\r\n\r\n", target.uid, sender.line);
    wire.write(head.as_bytes()).unwrap();
    // The deletion waits for the lock. Its token's row is deleted by the program that holds the lock.
    wire.patience(Duration::from_millis(500));
    assert!(wire.answer().is_err());
    wire.patience(Duration::from_secs(60));
    other.execute("DELETE FROM tokens WHERE uid = ?", [&sender.uid]).unwrap();
    other.execute_batch("COMMIT").unwrap();
    let answer = tokio::task::spawn_blocking(move || wire.answer().unwrap()).await.unwrap();
    assert_eq!((answer.status, &answer.json()["code"]), (401, &json!("unauthorized")));
    let list = world.call(ADMIN, &list_tokens(0, 10, &target.uid)).await.unwrap();
    assert_eq!(list.total, 1, "it is there");
}

#[tokio::test]
async fn the_tool_does_not_get_the_value_of_a_token_that_has_ended() {
    for how in ["deleted", "expired", "left"] {
        let world = World::new().await;
        let code = world.get("/api/v1/auth/code").await.json()["code"].as_str().unwrap().to_owned();
        let end = world.now() + TimeDelta::minutes(5);
        let wanted =
            CreateToken { code: Some(code.clone()), expired_at: Some(end.into()), ..token("cli", &["api"]) };
        let (made, value) = world.make(MEMBER, &wanted).await;
        match how {
            "deleted" => drop(world.call(MEMBER, &delete_token(&made.uid)).await.unwrap()),
            "expired" => world.later(TimeDelta::minutes(5)),
            _ => {
                let actor = Actor::command_line("root");
                world.app.store().remove_member("jonas".into(), actor, world.now()).await.unwrap();
            }
        }
        let before = state(&world).await;
        let path = format!("/api/v1/auth/token?code={code}");
        let raw = world.get(&path).await;
        assert_eq!(raw.refused(), is(409, "token_ended"), "{how}");
        assert!(!raw.text().contains(&value));
        assert_eq!(world.get(&path).await.refused(), is(409, "code_used"), "{how}: the value is gone");
        assert_eq!(state(&world).await, before, "{how}: no event");
    }
}

#[tokio::test]
async fn the_tool_gets_the_token_as_it_is_when_it_is_handed_over() {
    let world = World::new().await;
    let code = world.get("/api/v1/auth/code").await.json()["code"].as_str().unwrap().to_owned();
    let wanted = CreateToken { code: Some(code.clone()), ..token("cli", &["api"]) };
    let (made, _) = world.make(MEMBER, &wanted).await;
    let change = UpdateToken { scopes: Some(vec!["read_organization".into()]), ..Default::default() };
    world.call(MEMBER, &update_token(&made.uid, &change)).await.unwrap();
    let taken = world.get(&format!("/api/v1/auth/token?code={code}")).await.json();
    assert_eq!(taken["scopes"], json!(["read_organization"]));
}
