//! `GET /metrics`: what a scrape gets, with a fixed clock. `prometheus.rs` gives the real answer to Prometheus' own checker.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::Request;
use chrono::TimeDelta;
use rusqlite::Connection;
use std::net::TcpStream;
use std::process::Command;
use support::process::{PROGRAM, Server};
use support::wire::Wire;
use support::*;
use token_server::metrics_router;
use token_server::store::{Actor, MAX_EXPIRIES, Role};
use tower::ServiceExt;

/// A scrape.
async fn scrape(world: &World) -> String {
    let request = Request::get("/metrics").body(Body::empty()).unwrap();
    let response = metrics_router(world.app.clone()).oneshot(request).await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/plain; version=0.0.4; charset=utf-8");
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}

/// The value of a series, which is a name with its labels; `None` where there is no such series.
fn value(text: &str, series: &str) -> Option<i64> {
    let line = text.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
    line.map(|value| value.parse().unwrap())
}

fn count(text: &str, state: &str, kind: &str) -> i64 {
    value(text, &format!(r#"token_server_tokens{{state="{state}",type="{kind}"}}"#)).expect("a series")
}

/// The names in the series of expiries, in their order.
fn expiring(text: &str) -> Vec<String> {
    let prefix = r#"token_server_token_expiry_timestamp_seconds{name=""#;
    let names = text.lines().filter_map(|line| line.strip_prefix(prefix)?.split_once(r#"",uid=""#));
    names.map(|(name, _)| name.to_owned()).collect()
}

/// A token that expires after this time, made by this token.
async fn make(world: &World, by: &str, name: &str, lives: TimeDelta) -> (token_api::Token, String) {
    let expired_at = Some(token_api::Time::from(world.now() + lives));
    world.make(by, &token_api::CreateToken { expired_at, ..token(name, &["api"]) }).await
}

#[tokio::test]
async fn tokens_are_counted_by_state_and_type() {
    let world = World::new().await;
    let before = scrape(&world).await;
    let anna = world.add_member("anna", Role::Developer).await;
    make(&world, ADMIN, "ends", TimeDelta::days(2)).await;
    make(&world, &anna, "of-anna", TimeDelta::days(2)).await;
    world.make(ADMIN, &organization_token("for-all", &["api"])).await;
    let monitoring =
        token_api::CreateToken { is_monitoring_token: Some(true), ..organization_token("watch", &[]) };
    world.make(ADMIN, &monitoring).await;
    let text = scrape(&world).await;
    let more = |state, kind| count(&text, state, kind) - count(&before, state, kind);
    // With the token that anna signs in with.
    assert_eq!((more("active", "personal"), more("active", "organization")), (3, 1));
    assert_eq!((more("active", "monitoring"), more("expired", "personal")), (1, 0));
    assert!(expiring(&text).ends_with(&["ends".into(), "of-anna".into()]), "{text}");

    let actor = Actor::command_line("root");
    world.app.store().remove_member("anna".into(), actor, world.now()).await.unwrap();
    let text = scrape(&world).await;
    assert_eq!(count(&text, "creator_left", "personal") - count(&before, "creator_left", "personal"), 2);
    assert!(!expiring(&text).contains(&"of-anna".into()), "it is refused already");

    world.later(TimeDelta::days(2));
    let text = scrape(&world).await;
    assert_eq!(
        count(&text, "expired", "personal") - count(&before, "expired", "personal"),
        2,
        "also of anna"
    );
}

#[tokio::test]
async fn an_expiry_is_told_until_a_week_after_it() {
    let world = World::new().await;
    let (made, _) = make(&world, ADMIN, "ends", TimeDelta::days(3)).await;
    let series = format!(r#"token_server_token_expiry_timestamp_seconds{{name="ends",uid="{}"}}"#, made.uid);
    let at = (world.now() + TimeDelta::days(3)).timestamp();
    for (days, told) in [(0, true), (3, true), (6, true), (1, false)] {
        world.later(TimeDelta::days(days));
        assert_eq!(value(&scrape(&world).await, &series), told.then_some(at), "{days} days later");
    }
    make(&world, ADMIN, "later", TimeDelta::days(3)).await;
    make(&world, ADMIN, "soon", TimeDelta::days(1)).await;
    world.make(ADMIN, &token("never", &["api"])).await;
    assert_eq!(expiring(&scrape(&world).await), ["soon", "later"], "the earliest first");
}

#[tokio::test]
async fn the_number_of_series_is_limited_and_the_rest_is_counted() {
    let world = World::new().await;
    let (made, _) = make(&world, ADMIN, "last", TimeDelta::days(300)).await;
    let db = Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
    // In the other order than they expire.
    db.execute(
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?1 + 5)
         INSERT INTO tokens (uid, organization_id, user_id, name, description, scopes, labels, deployment_uids,
            created_at, updated_at, expired_at, is_organization_token, is_global_access, is_monitoring_token, hash, folded)
         SELECT 'u' || n, organization_id, user_id, 'many-' || n, '', scopes, labels, deployment_uids, created_at,
            updated_at, expired_at - n, is_organization_token, is_global_access, is_monitoring_token, randomblob(32), ''
         FROM n, tokens WHERE uid = ?2",
        (i64::try_from(MAX_EXPIRIES).unwrap(), &made.uid),
    )
    .unwrap();
    let text = scrape(&world).await;
    let names = expiring(&text);
    assert_eq!(names.len() as u64, MAX_EXPIRIES);
    assert_eq!((names[0].as_str(), names[999].as_str()), ("many-1005", "many-6"));
    assert_eq!(value(&text, "token_server_token_expiry_series_omitted"), Some(6), "5 of many, and the last");
}

#[tokio::test]
async fn a_name_is_one_label_whatever_is_in_it() {
    let world = World::new().await;
    let (made, _) = make(&world, ADMIN, "hostile", TimeDelta::days(3)).await;
    let db = Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
    let name = "a\"} 1\n# TYPE b counter\nb{c=\"\\";
    db.execute("UPDATE tokens SET name = ? WHERE uid = ?", (name, &made.uid)).unwrap();
    let text = scrape(&world).await;
    let written = r##"{name="a\"} 1\n# TYPE b counter\nb{c=\"\\",uid="##;
    assert!(text.contains(written), "{text}");
    assert!(text.lines().all(|line| line.starts_with("# ") || line.starts_with("token_server_")), "{text}");
}

#[tokio::test]
async fn requests_are_counted_by_their_route_and_status() {
    let world = World::new().await;
    let requests =
        |text: &str, labels: &str| value(text, &format!("token_server_http_requests_total{{{labels}}}"));
    for uid in ["one", "two"] {
        assert_eq!(world.send("GET", &format!("/api/v1/api_tokens/{uid}"), ADMIN, "").await.status, 404);
    }
    world.get("/healthz").await;
    world.get("/nothing-here").await;
    assert_eq!(world.send("INVENTED", "/api/v1/members", ADMIN, "").await.status, 405);
    let text = scrape(&world).await;
    let of_uid = r#"method="GET",route="/api/v1/api_tokens/{uid}",status="404""#;
    assert_eq!(requests(&text, of_uid), Some(2));
    assert_eq!(requests(&text, r#"method="GET",route="/healthz",status="200""#), Some(1));
    assert_eq!(requests(&text, r#"method="GET",route="other",status="404""#), Some(1));
    assert_eq!(requests(&text, r#"method="other",route="/api/v1/members",status="405""#), Some(1));
    for raw in ["/one", "nothing-here", "INVENTED"] {
        assert!(!text.contains(raw), "{raw} is of a client: {text}");
    }
}

#[tokio::test]
async fn refused_sign_ins_are_counted_by_what_was_wrong() {
    let world = World::new().await;
    let refused = |text: &str, credential: &str| {
        value(text, &format!(r#"token_server_refused_sign_ins_total{{credential="{credential}"}}"#))
    };
    let text = scrape(&world).await;
    for credential in ["token", "session", "link", "login_code", "proxy", "password"] {
        assert_eq!(refused(&text, credential), Some(0), "{credential} is there before the first");
    }
    for _ in 0..2 {
        assert_eq!(world.send("GET", "/api/v1/api_tokens", "wrong-value", "").await.status, 401);
    }
    world.use_link("/login?key=wrong-key", &[]).await;
    let text = scrape(&world).await;
    assert_eq!(
        (refused(&text, "token"), refused(&text, "link"), refused(&text, "session")),
        (Some(2), Some(1), Some(0))
    );
    assert!(!text.contains("wrong-value") && !text.contains("wrong-key"));
}

#[tokio::test]
async fn no_value_is_in_the_text_and_the_panel_s_listener_has_no_metrics() {
    let world = World::new().await;
    let (_, value) = make(&world, ADMIN, "made", TimeDelta::days(3)).await;
    assert_eq!(world.send("GET", "/api/v1/auth/current", &value, "").await.status, 200);
    let text = scrape(&world).await;
    assert!(text.contains("made"));
    for value in [value.as_str(), ADMIN, MEMBER] {
        assert!(!text.contains(value), "{text}");
    }
    assert_eq!(world.send("GET", "/metrics", ADMIN, "").await.status, 404);
    let other = Request::get("/api/v1/api_tokens").body(Body::empty()).unwrap();
    let response = metrics_router(world.app.clone()).oneshot(other).await.unwrap();
    assert_eq!(response.status(), 404, "and the other way round");
}

#[test]
fn the_program_answers_on_a_listener_of_its_own_and_ends_it_too() {
    let folder = Folder::new();
    let mut server = Server::start(&folder, &["--metrics", "127.0.0.1:0"], &[]);
    let line = server.next_line();
    let address =
        line.strip_prefix("Metrics: http://").and_then(|it| it.strip_suffix("/metrics")).expect(&line);
    let get = |path: &str| {
        let mut wire = Wire::to(address).unwrap();
        wire.write(format!("GET {path} HTTP/1.1\r\nHost: here\r\n\r\n").as_bytes()).unwrap();
        wire.answer().unwrap()
    };
    let answer = get("/metrics");
    assert_eq!(answer.status, 200);
    assert!(String::from_utf8(answer.body).unwrap().contains("\ntoken_server_build_info{version="));
    assert_eq!((get("/healthz").status, get("/api/v1/info").status), (404, 404));
    // A second server cannot take the address, and says so before it makes a database.
    let database = folder.0.join("other/tokens.sqlite");
    let arguments = ["--listen", "127.0.0.1:0", "--metrics", address, "--database"];
    let second = Command::new(PROGRAM).args(arguments).arg(&database).output().unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(!second.status.success() && said.contains(&format!("cannot listen on {address}")), "{said}");
    assert!(!database.exists());
    let address = address.to_owned();
    assert_eq!(server.terminate().0, Some(0));
    assert!(TcpStream::connect(address).is_err());
}
