//! The tokens that a token was made with, and the token that a request was sent with.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use chrono::TimeDelta;
use serde_json::json;
use support::*;
use token_api::{CreateToken, CreatedWith, Token};
use token_client::calls::{delete_token, events, get_token, list_tokens, own_membership};
use token_server::Settings;

fn maker(token: &Token, is_deleted: bool) -> CreatedWith {
    CreatedWith { uid: token.uid.clone(), name: token.name.clone(), is_deleted }
}

async fn get(world: &World, by: &str, uid: &str) -> Token {
    world.call(by, &get_token(uid)).await.unwrap().unwrap()
}

/// The token with this value, as its holder sees it.
async fn own(world: &World, value: &str) -> Token {
    let uid = world.call(value, &own_membership()).await.unwrap().credential.expect("a token").uid;
    get(world, value, &uid).await
}

#[tokio::test]
async fn makers_are_named_nearest_first_also_after_their_deletion() {
    let world = World::new().await;
    let root = own(&world, MEMBER).await;
    assert_eq!(root.created_with, [], "no request made it");
    let (one, one_value) = world.make(MEMBER, &token("one", &["api"])).await;
    let (two, two_value) = world.make(&one_value, &token("two", &["api"])).await;
    let (three, _) = world.make(&two_value, &token("three", &["api"])).await;
    let all = [maker(&two, false), maker(&one, false), maker(&root, false)];
    assert_eq!(three.created_with, all, "in the answer to the create");
    assert_eq!(get(&world, MEMBER, &three.uid).await.created_with, all);
    // A maker in the middle is deleted, then the nearest.
    world.call(MEMBER, &delete_token(&one.uid)).await.unwrap();
    world.call(MEMBER, &delete_token(&two.uid)).await.unwrap();
    let all = [maker(&two, true), maker(&one, true), maker(&root, false)];
    for by in [MEMBER, ADMIN] {
        let list = world.call(by, &list_tokens(0, 100, "three")).await.unwrap().items;
        assert_eq!(list[0].created_with, all);
    }
    // The name can be given again: the uid says that it is another token.
    world.make(MEMBER, &token("two", &["api"])).await;
    assert_eq!(get(&world, MEMBER, &three.uid).await.created_with, all);
}

#[tokio::test]
async fn the_trail_names_the_maker() {
    let world = World::new().await;
    let (one, value) = world.make(MEMBER, &token("one", &["api"])).await;
    let (two, _) = world.make(&value, &token("two", &[])).await;
    world.call(MEMBER, &delete_token(&one.uid)).await.unwrap();
    let q = format!("/api/v1/current_org/events?q=operation:created%20api_token:{}", two.uid);
    let event = world.send("GET", &q, ADMIN, "").await.json()["items"][0].clone();
    assert_eq!((&event["credential_uid"], &event["api_token_name"]), (&json!(one.uid), &json!("one")));
    let list = world.call(MEMBER, &events(0, 10, "operation:created")).await.unwrap();
    assert_eq!(list.list.items[0].api_token_name, "one");
}

#[tokio::test]
async fn a_session_is_no_maker() {
    let world = World::new().await;
    let value = world.add_member("vera", token_server::store::Role::Developer).await;
    assert_eq!(own(&world, &value).await.created_with, []);
    let raw = world.send("GET", "/api/v1/api_tokens", ADMIN, "").await.text();
    assert!(!raw.contains("created_with"), "not written where there is none: {raw}");
}

#[tokio::test]
async fn the_nearest_thirty_two_makers_are_named() {
    let world = World::new().await;
    let mut by = MEMBER.to_owned();
    let mut made = Vec::new();
    for n in 0..40 {
        let (token, value) = world.make(&by, &token(&format!("t{n}"), &["api"])).await;
        made.push(token);
        by = value;
    }
    let last = made.pop().unwrap();
    let nearest: Vec<CreatedWith> = made.iter().rev().take(32).map(|token| maker(token, false)).collect();
    assert_eq!(get(&world, ADMIN, &last.uid).await.created_with, nearest);
}

#[tokio::test]
async fn others_see_only_organization_tokens_among_the_makers() {
    let world = World::new().await;
    let (laptop, laptop_value) = world.make(ADMIN, &token("laptop", &["api"])).await;
    let (shared, shared_value) = world.make(&laptop_value, &organization_token("shared", &["api"])).await;
    let (made, _) = world.make(&shared_value, &organization_token("made", &[])).await;
    assert_eq!(get(&world, MEMBER, &shared.uid).await.created_with, []);
    assert_eq!(get(&world, MEMBER, &made.uid).await.created_with, [maker(&shared, false)]);
    let of_admin = get(&world, ADMIN, &made.uid).await.created_with;
    assert_eq!(of_admin[..2], [maker(&shared, false), maker(&laptop, false)]);
    world.call(ADMIN, &delete_token(&shared.uid)).await.unwrap();
    assert_eq!(get(&world, MEMBER, &made.uid).await.created_with, [maker(&shared, true)]);
}

#[tokio::test]
async fn the_own_membership_names_the_token_that_was_sent() {
    let world = World::new().await;
    let end = world.now() + TimeDelta::days(1);
    let wanted = CreateToken { expired_at: Some(end.into()), ..token("ci", &["read_cluster"]) };
    let (made, value) = world.make(MEMBER, &wanted).await;
    let own = world.call(&value, &own_membership()).await.unwrap().credential.expect("a token");
    assert_eq!((own.uid, own.name, own.expired_at), (made.uid, "ci".to_owned(), made.expired_at));
    let cookie = world.sign_in("member").await;
    let request = axum::http::Request::get("/api/v1/members/current").header("cookie", cookie);
    let raw = world.raw(request.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(raw.json(), json!({"role": "developer", "username": "jonas"}));
}

#[tokio::test]
async fn yatai_records_no_makers() {
    let world = World::with(1, Settings { like_yatai: true, ..Settings::default() }).await;
    let (_, value) = world.make(MEMBER, &token("one", &["api"])).await;
    let (two, _) = world.make(&value, &token("two", &["api"])).await;
    let raw = world.send("GET", &format!("/api/v1/api_tokens/{}", two.uid), MEMBER, "").await;
    assert!(raw.json().get("created_with").is_none(), "{}", raw.text());
}
