//! `--faults`: failures that tests order.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use serde_json::json;
use std::net::SocketAddr;
use support::*;
use token_api::{Secret, ServerKind};
use token_client::calls::{
    Deletion, create_token, current_user, delete_token, find_token, get_token, list_tokens, server_info,
};
use token_client::{Error, Unreadable};
use token_server::{MaxLifetime, Settings};

const TOKENS: &str = "/api/v1/api_tokens";

async fn world() -> World {
    World::with(9, Settings { faults: true, ..Default::default() }).await
}

async fn order_from(world: &World, peer: &str, body: &str) -> Raw {
    let mut request = Request::post("/faults")
        .header("content-type", "application/json")
        .body(Body::from(body.to_owned()))
        .unwrap();
    request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
    world.raw(request).await
}

async fn order(world: &World, body: &str) {
    assert_eq!(order_from(world, "127.0.0.1:5000", body).await.text(), "{}");
}

#[tokio::test]
async fn an_order_lasts_for_its_number_of_calls() {
    let world = world().await;
    order(&world, r#"{"list":"fault-503","times":2}"#).await;
    for _ in 0..2 {
        let Err(Error::Refused(refusal)) = world.call(ADMIN, &list_tokens(0, 1, "")).await else { panic!() };
        assert_eq!((refusal.status, refusal.retry_after), (503, Some(2)));
        assert!(refusal.trace_id.is_some());
    }
    assert!(world.call(ADMIN, &list_tokens(0, 1, "")).await.is_ok());
    order(&world, r#"{"current":"fault-401"}"#).await;
    order(&world, r#"{"current":null}"#).await;
    assert!(world.call(ADMIN, &current_user()).await.is_ok());
}

#[tokio::test]
async fn faults_replace_the_answer() {
    let world = world().await;
    for (fault, expected) in [
        ("fault-html", Unreadable::Html),
        ("fault-half", Unreadable::Truncated),
        ("fault-empty", Unreadable::Empty),
    ] {
        order(&world, &format!(r#"{{"list":"{fault}"}}"#)).await;
        for search in ["", fault] {
            match world.call(ADMIN, &list_tokens(0, 9, search)).await {
                Err(Error::Unreadable { status: 200, what, .. }) => assert_eq!(what, expected),
                other => panic!("{fault}: {other:?}"),
            }
        }
    }
}

#[tokio::test]
async fn record_not_found_has_the_text_of_yatai() {
    let world = world().await;
    let (made, _) = world.make(ADMIN, &token("there", &[])).await;
    order(&world, r#"{"get":"fault-record-not-found"}"#).await;
    assert_eq!(world.call(ADMIN, &get_token(&made.uid)).await, Ok(None));
    order(&world, r#"{"delete":"fault-record-not-found"}"#).await;
    assert_eq!(world.call(ADMIN, &delete_token(&made.uid)).await, Ok(Deletion::NotThere));
    assert!(world.call(ADMIN, &get_token(&made.uid)).await.unwrap().is_some(), "it was not carried out");
}

#[tokio::test]
async fn a_redirect_leads_to_another_host_and_is_not_carried_out() {
    let world = world().await;
    order(&world, r#"{"create":"fault-redirect"}"#).await;
    let raw = world.send("POST", "/api/v1/api_tokens", ADMIN, r#"{"name":"led-away"}"#).await;
    assert_eq!((raw.status.as_u16(), raw.header("location")), (302, "https://sign-in.invalid/?next=tokens"));
    let tokens = world.call(ADMIN, &list_tokens(0, 100, "")).await.unwrap();
    assert!(tokens.items.iter().all(|it| it.name != "led-away"));
}

#[tokio::test]
async fn the_right_json_with_another_content_type() {
    let world = world().await;
    for (fault, kind) in [
        ("fault-type", "text/plain; charset=utf-8"),
        ("fault-type-none", ""),
        ("fault-type-html", "text/html"),
    ] {
        let raw = world.send("GET", &format!("/api/v1/api_tokens?search={fault}"), ADMIN, "").await;
        assert_eq!((raw.status.as_u16(), raw.header("content-type")), (200, kind));
        assert!(raw.json()["total"].as_u64().is_some_and(|total| total > 9), "{fault}: the whole list");
    }
}

#[tokio::test]
async fn a_changed_answer_ignores_the_search_for_the_fault() {
    let world = world().await;
    let list = world.send("GET", "/api/v1/api_tokens?count=50", ADMIN, "").await.json();
    let count = list["items"].as_array().unwrap().len();
    let changed = async |fault: &str| {
        let path = format!("/api/v1/api_tokens?count=50&search={fault}");
        let raw = world.send("GET", &path, ADMIN, "").await;
        assert_eq!((raw.status.as_u16(), raw.header("content-type")), (200, "application/json"), "{fault}");
        raw.json()
    };
    assert!(changed("fault-null").await.is_null());
    for (fault, items, total) in [
        ("fault-twice", 2 * count, count),
        ("fault-total-more", count, count + 10),
        ("fault-total-less", count, count.saturating_sub(10)),
        ("fault-nulls", count, count),
        ("fault-uids", count, count),
        ("fault-times", count, count),
        ("fault-big", count, count),
    ] {
        let page = changed(fault).await;
        assert_eq!(
            (page["items"].as_array().unwrap().len(), &page["total"]),
            (items, &json!(total)),
            "{fault}"
        );
        assert_ne!(page, list, "{fault}");
    }
    assert_eq!(changed("fault-number-1e300").await["total"], json!(1e300));
    assert!(changed("fault-big").await.to_string().len() > 5_000_000);
}

#[tokio::test]
async fn a_changed_answer_was_carried_out_and_errors_are_not_changed() {
    let world = world().await;
    order(&world, r#"{"create":"fault-nulls","times":2}"#).await;
    let made = world.send("POST", "/api/v1/api_tokens", ADMIN, r#"{"name":"made-of-nulls"}"#).await.json();
    assert!(made["uid"].is_string() && made["token"].is_null(), "no value");
    let stored = world.call(ADMIN, &get_token(made["uid"].as_str().unwrap())).await.unwrap().unwrap();
    assert_eq!(stored.name, "made-of-nulls");
    let again = world.send("POST", "/api/v1/api_tokens", ADMIN, r#"{"name":"made-of-nulls"}"#).await;
    assert_eq!(again.refused(), is(409, "name_taken"));
}

#[tokio::test]
async fn the_name_of_a_create_can_ask_for_a_fault() {
    let world = world().await;
    assert_eq!(
        refused(world.call(ADMIN, &create_token(&token("fault-409", &[]))).await),
        is(409, "name_taken")
    );
    assert_eq!(refused(world.call(ADMIN, &create_token(&token("fault-500", &[]))).await), is(500, "fault"));
    assert!(world.call(ADMIN, &create_token(&token("fault-slow-1", &[]))).await.is_ok());
}

#[tokio::test]
async fn invalid_orders_and_other_machines_are_refused() {
    let world = world().await;
    for body in
        ["", "[]", r#"{"nothing":"fault-500"}"#, r#"{"list":"oops"}"#, r#"{"list":"fault-500","times":0}"#]
    {
        assert_eq!(
            order_from(&world, "127.0.0.1:5000", body).await.refused(),
            is(400, "invalid_body"),
            "{body}"
        );
    }
    let stranger = order_from(&world, "192.0.2.1:5000", r#"{"list":"fault-500"}"#).await;
    assert_eq!(stranger.refused(), is(403, "loopback_only"));
    assert!(world.call(ADMIN, &list_tokens(0, 1, "")).await.is_ok());
}

#[tokio::test]
async fn an_order_can_let_calls_succeed_first() {
    let world = world().await;
    order(&world, r#"{"list":"fault-500","after":2}"#).await;
    let list = list_tokens(0, 1, "");
    let mut went_well = Vec::new();
    for _ in 0..4 {
        went_well.push(world.call(ADMIN, &list).await.is_ok());
    }
    assert_eq!(went_well, [true, true, false, true]);
}

#[tokio::test]
async fn a_list_with_chaos_has_short_pages_ignores_the_search_and_moves_until_it_is_switched_off() {
    let world = World::with(60, Settings { faults: true, ..Default::default() }).await;
    let list = list_tokens(0, 1000, "no token has this text");
    let uids = async || -> Result<Vec<String>, Error> {
        Ok(world.call(ADMIN, &list_tokens(0, 1000, "")).await?.items.into_iter().map(|t| t.uid).collect())
    };
    let before = uids().await.unwrap();
    order(&world, r#"{"chaos":true}"#).await;
    let mut totals = Vec::new();
    for round in 1..=30 {
        match world.call(ADMIN, &list).await {
            Ok(page) => {
                assert_eq!((page.items.len(), page.count), (20, 20), "round {round}");
                totals.push(page.total);
            }
            Err(Error::Refused(refusal)) => assert_eq!((refusal.status, round % 10), (500, 0)),
            Err(error) => panic!("{error:?}"),
        }
    }
    assert_eq!(totals.len(), 27);
    assert!(totals.windows(2).filter(|two| two[0] < two[1]).count() >= 4, "{totals:?}");
    assert!(totals.windows(2).filter(|two| two[0] > two[1]).count() >= 3, "{totals:?}");
    assert!(totals[15..].windows(2).all(|two| two[0] == two[1]), "the changes end: {totals:?}");
    order(&world, r#"{"chaos":null}"#).await;
    let after = uids().await.unwrap();
    assert_eq!(after.len() as u64, totals[26]);
    assert!(before.iter().any(|uid| !after.contains(uid)) && after.iter().any(|uid| !before.contains(uid)));
    assert_eq!(
        order_from(&world, "127.0.0.1:5000", r#"{"chaos":{"size":1}}"#).await.refused(),
        is(400, "invalid_body")
    );
}

#[tokio::test]
async fn hostile_texts_are_only_in_answers_and_can_be_switched_off() {
    let world = World::with(60, Settings { faults: true, ..Default::default() }).await;
    let list = list_tokens(0, 1000, "");
    let before = world.call(ADMIN, &list).await.unwrap().items;
    order(&world, r#"{"hostile":true}"#).await;
    let dressed = world.call(ADMIN, &list).await.unwrap().items;
    assert_eq!(dressed.len(), before.len());
    for part in ["<script>", "\u{202e}", "\0", "=cmd|", "сi-prod", "$(id)", "long-name-"] {
        assert!(dressed.iter().any(|token| token.name.contains(part)), "{part:?}");
    }
    assert!(dressed.iter().any(|token| token.name.chars().count() == 10_000));
    assert!(dressed.iter().zip(&before).all(|(dressed, plain)| dressed.uid == plain.uid));
    for token in &dressed {
        let alone = world.call(ADMIN, &get_token(&token.uid)).await.unwrap().unwrap();
        assert_eq!((&alone.name, &alone.description), (&token.name, &token.description));
    }
    order(&world, r#"{"list":"fault-500"}"#).await;
    let Err(Error::Refused(refusal)) = world.call(ADMIN, &list).await else { panic!() };
    assert!(refusal.message.contains("<svg onload"), "{}", refusal.message);
    order(&world, r#"{"hostile":null}"#).await;
    assert_eq!(world.call(ADMIN, &list).await.unwrap().items, before);
}

#[tokio::test]
async fn the_date_of_answers_can_be_another() {
    let world = world().await;
    let date = async || world.send("GET", "/api/v1/auth/current", ADMIN, "").await.header("date").to_owned();
    for text in ["Sun, 22 Nov 2026 09:15:30 GMT", "unreadable"] {
        order(&world, &format!(r#"{{"date":"{text}"}}"#)).await;
        assert_eq!(date().await, text);
    }
    order(&world, r#"{"date":null}"#).await;
    // The connection adds the time to an answer without this header.
    assert_eq!(date().await, "");
}

#[tokio::test]
async fn without_extras_nothing_of_this_server_alone_is_there() {
    let world = world().await;
    let labels = r#"[{"key":"team","value":"search"}]"#;
    let body = |name: &str| format!(r#"{{"name":"{name}","scopes":["api"],"labels":{labels}}}"#);
    let made = world.send("POST", TOKENS, ADMIN, &body("before")).await.json();
    let at = format!("{TOKENS}/{}", made["uid"].as_str().unwrap());
    let extras = [
        ("POST", "/api/v1/api_tokens/find"),
        ("GET", "/api/v1/current_org/events?count=1"),
        ("GET", "/api/v1/current_org/event_operation_names"),
        ("GET", "/api/v1/sessions"),
        ("DELETE", "/api/v1/sessions"),
        ("DELETE", "/api/v1/sessions/u"),
        ("GET", "/openapi.json"),
    ];
    order(&world, r#"{"without_extras":true}"#).await;
    for (method, path) in extras {
        let raw = world.send(method, path, ADMIN, r#"{"value":"v"}"#).await;
        assert_eq!(raw.refused(), is(404, "unknown_address"), "{method} {path}");
    }
    let config = world.get("/config.json").await.json();
    assert_eq!((&config["endpoint"], &config["signed_in"]), (&json!(""), &json!(false)));
    let features: Vec<&String> = config["features"].as_object().unwrap().keys().collect();
    let left = ["organization_tokens", "protected_endpoints", "monitoring_tokens", "update", "cli_login"];
    assert_eq!(features.len(), left.len() + 1, "and router_access: {features:?}");
    let max_lifetime = MaxLifetime::parse("90").ok();
    let limited = World::with(1, Settings { faults: true, max_lifetime, ..Default::default() }).await;
    assert_eq!(limited.get("/config.json").await.json()["max_lifetime_days"], 90);
    order(&limited, r#"{"without_extras":true}"#).await;
    assert!(limited.get("/config.json").await.json().get("max_lifetime_days").is_none());
    assert_eq!(world.call("", &server_info()).await, Ok(ServerKind::BentoCloud));
    // The maker of a token, and the token that one is signed in with.
    assert!(world.send("GET", "/api/v1/members/current", ADMIN, "").await.json().get("credential").is_none());
    for raw in [
        world.send("GET", &at, ADMIN, "").await,
        world.send("PATCH", &at, ADMIN, &format!(r#"{{"labels":{labels}}}"#)).await,
        world.send("POST", TOKENS, ADMIN, &body("now")).await,
    ] {
        assert_eq!((raw.status.as_u16(), &raw.json()["labels"]), (200, &json!([])), "{}", raw.text());
        assert!(raw.json().get("created_with").is_none());
    }
    let list = world.send("GET", &format!("{TOKENS}?count=100"), ADMIN, "").await.json();
    assert_eq!(list["items"].as_array().unwrap().len() as u64, list["total"].as_u64().unwrap());
    assert!(list["items"].as_array().unwrap().iter().all(|it| it["labels"] == json!([])));

    order(&world, r#"{"without_extras":null}"#).await;
    for (method, path) in extras {
        assert_ne!(
            world.send(method, path, ADMIN, r#"{"value":"v"}"#).await.json()["code"],
            "unknown_address",
            "{path}"
        );
    }
    let found = world.send("GET", &at, ADMIN, "").await.json();
    assert_eq!(found["labels"], json!([{"key": "team", "value": "search"}]), "the database is as before");
    assert!(found["created_with"].is_array());
    let list = world.send("GET", &format!("{TOKENS}?search=now"), ADMIN, "").await.json();
    assert_eq!(list["items"][0]["labels"], json!([]), "they were ignored");
    assert_eq!(world.get("/config.json").await.json()["features"]["labels"], true);
}

#[tokio::test]
async fn a_search_for_a_value_can_be_made_to_fail_and_has_hostile_texts() {
    let world = world().await;
    let find = || find_token(&Secret::new(ADMIN));
    order(&world, r#"{"find":"fault-500"}"#).await;
    assert_eq!(world.call(ADMIN, &find()).await.unwrap_err().status(), Some(500));
    let found = world.call(ADMIN, &find()).await.unwrap().unwrap();
    order(&world, r#"{"hostile":true}"#).await;
    let hostile = world.call(ADMIN, &find()).await.unwrap().unwrap();
    assert!(hostile.uid == found.uid && hostile.name != found.name);
}
