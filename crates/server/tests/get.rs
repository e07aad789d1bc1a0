//! `GET /api/v1/api_tokens/{uid}`

mod support;
use support::*;
use token_client::calls::get_token;

#[tokio::test]
async fn a_token_is_returned_without_its_value() {
    let world = World::new().await;
    let (made, value) = world.make(ADMIN, &token("ci", &["api"])).await;
    let raw = world.send("GET", &format!("/api/v1/api_tokens/{}", made.uid), ADMIN, "").await;
    assert_eq!((raw.status.as_u16(), &raw.json()["name"]), (200, &serde_json::json!("ci")));
    assert!(!raw.text().contains(&value) && raw.json().get("token").is_none());
}

#[tokio::test]
async fn an_unknown_uid_is_404() {
    let world = World::new().await;
    for uid in ["nothing", "..", "a/b", "%", "' OR 1=1", "🍱"] {
        assert_eq!(world.call(ADMIN, &get_token(uid)).await, Ok(None), "{uid}");
    }
    assert_eq!(
        world.send("GET", "/api/v1/api_tokens/nothing", ADMIN, "").await.refused(),
        is(404, "not_found")
    );
    // Not UTF-8.
    assert_eq!(world.send("GET", "/api/v1/api_tokens/%ff", ADMIN, "").await.refused(), is(404, "not_found"));
}

#[tokio::test]
async fn a_member_does_not_find_personal_tokens_of_others() {
    let world = World::new().await;
    let (own, _) = world.make(ADMIN, &token("own", &[])).await;
    let (shared, _) = world.make(ADMIN, &organization_token("shared", &[])).await;
    assert_eq!(world.call(MEMBER, &get_token(&own.uid)).await, Ok(None));
    assert!(world.call(MEMBER, &get_token(&shared.uid)).await.unwrap().is_some());
    let (members, _) = world.make(MEMBER, &token("members", &[])).await;
    assert!(world.call(ADMIN, &get_token(&members.uid)).await.unwrap().is_some());
}

#[tokio::test]
async fn a_valid_token_with_the_scope_is_needed() {
    let world = World::new().await;
    let (made, writer) = world.make(ADMIN, &token("writer", &["write_organization"])).await;
    assert_eq!(refused(world.call("", &get_token(&made.uid)).await), is(401, "unauthorized"));
    assert_eq!(refused(world.call(LEAVER, &get_token(&made.uid)).await), is(401, "unauthorized"));
    assert_eq!(refused(world.call(&writer, &get_token(&made.uid)).await), is(403, "scope_required"));
}
