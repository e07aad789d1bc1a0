//! `GET /api/v2/deployments/{name}/api_tokens`

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use support::*;
use token_api::{CreateToken, List, Token};

const PATH: &str = "/api/v2/deployments/document-search/api_tokens";

async fn list(world: &World, by: &str, query: &str) -> List<Token> {
    let raw = world.send("GET", &format!("{PATH}?{query}"), by, "").await;
    assert_eq!(raw.status, 200, "{}", raw.text());
    serde_json::from_slice(&raw.body).unwrap()
}

fn names(list: &List<Token>) -> Vec<&str> {
    list.items.iter().map(|token| token.name.as_str()).collect()
}

/// A server with tokens that may access a deployment in the default cluster, in the other one, all deployments, and none.
async fn world() -> World {
    let world = World::new().await;
    let default = world.deployment("default", "document-search").await;
    let europe = world.deployment("europe", "document-search").await;
    let other = world.deployment("default", "fraud-score").await;
    let named = |name: &str, uids: &[&String]| CreateToken {
        deployment_uids: Some(uids.iter().map(|uid| (*uid).clone()).collect()),
        ..token(name, &[])
    };
    let every = CreateToken { is_global_access: Some(true), ..token("every", &[]) };
    let router = CreateToken { is_global_router_access: Some(true), ..token("router", &[]) };
    let shared = CreateToken { is_organization_token: Some(true), ..named("shared", &[&other, &default]) };
    for wanted in [named("first", &[&default]), named("second", &[&europe]), every, router, shared] {
        world.make(ADMIN, &wanted).await;
    }
    world.make(ADMIN, &named("elsewhere", &[&other])).await;
    world.make(MEMBER, &named("members", &[&default, &europe])).await;
    world
}

#[tokio::test]
async fn lists_the_tokens_that_may_access_a_deployment_newest_first() {
    let world = world().await;
    let all = list(&world, ADMIN, "count=100").await;
    assert_eq!((names(&all), all.total), (vec!["members", "shared", "every", "first"], 4));
    let europe = list(&world, ADMIN, "count=100&cluster=europe").await;
    assert_eq!(names(&europe), ["members", "every", "second"]);
    let page = list(&world, ADMIN, "start=1&count=2").await;
    assert_eq!((names(&page), page.total, page.start, page.count), (vec!["shared", "every"], 4, 1, 2));
    let found = list(&world, ADMIN, "search=FIRST").await;
    assert_eq!((names(&found), found.total), (vec!["first"], 1));
    assert!(all.items.iter().all(|token| token.is_access_token && token.token.is_none()));
}

#[tokio::test]
async fn members_see_only_their_own_and_organization_tokens() {
    let world = world().await;
    assert_eq!(names(&list(&world, MEMBER, "").await), ["members", "shared"]);
    assert_eq!(names(&list(&world, MEMBER, "cluster=europe").await), ["members"]);
}

#[tokio::test]
async fn an_unknown_deployment_is_404() {
    let world = World::new().await;
    for path in [
        "/api/v2/deployments/nothing/api_tokens",
        "/api/v2/deployments/%ff/api_tokens",
        "/api/v2/deployments/fraud-score/api_tokens?cluster=europe",
        "/api/v2/deployments/fraud-score/api_tokens?cluster=nowhere",
    ] {
        assert_eq!(world.send("GET", path, ADMIN, "").await.refused(), is(404, "not_found"), "{path}");
    }
}

#[tokio::test]
async fn credentials_scope_and_valid_numbers_are_needed() {
    let world = World::new().await;
    let (_, other) = world.make(ADMIN, &token("other", &["read_cluster", "write_organization"])).await;
    for (by, refusal) in [
        ("", is(401, "unauthorized")),
        (LEAVER, is(401, "unauthorized")),
        (other.as_str(), is(403, "scope_required")),
    ] {
        assert_eq!(world.send("GET", PATH, by, "").await.refused(), refusal);
    }
    let (_, reader) = world.make(ADMIN, &token("reader", &["read_organization"])).await;
    assert_eq!(world.send("GET", PATH, &reader, "").await.status, 200);
    let raw = world.send("GET", &format!("{PATH}?count=x"), ADMIN, "").await;
    assert_eq!(raw.refused(), is(400, "invalid_query"));
}
