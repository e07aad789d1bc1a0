//! `GET /api/v1/current_org/events` and `GET /api/v1/current_org/event_operation_names`

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use chrono::TimeDelta;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::net::SocketAddr;
use support::*;
use token_api::UpdateToken;
use token_client::calls::{delete_token, update_token};
use token_server::store::{Actor, Role};
use token_server::{Settings, bootstrap};

const EVENTS: &str = "/api/v1/current_org/events";
const NAMES: &str = "/api/v1/current_org/event_operation_names";

async fn events(world: &World, token: &str, query: &str) -> Value {
    let raw = world.send("GET", &format!("{EVENTS}?{query}"), token, "").await;
    assert_eq!(raw.status, 200, "{}", raw.text());
    let list = raw.json();
    assert!(list["items"].as_array().unwrap().len() as u64 <= list["total"].as_u64().unwrap());
    list
}

/// Operation and name of each event that matches, newest first.
async fn found(world: &World, token: &str, q: &str) -> Vec<String> {
    let list = events(world, token, &format!("count=1000&q={}", q.replace(' ', "+"))).await;
    let summary = |event: &Value| {
        format!("{} {}", event["operation_name"].as_str().unwrap(), event["name"].as_str().unwrap())
    };
    list["items"].as_array().unwrap().iter().map(summary).collect()
}

/// A server without events.
async fn without_events() -> World {
    let world = World::new().await;
    database(&world).execute("DELETE FROM events", []).unwrap();
    world
}

fn database(world: &World) -> Connection {
    Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap()
}

#[tokio::test]
async fn create_update_and_delete_are_recorded_without_the_value() {
    let world = without_events().await;
    let (made, value) = world.make(ADMIN, &token("ci", &["api"])).await;
    world.later(TimeDelta::seconds(5));
    let change = UpdateToken { description: Some("Nightly".into()), ..Default::default() };
    world.call(ADMIN, &update_token(&made.uid, &change)).await.unwrap();
    let about = format!("q=api_token:{}", made.uid);
    let list = events(&world, ADMIN, &about).await;
    assert_eq!((&list["start"], &list["count"], &list["total"]), (&json!(0), &json!(20), &json!(2)));
    let updated = &list["items"][0];
    let created_at = world.now().to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
    assert_eq!(
        *updated,
        json!({
            "uid": updated["uid"],
            "name": "ci",
            "operation_name": "updated",
            "status": "success",
            "api_token_name": "demo-sign-in",
            "creator": updated["creator"],
            "resource": {
                "uid": made.uid,
                "name": "ci",
                "resource_type": "api_token",
                "created_at": json!(made.created_at),
                "updated_at": created_at,
                "deleted_at": null,
                "labels": [],
            },
            "resource_deleted": false,
            "created_at": created_at,
            "updated_at": created_at,
            "deleted_at": null,
            "role": "admin",
            "system_user": "",
            "address": "",
            "credential_uid": updated["credential_uid"],
            "session": "",
            "count": 1,
            "before": {"description": ""},
            "after": {"description": "Nightly"},
        })
    );
    assert_eq!(updated["uid"].as_str().unwrap().len(), 20);
    assert_eq!(updated["creator"]["name"], "admin");
    let created = &list["items"][1];
    assert_eq!((&created["before"], &created["after"]), (&json!({}), &json!({"scopes": ["api"]})));

    world.later(TimeDelta::seconds(5));
    world.call(ADMIN, &delete_token(&made.uid)).await.unwrap();
    let list = events(&world, ADMIN, &about).await;
    assert_eq!(list["total"], 3);
    let deleted_at = json!(world.now().to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true));
    for event in list["items"].as_array().unwrap() {
        assert_eq!(event["resource_deleted"], true);
        assert_eq!((&event["resource"]["uid"], &event["resource"]["name"]), (&json!(made.uid), &json!("ci")));
        assert_eq!(event["resource"]["deleted_at"], deleted_at);
    }
    let deleted = &list["items"][0];
    assert_eq!(deleted["before"], json!({"scopes": ["api"], "description": "Nightly"}));
    assert_eq!(deleted["after"], json!({}));
    assert!(!list.to_string().contains(&value));
}

#[tokio::test]
async fn refused_requests_and_reads_are_not_recorded() {
    let world = without_events().await;
    let (made, value) = world.make(ADMIN, &token("ci", &["api"])).await;
    let path = format!("/api/v1/api_tokens/{}", made.uid);
    assert_eq!(world.send("PATCH", &path, MEMBER, "{}").await.status, 404);
    assert_eq!(world.send("PATCH", &path, ADMIN, r#"{"scopes":["NO"]}"#).await.status, 400);
    assert_eq!(world.send("POST", "/api/v1/api_tokens", ADMIN, r#"{"name":"ci"}"#).await.status, 409);
    assert_eq!(world.send("GET", &path, &value, "").await.status, 200);
    assert_eq!(world.send("GET", "/api/v1/api_tokens", &value, "").await.status, 200);
    assert_eq!(found(&world, ADMIN, "").await, ["created ci"]);
}

#[tokio::test]
async fn sign_in_and_sign_out_are_recorded_with_the_address() {
    let world = without_events().await;
    let link = bootstrap::links(&world.app, true)
        .await
        .unwrap()
        .into_iter()
        .find(|link| link.who == "member")
        .unwrap();
    let form = link.path.expose().strip_prefix("/login?").unwrap();
    let from = async |request: axum::http::request::Builder| {
        let peer: SocketAddr = "[::ffff:192.0.2.7]:5000".parse().unwrap();
        let is_login = request.uri_ref().is_some_and(|uri| uri.path() == "/login");
        let body = if is_login { Body::from(form.to_owned()) } else { Body::empty() };
        let mut request = request.body(body).unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        world.raw(request).await
    };
    let raw = from(sign_in_request(form, &[])).await;
    let cookie = raw.header("set-cookie").split(';').next().unwrap().to_owned();
    let body = Body::from(r#"{"name":"by-session"}"#);
    let create = Request::post("/api/v1/api_tokens")
        .header("cookie", &cookie)
        .header("content-type", "application/json")
        .body(body)
        .unwrap();
    assert_eq!(world.raw(create).await.status, 200);
    let out = || Request::post("/logout").header("cookie", &cookie);
    assert_eq!(from(out()).await.status, 200);
    assert_eq!(from(out()).await.status, 200, "the session has ended already");
    assert_eq!(from(sign_in_request(form, &[])).await.status, 403);
    let list = events(&world, ADMIN, "").await;
    let recorded: Vec<_> = list["items"].as_array().unwrap().iter().collect();
    // The two links of `links` are events too.
    assert_eq!(recorded.len(), 6, "{list}");
    assert_eq!(recorded[0]["after"], json!({"credentials": ["link"]}));
    let session = recorded[3]["session"].as_str().unwrap();
    assert_eq!(session.len(), 16);
    assert!(!cookie.contains(session));
    assert_eq!((&recorded[1]["session"], &recorded[2]["session"]), (&json!(session), &json!(session)));
    assert_eq!(
        (&recorded[2]["operation_name"], &recorded[2]["role"]),
        (&json!("created"), &json!("developer"))
    );
    for (event, operation, status, name) in [
        (recorded[0], "sign_in_refused", "failed", ""),
        (recorded[1], "signed_out", "success", "jonas"),
        (recorded[3], "signed_in", "success", "jonas"),
    ] {
        assert_eq!(event["operation_name"], operation);
        assert_eq!((&event["status"], &event["name"]), (&json!(status), &json!(name)));
        assert_eq!((&event["address"], &event["resource"]), (&json!("192.0.2.7"), &json!(null)));
        assert_eq!((&event["api_token_name"], &event["credential_uid"]), (&json!(""), &json!("")));
        assert_eq!(event["creator"]["name"].as_str().unwrap_or_default(), name);
    }
    assert!(!list.to_string().contains(link.path.expose().split_once('=').unwrap().1));
}

/// Opens a link with a wrong key from this address.
async fn guess(world: &World, address: [u8; 4]) -> u16 {
    let form = "key=guess";
    let mut request = sign_in_request(form, &[]).body(Body::from(form)).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from((address, 5000))));
    world.raw(request).await.status.as_u16()
}

/// Address and count of each event about refused sign-ins, newest first.
async fn refusals(world: &World) -> Vec<(String, u64)> {
    let list = events(world, ADMIN, "count=1000&q=operation:sign_in_refused").await;
    let summary =
        |event: &Value| (event["address"].as_str().unwrap().to_owned(), event["count"].as_u64().unwrap());
    list["items"].as_array().unwrap().iter().map(summary).collect()
}

#[tokio::test]
async fn refused_sign_ins_are_counted_for_each_address_and_minute() {
    let world = without_events().await;
    // The start of a minute.
    world.later(TimeDelta::seconds(60 - world.now().timestamp().rem_euclid(60)));
    for form in ["", "key=", "other=1"] {
        let request = sign_in_request(form, &[]).body(Body::from(form)).unwrap();
        assert_eq!(world.raw(request).await.status, 403);
    }
    world.get("/login?key=guess").await;
    assert_eq!(refusals(&world).await, [], "a request without a key is no attempt");
    let of = |address: &str, count| (address.to_owned(), count);
    for _ in 0..5 {
        assert_eq!(guess(&world, [192, 0, 2, 1]).await, 403);
    }
    assert_eq!(refusals(&world).await, [of("192.0.2.1", 5)]);
    // Also those that are answered with 429, and after the event was written.
    for _ in 0..40 {
        guess(&world, [192, 0, 2, 1]).await;
    }
    guess(&world, [192, 0, 2, 2]).await;
    assert_eq!(refusals(&world).await, [of("192.0.2.2", 1), of("192.0.2.1", 45)]);
    world.later(TimeDelta::seconds(59));
    guess(&world, [192, 0, 2, 1]).await;
    assert_eq!(refusals(&world).await, [of("192.0.2.2", 1), of("192.0.2.1", 46)]);
    world.later(TimeDelta::seconds(1));
    guess(&world, [192, 0, 2, 1]).await;
    assert_eq!(refusals(&world).await[0], of("192.0.2.1", 1));
    assert_eq!(refusals(&world).await.len(), 3);
}

#[tokio::test]
async fn every_kind_of_wrong_credential_is_an_event() {
    let world = without_events().await;
    let cookie = Request::get("/api/v1/auth/current").header("cookie", "token_panel_session=guess");
    assert_eq!(world.raw(cookie.body(Body::empty()).unwrap()).await.status, 401);
    assert_eq!(world.send("GET", "/api/v1/auth/current", "guess", "").await.status, 401);
    assert_eq!(world.send("GET", "/api/v1/auth/current", LEAVER, "").await.status, 401);
    assert_eq!(world.get("/api/v1/auth/token?code=guess").await.status, 404);
    let form = "key=guess";
    world.raw(sign_in_request(form, &[]).body(Body::from(form)).unwrap()).await;
    let list = events(&world, ADMIN, "").await;
    let event = &list["items"][0];
    assert_eq!((&list["total"], &event["count"]), (&json!(1), &json!(5)));
    assert_eq!(event["after"], json!({"credentials": ["link", "login_code", "session", "token"]}));
    assert_eq!((&event["creator"], &event["role"]), (&json!(null), &json!("")));
    assert!(!list.to_string().contains("guess"), "never a value");
    // A token that has expired and a session that has ended are known, and are no attempts.
    let (_, value) = world.make(ADMIN, &token("ends", &["api"])).await;
    database(&world).execute("UPDATE tokens SET expired_at = 1 WHERE name = 'ends'", []).unwrap();
    assert_eq!(world.send("GET", "/api/v1/auth/current", &value, "").await.status, 401);
    let cookie = world.sign_in("member").await;
    world.later(TimeDelta::days(2));
    let ended = Request::get("/api/v1/auth/current").header("cookie", cookie);
    assert_eq!(world.raw(ended.body(Body::empty()).unwrap()).await.status, 401);
    assert_eq!(refusals(&world).await.len(), 1);
}

#[tokio::test]
async fn refused_sign_ins_of_many_addresses_are_limited_and_counted_together() {
    let world = without_events().await;
    // Most of the rows are inserted directly, because the check of each answer takes time.
    let row = "WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 597)
        INSERT INTO events (uid, created_at, operation, status, role, system_user, address, credential_uid,
            credential_name, name, is_about_organization_token, before, after, folded)
        SELECT 'refused-' || value, ?, 'sign_in_refused', 'failed', '', '', '10.0.0.' || value, '', '', '', 0, '{}', '{}', ''
        FROM n";
    let at = world.now().timestamp_micros();
    assert_eq!(database(&world).execute(row, [at]).unwrap(), 597);
    for last in 1..=8 {
        assert_eq!(guess(&world, [198, 51, 100, last]).await, 403);
    }
    let found = refusals(&world).await;
    assert_eq!(found.len(), 601, "600 addresses, and one event for the others");
    assert!(found.contains(&(String::new(), 5)), "none is dropped");
    let list = events(&world, ADMIN, "count=1000&q=operation:sign_in_refused").await;
    let others = list["items"].as_array().unwrap().iter().find(|event| event["address"] == "").unwrap();
    assert_eq!(others["after"], json!({"credentials": ["link"], "other_addresses": true}));
    guess(&world, [198, 51, 100, 9]).await;
    assert!(refusals(&world).await.contains(&(String::new(), 6)));
    world.later(TimeDelta::minutes(61));
    guess(&world, [198, 51, 100, 10]).await;
    assert_eq!(refusals(&world).await[0], ("198.51.100.10".to_owned(), 1));
}

#[tokio::test]
async fn refusals_that_could_not_be_written_are_written_later() {
    let world = without_events().await;
    let other = database(&world);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    guess(&world, [192, 0, 2, 1]).await;
    assert!(world.app.store().write_refused_sign_ins().await.is_err());
    guess(&world, [192, 0, 2, 1]).await;
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(refusals(&world).await, [("192.0.2.1".to_owned(), 2)]);
}

#[tokio::test]
async fn the_first_token_and_the_links_of_a_start_are_events() {
    let world = World::new().await;
    let list = events(&world, ADMIN, "q=resource_type:api_token&search=first-admin-token").await;
    let event = &list["items"][0];
    assert_eq!(
        (&event["operation_name"], &event["system_user"]),
        (&json!("created"), &json!("token-server"))
    );
    bootstrap::links(&world.app, true).await.unwrap();
    let list = events(&world, ADMIN, "q=operation:member_changed").await;
    assert_eq!(list["total"], 2);
    assert_eq!(list["items"][0]["after"], json!({"sign_in_link": true}));
    assert_eq!(list["items"][0]["system_user"], "token-server");
}

#[tokio::test]
async fn a_session_that_another_sign_in_replaces_has_signed_out() {
    let world = without_events().await;
    let cookie = world.sign_in("admin").await;
    let link =
        bootstrap::links(&world.app, true).await.unwrap().into_iter().find(|l| l.who == "member").unwrap();
    let form = link.path.expose().split_once('?').unwrap().1;
    let request = sign_in_request(form, &[("cookie", &cookie)]).body(Body::from(form.to_owned())).unwrap();
    assert_eq!(world.raw(request).await.status, 303);
    let signs = found(&world, ADMIN, "operation:signed_in operation:signed_out").await;
    assert_eq!(signs, ["signed_in jonas", "signed_out admin", "signed_in admin"]);
}

#[tokio::test]
async fn a_new_value_by_a_repeated_create_is_an_event() {
    let world = without_events().await;
    let create = async || {
        let request = Request::post("/api/v1/api_tokens")
            .header("x-yatai-api-token", ADMIN)
            .header("content-type", "application/json")
            .header("idempotency-key", "the-same-key-twice")
            .body(Body::from(r#"{"name":"once"}"#))
            .unwrap();
        world.raw(request).await.json()["token"].as_str().unwrap().to_owned()
    };
    let (first, second) = (create().await, create().await);
    assert_ne!(first, second);
    assert_eq!(found(&world, ADMIN, "").await, ["updated once", "created once"]);
    let list = events(&world, ADMIN, "q=operation:updated").await;
    assert_eq!(list["items"][0]["after"], json!({"value_replaced": true}));
    assert!(!list.to_string().contains(&second));
}

#[tokio::test]
async fn the_answer_says_how_long_events_are_kept() {
    for days in [0, 400] {
        let world = World::with(1, Settings { keep_events: days, ..Default::default() }).await;
        assert_eq!(events(&world, MEMBER, "").await["keep_events_days"], days);
    }
}

#[tokio::test]
async fn a_hand_over_is_recorded_when_the_tool_fetches_the_token() {
    let world = without_events().await;
    let code = world.get("/api/v1/auth/code").await.json()["code"].as_str().unwrap().to_owned();
    let body = json!({"name": "cli", "scopes": ["api"], "code": code}).to_string();
    let made = world.send("POST", "/api/v1/api_tokens", MEMBER, &body).await.json();
    assert_eq!(found(&world, ADMIN, "").await, ["created cli"]);
    let poll = format!("/api/v1/auth/token?code={code}");
    assert_eq!(world.get(&poll).await.status, 200);
    assert_eq!(world.get(&poll).await.refused(), is(409, "code_used"));
    assert_eq!(found(&world, ADMIN, "").await, ["handed_over cli", "created cli"]);
    let list = events(&world, ADMIN, "q=operation:handed_over").await;
    assert_eq!(list["items"][0]["resource"]["uid"], made["uid"]);
    assert_eq!(list["items"][0]["creator"]["name"], "jonas");
    assert!(!list.to_string().contains(made["token"].as_str().unwrap()));
}

#[tokio::test]
async fn a_token_is_handed_over_with_its_event_or_not_at_all() {
    let world = without_events().await;
    let code = world.get("/api/v1/auth/code").await.json()["code"].as_str().unwrap().to_owned();
    let body = json!({"name": "cli", "scopes": ["api"], "code": code}).to_string();
    world.send("POST", "/api/v1/api_tokens", MEMBER, &body).await;
    let other = database(&world);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let poll = format!("/api/v1/auth/token?code={code}");
    assert_eq!(world.get(&poll).await.refused(), is(503, "database_unavailable"));
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(world.get(&poll).await.status, 200, "the tool polls again");
    assert_eq!(found(&world, ADMIN, "").await, ["handed_over cli", "created cli"]);
}

#[tokio::test]
async fn a_hand_over_and_its_event_agree_when_the_tool_disconnects() {
    let world = without_events().await;
    let code = world.get("/api/v1/auth/code").await.json()["code"].as_str().unwrap().to_owned();
    let body = json!({"name": "cli", "scopes": ["api"], "code": code}).to_string();
    world.send("POST", "/api/v1/api_tokens", MEMBER, &body).await;
    let poll = format!("/api/v1/auth/token?code={code}");
    let other = database(&world);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    {
        // The request waits for the database lock when the tool disconnects.
        let mut polling = std::pin::pin!(world.get(&poll));
        for _ in 0..100 {
            tokio::select! {
                biased;
                raw = &mut polling => panic!("answered with {}", raw.status),
                () = tokio::task::yield_now() => {}
            }
        }
    }
    other.execute_batch("ROLLBACK").unwrap();
    // Writes run one after the other, so the hand-over is finished after this one.
    world.make(ADMIN, &token("next", &[])).await;
    assert_eq!(world.get(&poll).await.refused(), is(409, "code_used"), "the hand-over was recorded");
    assert_eq!(found(&world, ADMIN, "operation:handed_over").await, ["handed_over cli"]);
}

#[tokio::test]
async fn members_see_their_own_events_and_those_of_organization_tokens() {
    let world = without_events().await;
    world.make(ADMIN, &token("of-admin", &["api"])).await;
    world.make(ADMIN, &organization_token("shared", &["api"])).await;
    let (own, _) = world.make(MEMBER, &token("of-member", &["api"])).await;
    world.call(ADMIN, &delete_token(&own.uid)).await.unwrap();
    world.use_link("/login?key=guess", &[]).await;
    let seen = ["deleted of-member", "created of-member", "created shared"];
    assert_eq!(found(&world, MEMBER, "").await, seen);
    assert_eq!(found(&world, MEMBER, "creator:admin").await, [seen[0], seen[2]]);
    assert_eq!(found(&world, ADMIN, "").await.len(), 5);
    let guest = world.add_member("gus", Role::Guest).await;
    let seen = found(&world, &guest, "").await;
    assert_eq!(seen, ["created gus-token", "signed_in gus", "created shared"]);
    // After its creator has left, an organization token sees events of organization tokens only.
    let (_, outlives) = world.make(ADMIN, &organization_token("outlives", &["api"])).await;
    database(&world).execute("UPDATE users SET left_at = 1 WHERE name = 'admin'", []).unwrap();
    assert_eq!(found(&world, &outlives, "").await, ["created outlives", "created shared"]);
}

#[tokio::test]
async fn members_do_not_see_addresses_and_personal_tokens_of_others() {
    let world = without_events().await;
    let (_, personal) = world.make(ADMIN, &token("hidden-token", &["api"])).await;
    let (_, shared) = world.make(ADMIN, &organization_token("shared-token", &["api"])).await;
    let (_, own) = world.make(MEMBER, &token("own-token", &["api"])).await;
    let make = async |by: &str, wanted: &token_api::CreateToken| {
        let body = serde_json::to_string(wanted).unwrap();
        let mut request = Request::post("/api/v1/api_tokens")
            .header("x-yatai-api-token", by)
            .header("content-type", "application/json")
            .body(Body::from(body))
            .unwrap();
        request.extensions_mut().insert(ConnectInfo::<SocketAddr>("192.0.2.9:5000".parse().unwrap()));
        assert_eq!(world.raw(request).await.status, 200);
    };
    make(&personal, &organization_token("by-hidden", &[])).await;
    make(&shared, &organization_token("by-shared", &[])).await;
    make(&own, &token("by-own", &[])).await;
    let uid = |name: &'static str| {
        let sql = "SELECT uid FROM tokens WHERE name = ?";
        database(&world).query_row(sql, [name], |row| row.get::<_, String>(0)).unwrap()
    };
    let shown = async |by: &str| {
        let list = events(&world, by, "search=by-").await;
        let shown = |event: &Value| {
            let text = |field: &str| event[field].as_str().unwrap().to_owned();
            [text("name"), text("api_token_name"), text("credential_uid"), text("address")]
        };
        list["items"].as_array().unwrap().iter().map(shown).collect::<Vec<_>>()
    };
    let expected = |name: &str, token: &'static str, address: &str| {
        let uid = if token.is_empty() { String::new() } else { uid(token) };
        [name.to_owned(), token.to_owned(), uid, address.to_owned()]
    };
    let address = "192.0.2.9";
    let all = [
        expected("by-own", "own-token", address),
        expected("by-shared", "shared-token", address),
        expected("by-hidden", "hidden-token", address),
    ];
    assert_eq!(shown(ADMIN).await, all);
    let seen_by_member =
        [all[0].clone(), expected("by-shared", "shared-token", ""), expected("by-hidden", "", "")];
    assert_eq!(shown(MEMBER).await, seen_by_member);
    let guest = world.add_member("gus", Role::Guest).await;
    assert_eq!(shown(&guest).await, seen_by_member[1..]);
    // A search does not find fields that are not shown.
    let by = async |by: &str, name: &'static str| {
        let searched = events(&world, by, &format!("search={name}")).await["total"].clone();
        let about = events(&world, by, &format!("q=api_token:{}", uid(name))).await["total"].clone();
        [searched, about].map(|total| total.as_u64().unwrap())
    };
    assert_eq!(by(ADMIN, "hidden-token").await, [2, 2], "created and used");
    assert_eq!(by(MEMBER, "hidden-token").await, [0, 0]);
    assert_eq!(by(MEMBER, "shared-token").await, [2, 2]);
    assert_eq!(by(MEMBER, "own-token").await, [2, 2]);
    // After its creator has left, a token has no events of its own.
    let (_, outlives) = world.make(ADMIN, &organization_token("outlives", &["api"])).await;
    database(&world).execute("UPDATE users SET left_at = 1 WHERE name = 'admin'", []).unwrap();
    assert_eq!(shown(&outlives).await, seen_by_member[1..]);
    assert_eq!(by(&outlives, "hidden-token").await, [0, 0]);
    assert_eq!(by(&outlives, "shared-token").await, [2, 2]);
}

#[tokio::test]
async fn each_key_of_q_filters_events() {
    let world = without_events().await;
    let (one, value) = world.make(ADMIN, &token("one", &["api"])).await;
    world.later(TimeDelta::days(2));
    let (two, _) = world.make(&value, &token("two", &["api"])).await;
    world.make(MEMBER, &token("three", &["api"])).await;
    world.use_link("/login?key=guess", &[]).await;
    let q = async |q: &str| found(&world, ADMIN, q).await;
    let all = ["sign_in_refused ", "created three", "created two", "created one"];
    assert_eq!(q("").await, all);
    assert_eq!(q("sort:created_at-desc").await, all);
    assert_eq!(q("sort:created_at-asc").await, all.iter().rev().copied().collect::<Vec<_>>());
    assert_eq!(q("creator:jonas").await, all[1..2]);
    assert_eq!(q("creator:jonas creator:admin").await, all[1..]);
    assert_eq!(q("creator:nobody").await, [""; 0]);
    database(&world).execute("UPDATE users SET name = 'Jonas \"J\" W' WHERE name = 'jonas'", []).unwrap();
    assert_eq!(q("creator:%22Jonas+%5C%22J%5C%22+W%22").await, all[1..2], "a name with blanks and quotes");
    database(&world).execute("UPDATE users SET name = 'jonas' WHERE name LIKE 'Jonas%'", []).unwrap();
    assert_eq!(q("status:failed").await, all[..1]);
    assert_eq!(q("status:success creator:jonas").await, all[1..2]);
    assert_eq!(q("resource_type:api_token").await, all[1..]);
    assert_eq!(q("resource_type:user").await, all[..1]);
    assert_eq!(q("resource_type:deployment").await, [""; 0]);
    assert_eq!(q("operation:created operation:deleted").await, all[1..]);
    // About the token, and caused with the token.
    assert_eq!(q(&format!("api_token:{}", one.uid)).await, all[2..]);
    assert_eq!(q(&format!("api_token:{}", two.uid)).await, all[2..3]);
    let day = |days| (world.now() - TimeDelta::days(days)).format("%Y-%m-%d").to_string();
    assert_eq!(q(&format!("started_at:{}", day(1))).await, all[..3]);
    assert_eq!(q(&format!("started_at:{}", day(2))).await, all);
    assert_eq!(q(&format!("ended_at:{}", day(1))).await, all[3..]);
    assert_eq!(q(&format!("ended_at:{}", day(3))).await, [""; 0]);
    let now = world.now().format("%Y-%m-%dT%H:%M:%SZ");
    assert_eq!(q(&format!("started_at:{now} ended_at:{now}")).await, all[..3]);

    let list = events(&world, ADMIN, "start=1&count=2").await;
    let names: Vec<_> = list["items"].as_array().unwrap().iter().map(|event| &event["name"]).collect();
    assert_eq!((json!(names), &list["total"]), (json!(["three", "two"]), &json!(4)));
    let list = events(&world, ADMIN, "search=THRE").await;
    assert_eq!((&list["items"][0]["name"], &list["total"]), (&json!("three"), &json!(1)));
    assert_eq!(events(&world, ADMIN, "search=weber").await["total"], 1, "by who did it");
    assert_eq!(events(&world, ADMIN, "search=jonas&q=status:failed").await["total"], 0, "both must fit");
}

#[tokio::test]
async fn an_invalid_query_is_refused_with_the_field() {
    let world = World::new().await;
    for (query, word) in [
        ("q=who:ada", "who:ada"),
        ("q=creator:admin+plain", "plain"),
        ("q=creator:", "creator:"),
        ("q=creator:%22Ada+L", "quote"),
        ("q=status:pending", "success or failed"),
        ("q=operation:renamed", "sign_in_refused"),
        ("q=sort:name-asc", "created_at-desc"),
        ("q=started_at:2026-02-30", "started_at"),
        ("q=ended_at:soon", "ended_at"),
        ("start=-1", "start"),
        ("count=x", "count"),
    ] {
        let raw = world.send("GET", &format!("{EVENTS}?{query}"), ADMIN, "").await;
        assert!(raw.text().contains(word), "{query}: {}", raw.text());
        assert_eq!(raw.refused(), is(400, "invalid_query"), "{query}");
    }
}

#[tokio::test]
async fn lists_the_operation_names() {
    let world = World::new().await;
    let names = async |query: &str| world.send("GET", &format!("{NAMES}{query}"), MEMBER, "").await.json();
    let (tokens, people) = (
        ["created", "updated", "deleted", "handed_over", "looked_up"],
        ["signed_in", "sign_in_refused", "signed_out", "member_changed"],
    );
    assert_eq!(names("").await, json!([&tokens[..], &people].concat()));
    assert_eq!(names("?resource_type=api_token").await, json!(tokens));
    assert_eq!(names("?resource_type=user").await, json!(people));
    assert_eq!(names("?resource_type=deployment").await, json!([]));
}

#[tokio::test]
async fn credentials_and_scope_are_needed() {
    let world = World::new().await;
    let (_, other) = world.make(ADMIN, &token("other", &["read_cluster"])).await;
    for path in [EVENTS, NAMES] {
        assert_eq!(world.get(path).await.refused(), is(401, "unauthorized"), "{path}");
        assert_eq!(world.send("GET", path, LEAVER, "").await.refused(), is(401, "unauthorized"), "{path}");
        assert_eq!(world.send("GET", path, &other, "").await.refused(), is(403, "scope_required"), "{path}");
        assert_eq!(world.send("POST", path, ADMIN, "{}").await.refused(), is(405, "method_not_allowed"));
        let below = format!("{path}/one");
        assert_eq!(world.send("GET", &below, ADMIN, "").await.refused(), is(404, "unknown_address"));
    }
}

#[tokio::test]
async fn old_events_are_deleted() {
    let world = World::with(1, Settings { keep_events: 400, ..Default::default() }).await;
    database(&world).execute("DELETE FROM events", []).unwrap();
    world.make(ADMIN, &token("old", &[])).await;
    world.later(TimeDelta::days(399));
    world.make(ADMIN, &token("new", &[])).await;
    world.app.delete_old_events(world.now()).await.unwrap();
    assert_eq!(found(&world, ADMIN, "").await, ["created new", "created old"]);
    world.later(TimeDelta::days(1) + TimeDelta::seconds(1));
    world.app.delete_old_events(world.now()).await.unwrap();
    assert_eq!(found(&world, ADMIN, "").await, ["created new"]);
    // More than one transaction deletes.
    let many = "WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 12000)
        INSERT INTO events (uid, created_at, operation, status, role, system_user, address, credential_uid,
            credential_name, name, is_about_organization_token, before, after, folded)
        SELECT 'old-' || value, value, 'signed_out', 'success', '', '', '', '', '', '', 0, '{}', '{}', '' FROM n";
    assert_eq!(database(&world).execute(many, []).unwrap(), 12_000);
    world.app.delete_old_events(world.now()).await.unwrap();
    assert_eq!(found(&world, ADMIN, "").await, ["created new"]);
    let kept = World::with(1, Settings::default()).await;
    let before = found(&kept, ADMIN, "").await;
    kept.later(TimeDelta::days(4000));
    kept.app.delete_old_events(kept.now()).await.unwrap();
    assert_eq!(found(&kept, ADMIN, "").await, before, "0 keeps them for ever");
}

#[tokio::test]
async fn a_change_and_its_event_are_written_together_or_not_at_all() {
    let world = without_events().await;
    let (kept, _) = world.make(ADMIN, &token("kept", &[])).await;
    // If the event cannot be written, the change is not made either.
    let database = database(&world);
    database
        .execute_batch(
            "CREATE TRIGGER no_more BEFORE INSERT ON events BEGIN SELECT raise(ABORT, 'full'); END",
        )
        .unwrap();
    let path = format!("/api/v1/api_tokens/{}", kept.uid);
    assert_eq!(world.send("POST", "/api/v1/api_tokens", ADMIN, r#"{"name":"new"}"#).await.status, 500);
    assert_eq!(world.send("PATCH", &path, ADMIN, r#"{"description":"changed"}"#).await.status, 500);
    assert_eq!(world.send("DELETE", &path, ADMIN, "").await.status, 500);
    let actor = Actor::command_line("root");
    assert!(world.app.store().remove_member("jonas".into(), actor, world.now()).await.is_err());
    database.execute_batch("DROP TRIGGER no_more").unwrap();
    assert_eq!(world.send("GET", &path, ADMIN, "").await.json()["description"], "");
    let list = world.send("GET", "/api/v1/api_tokens?search=new", ADMIN, "").await.json();
    assert_eq!(list["total"], 0);
    assert_eq!(world.send("GET", "/api/v1/auth/current", MEMBER, "").await.status, 200);
}

#[tokio::test]
async fn the_demo_has_a_few_hundred_events() {
    let world = World::with(2000, Settings::default()).await;
    let list = events(&world, ADMIN, "count=1000").await;
    let total = list["total"].as_u64().unwrap();
    assert!((300..=1000).contains(&total), "{total}");
    let newest = world.send("GET", "/api/v1/api_tokens?count=5&search=ci-deploy", ADMIN, "").await.json();
    assert!(newest["total"].as_u64().unwrap() > 0);
    let uid = newest["items"][0]["uid"].as_str().unwrap();
    assert!(events(&world, ADMIN, &format!("q=api_token:{uid}")).await["total"].as_u64().unwrap() > 0);
    for event in list["items"].as_array().unwrap() {
        let is_by_the_start = event["system_user"] == "token-server";
        assert!(event["creator"]["name"].is_string() || is_by_the_start, "{event}");
        assert!(event["resource"]["uid"].is_string(), "{event}");
        if event["operation_name"] == "updated" {
            assert_eq!(event["resource"]["updated_at"], event["created_at"], "as the token says");
            assert_ne!(event["before"], event["after"]);
        }
    }
}
