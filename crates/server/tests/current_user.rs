//! `GET /api/v1/auth/current`

mod support;
use support::*;
use token_client::calls::current_user;

#[tokio::test]
async fn the_user_is_the_creator_of_the_token() {
    let world = World::new().await;
    let admin = world.call(ADMIN, &current_user()).await.unwrap();
    assert_eq!(
        (admin.name.as_str(), admin.email.as_str(), admin.is_super_admin),
        ("admin", "admin@example.com", true)
    );
    let member = world.call(MEMBER, &current_user()).await.unwrap();
    assert_eq!((member.display_name().as_str(), member.is_super_admin), ("Jonas Weber", false));
}

#[tokio::test]
async fn any_valid_token_is_enough() {
    let world = World::new().await;
    let (_, bare) = world.make(ADMIN, &token("bare", &["any:scope"])).await;
    assert!(world.call(&bare, &current_user()).await.is_ok());
    let (_, none) = world.make(ADMIN, &token("none", &[])).await;
    assert_eq!(refused(world.call(&none, &current_user()).await), is(403, "access_required"));
    for bad in ["", "guess", LEAVER] {
        assert_eq!(refused(world.call(bad, &current_user()).await), is(401, "unauthorized"), "{bad}");
    }
    // An empty header counts as a wrong token.
    assert_eq!(world.send("GET", "/api/v1/auth/current", "", "").await.refused(), is(401, "unauthorized"));
}
