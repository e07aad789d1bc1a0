//! `DELETE /api/v1/api_tokens/{uid}`

mod support;
use support::*;
use token_client::calls::{Deletion, current_user, delete_token, get_token};

#[tokio::test]
async fn a_deleted_token_is_not_found_and_its_value_is_refused() {
    let world = World::new().await;
    let (made, value) = world.make(ADMIN, &token("ci", &["api"])).await;
    let raw = world.send("DELETE", &format!("/api/v1/api_tokens/{}", made.uid), ADMIN, "").await;
    assert_eq!((raw.status.as_u16(), raw.json()["uid"].as_str()), (200, Some(made.uid.as_str())));
    assert!(raw.json()["deleted_at"].is_string() && !raw.text().contains(&value));
    assert_eq!(world.call(ADMIN, &get_token(&made.uid)).await, Ok(None));
    assert_eq!(refused(world.call(&value, &current_user()).await), is(401, "unauthorized"));
    assert_eq!(world.call(ADMIN, &delete_token(&made.uid)).await, Ok(Deletion::NotThere));
    // The name is free again.
    world.make(ADMIN, &token("ci", &[])).await;
}

#[tokio::test]
async fn roles_decide_who_can_delete_a_token() {
    let world = World::new().await;
    let (shared, _) = world.make(ADMIN, &organization_token("shared", &[])).await;
    let (admins, _) = world.make(ADMIN, &token("admins", &[])).await;
    let (one, _) = world.make(MEMBER, &token("one", &[])).await;
    let (two, _) = world.make(MEMBER, &token("two", &[])).await;
    assert_eq!(refused(world.call(MEMBER, &delete_token(&shared.uid)).await), is(403, "admin_required"));
    assert_eq!(world.call(MEMBER, &delete_token(&admins.uid)).await, Ok(Deletion::NotThere));
    assert!(world.call(ADMIN, &get_token(&admins.uid)).await.unwrap().is_some());
    assert_eq!(world.call(MEMBER, &delete_token(&one.uid)).await, Ok(Deletion::Done));
    assert_eq!(world.call(ADMIN, &delete_token(&two.uid)).await, Ok(Deletion::Done));
    assert_eq!(world.call(ADMIN, &delete_token(&shared.uid)).await, Ok(Deletion::Done));
}

#[tokio::test]
async fn a_valid_token_with_the_scope_is_needed() {
    let world = World::new().await;
    let (made, reader) = world.make(ADMIN, &token("reader", &["read_organization"])).await;
    assert_eq!(refused(world.call("", &delete_token(&made.uid)).await), is(401, "unauthorized"));
    assert_eq!(refused(world.call(LEAVER, &delete_token(&made.uid)).await), is(401, "unauthorized"));
    assert_eq!(refused(world.call(&reader, &delete_token(&made.uid)).await), is(403, "scope_required"));
    assert!(world.call(ADMIN, &get_token(&made.uid)).await.unwrap().is_some());
}
