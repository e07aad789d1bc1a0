//! `GET /api/v1/members/current` and `GET /api/v1/members`

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::Request;
use chrono::TimeDelta;
use serde_json::{Value, json};
use support::*;
use token_server::bootstrap::link;
use token_server::secrets::Hash;
use token_server::store::{Actor, Added, Changed, NewSession, Role, SessionKind};

const CURRENT: &str = "/api/v1/members/current";
const ALL: &str = "/api/v1/members";
const EVENTS: &str = "/api/v1/current_org/events";

#[tokio::test]
async fn any_token_can_read_the_callers_role() {
    let world = World::new().await;
    let own = async |token: &str| world.send("GET", CURRENT, token, "").await.json();
    let expected = |role: &str, name: &str, own: &Value| json!({"role": role, "username": name, "credential": own["credential"]});
    let (admin, member) = (own(ADMIN).await, own(MEMBER).await);
    assert_eq!(admin, expected("admin", "admin", &admin));
    assert_eq!(member, expected("developer", "jonas", &member));
    let (_, other) = world.make(MEMBER, &token("other", &["read_cluster"])).await;
    assert_eq!(own(&other).await["role"], "developer");
}

#[tokio::test]
async fn lists_the_current_members() {
    let world = World::new().await;
    let raw = world.send("GET", ALL, MEMBER, "").await;
    assert_eq!(raw.status, 200);
    let all: Vec<Value> = serde_json::from_slice(&raw.body).unwrap();
    let roles: Vec<_> =
        all.iter().map(|m| (m["user"]["name"].as_str().unwrap(), m["role"].as_str().unwrap())).collect();
    assert_eq!(
        roles,
        [
            ("admin", "admin"),
            ("build-bot", "developer"),
            ("jonas", "developer"),
            ("lin", "developer"),
            ("mara", "admin"),
            ("sofia", "developer"),
        ]
    );
    for member in &all {
        for key in ["uid", "organization", "created_at", "updated_at"] {
            assert!(!member[key].is_null(), "{key}");
        }
        assert!(member.get("creator").is_some() && member["deleted_at"].is_null());
    }
}

#[tokio::test]
async fn a_token_whose_creator_has_left_has_no_role() {
    let world = World::new().await;
    let (_, shared) = world.make(ADMIN, &organization_token("shared", &["api"])).await;
    let database = rusqlite::Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
    database.execute("UPDATE users SET left_at = 1 WHERE name = 'admin'", []).unwrap();
    assert_eq!(world.send("GET", CURRENT, &shared, "").await.refused(), is(403, "creator_left"));
    let all = world.send("GET", ALL, &shared, "").await.json();
    assert!(all.as_array().unwrap().iter().all(|member| member["user"]["name"] != "admin"));
}

#[tokio::test]
async fn old_sign_ins_do_not_work_when_a_member_returns() {
    let world = World::new().await;
    let (store, now) = (world.app.store(), world.now());
    let actor = || Actor::command_line("root");
    let jonas = store.person("jonas").await.unwrap().unwrap();
    let (session, first) =
        (world.sign_in("member").await, link(store, &jonas, None, now).await.unwrap().unwrap());
    let database = rusqlite::Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
    // Rows that would be left if leaving had not deleted them.
    database
        .execute_batch(
            "CREATE TABLE kept_sessions AS SELECT * FROM sessions;
             CREATE TABLE kept_keys AS SELECT * FROM sign_in_keys",
        )
        .unwrap();
    let removed = store.remove_member("jonas".into(), actor(), now).await.unwrap();
    assert_eq!(removed, Changed::Done);
    database
        .execute_batch(
            "INSERT OR IGNORE INTO sessions SELECT * FROM kept_sessions;
             INSERT OR IGNORE INTO sign_in_keys SELECT * FROM kept_keys",
        )
        .unwrap();
    let hash = || Hash::of("a session that begins as they leave");
    let begins = NewSession {
        hash: hash(),
        kind: SessionKind::Link,
        address: String::new(),
        ends_at: now + TimeDelta::hours(1),
        replaced: Vec::new(),
    };
    assert!(!store.add_session(begins, jonas.id, now).await.unwrap());
    assert!(link(store, &jonas, None, now).await.unwrap().is_none(), "who has left gets no link");
    let alive = "SELECT count(*) FROM tokens WHERE user_id = ?1 AND NOT is_organization_token
        AND (expired_at IS NULL OR expired_at > ?2)";
    let at = (jonas.id, now.timestamp_micros());
    let alive: i64 = database.query_row(alive, at, |row| row.get(0)).unwrap();
    let again = store.add_member("jonas".into(), "jonas@example.com".into(), Role::Developer, actor(), now);
    let again = again.await.unwrap();
    assert!(
        matches!(again, Added::Returned { expired } if expired > 0 && expired as i64 == alive),
        "{again:?}"
    );
    assert!(store.session(hash(), TimeDelta::zero(), now).await.unwrap().is_none());
    let recorded =
        world.send("GET", &format!("{EVENTS}?q=operation:updated&count=1000"), ADMIN, "").await.json();
    let is_it = |event: &&Value| event["system_user"] == "root";
    let recorded: Vec<_> = recorded["items"].as_array().unwrap().iter().filter(is_it).collect();
    assert_eq!(recorded.len() as i64, alive, "each token's end is recorded");
    for event in recorded {
        assert_eq!((event["after"].as_object().unwrap().len(), &event["creator"]), (1, &Value::Null));
        assert_eq!(event["after"]["expired_at"], event["created_at"]);
        assert!(event["before"].as_object().unwrap().contains_key("expired_at"));
    }
    let request = Request::get(CURRENT).header("cookie", session).body(Body::empty()).unwrap();
    assert_eq!(world.raw(request).await.refused(), is(401, "session_ended"));
    assert_eq!(world.use_link(first.expose(), &[]).await.status, 403);
    assert_eq!(world.send("GET", CURRENT, MEMBER, "").await.refused(), is(401, "token_expired"));
    assert!(world.sign_in("member").await.contains('='), "a new link signs them in");
}

#[tokio::test]
async fn a_valid_token_with_the_scope_is_needed() {
    let world = World::new().await;
    let (_, bare) = world.make(ADMIN, &token("bare", &[])).await;
    for path in [CURRENT, ALL] {
        assert_eq!(world.get(path).await.refused(), is(401, "unauthorized"), "{path}");
        assert_eq!(world.send("GET", path, LEAVER, "").await.refused(), is(401, "unauthorized"), "{path}");
        assert_eq!(world.send("GET", path, &bare, "").await.refused(), is(403, "access_required"), "{path}");
        assert_eq!(world.send("POST", path, ADMIN, "{}").await.refused(), is(405, "method_not_allowed"));
    }
    let (_, other) = world.make(ADMIN, &token("other", &["read_cluster"])).await;
    assert_eq!(world.send("GET", ALL, &other, "").await.refused(), is(403, "scope_required"));
    assert_eq!(
        world.send("GET", "/api/v1/members/nobody", ADMIN, "").await.refused(),
        is(404, "unknown_address")
    );
}
