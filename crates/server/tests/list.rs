//! `GET /api/v1/api_tokens`

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use chrono::TimeDelta;
use std::collections::HashSet;
use support::*;
use token_client::calls::{create_token, current_user, list_tokens};
use token_server::Settings;

async fn names(world: &World, by: &str, search: &str) -> Vec<String> {
    let list = world.call(by, &list_tokens(0, 1000, search)).await.unwrap();
    assert_eq!(list.total, list.items.len() as u64);
    list.items.into_iter().map(|token| token.name).collect()
}

#[tokio::test]
async fn pages_together_are_the_whole_list_newest_first() {
    let world = World::with(60, Settings::default()).await;
    let (mut uids, mut start) = (Vec::new(), 0);
    let mut created = Vec::new();
    loop {
        let page = world.call(ADMIN, &list_tokens(start, 7, "")).await.unwrap();
        assert_eq!((page.start, page.count, page.total), (start, 7, 64));
        if page.items.is_empty() {
            break;
        }
        start += page.items.len() as u64;
        created.extend(page.items.iter().map(|t| t.created_at.as_ref().unwrap().utc().unwrap()));
        uids.extend(page.items.into_iter().map(|t| t.uid));
    }
    assert_eq!(uids.len(), 64);
    assert_eq!(uids.iter().collect::<HashSet<_>>().len(), 64);
    assert!(created.windows(2).all(|pair| pair[0] >= pair[1]));
}

#[tokio::test]
async fn tokens_with_the_same_time_have_a_fixed_order() {
    let world = World::new().await;
    for n in 0..5 {
        world.make(ADMIN, &token(&format!("same-{n}"), &[])).await;
    }
    assert_eq!(names(&world, ADMIN, "same-").await, ["same-4", "same-3", "same-2", "same-1", "same-0"]);
}

#[tokio::test]
async fn an_item_has_every_field_that_the_sdk_needs_and_no_value() {
    let world = World::new().await;
    let (_, value) = world.make(ADMIN, &token("ci", &["api"])).await;
    let raw = world.send("GET", "/api/v1/api_tokens?start=0&count=100", ADMIN, "").await;
    assert!(!raw.text().contains(&value));
    for item in raw.json()["items"].as_array().unwrap() {
        for key in [
            "uid",
            "created_at",
            "updated_at",
            "deleted_at",
            "name",
            "resource_type",
            "labels",
            "description",
            "scopes",
            "user",
            "organization",
            "expired_at",
            "last_used_at",
            "is_expired",
        ] {
            assert!(item.get(key).is_some(), "{key}");
        }
        for key in ["name", "email", "first_name", "last_name"] {
            assert!(item["user"][key].is_string(), "user.{key}");
        }
        for key in [
            "uid",
            "created_at",
            "updated_at",
            "deleted_at",
            "name",
            "resource_type",
            "labels",
            "description",
        ] {
            assert!(item["organization"].get(key).is_some(), "organization.{key}");
        }
        assert!(item.get("token").is_none() && item.get("hash").is_none());
        assert!(item["scopes"].is_array() && item["labels"].is_array());
    }
}

#[tokio::test]
async fn search_finds_name_description_uid_and_creator_in_any_case() {
    let world = World::new().await;
    let mut wanted = token("needle-name", &[]);
    wanted.description = Some("Für ÄPFEL & 100% <b>".into());
    let (made, _) = world.make(MEMBER, &wanted).await;
    for search in ["NEEDLE", "für äpfel", "100% <b>", &made.uid.to_uppercase()] {
        assert_eq!(names(&world, ADMIN, search).await, ["needle-name"], "{search}");
    }
    assert!(names(&world, ADMIN, "weber").await.contains(&"needle-name".to_owned()));
    assert!(names(&world, ADMIN, "JONAS").await.contains(&"needle-name".to_owned()));
    for nothing in ["%", "needle_name", "needle-name für", "' OR 1=1 --"] {
        let found = names(&world, ADMIN, nothing).await;
        assert!(!found.contains(&"needle-name".to_owned()) || nothing == "%", "{nothing}: {found:?}");
    }
    assert_eq!(names(&world, ADMIN, "nothing has this").await, [""; 0]);
}

#[tokio::test]
async fn members_see_their_own_and_organization_tokens() {
    let world = World::new().await;
    world.make(ADMIN, &token("the-admins-own", &[])).await;
    world.make(ADMIN, &organization_token("of-all", &[])).await;
    world.make(MEMBER, &token("the-members-own", &[])).await;
    let seen = names(&world, MEMBER, "").await;
    for name in ["of-all", "the-members-own", "demo-sign-in"] {
        assert!(seen.contains(&name.to_owned()), "{name}");
    }
    assert!(!seen.contains(&"the-admins-own".to_owned()));
    let all = names(&world, ADMIN, "").await;
    assert!(all.contains(&"the-members-own".to_owned()) && all.contains(&"the-admins-own".to_owned()));
}

#[tokio::test]
async fn invalid_numbers_are_refused_and_large_counts_limited() {
    let world = World::new().await;
    for query in
        ["start=-1", "start=x", "count=1.5", "count=99999999999999999999", "start=9223372036854775808"]
    {
        let raw = world.send("GET", &format!("/api/v1/api_tokens?{query}"), ADMIN, "").await;
        assert_eq!(raw.refused(), is(400, "invalid_query"), "{query}");
        assert_eq!(raw.json()["field"], query.split('=').next().unwrap());
    }
    assert_eq!(world.call(ADMIN, &list_tokens(0, 5000, "")).await.unwrap().count, 1000);
    assert_eq!(world.call(ADMIN, &list_tokens(0, 0, "")).await.unwrap().count, 1);
    let beyond = world.call(ADMIN, &list_tokens(9_000_000, 10, "")).await.unwrap();
    assert_eq!((beyond.items.len(), beyond.total), (0, 5));
}

#[tokio::test]
async fn a_valid_token_with_the_scope_is_needed() {
    let world = World::new().await;
    let list = || list_tokens(0, 10, "");
    assert_eq!(refused(world.call("", &list()).await), is(401, "unauthorized"));
    assert_eq!(refused(world.call("guess", &list()).await), is(401, "unauthorized"));
    assert_eq!(refused(world.call(LEAVER, &list()).await), is(401, "unauthorized"));
    let (_, reader) = world.make(ADMIN, &token("reader", &["read_organization"])).await;
    assert!(world.call(&reader, &list()).await.is_ok());
    let (_, other) = world.make(ADMIN, &token("other", &["write_organization", "read_cluster"])).await;
    let Err(token_client::Error::Refused(refusal)) = world.call(&other, &list()).await else { panic!() };
    assert_eq!((refusal.status, refusal.code.as_deref()), (403, Some("scope_required")));
    assert_eq!(refusal.message, "the api_token need the scopes: read_organization");
}

#[tokio::test]
async fn a_token_is_refused_from_the_moment_of_its_expiry() {
    let world = World::new().await;
    let mut short = token("short", &["api"]);
    short.expired_at = Some((world.now() + TimeDelta::hours(1)).into());
    let (_, value) = world.make(ADMIN, &short).await;
    world.later(TimeDelta::seconds(3599));
    assert!(world.call(&value, &list_tokens(0, 1, "")).await.is_ok());
    world.later(TimeDelta::seconds(1));
    assert_eq!(refused(world.call(&value, &list_tokens(0, 1, "")).await), is(401, "token_expired"));
    let list = world.call(ADMIN, &list_tokens(0, 100, "short")).await.unwrap();
    assert!(list.items[0].is_expired);
}

#[tokio::test]
async fn tokens_without_access_to_the_api_are_refused_everywhere() {
    let world = World::new().await;
    let mut without = token("no-access", &[]);
    without.is_global_access = Some(true);
    let mut monitoring = token("monitoring", &["api"]);
    monitoring.is_monitoring_token = Some(true);
    for wanted in [without, monitoring] {
        let (_, value) = world.make(ADMIN, &wanted).await;
        assert_eq!(refused(world.call(&value, &list_tokens(0, 1, "")).await), is(403, "access_required"));
        assert_eq!(refused(world.call(&value, &current_user()).await), is(403, "access_required"));
        let create = create_token(&token("more", &[]));
        assert_eq!(refused(world.call(&value, &create).await), is(403, "access_required"));
        let deployments = token_client::calls::list_deployments(0, 1, "");
        assert_eq!(refused(world.call(&value, &deployments).await), is(403, "access_required"));
    }
}

#[tokio::test]
async fn the_last_use_is_written_at_most_once_a_minute() {
    let world = World::new().await;
    let (made, value) = world.make(ADMIN, &token("used", &["api"])).await;
    let used = async || {
        world.app.store().write_uses().await.unwrap();
        let token = world.call(ADMIN, &token_client::calls::get_token(&made.uid)).await.unwrap().unwrap();
        token.last_used_at.and_then(|at| at.utc())
    };
    assert_eq!(used().await, None);
    let first = world.now();
    world.call(&value, &current_user()).await.unwrap();
    assert_eq!(used().await, Some(first));
    world.later(TimeDelta::seconds(59));
    world.call(&value, &current_user()).await.unwrap();
    assert_eq!(used().await, Some(first));
    world.later(TimeDelta::seconds(1));
    world.call(&value, &current_user()).await.unwrap();
    assert_eq!(used().await, Some(first + TimeDelta::seconds(60)));
}

#[tokio::test]
async fn the_total_is_right_after_every_change_also_of_another_process() {
    let world = World::new().await;
    let elsewhere = token_server::Store::open(&world.folder.0.join("data/tokens.sqlite")).unwrap();
    let totals = async || {
        let mut totals = Vec::new();
        for (by, search) in [(ADMIN, ""), (MEMBER, ""), (ADMIN, "needle"), (MEMBER, "needle")] {
            // Twice, so that a cached total is checked too.
            let one = world.call(by, &list_tokens(0, 1, search)).await.unwrap().total;
            let all = world.call(by, &list_tokens(0, 1000, search)).await.unwrap();
            assert_eq!((one, all.total), (all.items.len() as u64, all.items.len() as u64), "{by} {search}");
            totals.push(one);
        }
        totals
    };
    let first = totals().await;
    let plus = |more: [u64; 4]| first.iter().zip(more).map(|(a, b)| a + b).collect::<Vec<_>>();
    let (own, _) = world.make(ADMIN, &token("needle-own", &[])).await;
    assert_eq!(totals().await, plus([1, 0, 1, 0]));
    world.make(ADMIN, &organization_token("needle-of-all", &[])).await;
    assert_eq!(totals().await, plus([2, 1, 2, 1]));
    let change = token_api::UpdateToken { description: Some("no pin".into()), ..Default::default() };
    world.call(ADMIN, &token_client::calls::update_token(&own.uid, &change)).await.unwrap();
    assert_eq!(totals().await, plus([2, 1, 2, 1]));
    // Another process with the same file.
    let (actor, now) = (token_server::store::Actor::default(), world.now());
    elsewhere.remove(own.uid, actor, now).await.unwrap();
    assert_eq!(totals().await, plus([1, 1, 1, 1]));
}
