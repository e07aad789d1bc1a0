//! `--like-yatai`: how Yatai's API differs, one difference in each test.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::pin::pin;
use support::*;
use token_api::UpdateToken;
use token_client::calls::*;
use token_client::{Error, TOKEN_HEADER};
use token_server::Settings;

const TOKENS: &str = "/api/v1/api_tokens";

async fn yatai() -> World {
    yatai_with(60).await
}

async fn yatai_with(demo: usize) -> World {
    World::with(demo, Settings { like_yatai: true, ..Settings::default() }).await
}

/// Status and the whole body of an answer.
async fn ask(world: &World, method: &str, path: &str, token: &str, body: &str) -> (u16, Value) {
    let raw = world.send(method, path, token, body).await;
    (raw.status.as_u16(), raw.json())
}

async fn made(world: &World, body: Value) -> Value {
    let (status, token) = ask(world, "POST", TOKENS, ADMIN, &body.to_string()).await;
    assert_eq!(status, 200, "{token}");
    token
}

fn path(token: &Value) -> String {
    format!("{TOKENS}/{}", token["uid"].as_str().unwrap())
}

#[tokio::test]
async fn without_valid_credentials_the_answer_is_403_with_a_message() {
    let world = yatai().await;
    let said = |words: &str| (403, json!({"message": words}));
    for path in [
        "/api/v1/auth/current",
        "/api/v1/current_org",
        "/api/v1/current_org/events",
        "/api/v1/members",
        "/api/v1/deployments",
        TOKENS,
    ] {
        let unknown = ask(&world, "GET", path, "made-up", "").await;
        assert_eq!(unknown, said("get api token: record not found"), "{path}");
        // An empty header counts as no token, so the cookie is used.
        assert_eq!(ask(&world, "GET", path, "", "").await, said("username in cookie is empty"), "{path}");
        let bare = world.get(path).await;
        assert_eq!((bare.status.as_u16(), bare.json()), said("username in cookie is empty"), "{path}");
    }
    let ends = (world.now() + TimeDelta::hours(1)).to_rfc3339();
    let token = made(&world, json!({"name": "ends", "expired_at": ends})).await;
    let value = token["token"].as_str().unwrap();
    assert_eq!(ask(&world, "GET", TOKENS, value, "").await.0, 200);
    world.later(TimeDelta::hours(2));
    assert_eq!(ask(&world, "GET", TOKENS, value, "").await, said("the api token is expired"));
    // A deleted token is an unknown token.
    world.send("DELETE", &path(&token), ADMIN, "").await;
    assert_eq!(ask(&world, "GET", TOKENS, value, "").await, said("get api token: record not found"));
}

#[tokio::test]
async fn a_list_has_the_callers_tokens_and_ignores_a_search() {
    let world = yatai().await;
    let whole = world.call(ADMIN, &list_tokens(0, 1000, "")).await.unwrap();
    assert!(whole.items.len() > 5 && whole.items.iter().all(|token| token.creator() == "admin"));
    assert_eq!(whole.total, whole.items.len() as u64);
    let sought = world.call(ADMIN, &list_tokens(0, 1000, "no such token")).await.unwrap();
    assert_eq!(sought, whole);
    let member = world.call(MEMBER, &list_tokens(0, 1000, "")).await.unwrap();
    assert!(!member.items.is_empty() && member.items.iter().all(|token| token.creator() == "jonas"));
    // Pages return `start` and `count` as sent; without a count the list is complete.
    let page = ask(&world, "GET", &format!("{TOKENS}?count=2&start=1&search=x"), ADMIN, "").await.1;
    assert_eq!(
        (&page["start"], &page["count"], page["items"].as_array().unwrap().len()),
        (&json!(1), &json!(2), 2)
    );
    assert_eq!(page["items"][0]["uid"], *whole.items[1].uid);
    let all = ask(&world, "GET", TOKENS, ADMIN, "").await.1;
    assert_eq!((&all["count"], all["items"].as_array().unwrap().len()), (&json!(0), whole.items.len()));
}

#[tokio::test]
async fn tokens_of_others_are_not_found() {
    let world = yatai().await;
    let theirs = world.call(MEMBER, &create_token(&token("theirs", &["api"]))).await.unwrap();
    let (uid, at) = (&theirs.uid, format!("{TOKENS}/{}", theirs.uid));
    for (method, body) in [("GET", ""), ("PATCH", r#"{"description":"mine"}"#), ("DELETE", "")] {
        let answer = ask(&world, method, &at, ADMIN, body).await;
        assert_eq!(
            answer,
            (404, json!({"error": format!("get apiToken {uid}: record not found")})),
            "{method}"
        );
    }
    assert_eq!(world.call(ADMIN, &get_token(uid)).await, Ok(None));
    assert_eq!(world.call(ADMIN, &delete_token(uid)).await, Ok(Deletion::NotThere));
    assert!(world.call(MEMBER, &get_token(uid)).await.unwrap().is_some());
}

#[tokio::test]
async fn an_answer_has_exactly_the_fields_of_yatai() {
    let world = yatai().await;
    let keys = |value: &Value| {
        let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys.join(" ")
    };
    const TOKEN: &str = "created_at deleted_at description expired_at is_expired labels last_used_at name organization resource_type scopes";
    const USER: &str = "avatar_url created_at deleted_at email first_name is_super_admin labels last_name name resource_type uid updated_at";
    const ORGANIZATION: &str =
        "created_at creator deleted_at description labels name resource_type uid updated_at";
    let body = json!({"name": "ci", "scopes": ["api"], "is_organization_token": true, "is_api_token": false,
        "is_global_access": true, "deployment_uids": ["nowhere"], "is_monitoring_token": true,
        "is_global_router_access": true, "code": "guess", "last_used_at": "soon", "what": 7});
    let token = made(&world, body).await;
    assert_eq!(keys(&token), format!("{TOKEN} token uid updated_at user"));
    assert_eq!(keys(&token["user"]), USER);
    assert_eq!(keys(&token["organization"]), ORGANIZATION);
    for method in ["GET", "PATCH", "DELETE"] {
        let body = if method == "PATCH" {
            r#"{"name": "other", "is_api_token": false, "last_used_at": "soon"}"#
        } else {
            ""
        };
        let (status, answer) = ask(&world, method, &path(&token), ADMIN, body).await;
        assert_eq!((status, keys(&answer)), (200, format!("{TOKEN} uid updated_at user")), "{method}");
        assert_eq!((&answer["name"], &answer["deleted_at"]), (&json!("ci"), &Value::Null));
    }
    let list = ask(&world, "GET", TOKENS, ADMIN, "").await.1;
    for item in list["items"].as_array().unwrap() {
        assert_eq!(keys(item), format!("{TOKEN} uid updated_at user"));
    }
    assert_eq!(keys(&ask(&world, "GET", "/api/v1/auth/current", ADMIN, "").await.1), USER);
    let organization = ask(&world, "GET", "/api/v1/current_org", ADMIN, "").await.1;
    assert_eq!(keys(&organization), ORGANIZATION.replace("created_at creator", "config created_at creator"));
}

#[tokio::test]
async fn scopes_are_null_where_a_token_has_none() {
    let world = yatai().await;
    for (name, scopes) in [("null", Value::Null), ("none", json!([]))] {
        let token = made(&world, json!({"name": name, "description": null, "scopes": scopes})).await;
        assert_eq!((&token["scopes"], &token["description"]), (&Value::Null, &json!("")));
        let read = world.call(ADMIN, &get_token(token["uid"].as_str().unwrap())).await.unwrap().unwrap();
        assert!(read.scopes.is_empty());
    }
}

#[tokio::test]
async fn a_name_is_a_dns_label_and_unique_for_its_creator() {
    let world = yatai().await;
    for bad in ["", "Upper", "1st", "under_score", "end-", &"a".repeat(64)] {
        let (status, said) = ask(&world, "POST", TOKENS, ADMIN, &json!({"name": bad}).to_string()).await;
        let words = said["error"].as_str().unwrap();
        assert!(
            status == 400 && words.starts_with("create apiToken: a DNS-1035 label must"),
            "{bad}: {said}"
        );
        assert_eq!(said.as_object().unwrap().len(), 1);
    }
    made(&world, json!({"name": "once"})).await;
    let (status, said) = ask(&world, "POST", TOKENS, ADMIN, r#"{"name":"once"}"#).await;
    assert_eq!(status, 400);
    assert!(
        said["error"].as_str().unwrap().contains("duplicate key value violates unique constraint"),
        "{said}"
    );
    world.make(MEMBER, &token("once", &["api"])).await;
}

#[tokio::test]
async fn an_idempotency_key_is_ignored() {
    let world = yatai().await;
    let create = token("keyed", &["api"]);
    world.call(ADMIN, &create_token(&create).with_key("k-1")).await.unwrap();
    let again = world.call(ADMIN, &create_token(&create).with_key("k-1")).await;
    let Err(Error::Refused(refusal)) = again else { panic!("{again:?}") };
    // The client reads it as a name that is taken.
    assert!(refusal.status == 409 && refusal.message.contains("duplicate key value"), "{refusal:?}");
    // An invalid key is ignored too.
    let request = Request::post(TOKENS)
        .header(TOKEN_HEADER, ADMIN)
        .header("idempotency-key", "no key at all")
        .body(Body::from(r#"{"name":"keyed-too"}"#))
        .unwrap();
    assert_eq!(world.raw(request).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_expiry_can_be_changed_but_not_removed() {
    let world = yatai().await;
    let token = made(&world, json!({"name": "ends", "expired_at": "2099-01-02T03:04:05.120000Z"})).await;
    assert_eq!(token["expired_at"], "2099-01-02T03:04:05.12Z");
    for body in [r#"{"expired_at":null}"#, "{}", r#"{"description":null,"scopes":null,"expired_at":null}"#] {
        let (status, after) = ask(&world, "PATCH", &path(&token), ADMIN, body).await;
        assert_eq!((status, &after["expired_at"]), (200, &token["expired_at"]), "{body}");
    }
    let moved = UpdateToken {
        expired_at: Some(Some(DateTime::from_timestamp(4_000_000_000, 0).unwrap().into())),
        ..Default::default()
    };
    let after = world.call(ADMIN, &update_token(token["uid"].as_str().unwrap(), &moved)).await.unwrap();
    assert_eq!(after.expires().unwrap().timestamp(), 4_000_000_000);
}

#[tokio::test]
async fn a_time_must_be_one_that_go_reads() {
    let world = yatai().await;
    for bad in ["2099-12-22 02:10:00.123456", "2099-12-22T02:10:00", "2099-12-22", "soon"] {
        let body = json!({"name": "timed", "expired_at": bad}).to_string();
        let (status, said) = ask(&world, "POST", TOKENS, ADMIN, &body).await;
        let words = said["error"].as_str().unwrap();
        assert!(status == 400 && words.contains("parsing time") && words.contains(bad), "{said}");
    }
    made(&world, json!({"name": "timed", "expired_at": "2099-12-22T02:10:00+02:00"})).await;
}

#[tokio::test]
async fn a_change_returns_the_old_updated_at_and_a_use_sets_it() {
    let world = yatai().await;
    let token = made(&world, json!({"name": "ci", "scopes": ["api"]})).await;
    world.later(TimeDelta::hours(1));
    let (_, answer) = ask(&world, "PATCH", &path(&token), ADMIN, r#"{"description":"new"}"#).await;
    assert_eq!((&answer["description"], &answer["updated_at"]), (&json!("new"), &token["updated_at"]));
    let changed = ask(&world, "GET", &path(&token), ADMIN, "").await.1;
    assert_ne!(changed["updated_at"], token["updated_at"]);
    world.later(TimeDelta::hours(1));
    assert_eq!(ask(&world, "GET", TOKENS, token["token"].as_str().unwrap(), "").await.0, 200);
    world.app.store().write_uses().await.unwrap();
    let used = ask(&world, "GET", &path(&token), ADMIN, "").await.1;
    assert_eq!(used["updated_at"], used["last_used_at"]);
    assert_ne!(used["updated_at"], changed["updated_at"]);
}

#[tokio::test]
async fn only_the_organization_and_its_deployments_need_scopes() {
    let world = yatai().await;
    let words =
        "the api_token need the scopes: read_organization or write_organization or operate_organization";
    let value = async |name: &str, scopes: Value| {
        made(&world, json!({"name": name, "scopes": scopes})).await["token"].as_str().unwrap().to_owned()
    };
    for (name, scopes, may) in [
        ("no-scope", json!([]), false),
        ("cluster", json!(["read_cluster"]), false),
        ("operator", json!(["operate_organization"]), true),
        ("writer", json!(["write_organization"]), true),
        ("broad", json!(["api"]), true),
    ] {
        let token = value(name, scopes).await;
        for path in
            ["/api/v1/current_org", "/api/v1/current_org/events", "/api/v1/members", "/api/v1/deployments"]
        {
            let (status, answer) = ask(&world, "GET", path, &token, "").await;
            if may {
                assert_eq!(status, 200, "{name} {path}: {answer}");
            } else {
                assert_eq!((status, answer), (400, json!({"error": words})), "{name} {path}");
            }
        }
        assert_eq!(ask(&world, "GET", "/api/v1/auth/current", &token, "").await.0, 200);
        // On Yatai any token can create one with more scopes.
        let body = json!({"name": format!("{name}-child"), "scopes": ["api"]}).to_string();
        assert_eq!(ask(&world, "POST", TOKENS, &token, &body).await.0, 200, "{name}");
    }
}

#[tokio::test]
async fn addresses_that_yatai_does_not_have_are_404() {
    let world = yatai().await;
    for (method, path) in [
        ("GET", "/api/v1/auth/code"),
        ("GET", "/api/v1/members/current"),
        ("GET", "/api/v1/auth/login"),
        ("GET", "/api/v1/auth/token"),
        ("POST", "/api/v1/auth/token"),
        ("PUT", TOKENS),
        ("PATCH", TOKENS),
        ("GET", "/api/v1/api_tokens/a/b"),
        ("GET", "/api"),
        ("GET", "/api/v2/api_tokens"),
        ("GET", "/api/v2/deployments?all=true"),
        ("GET", "/api/v2/deployments/fraud-score/api_tokens"),
        ("POST", "/api/v1/info"),
    ] {
        let answer = ask(&world, method, path, ADMIN, "{}").await;
        let words = format!("not found this router with method {method}");
        assert_eq!(answer, (404, json!({"message": words})), "{path}");
    }
}

#[tokio::test]
async fn info_and_version_are_those_of_yatai() {
    let raw = yatai().await.get("/api/v1/info").await;
    assert_eq!((raw.status.as_u16(), raw.json()), (200, json!({"is_saas": false, "saas_domain_suffix": ""})));
}

#[tokio::test]
async fn invalid_bodies_are_binding_errors() {
    let world = yatai().await;
    for body in ["", "[]", "{", r#"{"name": 7}"#, r#"{"name": "a", "scopes": "api"}"#] {
        let (status, said) = ask(&world, "POST", TOKENS, ADMIN, body).await;
        let words = said["error"].as_str().unwrap();
        assert!(status == 400 && words.starts_with("binding error: "), "{body}: {said}");
    }
    let large = json!({"name": "large", "description": "x".repeat(70_000)}).to_string();
    assert_eq!(ask(&world, "POST", TOKENS, ADMIN, &large).await.0, 413);
    let query = ask(&world, "GET", &format!("{TOKENS}?count=many"), ADMIN, "").await;
    assert_eq!(query.0, 400);
}

fn with_cookie(method: &str, path: &str, cookie: &str) -> Request<Body> {
    let request = Request::builder().method(method).uri(path).header(header::COOKIE, cookie);
    request.header("sec-fetch-site", "same-origin").body(Body::empty()).unwrap()
}

#[tokio::test]
async fn a_session_uses_yatais_cookie_and_ends_by_get() {
    let world = yatai().await;
    let cookie = world.sign_in("admin").await;
    let value = cookie.strip_prefix("yatai-session-v2=").expect("Yatai's name");
    let who = async |cookie: &str| world.raw(with_cookie("GET", "/api/v1/auth/current", cookie)).await.status;
    assert_eq!(who(&format!("other=1; {cookie}")).await, StatusCode::OK);
    // A cookie with this server's own name is not a session.
    assert_eq!(who(&format!("token_panel_session={value}")).await, StatusCode::FORBIDDEN);

    // A POST gets a page and does not end the session.
    let page = world.raw(with_cookie("POST", "/logout", &cookie)).await;
    assert!(page.status == StatusCode::OK && page.header("content-type").starts_with("text/html"));
    assert_eq!(who(&cookie).await, StatusCode::OK);
    let out = world.raw(with_cookie("GET", "/logout", &cookie)).await;
    assert_eq!((out.status, out.header("location")), (StatusCode::FOUND, "/login"));
    // The cookie is replaced. A copy of the old one still works, because Yatai stores no sessions.
    let nobodys = out.header("set-cookie").split(';').next().unwrap();
    assert!(nobodys.starts_with("yatai-session-v2=") && nobodys != cookie, "{nobodys}");
    assert_eq!((who(nobodys).await, who(&cookie).await), (StatusCode::FORBIDDEN, StatusCode::OK));
    assert_eq!(world.get("/logout").await.status, StatusCode::FOUND);
}

/// Status and body of a sign-in by name and password.
async fn sign_in(world: &World, name: &str, password: &str) -> (u16, Value) {
    let body = json!({"name_or_email": name, "password": password}).to_string();
    ask(world, "POST", "/api/v1/auth/login", "", &body).await
}

async fn yatai_with_password(password: &'static str) -> World {
    let demo_password = Some(token_api::Secret::new(password));
    World::with(1, Settings { like_yatai: true, demo_password, ..Settings::default() }).await
}

#[tokio::test]
async fn a_password_signs_in_members() {
    let world = yatai_with_password("right-password").await;
    for (name, login) in [("jonas", "jonas"), ("jonas@example.com", "jonas"), ("admin", "admin")] {
        let (status, user) = sign_in(&world, name, "right-password").await;
        assert_eq!((status, &user["name"]), (200, &json!(login)), "{name}");
    }
    let refused = |words: &str| (400, json!({"error": words}));
    assert_eq!(sign_in(&world, "jonas", "right-passwore").await, refused("incorrect password"));
    // A former member and an unknown email address are refused.
    for name in ["tomasz", "tomasz@example.com", "nobody"] {
        assert_eq!(
            sign_in(&world, name, "right-password").await,
            refused("invalid username or password"),
            "{name}"
        );
    }
    let one_missing = sign_in(&world, "jonas", "").await;
    assert!(one_missing.0 == 400 && one_missing.1["error"].as_str().unwrap().contains("'Password'"));
    assert!(!one_missing.1.to_string().contains("NameOrEmail"), "{one_missing:?}");
}

#[tokio::test]
async fn without_a_password_in_the_environment_every_password_is_refused() {
    let world = yatai().await;
    for password in ["admin", "password", "null"] {
        let answer = sign_in(&world, "admin", password).await;
        assert_eq!(answer, (400, json!({"error": "incorrect password"})));
    }
    // Without --like-yatai there is no such address.
    let own = World::new().await;
    assert_eq!(sign_in(&own, "admin", "password").await.0, 404);
}

#[tokio::test]
async fn wrong_passwords_are_slowed_down() {
    let world = yatai_with_password("right-password").await;
    for (name, password) in [("admin", "guess"), ("nobody", "right-password"), ("admin", "guess")] {
        assert_eq!(sign_in(&world, name, password).await.0, 400);
    }
    assert_eq!(world.pauses.seconds(), [1, 2, 4]);
    assert_eq!(sign_in(&world, "admin", "right-password").await.0, 200);
    assert_eq!(world.pauses.seconds(), [0_u64; 0]);
    assert_eq!(sign_in(&world, "admin", "another").await.0, 400);
    assert_eq!(world.pauses.seconds(), [8], "the right one did not count");
}

/// Silence must not tell that a password is wrong.
#[tokio::test]
async fn who_does_not_wait_for_answers_guesses_no_more_passwords() {
    let world = yatai_with_password("right-password").await;
    world.pauses.hold();
    for n in 0..32 {
        let guess = format!("guess-{n}");
        let mut guessing = pin!(sign_in(&world, "admin", &guess));
        tokio::select! {
            biased;
            answer = &mut guessing => panic!("{n}: {answer:?}"),
            () = world.pauses.until(n + 1) => {}
        }
    }
    // The clients have gone away; their places are taken.
    let (status, body) = sign_in(&world, "admin", "right-password").await;
    assert!(status == 429 && body["error"].as_str().unwrap().contains("wrong passwords"), "{body}");
    assert_eq!(sign_in(&world, "admin", "guess").await.0, 429);
    let raw = world.get(TOKENS).await;
    assert_eq!(raw.status, StatusCode::FORBIDDEN, "other requests do not wait");
    assert_eq!(ask(&world, "GET", TOKENS, ADMIN, "").await.0, 200);
    world.pauses.release();
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
    assert_eq!(sign_in(&world, "admin", "right-password").await.0, 200);
}

#[tokio::test]
async fn the_count_of_a_list_is_not_limited() {
    let world = yatai_with(8_000).await;
    for (query, count) in [("", 0), ("?count=0", 0), ("?count=1500", 1500), ("?count=&start=0", 0)] {
        let list = ask(&world, "GET", &format!("{TOKENS}{query}"), ADMIN, "").await.1;
        let items = list["items"].as_array().unwrap().len() as u64;
        assert!(items > 1000 && list["count"] == count, "{query}: {items}");
        assert_eq!(if count == 0 { list["total"].as_u64().unwrap() } else { count }, items, "{query}");
    }
}

#[tokio::test]
async fn a_token_in_the_header_wins_over_the_cookie() {
    let world = yatai().await;
    let cookie = world.sign_in("admin").await;
    let mut request = with_cookie("GET", "/api/v1/auth/current", &cookie);
    request.headers_mut().insert(TOKEN_HEADER, MEMBER.parse().unwrap());
    assert_eq!(world.raw(request).await.json()["name"], "jonas");
}

#[tokio::test]
async fn the_config_has_the_features_of_yatai_and_nothing_about_sessions() {
    let world = yatai().await;
    let cookie = world.sign_in("admin").await;
    let settings = world.raw(with_cookie("GET", "/config.json", &cookie)).await;
    assert_eq!(settings.header("cache-control"), "no-store");
    let settings = settings.json();
    assert_eq!(settings.get("signed_in"), None);
    let on: Vec<&String> = settings["features"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, on)| **on == true)
        .map(|(k, _)| k)
        .collect();
    assert_eq!(on, ["update"]);
}

#[tokio::test]
async fn no_other_origin_is_allowed() {
    let world = yatai().await;
    let request = Request::builder()
        .uri(TOKENS)
        .header(TOKEN_HEADER, ADMIN)
        .header(header::ORIGIN, "http://panel.example")
        .body(Body::empty())
        .unwrap();
    let raw = world.raw(request).await;
    assert!(
        raw.status == StatusCode::OK
            && raw.headers.keys().all(|name| !name.as_str().starts_with("access-control-"))
    );
}

#[tokio::test]
async fn without_the_option_answers_are_the_servers_own() {
    let world = World::new().await;
    let list = world.call(ADMIN, &list_tokens(0, 1000, "no such token")).await.unwrap();
    assert!(list.items.is_empty());
    assert_eq!(refused(world.call("made-up", &current_user()).await), is(401, "unauthorized"));
    assert!(world.sign_in("admin").await.starts_with("token_panel_session="));
}

#[derive(Clone, Debug)]
enum Step {
    Create(Value),
    Change(usize, Value),
    Delete(usize),
    Look(usize),
    Wait(i64),
}

fn body() -> impl Strategy<Value = Value> {
    let text = prop_oneof![Just(Value::Null), "\\PC{0,12}".prop_map(Value::from), Just(json!(7))];
    let name = prop_oneof!["[a-z][-a-z0-9]{0,3}".prop_map(Value::from), "\\PC{0,6}".prop_map(Value::from)];
    let scopes = prop_oneof![
        Just(Value::Null),
        prop::collection::vec("[a-z_]{1,8}", 0..3).prop_map(|all| json!(all)),
        Just(json!(["api"])),
    ];
    let time = prop_oneof![
        Just(Value::Null),
        (1_800_000_000i64..4_000_000_000, 0u32..1_000_000).prop_map(|(at, micros)| json!(
            DateTime::from_timestamp(at, micros * 1000).unwrap().to_rfc3339()
        )),
        Just(json!("2026-12-22 02:10:00.123456")),
    ];
    (name, text, scopes, time).prop_map(|(name, description, scopes, time)| {
        json!({"name": name, "description": description, "scopes": scopes, "expired_at": time, "is_api_token": false})
    })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        body().prop_map(Step::Create),
        (0usize..4, body()).prop_map(|(n, body)| Step::Change(n, body)),
        (0usize..4).prop_map(Step::Delete),
        (0usize..4).prop_map(Step::Look),
        (1i64..9_000_000).prop_map(Step::Wait),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// The client can read the answer to any request: a value, or an error with a sentence.
    #[test]
    fn the_client_reads_every_answer(steps in prop::collection::vec(step(), 1..12)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let world = yatai_with(1).await;
            let mut uids: Vec<String> = Vec::new();
            for step in steps {
                let at = |n: usize| uids.get(n).cloned().unwrap_or_else(|| "nothing".into());
                let (method, path, body) = match &step {
                    Step::Create(body) => ("POST", TOKENS.to_owned(), body.to_string()),
                    Step::Change(n, body) => ("PATCH", format!("{TOKENS}/{}", at(*n)), body.to_string()),
                    Step::Delete(n) => ("DELETE", format!("{TOKENS}/{}", at(*n)), String::new()),
                    Step::Look(n) => ("GET", format!("{TOKENS}/{}", at(*n)), String::new()),
                    Step::Wait(seconds) => {
                        world.later(TimeDelta::seconds(*seconds));
                        continue;
                    }
                };
                let raw = world.send(method, &path, ADMIN, &body).await;
                let answer = token_client::Answer {
                    status: raw.status.as_u16(),
                    content_type: Some("application/json".into()),
                    body: raw.text(),
                    ..Default::default()
                };
                match create_token(&token("", &[])).decode(&answer) {
                    Ok(token) => {
                        assert_eq!(token.token.is_some(), method == "POST");
                        assert!(token.is_api_token && token.creator() == "admin");
                        if method == "POST" {
                            uids.push(token.uid);
                        }
                    }
                    Err(Error::Refused(refusal)) => {
                        assert!(refusal.code.is_none() && refusal.message.len() > 8, "{refusal:?}");
                        assert!((400..500).contains(&refusal.status), "{refusal:?}");
                    }
                    Err(other) => panic!("{step:?}: {other:?}"),
                }
                let list = world.call(ADMIN, &list_tokens(0, 100, "x")).await.unwrap();
                assert_eq!(list.total, list.items.len() as u64);
            }
        });
    }
}
