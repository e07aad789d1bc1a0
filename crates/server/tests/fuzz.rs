//! Random requests: the router never panics and never answers 500, answers below `/api` are JSON, errors have a code, and
//! no file outside of the panel's folder is served. In the end the events agree with the tokens. A usual run sends 1500 requests;
//! `FUZZ_CASES=200000 cargo test -p token-server --test fuzz` sends more.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::{HeaderValue, Request};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use support::*;
use token_server::Settings;

const OUTSIDE: &str = "this file stands beside the panel";

#[derive(Clone, Debug)]
struct Sent {
    method: String,
    path: String,
    headers: Vec<(&'static str, Vec<u8>)>,
    body: Vec<u8>,
}

/// Placeholders for values that are known only when the server runs.
const SESSION: &str = "SESSION";
const UID: &str = "UID";

fn method() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec!["GET", "POST", "PATCH", "DELETE"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["HEAD", "OPTIONS", "PUT", "TRACE", "CONNECT", "PROPFIND"]).prop_map(str::to_owned),
        1 => "[!#$A-Za-z]{1,12}",
    ]
}

/// Bytes of an address, some written as `%xx`, some of those wrongly.
fn part() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9-]{0,12}",
        vec(any::<u8>(), 0..12).prop_map(|bytes| bytes.iter().map(|b| format!("%{b:02x}")).collect()),
        prop::sample::select(vec![
            "..",
            ".",
            "%2e%2e",
            "%2e%2e%2f",
            "..%2f..%2foutside.txt",
            "%",
            "%zz",
            "%00",
            "%c0%ae%c0%ae",
            "~",
            "a;b",
            "outside.txt",
            "index.html",
            "%5c..%5c",
            UID,
        ])
        .prop_map(str::to_owned),
        (1_usize..5).prop_map(|n| "a".repeat(n * 100)),
    ]
}

fn path() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "/",
        "/api_tokens",
        "/api_tokens/",
        "/index.html",
        "/config.json",
        "/healthz",
        "/login",
        "/logout",
        "/faults",
        "/api",
        "/api/",
        "/api/v1/api_tokens",
        "/api/v1/api_tokens/",
        "/api/v1/api_tokens/find",
        "/api/v1/auth/current",
        "/api/v1/current_org",
        "/api/v1/current_org/events",
        "/api/v1/current_org/event_operation_names",
        "/api/v1/deployments",
        "/api/v2/deployments",
        "/api/v2/deployments/fraud-score/api_tokens",
        "/api/v1/info",
        "/api/v1/members",
        "/api/v1/members/current",
        "/api/v1/auth/code",
        "/api/v1/auth/token",
        "/api/v1/auth/login",
        "/api/v1/current_org/events",
        "/openapi.json",
    ]);
    let value = prop_oneof![
        3 => part(),
        2 => prop::sample::select(vec![
            "0", "1", "-1", "1000", "1e3", "18446744073709551615", "9223372036854775808", "%31", "+1", "",
            "fault-500", "fault-panic", "%ff", "%F0%9F%A6%80", "%25_%25", "'--",
        ])
        .prop_map(str::to_owned),
    ];
    let key = prop::sample::select(vec![
        "start", "count", "search", "q", "code", "key", "all", "cluster", "", "st%61rt",
    ]);
    let query = vec((key, value), 0..4).prop_map(|pairs| {
        let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    });
    let path = prop_oneof![
        6 => known.prop_map(str::to_owned),
        3 => part().prop_map(|uid| format!("/api/v1/api_tokens/{uid}")),
        1 => part().prop_map(|name| format!("/api/v2/deployments/{name}/api_tokens")),
        1 => part().prop_map(|uid| format!("/api/v1/sessions/{uid}")),
        2 => vec(part(), 1..5).prop_map(|parts| format!("/{}", parts.join("/"))),
        1 => vec(part(), 1..4).prop_map(|parts| format!("/api/{}", parts.join("/"))),
    ];
    (path, query).prop_map(|(path, query)| path + &query)
}

fn header() -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    let value = |some: &[&'static str]| {
        let some: Vec<Vec<u8>> = some.iter().map(|text| text.as_bytes().to_vec()).collect();
        prop_oneof![4 => prop::sample::select(some), 1 => vec(any::<u8>(), 0..40)]
    };
    prop_oneof![
        6 => value(&[ADMIN, ADMIN, MEMBER, LEAVER, "", "wrong"]).prop_map(|v| ("x-yatai-api-token", v)),
        3 => value(&[SESSION, SESSION, "token_panel_session=wrong", "token_panel_session=", ";;=;", "a=b; token_panel_session"])
            .prop_map(|v| ("cookie", v)),
        2 => value(&["application/json", "text/plain", "application/json; charset=utf-8", "multipart/form-data"])
            .prop_map(|v| ("content-type", v)),
        2 => value(&["same-origin", "cross-site", "none"]).prop_map(|v| ("sec-fetch-site", v)),
        1 => value(&["http://a", "null", "http://127.0.0.1:9999", "://"]).prop_map(|v| ("origin", v)),
        1 => value(&["a", "127.0.0.1:9999", ""]).prop_map(|v| ("host", v)),
        2 => value(&["k", "k", "a key", ""]).prop_map(|v| ("idempotency-key", v)),
        1 => value(&["0", "1", "-1", "99999999999999999999"]).prop_map(|v| ("content-length", v)),
        1 => value(&["chunked", "gzip"]).prop_map(|v| ("transfer-encoding", v)),
        1 => value(&["br", "gzip", "*;q=0", "br;q=x"]).prop_map(|v| ("accept-encoding", v)),
        1 => value(&["bytes=0-", "bytes=-1", "bytes=5-2", "bytes=99999-", "bytes=0-0,2-3"]).prop_map(|v| ("range", v)),
        1 => value(&["Mon, 01 Jan 1990 00:00:00 GMT", "x"]).prop_map(|v| ("if-modified-since", v)),
        1 => value(&["POST", "x y"]).prop_map(|v| ("access-control-request-method", v)),
    ]
}

fn json() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        3 => prop::sample::select(vec![
            "ci", "a-b", "A", "", "api", "read_organization", "demo-1", "2100-01-01T00:00:00Z", "2000-01-01",
            "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999+14:00", "+292278994-08-17T07:12:55Z", "24:00",
        ])
        .prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-z]{1,8}",
    ];
    let leaf = prop_oneof![
        4 => text.prop_map(|text| serde_json::Value::from(text).to_string()),
        1 => any::<i64>().prop_map(|n| n.to_string()),
        1 => any::<f64>().prop_map(|n| n.to_string()),
        2 => prop::sample::select(vec!["null", "true", "false", "1e400", "-0"]).prop_map(str::to_owned),
    ];
    let nested = leaf.prop_recursive(4, 24, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(|items| format!("[{}]", items.join(","))),
            vec(("[a-c]{1,2}", inner.clone()), 0..4).prop_map(|fields| object(&fields)),
            (inner.clone(), inner).prop_map(|(key, value)| format!(r#"[{{"key":{key},"value":{value}}}]"#)),
        ]
    });
    let name = prop::sample::select(vec![
        "name",
        "description",
        "scopes",
        "deployment_uids",
        "expired_at",
        "is_organization_token",
        "is_global_access",
        "is_global_router_access",
        "is_monitoring_token",
        "code",
        "name_or_email",
        "password",
        "labels",
        "value",
        "token",
        "list",
        "chaos",
    ]);
    vec((name.prop_map(str::to_owned), nested), 0..7).prop_map(|fields| object(&fields))
}

fn object(fields: &[(String, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        3 => Just(Vec::new()),
        8 => json().prop_map(String::into_bytes),
        // A valid body with a few wrong bytes.
        2 => (json(), any::<prop::sample::Index>(), any::<u8>()).prop_map(|(text, at, byte)| {
            let mut bytes = text.into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            bytes
        }),
        1 => vec(any::<u8>(), 0..200),
        1 => (1_usize..3).prop_map(|n| vec![b'['; n * 40_000]),
    ]
}

fn sent() -> impl Strategy<Value = Sent> {
    (method(), path(), vec(header(), 0..6), body()).prop_map(|(method, path, headers, body)| Sent {
        method,
        path,
        headers,
        body,
    })
}

struct Target {
    world: World,
    session: RefCell<String>,
    uid: RefCell<String>,
}

impl Target {
    /// Creates the token and the session again after a request has removed them.
    async fn restore(&self, sent: &Sent) {
        if sent.method == "DELETE" && sent.path.contains(UID) {
            let name = format!("to-be-deleted-{}", self.uid.borrow());
            let (made, _) = self.world.make(ADMIN, &token(&name, &["api"])).await;
            self.uid.replace(made.uid);
        }
        if sent.path.starts_with("/logout") {
            let session = self.world.sign_in("admin").await;
            self.session.replace(session);
        }
    }
}

async fn target(like_yatai: bool) -> Target {
    let folder = Folder::new();
    let site = folder.0.join("site");
    std::fs::create_dir_all(site.join("assets")).unwrap();
    for (name, text) in [("site/index.html", "<!doctype html>"), ("site/a.js", "1"), ("outside.txt", OUTSIDE)]
    {
        std::fs::write(folder.0.join(name), text).unwrap();
    }
    let settings = Settings {
        site: Some(site),
        origins: vec!["http://127.0.0.1:9999".into()],
        like_yatai,
        ..Default::default()
    };
    let world = World::with(20, settings).await;
    let session = world.sign_in("admin").await.into();
    let (made, _) = world.make(ADMIN, &token("to-be-changed", &["api"])).await;
    // Keeps the folder until the process ends.
    std::mem::forget(folder);
    Target { world, session, uid: made.uid.into() }
}

/// `None` where HTTP does not allow such a request.
fn request(sent: &Sent, target: &Target) -> Option<Request<Body>> {
    let mut request =
        Request::builder().method(sent.method.as_str()).uri(sent.path.replace(UID, &target.uid.borrow()));
    for (name, value) in &sent.headers {
        let session = target.session.borrow();
        let value = if value == SESSION.as_bytes() { session.as_bytes() } else { value };
        request = request.header(*name, HeaderValue::from_bytes(value).ok()?);
    }
    request.body(Body::from(sent.body.clone())).ok()
}

fn check(sent: &Sent, raw: &Raw, like_yatai: bool) -> Result<(), TestCaseError> {
    let status = raw.status.as_u16();
    prop_assert!(status < 500, "{}: {}", status, raw.text());
    prop_assert!(status != 406, "the request was carried out but answered with 406");
    prop_assert_eq!(raw.header("x-trace-id").len(), 32);
    prop_assert_eq!(raw.header("x-content-type-options"), "nosniff");
    let text = raw.text();
    prop_assert!(!text.contains(OUTSIDE), "a file outside of the folder was served");
    prop_assert!(!text.contains(ADMIN) && !text.contains(MEMBER), "a value");
    let path = sent.path.split('?').next().unwrap_or_default();
    let is_packed = !raw.header("content-encoding").is_empty();
    let is_plain = sent.method != "HEAD" && sent.method != "CONNECT" && status != 204 && !is_packed;
    // Errors of Yatai have another form, which `yatai.rs` checks.
    if (path == "/api" || path.starts_with("/api/")) && is_plain && !like_yatai {
        let body: Result<serde_json::Value, _> = serde_json::from_slice(&raw.body);
        prop_assert!(body.is_ok(), "no JSON: {}", text);
        let body = body.unwrap_or_default();
        if status >= 400 {
            prop_assert!(
                body["error"].as_str().is_some_and(|words| words.len() > 8),
                "no sentence: {}",
                text
            );
            prop_assert!(body["code"].as_str().is_some_and(|code| !code.is_empty()), "no code: {}", text);
        } else {
            prop_assert_eq!(status, 200);
        }
    }
    if status == 429 || status == 503 {
        prop_assert!(raw.header("retry-after").parse::<u32>().is_ok());
    }
    Ok(())
}

#[test]
fn every_request_gets_a_valid_answer() {
    answers(cases(1500), false);
}

#[test]
fn every_request_gets_a_valid_answer_with_like_yatai() {
    answers(cases(600) / 2, true);
}

fn cases(ordinary: u32) -> u32 {
    std::env::var("FUZZ_CASES").map_or(ordinary, |text| text.parse().unwrap())
}

fn answers(cases: u32, like_yatai: bool) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let target = runtime.block_on(target(like_yatai));
    let (count, statuses) = (Cell::new(0_u64), RefCell::new(BTreeMap::<u16, u64>::new()));
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let result = runner.run(&sent(), |sent| {
        let Some(request) = request(&sent, &target) else { return Ok(()) };
        count.set(count.get() + 1);
        if count.get().is_multiple_of(8) {
            target.world.later(TimeDelta::seconds(1));
        }
        let raw = runtime.block_on(async {
            let raw = target.world.raw(request).await;
            if raw.status == 200 {
                target.restore(&sent).await;
            }
            raw
        });
        *statuses.borrow_mut().entry(raw.status.as_u16()).or_default() += 1;
        check(&sent, &raw, like_yatai)
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    let statuses = statuses.into_inner();
    let agreed = trail::agrees(&target.world.folder.0.join("data/tokens.sqlite"), false);
    println!(
        "{} requests answered, by status: {statuses:?}; {} events agree with {} tokens",
        count.get(),
        agreed.events,
        agreed.tokens
    );
    let expected: &[u16] = if like_yatai { &[200, 403, 404] } else { &[200, 400, 401, 403, 404, 405] };
    for status in expected {
        assert!(statuses.contains_key(status), "no answer was {status}: the requests are too much alike");
    }
}

#[test]
fn any_bytes_on_a_connection_leave_the_server_running() {
    use support::process::Server;
    use support::wire::Wire;
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &[]);
    let cases = cases(2400) / 40;
    let line = prop_oneof![
        vec(any::<u8>(), 0..40),
        prop::sample::select(vec![
            "GET / HTTP/1.1",
            "POST /api/v1/api_tokens HTTP/1.1",
            "GET / HTTP/9.9",
            "host: a",
            "content-length: 5",
            "content-length: -5",
            "transfer-encoding: chunked",
            "ffffffffffffffff",
            "connection: upgrade",
            "upgrade: h2c",
            "PRI * HTTP/2.0",
            "expect: 100-continue",
            "",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    let bytes = vec(line, 0..8).prop_map(|lines| lines.join(&b"\r\n"[..]));
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let result = runner.run(&bytes, |bytes| {
        let mut wire = Wire::to(&server.url).unwrap();
        let _ = wire.write(&bytes);
        drop(wire);
        let healthy = Wire::to(&server.url).and_then(|mut wire| wire.ask("GET", "/healthz", "", ""));
        prop_assert_eq!(healthy.map(|it| it.status).ok(), Some(200));
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    assert!(!server.log().contains("panic"), "{}", server.log());
}
