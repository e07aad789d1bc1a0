//! `GET /api/v1/deployments` and `GET /api/v2/deployments`

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use serde_json::Value;
use support::*;
use token_api::Deployment;
use token_client::calls::{list_deployments, list_deployments_v1};

fn cluster(deployment: &Deployment) -> &str {
    deployment.cluster.as_ref().map_or("", |cluster| &cluster.name)
}

#[tokio::test]
async fn lists_pages_sorted_by_name_and_searches() {
    let world = World::new().await;
    for list in [list_deployments, list_deployments_v1] {
        let all = world.call(MEMBER, &list(0, 100, "")).await.unwrap();
        assert_eq!((all.total, all.items.len()), (10, 10));
        assert!(all.items.windows(2).all(|pair| pair[0].name <= pair[1].name));
        for deployment in &all.items {
            assert!(!deployment.uid.is_empty() && !deployment.status.is_empty());
            let cluster = deployment.cluster.as_ref().unwrap();
            assert!(!cluster.uid.is_empty() && cluster.resource_type == "cluster");
        }
        let page = world.call(ADMIN, &list(6, 3, "")).await.unwrap();
        assert_eq!((page.total, page.items), (10, all.items[6..9].to_vec()));
        let found = world.call(ADMIN, &list(0, 5, "SEARCH")).await.unwrap();
        let found: Vec<_> = found.items.iter().map(|d| (d.name.as_str(), cluster(d))).collect();
        assert_eq!(found, [("document-search", "default"), ("document-search", "europe")]);
        assert_eq!(world.call(ADMIN, &list(0, 5, "%")).await.unwrap().total, 0);
    }
}

#[tokio::test]
async fn without_all_the_list_has_one_cluster() {
    let world = World::new().await;
    let clusters = async |query: &str| {
        let raw = world.send("GET", &format!("/api/v2/deployments?count=100{query}"), ADMIN, "").await;
        let list: Value = raw.json();
        let items = list["items"].as_array().unwrap();
        assert_eq!(list["total"], items.len(), "{query}");
        let mut names: Vec<String> =
            items.iter().map(|d| d["cluster"]["name"].as_str().unwrap().to_owned()).collect();
        names.dedup();
        names.sort();
        names.dedup();
        (items.len(), names.join(" "))
    };
    assert_eq!(clusters("").await, (8, "default".into()));
    assert_eq!(clusters("&all=false").await, (8, "default".into()));
    assert_eq!(clusters("&cluster=default").await, (8, "default".into()));
    assert_eq!(clusters("&cluster=europe").await, (2, "europe".into()));
    assert_eq!(clusters("&all=true").await, (10, "default europe".into()));
    assert_eq!(clusters("&cluster=europe&all=true").await, (2, "europe".into()));
    assert_eq!(clusters("&cluster=europe&search=beta").await, (1, "europe".into()));
    let raw = world.send("GET", "/api/v2/deployments?cluster=nowhere", ADMIN, "").await;
    assert_eq!(raw.refused(), is(404, "not_found"));
    let raw = world.send("GET", "/api/v2/deployments?all=many", ADMIN, "").await;
    assert_eq!((raw.refused(), &raw.json()["field"]), (is(400, "invalid_query"), &"all".into()));
}

#[tokio::test]
async fn without_deployments_the_list_is_empty() {
    let world = World::with(0, Default::default()).await;
    for path in ["/api/v1/deployments", "/api/v2/deployments", "/api/v2/deployments?all=true"] {
        let raw = world.send("GET", path, "value-of-the-first-start", "").await;
        assert_eq!((raw.status.as_u16(), &raw.json()["total"]), (200, &0.into()), "{path}");
    }
}

#[tokio::test]
async fn credentials_scope_and_valid_numbers_are_needed() {
    let world = World::new().await;
    let (_, other) = world.make(ADMIN, &token("other", &["read_organization", "write_cluster"])).await;
    let (_, reader) = world.make(ADMIN, &token("reader", &["read_cluster"])).await;
    for list in [list_deployments, list_deployments_v1] {
        assert_eq!(refused(world.call("", &list(0, 5, "")).await), is(401, "unauthorized"));
        assert_eq!(refused(world.call(LEAVER, &list(0, 5, "")).await), is(401, "unauthorized"));
        assert_eq!(refused(world.call(&other, &list(0, 5, "")).await), is(403, "scope_required"));
        assert!(world.call(&reader, &list(0, 5, "")).await.is_ok());
    }
    for path in ["/api/v1/deployments?count=x", "/api/v2/deployments?start=-1"] {
        let raw = world.send("GET", path, ADMIN, "").await;
        assert_eq!(raw.refused(), is(400, "invalid_query"), "{path}");
    }
}
