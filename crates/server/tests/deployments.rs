//! `GET /api/v1/deployments`

mod support;
use support::*;
use token_client::calls::list_deployments;

#[tokio::test]
async fn pages_by_name_and_search() {
    let world = World::new().await;
    let all = world.call(MEMBER, &list_deployments(0, 100, "")).await.unwrap();
    assert_eq!((all.total, all.items.len()), (8, 8));
    assert!(all.items.windows(2).all(|pair| pair[0].name < pair[1].name));
    assert!(all.items.iter().all(|d| !d.uid.is_empty() && !d.urls.is_empty() && !d.status.is_empty()));
    let page = world.call(ADMIN, &list_deployments(6, 5, "")).await.unwrap();
    assert_eq!((page.total, page.items), (8, all.items[6..].to_vec()));
    let found = world.call(ADMIN, &list_deployments(0, 5, "SEARCH")).await.unwrap();
    assert_eq!((found.total, found.items[0].name.as_str()), (1, "document-search"));
    assert_eq!(world.call(ADMIN, &list_deployments(0, 5, "%")).await.unwrap().total, 0);
}

#[tokio::test]
async fn credentials_scope_and_numbers_are_needed() {
    let world = World::new().await;
    assert_eq!(refused(world.call("", &list_deployments(0, 5, "")).await), is(401, "unauthorized"));
    let (_, other) = world.make(ADMIN, &token("other", &["read_organization", "write_cluster"])).await;
    assert_eq!(refused(world.call(&other, &list_deployments(0, 5, "")).await), is(403, "scope_required"));
    let (_, reader) = world.make(ADMIN, &token("reader", &["read_cluster"])).await;
    assert!(world.call(&reader, &list_deployments(0, 5, "")).await.is_ok());
    let raw = world.send("GET", "/api/v1/deployments?count=x", ADMIN, "").await;
    assert_eq!(raw.refused(), is(400, "invalid_query"));
}
