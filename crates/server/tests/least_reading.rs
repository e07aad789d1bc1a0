//! The answer to a write says nothing that its sender may not read.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::Request;
use chrono::TimeDelta;
use serde_json::{Value, json};
use support::*;
use token_api::{CreateToken, Token};

const TOKENS: &str = "/api/v1/api_tokens";

/// The scopes and texts of the token that must not be read.
const HIDDEN: [&str; 6] = ["write_cluster", "hidden words", "document-search", "Jonas", "jonas", "default"];

/// A token of the member with much to hide, and the value of a token that can only write.
async fn hidden(world: &World) -> (Token, String) {
    let wanted = CreateToken {
        description: Some("hidden words".into()),
        deployment_uids: Some(vec![world.deployment("europe", "document-search").await]),
        is_global_router_access: Some(true),
        expired_at: Some((world.now() + TimeDelta::days(3)).into()),
        ..token("target", &["write_cluster", "read_cluster"])
    };
    let (target, _) = world.make(MEMBER, &wanted).await;
    let (_, writer) = world.make(MEMBER, &token("writer", &["write_organization"])).await;
    (target, writer)
}

/// Checks that all fields but these are null, and that these are as they must be.
fn check_only(raw: &Raw, expected: Value) {
    assert_eq!(raw.status, 200, "{}", raw.text());
    let answer = raw.json();
    let mut told = answer.as_object().unwrap().clone();
    assert!(told.contains_key("user") && told.contains_key("is_global_access"), "all keys are there");
    told.retain(|_, value| !value.is_null());
    assert_eq!(Value::Object(told), expected);
}

#[tokio::test]
async fn a_change_tells_a_writer_only_what_it_sent() {
    let world = World::new().await;
    let (target, writer) = hidden(&world).await;
    let path = format!("{TOKENS}/{}", target.uid);
    let raw = world.send("GET", &path, &writer, "").await;
    assert_eq!(raw.refused(), is(403, "scope_required"));
    let own = json!({"uid": target.uid, "name": "target"});
    for (body, told) in [
        (json!({}), json!({})),
        (json!({"description": null, "scopes": null}), json!({})),
        (json!({"description": "new"}), json!({"description": "new"})),
        (json!({"scopes": ["write_organization"]}), json!({"scopes": ["write_organization"]})),
    ] {
        let raw = world.send("PATCH", &path, &writer, &body.to_string()).await;
        let mut expected = own.as_object().unwrap().clone();
        expected.extend(told.as_object().unwrap().clone());
        check_only(&raw, Value::Object(expected));
    }
    let (narrow, _) = world.make(MEMBER, &token("narrow", &["write_organization"])).await;
    let end = json_time(world.now() + TimeDelta::days(2));
    let path_of_narrow = format!("{TOKENS}/{}", narrow.uid);
    for (body, told) in [
        (json!({"expired_at": end}), json!({"uid": narrow.uid, "name": "narrow", "expired_at": end})),
        (json!({"expired_at": null}), json!({"uid": narrow.uid, "name": "narrow"})),
    ] {
        check_only(&world.send("PATCH", &path_of_narrow, &writer, &body.to_string()).await, told);
    }
    let (_, both) = world.make(MEMBER, &token("both", &["read_organization", "write_organization"])).await;
    let raw = world.send("PATCH", &path, &both, "{}").await.json();
    assert_eq!(
        (&raw["user"]["name"], &raw["deployment_names"]),
        (&json!("jonas"), &json!(["document-search"]))
    );
}

#[tokio::test]
async fn a_deletion_tells_a_writer_only_what_it_deleted() {
    let world = World::new().await;
    let (target, writer) = hidden(&world).await;
    let raw = world.send("DELETE", &format!("{TOKENS}/{}", target.uid), &writer, "").await;
    check_only(&raw, json!({"uid": target.uid, "name": "target"}));
    assert_eq!(world.send("GET", &format!("{TOKENS}/{}", target.uid), ADMIN, "").await.status, 404);
}

#[tokio::test]
async fn a_refused_change_tells_a_writer_nothing_about_the_token() {
    let world = World::new().await;
    let (target, writer) = hidden(&world).await;
    let path = format!("{TOKENS}/{}", target.uid);
    let mut refusals = Vec::new();
    // Two scopes that the token has, one that it has not, and the same with one that nobody gives.
    for scopes in [
        json!(["write_cluster"]),
        json!(["write_cluster", "read_cluster"]),
        json!(["api"]),
        json!(["write_cluster", "other"]),
        json!(["other"]),
    ] {
        let raw = world.send("PATCH", &path, &writer, &json!({"scopes": scopes}).to_string()).await;
        assert_eq!(raw.refused(), is(403, "scope_escalation"), "{scopes}");
        refusals.push(raw.text());
    }
    world.later(TimeDelta::days(4));
    let raw = world.send("PATCH", &path, &writer, r#"{"expired_at":null}"#).await;
    assert_eq!(raw.refused(), is(403, "scope_escalation"));
    refusals.push(raw.text());
    refusals.dedup();
    assert_eq!(refusals.len(), 1, "one answer for all: {refusals:?}");
    for word in HIDDEN {
        assert!(!refusals[0].contains(word), "{word} in {}", refusals[0]);
    }
}

/// The answers to changes of the end do not depend on the end that the token has.
#[tokio::test]
async fn a_refused_change_tells_a_writer_no_end() {
    let world = World::new().await;
    let start = world.now();
    let at = |days| json_time(start + TimeDelta::days(days));
    let scopes = ["write_organization"];
    let until = |name: String, scopes: &[&str], days: Option<i64>| CreateToken {
        expired_at: days.map(|days| (start + TimeDelta::days(days)).into()),
        ..token(&name, scopes)
    };
    let (_, writer) = world.make(MEMBER, &until("writer".into(), &scopes, None)).await;
    let (_, ending) = world.make(MEMBER, &until("ending".into(), &scopes, Some(20))).await;
    let guesses = [4, 10, 16, 19, 21, 30, 50, 1, 2].map(|days| json!({"expired_at": at(days)}));
    let others = [
        json!({"expired_at": null}),
        json!({"expired_at": at(10), "scopes": scopes}),
        json!({"description": "new"}),
        json!({"scopes": scopes}),
    ];
    let mut cases = Vec::new();
    for (by, body) in
        [&writer, &ending].into_iter().flat_map(|by| guesses.iter().chain(&others).map(move |it| (by, it)))
    {
        // With as many scopes as the writer has, with more, and with others.
        for scopes in [&scopes[..], &["write_organization", "api"], &["read_cluster"]] {
            let mut uids = Vec::new();
            // An end that has passed, one before that of the writer, one after it, and none.
            for days in [Some(2), Some(15), Some(40), None] {
                let name = format!("t{}-{}", cases.len(), uids.len());
                uids.push(world.make(MEMBER, &until(name, scopes, days)).await.0.uid);
            }
            cases.push((by, body, uids));
        }
    }
    world.later(TimeDelta::days(3));
    for (by, body, uids) in cases {
        let mut told = Vec::new();
        for uid in uids {
            let raw = world.send("PATCH", &format!("{TOKENS}/{uid}"), by, &body.to_string()).await;
            told.push((raw.status, raw.json()["code"].clone(), raw.json()["error"].clone()));
        }
        told.dedup();
        assert_eq!(told.len(), 1, "{body}: {told:?}");
    }
}

#[tokio::test]
async fn a_create_tells_a_writer_no_names_of_others() {
    let world = World::new().await;
    let uid = world.deployment("europe", "document-search").await;
    let wanted =
        CreateToken { deployment_uids: Some(vec![uid.clone()]), ..token("writer", &["write_organization"]) };
    let (_, writer) = world.make(MEMBER, &wanted).await;
    for _ in 0..2 {
        // The second is a repeat.
        let request =
            Request::post(TOKENS).header("x-yatai-api-token", &writer).header("idempotency-key", "k");
        let body = json!({"name": "made", "deployment_uids": [uid]}).to_string();
        let raw = world.raw(request.body(Body::from(body)).unwrap()).await;
        let made = raw.json();
        assert_eq!((&made["deployment_uids"], &made["deployment_names"]), (&json!([uid]), &json!([])));
        assert!(made.get("created_with").is_none() && made["token"].is_string(), "{made}");
    }
    let code = world.get("/api/v1/auth/code").await.json()["code"].as_str().unwrap().to_owned();
    let body =
        json!({"name": "cli", "scopes": ["write_organization"], "deployment_uids": [uid], "code": code});
    assert_eq!(
        world.send("POST", TOKENS, &writer, &body.to_string()).await.json()["deployment_names"],
        json!([])
    );
    let taken = world.get(&format!("/api/v1/auth/token?code={code}")).await.json();
    assert_eq!(taken["deployment_names"], json!([]), "the tool cannot read tokens with it either");
    assert!(taken.get("created_with").is_none() && taken["token"].is_string());
}
