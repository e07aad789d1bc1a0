//! `GET /api/v1/current_org`

mod support;
use support::*;
use token_client::calls::current_organization;

#[tokio::test]
async fn the_organization_has_every_field_that_the_sdk_needs() {
    let world = World::new().await;
    let organization = world.call(MEMBER, &current_organization()).await.unwrap();
    assert_eq!(
        (organization.name.as_str(), organization.resource_type.as_str()),
        ("default", "organization")
    );
    let raw = world.send("GET", "/api/v1/current_org", ADMIN, "").await.json();
    for key in
        ["uid", "created_at", "updated_at", "deleted_at", "name", "resource_type", "labels", "description"]
    {
        assert!(raw.get(key).is_some(), "{key}");
    }
}

#[tokio::test]
async fn any_token_can_read_the_organization() {
    let world = World::new().await;
    let (_, bare) = world.make(ADMIN, &token("bare", &["any:scope"])).await;
    assert!(world.call(&bare, &current_organization()).await.is_ok());
    let (_, none) = world.make(ADMIN, &token("none", &[])).await;
    assert_eq!(refused(world.call(&none, &current_organization()).await), is(403, "access_required"));
    assert_eq!(refused(world.call("", &current_organization()).await), is(401, "unauthorized"));
}
