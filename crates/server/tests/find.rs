//! `POST /api/v1/api_tokens/find`

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::pin::pin;
use support::process::{Server, database};
use support::*;
use token_api::{Secret, Token};
use token_client::calls::{delete_token, find_token, get_token};
use token_server::Settings;

const FIND: &str = "/api/v1/api_tokens/find";

async fn find(world: &World, by: &str, value: &str) -> Option<Token> {
    world.call(by, &find_token(&Secret::new(value))).await.unwrap()
}

/// The same from this address.
async fn find_from(world: &World, peer: [u8; 4], by: &str, value: &str) -> Raw {
    let request =
        Request::post(FIND).header("x-yatai-api-token", by).header("content-type", "application/json");
    let mut request = request.body(Body::from(json!({ "value": value }).to_string())).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from((peer, 50_000))));
    world.raw(request).await
}

/// The searches in the trail that this caller may read, newest first.
async fn searches(world: &World, by: &str) -> Vec<Value> {
    let path = "/api/v1/current_org/events?count=100&q=operation:looked_up";
    world.send("GET", path, by, "").await.json()["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn the_token_is_answered_as_a_get_has_it() {
    let world = World::new().await;
    let (made, value) = world.make(ADMIN, &token("ci", &["api"])).await;
    let got = world.call(ADMIN, &get_token(&made.uid)).await.unwrap();
    assert_eq!(find(&world, ADMIN, &value).await, got);
    let raw = world.send("POST", FIND, ADMIN, &json!({ "value": format!(" {value}\r\n") }).to_string()).await;
    assert_eq!((raw.status.as_u16(), &raw.json()["token"]["uid"]), (200, &json!(made.uid)), "trimmed");
    assert!(!raw.text().contains(&value));
    for unknown in ["made-up", &value[1..], &value.to_uppercase(), &made.uid, &made.name] {
        assert_eq!(find(&world, ADMIN, unknown).await, None, "{unknown}");
    }
    let got = world.call(ADMIN, &get_token(&made.uid)).await.unwrap().unwrap();
    assert!(got.last_used_at.is_none(), "a search is no use of the token");
}

#[tokio::test]
async fn what_the_person_may_not_see_is_none_in_the_answer_and_in_the_trail() {
    let world = World::new().await;
    let (admins, hidden) = world.make(ADMIN, &token("admins", &["api"])).await;
    let (_, shared) = world.make(ADMIN, &organization_token("shared", &["api"])).await;
    let (members, own) = world.make(MEMBER, &token("members", &["api"])).await;
    assert_eq!(find(&world, MEMBER, &hidden).await, None);
    assert_eq!(find(&world, MEMBER, &shared).await.unwrap().name, "shared");
    assert_eq!(find(&world, ADMIN, &own).await.unwrap().uid, members.uid);
    let seen = searches(&world, MEMBER).await;
    let names: Vec<&Value> = seen.iter().map(|event| &event["name"]).collect();
    assert_eq!(names, ["members", "shared", ""], "the member sees also who looked for their own token");
    let all = searches(&world, ADMIN).await;
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|event| event["resource"]["uid"] != json!(admins.uid)), "{all:?}");
}

#[tokio::test]
async fn an_expired_token_is_found_and_a_deleted_one_is_not() {
    let world = World::new().await;
    let mut ending = token("ending", &["api"]);
    ending.expired_at = Some((world.now() + TimeDelta::minutes(1)).into());
    let (ended, ended_value) = world.make(ADMIN, &ending).await;
    let (deleted, deleted_value) = world.make(ADMIN, &token("deleted", &[])).await;
    world.call(ADMIN, &delete_token(&deleted.uid)).await.unwrap();
    world.later(TimeDelta::minutes(2));
    let found = find(&world, ADMIN, &ended_value).await.unwrap();
    assert!(found.uid == ended.uid && found.is_expired);
    assert_eq!(find(&world, ADMIN, &deleted_value).await, None);
    assert!(find(&world, ADMIN, LEAVER).await.is_some(), "of a person who has left, as in the list");
}

#[tokio::test]
async fn a_search_is_an_event_without_the_value() {
    let world = World::new().await;
    let (made, value) = world.make(MEMBER, &token("ci", &["api"])).await;
    find_from(&world, [192, 0, 2, 7], MEMBER, &value).await;
    find_from(&world, [192, 0, 2, 7], MEMBER, "made-up").await;
    let all = searches(&world, ADMIN).await;
    let of = |field: &str| all.iter().map(|event| event[field].clone()).collect::<Vec<_>>();
    assert_eq!(of("status"), ["failed", "success"]);
    assert_eq!(of("name"), ["", "ci"]);
    assert_eq!(of("address"), ["192.0.2.7", "192.0.2.7"]);
    assert_eq!(of("api_token_name"), ["demo-sign-in", "demo-sign-in"]);
    assert_eq!(of("before"), [json!({}), json!({})]);
    assert_eq!(of("after"), [json!({}), json!({})]);
    assert!(all[0]["resource"].is_null() && all[1]["resource"]["uid"] == json!(made.uid));
    assert!(all.iter().all(|event| event["creator"]["name"] == "jonas"), "{all:?}");
    let names = world.send("GET", "/api/v1/current_org/event_operation_names", ADMIN, "").await.json();
    assert!(names.as_array().unwrap().contains(&json!("looked_up")));
}

#[tokio::test]
async fn a_refusal_repeats_nothing_that_was_sent() {
    let world = World::new().await;
    let (_, value) = world.make(ADMIN, &token("ci", &["api"])).await;
    for (body, code) in [
        (value.clone(), "invalid_body"),
        (format!("\"{value}\""), "invalid_body"),
        (format!("[\"{value}\"]"), "invalid_body"),
        (format!(r#"{{"value":"{value}""#), "invalid_body"),
        (format!(r#"{{"value":"{value}"}}x"#), "invalid_body"),
        (format!(r#"{{"value":"{value}","value":"{value}"}}"#), "invalid_body"),
        (format!(r#"{{"{value}":1}}"#), "invalid_body"),
        (format!(r#"{{"value":"{value}","token":"{value}"}}"#), "invalid_body"),
        (format!(r#"{{"value":["{value}"]}}"#), "invalid_body"),
        (r#"{"value":null}"#.into(), "value_required"),
        (r#"{"value":" "}"#.into(), "value_required"),
        ("{}".into(), "value_required"),
    ] {
        let raw = world.send("POST", FIND, ADMIN, &body).await;
        assert_eq!(raw.refused(), is(400, code), "{body}");
        assert!(!raw.text().contains(&value[..8]), "{}", raw.text());
    }
    let large = format!(r#"{{"value":"{}"}}"#, value.repeat(3000));
    let raw = world.send("POST", FIND, ADMIN, &large).await;
    assert_eq!(raw.refused(), is(413, "body_too_large"));
    assert!(!raw.text().contains(&value));
    assert_eq!(searches(&world, ADMIN).await.len(), 0, "what is refused is no search");
}

#[tokio::test]
async fn a_valid_token_with_the_scope_is_needed() {
    let world = World::new().await;
    let (_, writer) = world.make(ADMIN, &token("writer", &["write_organization"])).await;
    let call = find_token(&Secret::new(ADMIN));
    assert_eq!(refused(world.call("", &call).await), is(401, "unauthorized"));
    assert_eq!(refused(world.call(LEAVER, &call).await), is(401, "unauthorized"));
    assert_eq!(refused(world.call(&writer, &call).await), is(403, "scope_required"));
    let (_, reader) = world.make(ADMIN, &token("reader", &["read_organization"])).await;
    assert!(world.call(&reader, &call).await.unwrap().is_some());
    for method in ["GET", "PATCH", "DELETE"] {
        let body = if method == "PATCH" { "{}" } else { "" };
        assert_eq!(world.send(method, FIND, ADMIN, body).await.refused(), is(405, "method_not_allowed"));
    }
}

#[tokio::test]
async fn another_site_cannot_search_with_a_session() {
    let world = World::new().await;
    let cookie = world.sign_in("admin").await;
    let ask = |site: &'static str| {
        let request = Request::post(FIND).header("cookie", &cookie).header("sec-fetch-site", site);
        let body = json!({ "value": ADMIN }).to_string();
        world.raw(request.header("content-type", "application/json").body(Body::from(body)).unwrap())
    };
    assert_eq!(ask("cross-site").await.refused(), is(403, "cross_origin"));
    let raw = ask("same-origin").await;
    assert_eq!((raw.status.as_u16(), raw.header("x-token-panel-person")), (200, "admin"));
    assert_eq!(raw.json()["token"]["name"], "demo-sign-in");
}

#[tokio::test]
async fn five_wrong_values_are_answered_at_once_and_later_ones_wait() {
    let world = World::new().await;
    let (here, there) = ([192, 0, 2, 1], [192, 0, 2, 2]);
    let other = world.add_member("other", token_server::store::Role::Developer).await;
    world.pauses.seconds();
    let hidden = world.make(ADMIN, &token("hidden", &[])).await.1;
    // One that is there and hidden counts like one that is not there.
    for (n, value) in ["a", "b", "c", "d", &hidden, "f", "g"].into_iter().enumerate() {
        let raw = find_from(&world, here, MEMBER, value).await;
        assert_eq!((raw.status.as_u16(), raw.json()), (200, json!({"token": null})));
        let expected = if n < 5 { 0 } else { 1 << (n - 5) };
        assert_eq!(world.pauses.seconds(), [expected], "{n}");
        world.later(TimeDelta::seconds(3));
    }
    assert!(find_from(&world, here, MEMBER, MEMBER).await.json()["token"].is_object());
    assert_eq!(world.pauses.seconds(), [0_u64; 0], "a right one does not wait");
    for (peer, by, who) in [(there, MEMBER, "another address"), (here, other.as_str(), "another person")] {
        find_from(&world, peer, by, "x").await;
        assert_eq!(world.pauses.seconds(), [0], "{who}");
    }
    find_from(&world, here, "guess", "x").await;
    assert_eq!(world.pauses.seconds(), [1], "wrong credentials have a count of their own");
    world.later(TimeDelta::minutes(6));
    find_from(&world, here, MEMBER, "a").await;
    assert_eq!(world.pauses.seconds(), [0], "forgotten");
}

#[tokio::test]
async fn eight_wait_and_more_are_refused_before_anything_is_written() {
    let world = World::new().await;
    let here = [192, 0, 2, 1];
    world.pauses.hold();
    let values: Vec<String> = (0..8).map(|n| format!("wrong-{n}")).collect();
    let mut waiting = Vec::new();
    for (n, value) in values.iter().enumerate() {
        let mut asking = Box::pin(find_from(&world, here, MEMBER, value));
        tokio::select! {
            biased;
            raw = &mut asking => panic!("answered with {}", raw.status),
            () = world.pauses.until(n + 1) => {}
        }
        waiting.push(asking);
    }
    let raw = pin!(find_from(&world, here, MEMBER, "one-more")).await;
    assert_eq!((raw.refused(), raw.header("retry-after")), (is(429, "too_many_attempts"), "10"));
    assert_eq!(searches(&world, ADMIN).await.len(), 8);
    assert!(find_from(&world, here, MEMBER, MEMBER).await.json()["token"].is_object(), "a right one");
    world.pauses.release();
    for asking in waiting {
        assert_eq!(asking.await.status, 200);
    }
    assert_eq!(find_from(&world, here, MEMBER, "one-more").await.status, 200);
}

#[tokio::test]
async fn yatai_has_no_such_address() {
    let world = World::with(1, Settings { like_yatai: true, ..Default::default() }).await;
    let raw = world.send("POST", FIND, ADMIN, &json!({ "value": ADMIN }).to_string()).await;
    let unknown = world.send("POST", "/api/v1/api_tokens/other", ADMIN, "{}").await;
    assert_eq!((raw.status.as_u16(), raw.text()), (404, unknown.text()));
    let got = world.send("GET", FIND, ADMIN, "").await;
    assert!(got.status == 404 && got.text().contains("record not found"), "{}", got.text());
}

#[test]
fn a_value_is_neither_in_the_log_nor_in_the_database() {
    let admin = "value-of-the-admin-token-that-is-long-enough";
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &[("TOKEN_SERVER_ADMIN_TOKEN", admin)]);
    for body in [
        format!(r#"{{"value":"{admin}"}}"#),
        r#"{"value":"w4rong-value"}"#.to_owned(),
        r#"{"w4rong-value":1}"#.to_owned(),
        "w4rong-value".to_owned(),
    ] {
        let status = server.send("POST", FIND, admin, &body).unwrap().0;
        assert_eq!(status, if body.contains(r#"{"value""#) { 200 } else { 400 }, "{body}");
    }
    let log = server.log();
    assert_eq!(log.lines().filter(|line| line.contains(FIND)).count(), 4, "{log}");
    assert!(!log.contains("w4rong") && !log.contains(admin), "{log}");
    let file = database(&folder.0);
    for kept in [file.clone(), file.with_file_name("tokens.sqlite-wal")] {
        let bytes = std::fs::read(&kept).unwrap_or_default();
        let has = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        assert!(!has("w4rong") && !has(admin), "{}", kept.display());
    }
}
