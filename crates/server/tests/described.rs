//! The description `/openapi.json` has every request of the client, and the checks against it fail for anything else. All
//! other tests check their answers against it: see `support/description.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use serde_json::{Value, json};
use support::description::{Answered, DESCRIPTION};
use support::*;
use token_api::{CreateToken, Label, Secret, Time, UpdateToken};
use token_client::{Call, Method, Request, calls};

/// Functions of the client whose requests this server does not accept, and why.
const NOT_OURS: [(&str, &str); 3] = [
    ("sign_out_of_yatai", "Yatai's way to sign out"),
    ("sign_in", "Yatai's way to sign in, by a password"),
    ("language_file", "a file of the panel"),
];

#[tokio::test]
async fn the_description_needs_no_credentials() {
    let world = World::new().await;
    let raw = world.get("/openapi.json").await;
    assert_eq!((raw.status.as_u16(), raw.header("content-type")), (200, "application/json"));
    assert_eq!(raw.json(), DESCRIPTION.document);
    let like_yatai = World::with(1, token_server::Settings { like_yatai: true, ..Default::default() }).await;
    assert_eq!(like_yatai.get("/openapi.json").await.status, 200);
}

/// Creates with each optional field set or left out, and each nullable field set or null.
fn creates() -> Vec<CreateToken> {
    let texts = || vec!["3k1s73b0a3m0cp1v2u8g".to_owned()];
    (0..1_u32 << 9)
        .map(|bits| {
            let is = |bit: u32| bits >> bit & 1 == 1;
            CreateToken {
                name: "ci".into(),
                description: is(0).then(|| "Deploys".into()),
                scopes: is(1).then(|| vec!["api".into(), "read_cluster".into()]),
                expired_at: is(2).then(|| Time::parse("2026-12-22T02:10:00Z").unwrap()),
                code: is(3).then(|| "a-code".into()),
                deployment_uids: is(4).then(texts),
                is_global_access: is(5).then_some(true),
                is_global_router_access: is(6).then_some(true),
                is_monitoring_token: is(7).then_some(true),
                is_organization_token: is(8).then_some(false),
                labels: None,
            }
        })
        .collect()
}

fn updates() -> Vec<UpdateToken> {
    let end = || Time::parse("2026-12-22T02:10:00Z");
    (0..12)
        .map(|n| UpdateToken {
            description: (n & 1 == 1).then(String::new),
            scopes: (n & 2 == 2).then(|| vec!["api".into()]),
            expired_at: [None, Some(None), Some(end())][n / 4].clone(),
            labels: None,
        })
        .collect()
}

/// Every request that the client can make, by the name of its function.
fn requests() -> Vec<(&'static str, Request)> {
    fn of<T>(call: Call<T>) -> Request {
        call.request
    }
    let mut all = vec![
        ("server_info", of(calls::server_info())),
        ("list_tokens", of(calls::list_tokens(0, 100, ""))),
        ("list_tokens", of(calls::list_tokens(100, 20, "a&b c/ü"))),
        ("get_token", of(calls::get_token("3k1s73b0a3m0cp1v2u8g"))),
        ("get_token", of(calls::get_token(".."))),
        ("get_token_with_value", of(calls::get_token_with_value("3k1s73b0a3m0cp1v2u8g"))),
        ("delete_token", of(calls::delete_token("a/b"))),
        ("current_user", of(calls::current_user())),
        ("current_organization", of(calls::current_organization())),
        ("own_membership", of(calls::own_membership())),
        ("members", of(calls::members())),
        ("list_deployments", of(calls::list_deployments(0, 100, "x"))),
        ("list_deployments_v1", of(calls::list_deployments_v1(0, 100, ""))),
        ("events", of(calls::events(20, 100, "creator:ada"))),
        ("events", of(calls::events(0, 20, "api_token:3k1s73b0a3m0cp1v2u8g"))),
        ("find_token", of(calls::find_token(&Secret::new("a-value")))),
        ("login_code", of(calls::login_code())),
        ("sessions", of(calls::sessions())),
        ("end_session", of(calls::end_session("3k1s73b0a3m0cp1v2u8g"))),
        ("end_other_sessions", of(calls::end_other_sessions())),
        ("sign_out", of(calls::sign_out())),
        ("settings_file", of(calls::settings_file())),
        ("create_token", of(calls::create_token(&creates()[0]).with_key("a-key"))),
    ];
    let labels = [Label { key: "app.kubernetes.io/name".into(), value: String::new() }];
    for labels in [&labels[..], &[]] {
        let labels = Some(labels.to_vec());
        let create = CreateToken { labels: labels.clone(), ..creates()[0].clone() };
        let change = UpdateToken { labels, ..UpdateToken::default() };
        all.extend([
            ("create_token", of(calls::create_token(&create))),
            ("update_token", of(calls::update_token("uid", &change))),
        ]);
    }
    all.extend(creates().iter().map(|body| ("create_token", of(calls::create_token(body)))));
    all.extend(updates().iter().map(|body| ("update_token", of(calls::update_token("uid", body)))));
    all
}

#[test]
fn every_request_of_the_client_is_in_the_description() {
    for (name, request) in requests() {
        // A path without a leading slash is relative to the page.
        let target = format!("/{}", request.path.trim_start_matches('/'));
        let key = request.key_for("").map(|key| ("Idempotency-Key", key));
        let headers: Vec<_> = key.into_iter().collect();
        let asked = DESCRIPTION.asks(request.method.as_str(), &target, &headers, request.body.as_deref());
        assert_eq!(asked, Ok(()), "{name}: {request:?} {:?}", request.body);
    }
}

#[test]
fn no_function_of_the_client_is_left_out() {
    let sources = [
        include_str!("../../client/src/calls.rs"),
        include_str!("../../client/src/calls/events.rs"),
        include_str!("../../client/src/calls/find.rs"),
        include_str!("../../client/src/calls/sessions.rs"),
        include_str!("../../client/src/calls/sign_in.rs"),
    ];
    let files = sources[0].lines().filter(|line| line.starts_with("mod ") && line.ends_with(';')).count();
    assert_eq!(files + 1, sources.len(), "each file of calls is looked at");
    let name_of = |line: &'static str| line.strip_prefix("pub fn ")?.split(['(', '<']).next();
    let functions: Vec<&str> = sources.iter().flat_map(|source| source.lines()).filter_map(name_of).collect();
    assert!(functions.len() > 10, "{functions:?}");
    let known: Vec<&str> =
        requests().iter().map(|(name, _)| *name).chain(NOT_OURS.map(|(name, _)| name)).collect();
    for name in &functions {
        assert!(
            known.contains(name),
            "{name} is in no test: add it to `requests` or, with a reason, to `NOT_OURS`"
        );
    }
    for (name, reason) in NOT_OURS {
        assert!(functions.contains(&name) && !reason.is_empty(), "{name}");
    }
}

#[test]
fn a_request_that_is_not_described_is_detected() {
    let post = Method::Post.as_str();
    let create = |body: &str| DESCRIPTION.asks(post, "/api/v1/api_tokens", &[], Some(body));
    assert_eq!(create(r#"{"name":"ci"}"#), Ok(()));
    for body in [
        "{}",
        "[]",
        r#"{"name":"Upper"}"#,
        r#"{"name":"ci","deployments":["a"]}"#,
        r#"{"name":"ci","last_used_at":null}"#,
        r#"{"name":"ci","scopes":"api"}"#,
        r#"{"name":"ci","is_global_access":1}"#,
    ] {
        assert!(create(body).is_err(), "{body}");
    }
    for (method, target, body) in [
        ("GET", "/api/v1/api_token", None),
        ("PUT", "/api/v1/api_tokens", Some("{}")),
        ("GET", "/api/v1/api_tokens?sort=name", None),
        ("GET", "/api/v1/api_tokens?start=-1", None),
        ("GET", "/api/v2/deployments?all=yes", None),
        ("DELETE", "/api/v1/api_tokens/a", Some("{}")),
        ("PATCH", "/api/v1/api_tokens/a", Some(r#"{"is_global_access":true}"#)),
        ("PATCH", "/api/v1/api_tokens/a", None),
        ("GET", "/api/v1/api_tokens/", None),
    ] {
        assert!(DESCRIPTION.asks(method, target, &[], body).is_err(), "{method} {target} {body:?}");
    }
    assert!(DESCRIPTION.asks("GET", "/api/v1/info", &[("X-Made-Up", "1")], None).is_err());
}

/// The result of the check for an answer; the default headers are valid.
fn answered(target: &str, status: u16, body: &Value, headers: &[(&str, &str)]) -> Result<(), String> {
    let header = |name: &str| {
        let given = headers.iter().find(|(known, _)| *known == name);
        let trace = || (name == "x-trace-id").then(|| "0123456789abcdef0123456789abcdef".to_owned());
        given
            .map(|(_, value)| (*value).to_owned())
            .or_else(|| (name == "content-type").then(|| "application/json".to_owned()))
            .or_else(trace)
    };
    DESCRIPTION.answers(&Answered {
        method: "GET",
        target,
        status,
        header: &header,
        body: body.to_string().as_bytes(),
    })
}

#[tokio::test]
async fn an_answer_that_is_not_described_is_detected() {
    let world = World::new().await;
    let (made, _) = world.make(ADMIN, &token("ci", &["api"])).await;
    let at = format!("/api/v1/api_tokens/{}", made.uid);
    let good = world.send("GET", &at, ADMIN, "").await.json();
    assert_eq!(answered(&at, 200, &good, &[]), Ok(()));
    // Only the answer to a create has a value.
    for (field, value) in [
        ("token", json!("value")),
        ("deployments", json!([])),
        ("created_at", json!("yesterday")),
        ("scopes", Value::Null),
        ("resource_type", json!("token")),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        assert!(answered(&at, 200, &bad, &[]).is_err(), "{bad}");
    }
    let mut bad = good.clone();
    bad["user"]["password"] = json!("x");
    assert!(answered(&at, 200, &bad, &[]).is_err(), "{bad}");
    let mut bad = good.clone();
    bad.as_object_mut().unwrap().remove("last_used_at");
    assert!(answered(&at, 200, &bad, &[]).is_err(), "{bad}");

    let failure = json!({"error": "A sentence.", "code": "code"});
    assert_eq!(answered(&at, 404, &failure, &[]), Ok(()));
    assert!(answered(&at, 418, &failure, &[]).is_err());
    assert!(answered(&at, 404, &json!({"message": "A sentence."}), &[]).is_err());
    assert!(answered(&at, 404, &failure, &[("x-trace-id", "short")]).is_err());
    assert!(answered(&at, 404, &failure, &[("content-type", "text/plain")]).is_err());
    assert!(answered(&at, 429, &failure, &[]).is_err(), "without Retry-After");
    assert_eq!(answered(&at, 429, &failure, &[("Retry-After", "1")]), Ok(()));
    assert!(answered("/api/v1/made-up", 200, &json!({}), &[]).is_err());
    assert_eq!(answered("/api/v1/made-up", 404, &failure, &[]), Ok(()));
}
