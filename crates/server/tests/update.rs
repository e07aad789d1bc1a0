//! `PATCH /api/v1/api_tokens/{uid}`

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use chrono::TimeDelta;
use serde_json::json;
use support::*;
use token_api::{Token, UpdateToken};
use token_client::calls::{list_tokens, update_token};

async fn made(world: &World) -> Token {
    let mut wanted = token("ci", &["api", "odd:scope"]);
    wanted.description = Some("before".into());
    wanted.expired_at = Some((world.now() + TimeDelta::days(1)).into());
    world.make(ADMIN, &wanted).await.0
}

#[tokio::test]
async fn an_update_changes_only_the_given_fields() {
    let world = World::new().await;
    let before = made(&world).await;
    world.later(TimeDelta::minutes(5));
    let change = UpdateToken { description: Some("after".into()), ..Default::default() };
    let after = world.call(ADMIN, &update_token(&before.uid, &change)).await.unwrap();
    assert_eq!(after.description, "after");
    assert_eq!(
        (&after.scopes, &after.expired_at, &after.name),
        (&before.scopes, &before.expired_at, &before.name)
    );
    assert_eq!(after.created_at, before.created_at);
    assert_eq!(after.updated_at.and_then(|t| t.utc()), Some(world.now()));
    assert!(after.token.is_none());
    let change = UpdateToken { scopes: Some(vec![]), ..Default::default() };
    let after = world.call(ADMIN, &update_token(&before.uid, &change)).await.unwrap();
    assert!(after.scopes.is_empty() && !after.is_api_token && after.description == "after");
    // A search finds the new description and no longer the old one.
    assert_eq!(world.call(ADMIN, &list_tokens(0, 9, "after")).await.unwrap().total, 1);
    assert_eq!(world.call(ADMIN, &list_tokens(0, 9, "before")).await.unwrap().total, 0);
}

#[tokio::test]
async fn a_change_that_changes_nothing_is_answered_and_writes_nothing() {
    let world = World::new().await;
    let before = json!(made(&world).await);
    let at = format!("/api/v1/api_tokens/{}", before["uid"].as_str().unwrap());
    let events = async || {
        let path = "/api/v1/current_org/events?start=0&count=1";
        world.send("GET", path, ADMIN, "").await.json()["total"].as_u64().unwrap()
    };
    let count = events().await;
    world.later(TimeDelta::minutes(5));
    for body in [
        json!({}),
        json!({"description": null, "scopes": null}),
        json!({"description": "before", "scopes": ["api", "odd:scope"], "expired_at": before["expired_at"]}),
    ] {
        let raw = world.send("PATCH", &at, ADMIN, &body.to_string()).await;
        assert_eq!((raw.status.as_u16(), &raw.json()["updated_at"]), (200, &before["updated_at"]), "{body}");
        assert_eq!(raw.json()["description"], "before");
    }
    assert_eq!(events().await, count);
    let raw = world.send("PATCH", &at, ADMIN, r#"{"description":"after"}"#).await;
    assert_eq!(raw.json()["updated_at"], json_time(world.now()));
    assert_eq!(events().await, count + 1);
    // Who may not change a token is refused all the same.
    assert_eq!(world.send("PATCH", &at, MEMBER, "{}").await.refused(), is(404, "not_found"));
}

#[tokio::test]
async fn null_removes_the_expiry_and_leaves_other_fields() {
    let world = World::new().await;
    let before = made(&world).await;
    let path = format!("/api/v1/api_tokens/{}", before.uid);
    let body = json!({"expired_at": null, "description": null, "scopes": null}).to_string();
    let after = world.send("PATCH", &path, ADMIN, &body).await.json();
    assert!(after["expired_at"].is_null());
    assert_eq!((&after["description"], after["scopes"].as_array().unwrap().len()), (&json!("before"), 2));
}

#[tokio::test]
async fn an_expired_token_can_be_edited_and_extended() {
    let world = World::new().await;
    let before = made(&world).await;
    world.later(TimeDelta::days(2));
    let mut change = UpdateToken {
        description: Some("x".into()),
        expired_at: Some(before.expired_at.clone()),
        ..Default::default()
    };
    let same = world.call(ADMIN, &update_token(&before.uid, &change)).await.unwrap();
    assert!(same.is_expired);
    change.expired_at = Some(Some((world.now() - TimeDelta::seconds(1)).into()));
    assert_eq!(
        refused(world.call(ADMIN, &update_token(&before.uid, &change)).await),
        is(400, "expired_at_in_past")
    );
    change.expired_at = Some(Some((world.now() + TimeDelta::days(1)).into()));
    assert!(!world.call(ADMIN, &update_token(&before.uid, &change)).await.unwrap().is_expired);
}

#[tokio::test]
async fn a_wrong_field_changes_nothing() {
    let world = World::new().await;
    let before = made(&world).await;
    let path = format!("/api/v1/api_tokens/{}", before.uid);
    for (body, code) in [
        (json!({"description": "x".repeat(1025)}), "description_too_long"),
        (json!({"description": "y", "scopes": ["NO"]}), "invalid_scope"),
        (json!({"description": "y", "expired_at": "never"}), "invalid_expired_at"),
        (json!([]), "invalid_body"),
    ] {
        let raw = world.send("PATCH", &path, ADMIN, &body.to_string()).await;
        assert_eq!(raw.refused(), is(400, code), "{body}");
    }
    let after = world.send("GET", &path, ADMIN, "").await.json();
    assert_eq!(after["description"], "before");
    assert_eq!(after["updated_at"], after["created_at"]);
}

#[tokio::test]
async fn only_description_scopes_and_expiry_can_be_changed() {
    let world = World::new().await;
    let before = made(&world).await;
    let path = format!("/api/v1/api_tokens/{}", before.uid);
    for field in [
        "name",
        "is_api_token",
        "is_access_token",
        "is_organization_token",
        "is_global_access",
        "is_global_router_access",
        "is_monitoring_token",
        "deployments",
        "deployment_uids",
        "last_used_at",
        "code",
        "unknown",
    ] {
        for value in [json!(null), json!(true), json!("ci")] {
            let body = json!({"description": "y", field: value}).to_string();
            let raw = world.send("PATCH", &path, ADMIN, &body).await;
            assert_eq!(raw.refused(), is(400, "invalid_body"), "{body}");
            assert_eq!(raw.json()["field"], field);
        }
    }
    let after = world.send("GET", &path, ADMIN, "").await.json();
    assert_eq!((&after["description"], &after["updated_at"]), (&json!("before"), &after["created_at"]));
}

#[tokio::test]
async fn an_update_does_not_change_access_types() {
    let world = World::new().await;
    let mut wanted = token("reaching", &["api"]);
    wanted.deployment_uids = Some(vec![world.deployment("europe", "document-search").await]);
    wanted.is_global_router_access = Some(true);
    let (made, _) = world.make(ADMIN, &wanted).await;
    let change = UpdateToken { description: Some("after".into()), ..Default::default() };
    let after = world.call(ADMIN, &update_token(&made.uid, &change)).await.unwrap();
    assert_eq!(Some(&after.deployment_uids), wanted.deployment_uids.as_ref());
    assert_eq!(after.deployment_names, ["document-search"]);
    assert!(after.is_global_router_access && after.is_access_token && after.is_api_token);
}

#[tokio::test]
async fn roles_decide_who_can_change_a_token() {
    let world = World::new().await;
    let change = UpdateToken { description: Some("x".into()), ..Default::default() };
    let (shared, _) = world.make(ADMIN, &organization_token("shared", &[])).await;
    let (admins, _) = world.make(ADMIN, &token("admins", &[])).await;
    let (members, _) = world.make(MEMBER, &token("members", &[])).await;
    let attempt = |uid: &str| update_token(uid, &change);
    assert_eq!(refused(world.call(MEMBER, &attempt(&shared.uid)).await), is(403, "admin_required"));
    assert_eq!(refused(world.call(MEMBER, &attempt(&admins.uid)).await), is(404, "not_found"));
    assert_eq!(refused(world.call(ADMIN, &attempt(&members.uid)).await), is(403, "creator_required"));
    assert!(world.call(MEMBER, &attempt(&members.uid)).await.is_ok());
    assert!(world.call(ADMIN, &attempt(&shared.uid)).await.is_ok());
}

#[tokio::test]
async fn credentials_scope_and_an_existing_token_are_needed() {
    let world = World::new().await;
    let before = made(&world).await;
    let change = UpdateToken { description: Some("x".into()), ..Default::default() };
    assert_eq!(refused(world.call("", &update_token(&before.uid, &change)).await), is(401, "unauthorized"));
    assert_eq!(
        refused(world.call(LEAVER, &update_token(&before.uid, &change)).await),
        is(401, "unauthorized")
    );
    assert_eq!(refused(world.call(ADMIN, &update_token("nothing", &change)).await), is(404, "not_found"));
    let (_, reader) = world.make(ADMIN, &token("reader", &["read_organization"])).await;
    assert_eq!(
        refused(world.call(&reader, &update_token(&before.uid, &change)).await),
        is(403, "scope_required")
    );
}

#[tokio::test]
async fn a_limited_token_can_keep_and_remove_scopes_but_not_add_others() {
    let world = World::new().await;
    let before = made(&world).await;
    let can = ["read_organization", "write_organization"];
    let (_, limited) = world.make(ADMIN, &token("limited", &can)).await;
    let scopes = |list: &[&str]| UpdateToken {
        scopes: Some(list.iter().map(|s| (*s).to_owned()).collect()),
        ..Default::default()
    };
    let call = |list: &[&str]| update_token(&before.uid, &scopes(list));
    assert_eq!(
        refused(world.call(&limited, &call(&["api", "write_cluster"])).await),
        is(403, "scope_escalation")
    );
    assert!(world.call(&limited, &call(&["api", "write_organization"])).await.is_ok());
    assert!(world.call(&limited, &call(&["write_organization"])).await.is_ok());
    assert_eq!(refused(world.call(&limited, &call(&["api"])).await), is(403, "scope_escalation"));
}

#[tokio::test]
async fn a_limited_token_cannot_extend_an_expired_token_with_more_access() {
    let world = World::new().await;
    let (_, limited) = world.make(ADMIN, &token("limited", &["write_organization"])).await;
    let in_an_hour = Some((world.now() + TimeDelta::hours(1)).into());
    let mut ends = token("ends", &["api"]);
    ends.expired_at.clone_from(&in_an_hour);
    let mut reaches = token("reaches", &["write_organization"]);
    reaches.is_global_access = Some(true);
    reaches.expired_at.clone_from(&in_an_hour);
    let mut routes = token("routes", &[]);
    routes.is_global_router_access = Some(true);
    routes.expired_at = in_an_hour;
    let mut made = Vec::new();
    for wanted in [&ends, &reaches, &routes] {
        made.push(world.make(ADMIN, wanted).await.0);
    }
    world.later(TimeDelta::hours(2));
    let alive = json!({ "expired_at": null }).to_string();
    for dead in &made {
        let path = format!("/api/v1/api_tokens/{}", dead.uid);
        let raw = world.send("PATCH", &path, &limited, &alive).await;
        assert_eq!(raw.refused(), is(403, "scope_escalation"), "{}", dead.name);
        // A token with the scope may do it.
        assert_eq!(world.send("PATCH", &path, ADMIN, &alive).await.status, 200, "{}", dead.name);
    }
    // A token without scopes gets no scopes from a limited token either.
    let (off, _) = world.make(ADMIN, &token("off", &[])).await;
    let path = format!("/api/v1/api_tokens/{}", off.uid);
    let raw = world.send("PATCH", &path, &limited, r#"{"scopes":["api"]}"#).await;
    assert_eq!(raw.refused(), is(403, "scope_escalation"));
}
