//! `POST /api/v1/api_tokens`

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use chrono::TimeDelta;
use serde_json::{Value, json};
use support::*;
use token_api::Time;
use token_client::calls::{create_token, get_token, list_tokens};

async fn post(world: &World, by: &str, body: Value) -> Raw {
    world.send("POST", "/api/v1/api_tokens", by, &body.to_string()).await
}

#[tokio::test]
async fn a_create_returns_every_field_and_a_value_that_works() {
    let world = World::new().await;
    let mut wanted = token("ci-token", &["api", "read_cluster", "custom:scope.x-1"]);
    wanted.description = Some("Line one\nLine <two> 🍱".into());
    wanted.expired_at = Some((world.now() + TimeDelta::days(30)).into());
    wanted.is_organization_token = Some(true);
    wanted.is_global_access = Some(true);
    wanted.is_global_router_access = Some(true);
    let europe = world.deployment("europe", "document-search").await;
    let default = world.deployment("default", "document-search").await;
    wanted.deployment_uids = Some(vec![europe, default, world.deployment("default", "fraud-score").await]);
    let (made, value) = world.make(ADMIN, &wanted).await;
    assert_eq!((made.name.as_str(), made.resource_type.as_str()), ("ci-token", "api_token"));
    assert_eq!(Some(&made.description), wanted.description.as_ref());
    assert_eq!(Some(&made.scopes), wanted.scopes.as_ref());
    assert_eq!(made.expires(), Some(world.now() + TimeDelta::days(30)));
    assert!(made.is_organization_token && made.is_global_access && made.is_api_token && !made.is_expired);
    assert!(made.is_access_token && made.is_global_router_access && !made.is_monitoring_token);
    assert_eq!(Some(&made.deployment_uids), wanted.deployment_uids.as_ref());
    assert_eq!(made.deployment_names, ["document-search", "document-search", "fraud-score"]);
    assert_eq!((made.creator(), &made.last_used_at), ("admin", &None));
    assert!(value.len() >= 32 && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    assert!(world.call(&value, &list_tokens(0, 1, "")).await.is_ok());
}

#[tokio::test]
async fn the_answer_is_200_and_the_value_is_stored_nowhere() {
    let world = World::new().await;
    let raw =
        post(&world, ADMIN, json!({"name": "ci", "description": null, "scopes": null, "expired_at": null}))
            .await;
    assert_eq!(raw.status, 200);
    let body = raw.json();
    let value = body["token"].as_str().unwrap();
    assert_eq!(
        (&body["scopes"], &body["description"], &body["expired_at"]),
        (&json!([]), &json!(""), &Value::Null)
    );
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(world.folder.0.join("data")).unwrap() {
        bytes.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(body["uid"].as_str().unwrap()), "the search finds a text that is stored");
    assert!(!holds(value));
    assert!(!holds(ADMIN) && !holds("value-of-the-first-start"));
}

#[tokio::test]
async fn a_time_without_an_offset_is_utc() {
    let world = World::new().await;
    for (n, (text, read)) in [
        ("2027-02-01 18:00:00.123456", "2027-02-01T18:00:00.123456Z"),
        ("2027-02-01T18:00:00", "2027-02-01T18:00:00Z"),
        ("2027-02-01T18:00:00+02:00", "2027-02-01T16:00:00Z"),
    ]
    .into_iter()
    .enumerate()
    {
        let raw = post(&world, ADMIN, json!({"name": format!("t{n}"), "expired_at": text})).await;
        assert_eq!(raw.json()["expired_at"], read);
    }
}

#[tokio::test]
async fn an_error_names_the_wrong_field() {
    let world = World::new().await;
    let long = "x".repeat(1025);
    let many: Vec<String> = (0..65).map(|n| format!("s{n}")).collect();
    for (body, code, field) in [
        (json!({}), "invalid_name", "name"),
        (json!({"name": null}), "invalid_name", "name"),
        (json!({"name": ""}), "invalid_name", "name"),
        (json!({"name": "Has Spaces"}), "invalid_name", "name"),
        (json!({"name": "a".repeat(64)}), "invalid_name", "name"),
        (json!({"name": "<b>"}), "invalid_name", "name"),
        (json!({"name": 7}), "invalid_body", "name"),
        (json!({"name": "a", "description": long}), "description_too_long", "description"),
        (json!({"name": "a", "description": ["x"]}), "invalid_body", "description"),
        (json!({"name": "a", "description": "a\u{0}b"}), "invalid_description", "description"),
        (json!({"name": "a", "scopes": "api"}), "invalid_body", "scopes"),
        (json!({"name": "a", "scopes": [1]}), "invalid_body", "scopes"),
        (json!({"name": "a", "scopes": ["Read It"]}), "invalid_scope", "scopes"),
        (json!({"name": "a", "scopes": many}), "invalid_body", "scopes"),
        (json!({"name": "a", "expired_at": 5}), "invalid_body", "expired_at"),
        (json!({"name": "a", "expired_at": "tomorrow"}), "invalid_expired_at", "expired_at"),
        (json!({"name": "a", "expired_at": ""}), "invalid_expired_at", "expired_at"),
        (
            json!({"name": "a", "expired_at": "0001-01-01T00:00:00 next week"}),
            "invalid_expired_at",
            "expired_at",
        ),
        (json!({"name": "a", "expired_at": "2027-02-30T00:00:00Z"}), "invalid_expired_at", "expired_at"),
        (json!({"name": "a", "expired_at": "12027-02-01T00:00:00Z"}), "invalid_expired_at", "expired_at"),
        (json!({"name": "a", "expired_at": "+12027-02-01 00:00:00"}), "invalid_expired_at", "expired_at"),
        (json!({"name": "a", "expired_at": "2020-01-01T00:00:00Z"}), "expired_at_in_past", "expired_at"),
        (json!({"name": "a", "expired_at": "9999-01-01T00:00:00Z"}), "expired_at_too_far", "expired_at"),
        (json!({"name": "a", "is_global_access": "yes"}), "invalid_body", "is_global_access"),
        (json!({"name": "a", "is_global_router_access": 1}), "invalid_body", "is_global_router_access"),
        (json!({"name": "a", "code": 1}), "invalid_body", "code"),
        (json!({"name": "a", "deployment_uids": "all"}), "invalid_body", "deployment_uids"),
        (json!({"name": "a", "deployment_uids": ["nowhere"]}), "unknown_deployment", "deployment_uids"),
        // A name is not a uid.
        (json!({"name": "a", "deployment_uids": ["fraud-score"]}), "unknown_deployment", "deployment_uids"),
        // Fields that only answers have, and unknown fields.
        (json!({"name": "a", "is_api_token": true}), "invalid_body", "is_api_token"),
        (json!({"name": "a", "is_access_token": null}), "invalid_body", "is_access_token"),
        (json!({"name": "a", "deployments": []}), "invalid_body", "deployments"),
        (json!({"name": "a", "last_used_at": null}), "invalid_body", "last_used_at"),
        (json!({"name": "a", "unknown": {"x": 1}}), "invalid_body", "unknown"),
    ] {
        let raw = post(&world, ADMIN, body.clone()).await;
        assert_eq!(raw.refused(), is(400, code), "{body}");
        assert_eq!(raw.json()["field"], field, "{body}");
    }
    let exactly = post(&world, ADMIN, json!({"name": "a", "description": "ä".repeat(1024)})).await;
    assert_eq!(exactly.status, 200);
}

#[tokio::test]
async fn a_body_that_is_not_an_object_or_too_large_is_refused() {
    let world = World::new().await;
    for body in
        ["", "{", "[]", "null", "\"secret-text\"", "{\"name\": \"a\", secret-text}", &"[".repeat(9999)]
    {
        let raw = world.send("POST", "/api/v1/api_tokens", ADMIN, body).await;
        assert_eq!(raw.refused(), is(400, "invalid_body"), "{body:.20}");
        assert!(!raw.text().contains("secret-text"));
    }
    let large = json!({"name": "a", "description": "x".repeat(70_000)}).to_string();
    let raw = world.send("POST", "/api/v1/api_tokens", ADMIN, &large).await;
    assert_eq!(raw.refused(), is(413, "body_too_large"));
}

#[tokio::test]
async fn names_are_unique_for_their_creator() {
    let world = World::new().await;
    world.make(ADMIN, &token("twin", &[])).await;
    assert_eq!(refused(world.call(ADMIN, &create_token(&token("twin", &[]))).await), is(409, "name_taken"));
    world.make(MEMBER, &token("twin", &[])).await;
}

#[tokio::test]
async fn credentials_and_scope_are_needed() {
    let world = World::new().await;
    let create = || create_token(&token("x", &[]));
    assert_eq!(refused(world.call("", &create()).await), is(401, "unauthorized"));
    assert_eq!(refused(world.call(LEAVER, &create()).await), is(401, "unauthorized"));
    let (_, reader) = world.make(ADMIN, &token("reader", &["read_organization"])).await;
    assert_eq!(refused(world.call(&reader, &create()).await), is(403, "scope_required"));
}

#[tokio::test]
async fn members_can_create_personal_tokens_only() {
    let world = World::new().await;
    let create = create_token(&organization_token("org", &[]));
    assert_eq!(refused(world.call(MEMBER, &create).await), is(403, "admin_required"));
    let (made, _) = world.make(MEMBER, &token("own", &["api"])).await;
    assert_eq!(made.creator(), "jonas");
}

#[tokio::test]
async fn a_token_cannot_give_access_that_it_does_not_have() {
    let world = World::new().await;
    let (_, limited) = world.make(ADMIN, &token("limited", &["write_organization", "read_cluster"])).await;
    for scopes in [&["api"][..], &["read_organization"], &["read_cluster", "write_cluster"], &["unknown"]] {
        let create = create_token(&token("more", scopes));
        assert_eq!(refused(world.call(&limited, &create).await), is(403, "scope_escalation"), "{scopes:?}");
    }
    let mut reaching = token("reaching", &[]);
    reaching.is_global_access = Some(true);
    assert_eq!(refused(world.call(&limited, &create_token(&reaching)).await), is(403, "scope_escalation"));
    reaching.is_global_access = None;
    reaching.deployment_uids = Some(vec![world.deployment("default", "document-search").await]);
    assert_eq!(refused(world.call(&limited, &create_token(&reaching)).await), is(403, "scope_escalation"));
    reaching.deployment_uids = None;
    reaching.is_global_router_access = Some(true);
    assert_eq!(refused(world.call(&limited, &create_token(&reaching)).await), is(403, "scope_escalation"));
    world.make(&limited, &token("less", &["read_cluster"])).await;
}

#[tokio::test]
async fn a_token_can_give_access_to_its_own_deployments_but_not_to_others_with_the_same_name() {
    let world = World::new().await;
    let [default, europe] = [
        world.deployment("default", "document-search").await,
        world.deployment("europe", "document-search").await,
    ];
    let mut giver = token("giver", &["write_organization"]);
    giver.deployment_uids = Some(vec![europe.clone()]);
    giver.is_global_router_access = Some(true);
    let (_, giver) = world.make(ADMIN, &giver).await;
    let mut given = token("given", &[]);
    given.deployment_uids = Some(vec![europe.clone()]);
    given.is_global_router_access = Some(true);
    let (made, _) = world.make(&giver, &given).await;
    assert_eq!((made.deployment_uids, made.is_global_router_access), (vec![europe], true));
    let mut more = token("more", &[]);
    more.deployment_uids = Some(vec![default]);
    let raw = post(&world, &giver, serde_json::to_value(&more).unwrap()).await;
    assert_eq!(raw.refused(), is(403, "scope_escalation"));
    assert_eq!(raw.json()["field"], "deployment_uids");
}

#[tokio::test]
async fn access_types_follow_from_scopes_and_deployments() {
    let world = World::new().await;
    let uid = world.deployment("default", "fraud-score").await;
    for (n, (more, api, access)) in [
        (json!({}), false, false),
        (json!({"scopes": []}), false, false),
        (json!({"scopes": ["read_cluster"]}), true, false),
        (json!({"is_global_access": true}), false, true),
        (json!({"deployment_uids": [uid]}), false, true),
        (json!({"is_global_router_access": true}), false, false),
    ]
    .into_iter()
    .enumerate()
    {
        let mut body = more.clone();
        body["name"] = json!(format!("t{n}"));
        let made = post(&world, ADMIN, body).await.json();
        assert_eq!(
            (&made["is_api_token"], &made["is_access_token"]),
            (&json!(api), &json!(access)),
            "{more}"
        );
    }
}

#[tokio::test]
async fn a_get_after_the_create_returns_the_same() {
    let world = World::new().await;
    let (mut made, _) = world.make(ADMIN, &token("ci", &["api"])).await;
    made.token = None;
    assert_eq!(world.call(ADMIN, &get_token(&made.uid)).await.unwrap(), Some(made.clone()));
    assert!(matches!(made.created_at, Some(Time::At(_))));
}
