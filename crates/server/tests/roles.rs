//! What each role may do, and requests for another organization.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use support::*;
use token_client::calls::list_tokens;
use token_server::store::{Actor, Role};

const TOKENS: &str = "/api/v1/api_tokens";

#[tokio::test]
async fn a_guest_sees_what_a_developer_sees_and_changes_nothing() {
    let world = World::new().await;
    let (shared, _) = world.make(ADMIN, &organization_token("shared", &["api"])).await;
    let guest = world.add_member("gus", Role::Guest).await;
    assert_eq!(world.send("GET", "/api/v1/members/current", &guest, "").await.json()["role"], "guest");
    let list = world.call(&guest, &list_tokens(0, 100, "")).await.unwrap();
    let own = list.items.iter().find(|token| token.name == "gus-token").expect("their own");
    assert!(list.items.iter().any(|token| token.uid == shared.uid), "the organization's too");
    assert!(list.items.iter().all(|token| token.is_organization_token || token.uid == own.uid));

    let refused = is(403, "role_required");
    let code = world.get("/api/v1/auth/code").await.json()["code"].clone();
    for body in [
        json!({"name": "mine"}),
        json!({"name": "mine", "is_organization_token": true}),
        json!({"name": "mine", "code": code}),
    ] {
        let raw = world.send("POST", TOKENS, &guest, &body.to_string()).await;
        assert!(raw.text().contains("guest"), "in words: {}", raw.text());
        assert_eq!(raw.refused(), refused, "{body}");
    }
    for uid in [&own.uid, &shared.uid] {
        let path = format!("{TOKENS}/{uid}");
        assert_eq!(world.send("PATCH", &path, &guest, r#"{"description":"x"}"#).await.refused(), refused);
        assert_eq!(world.send("DELETE", &path, &guest, "").await.refused(), refused);
        assert_eq!(world.send("GET", &path, &guest, "").await.json()["description"], "");
    }
    let poll = format!("/api/v1/auth/token?code={}", code.as_str().unwrap());
    assert_eq!(world.get(&poll).await.refused(), is(400, "authorization_pending"), "the code waits");
}

#[tokio::test]
async fn a_changed_role_applies_from_the_next_request() {
    let world = World::new().await;
    let ada = world.add_member("ada", Role::Developer).await;
    let create = async |name: &str, of_organization: bool| {
        let body = json!({"name": name, "is_organization_token": of_organization});
        world.send("POST", TOKENS, &ada, &body.to_string()).await
    };
    let change = async |role| {
        let actor = Actor::command_line("root");
        world.app.store().change_role("ada".into(), role, actor, world.now()).await.unwrap();
    };
    assert_eq!(create("a", false).await.status, 200);
    assert_eq!(create("b", true).await.refused(), is(403, "admin_required"));
    change(Role::Admin).await;
    assert_eq!(create("b", true).await.status, 200);
    change(Role::Guest).await;
    assert_eq!(create("c", false).await.refused(), is(403, "role_required"));
    let members = world.send("GET", "/api/v1/members", ADMIN, "").await.json();
    let ada = members.as_array().unwrap().iter().find(|m| m["user"]["name"] == "ada").unwrap().clone();
    assert_eq!(ada["role"], "guest");
}

#[tokio::test]
async fn only_the_own_organization_is_accepted() {
    let world = World::new().await;
    let cookie = world.sign_in("member").await;
    for path in [TOKENS, "/api/v1/auth/current", "/api/v1/current_org", "/api/v1/current_org/events"] {
        for (header, value) in [("x-yatai-api-token", MEMBER), ("cookie", cookie.as_str())] {
            let send = async |organization: &[u8]| {
                let request =
                    Request::get(path).header(header, value).header("X-Yatai-Organization", organization);
                world.raw(request.body(Body::empty()).unwrap()).await
            };
            assert_eq!(send(b"default").await.status, 200, "{path}");
            for other in [&b"other"[..], b"", b"DEFAULT", b"\xff"] {
                let raw = send(other).await;
                assert!(raw.text().contains("default"), "in words: {}", raw.text());
                assert_eq!(raw.refused(), is(403, "other_organization"), "{path}");
            }
        }
    }
    let nobody = Request::get(TOKENS).header("X-Yatai-Organization", "other").body(Body::empty()).unwrap();
    assert_eq!(world.raw(nobody).await.refused(), is(401, "unauthorized"), "nothing is told to strangers");
}
