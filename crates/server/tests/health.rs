//! `GET /healthz`, and behaviour that all addresses share.

mod support;
use axum::body::Body;
use axum::http::Request;
use support::*;
use token_server::{Settings, Store};

#[tokio::test]
async fn the_health_check_reads_the_database() {
    let world = World::new().await;
    let raw = world.get("/healthz").await;
    assert_eq!((raw.status.as_u16(), raw.header("cache-control")), (200, "no-store"));
}

#[tokio::test]
async fn unknown_addresses_and_wrong_methods_are_refused_as_json() {
    let world = World::new().await;
    for path in ["/api", "/api/", "/api/v1/nope", "/api/v2/nope", "/api/v2/deployments/a/nope"] {
        assert_eq!(world.get(path).await.refused(), is(404, "unknown_address"), "{path}");
    }
    for (method, path) in [
        ("PUT", "/api/v1/api_tokens"),
        ("POST", "/api/v1/auth/current"),
        ("POST", "/api/v1/auth/token"),
        ("POST", "/api/v1/info"),
        ("GET", "/logout"),
        ("POST", "/"),
        ("TRACE", "/api/v1/api_tokens"),
        ("TRACE", "/healthz"),
    ] {
        assert_eq!(
            world.send(method, path, ADMIN, "").await.refused(),
            is(405, "method_not_allowed"),
            "{method} {path}"
        );
    }
    // `/faults` exists only with `--faults`.
    assert_eq!(world.send("POST", "/faults", ADMIN, "{\"list\":\"fault-500\"}").await.status, 405);
    let raw = world.send("GET", "/api/v1/api_tokens?search=fault-500", ADMIN, "").await;
    assert_eq!(raw.status, 200);
}

#[tokio::test]
async fn only_allowed_origins_can_call_the_api() {
    let settings = Settings { origins: vec!["http://127.0.0.1:9999".into()], ..Default::default() };
    let world = World::with(1, settings).await;
    let preflight = |origin: &str| {
        Request::options("/api/v1/api_tokens")
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .body(Body::empty())
            .unwrap()
    };
    let raw = world.raw(preflight("http://127.0.0.1:9999")).await;
    assert_eq!(
        (raw.status.as_u16(), raw.header("access-control-allow-origin")),
        (204, "http://127.0.0.1:9999")
    );
    for header in ["X-YATAI-API-TOKEN", "X-Yatai-Organization", "Content-Type", "Idempotency-Key"] {
        assert!(raw.header("access-control-allow-headers").contains(header), "{header}");
    }
    assert_eq!(raw.header("access-control-allow-credentials"), "");
    for other in ["http://127.0.0.1:9998", "http://127.0.0.1:9999.evil.example", "null"] {
        let raw = world.raw(preflight(other)).await;
        assert_eq!(raw.header("access-control-allow-origin"), "", "{other}");
    }
    let get =
        Request::get("/api/v1/auth/current").header("origin", "http://127.0.0.1:9999").body(Body::empty());
    let raw = world.raw(get.unwrap()).await;
    assert_eq!(raw.status, 401);
    assert_eq!(raw.header("access-control-allow-origin"), "http://127.0.0.1:9999");
    assert_eq!(raw.header("access-control-expose-headers"), "x-trace-id, Retry-After, Date");
    assert!(raw.headers.get_all("vary").iter().any(|v| v == "origin"));
}

#[tokio::test]
async fn the_security_contact_is_a_file_that_is_valid_for_less_than_a_year() {
    let path = "/.well-known/security.txt";
    let settings =
        Settings { security_contact: Some("mailto:security@example.com".into()), ..Default::default() };
    let world = World::with(1, settings).await;
    let start = world.now();
    world.later(chrono::TimeDelta::days(30));
    let raw = world.get(path).await;
    assert_eq!((raw.status.as_u16(), raw.header("content-type")), (200, "text/plain; charset=utf-8"));
    let text = raw.text();
    let (contact, expires) = text.trim_end().split_once("\nExpires: ").expect("two lines");
    assert_eq!(contact, "Contact: mailto:security@example.com");
    let expires = chrono::DateTime::parse_from_rfc3339(expires).unwrap();
    let valid = expires.signed_duration_since(start).num_days();
    assert!((300..365).contains(&valid), "{valid}");
    let without = World::new().await;
    assert_eq!(without.get(path).await.status, 404);
}

#[tokio::test]
async fn answers_are_compressed_on_request() {
    let world = World::with(60, Settings::default()).await;
    for encoding in ["br", "gzip"] {
        let request = Request::get("/api/v1/api_tokens?count=60")
            .header("x-yatai-api-token", ADMIN)
            .header("accept-encoding", encoding)
            .body(Body::empty());
        let raw = world.raw(request.unwrap()).await;
        assert_eq!((raw.status.as_u16(), raw.header("content-encoding")), (200, encoding));
        assert!(raw.body.len() < 20_000);
    }
}

#[tokio::test]
async fn a_panic_is_answered_without_its_message_and_the_server_still_runs() {
    let mut world = World::new().await;
    let store = Store::open(&world.folder.0.join("data/tokens.sqlite")).unwrap();
    world.app = token_server::App::new(store, std::sync::Arc::new(|| panic!("private")), Settings::default());
    for _ in 0..3 {
        let raw = world.send("POST", "/api/v1/api_tokens", ADMIN, r#"{"name":"x"}"#).await;
        assert_eq!(raw.refused(), is(500, "internal_error"));
        assert_eq!((raw.header("x-trace-id").len(), raw.text().contains("private")), (32, false));
        assert_eq!(world.get("/healthz").await.status, 200);
    }
}

#[tokio::test]
async fn a_client_that_accepts_no_encoding_gets_an_uncompressed_answer() {
    let world = World::new().await;
    let create = |name: &str, token: &str, encoding: &str| {
        let body = Body::from(format!(r#"{{"name":"{name}"}}"#));
        let request = Request::post("/api/v1/api_tokens")
            .header("x-yatai-api-token", token)
            .header("accept-encoding", encoding)
            .body(body);
        world.raw(request.unwrap())
    };
    for (n, encoding) in ["*;q=0", "identity;q=0", "gzip;q=0, br; Q=0.000, identity;q=0"].iter().enumerate() {
        let raw = create(&format!("t-{n}"), ADMIN, encoding).await;
        assert_eq!((raw.status.as_u16(), raw.header("content-encoding")), (200, ""), "{encoding}");
        assert_eq!(raw.json()["name"], format!("t-{n}"));
        assert_eq!(create("t", "wrong", encoding).await.refused(), is(401, "unauthorized"));
    }
    let request = Request::get("/api/v1/api_tokens")
        .header("x-yatai-api-token", ADMIN)
        .header("accept-encoding", "gzip;q=1.0,deflate;q=0.6,identity;q=0.3")
        .body(Body::empty());
    assert_eq!(world.raw(request.unwrap()).await.header("content-encoding"), "gzip");
}

#[tokio::test]
async fn changes_survive_a_restart_and_demo_data_is_added_once() {
    let world = World::with(5, Settings::default()).await;
    let (made, value) = world.make(ADMIN, &token("kept", &["api"])).await;
    let path = world.folder.0.join("data/tokens.sqlite");
    let store = Store::open(&path).unwrap();
    let data = token_server::bootstrap::Data { demo: 500, ..Default::default() };
    let again = token_server::bootstrap::prepare(&store, &data, world.now()).await.unwrap();
    assert!(!again.demo && again.admin_token.is_none());
    let found = store.by_hash(token_server::secrets::Hash::of(&value)).await.unwrap().unwrap();
    assert_eq!(found.uid, made.uid);
    let list = world.call(ADMIN, &token_client::calls::list_tokens(0, 100, "")).await.unwrap();
    assert_eq!(list.total, 5 + 4 + 1);
    // A start with another prefix adds tokens and keeps the old ones.
    let data = token_server::bootstrap::Data {
        demo: 1,
        demo_tokens: Some(token_api::Secret::new("another-prefix")),
        ..Default::default()
    };
    token_server::bootstrap::prepare(&store, &data, world.now()).await.unwrap();
    for value in [MEMBER, "another-prefix-member"] {
        assert!(world.call(value, &token_client::calls::current_user()).await.is_ok());
    }
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_the_database() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new().await;
    for file in std::fs::read_dir(world.folder.0.join("data")).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.path());
    }
}
