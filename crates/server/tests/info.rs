//! `GET /api/v1/info`

mod support;
use serde_json::json;
use support::*;

#[tokio::test]
async fn the_kind_of_server_needs_no_credentials() {
    let world = World::new().await;
    let expected = json!({"is_saas": false, "server": "token-server"});
    let raw = world.get("/api/v1/info").await;
    assert_eq!((raw.status.as_u16(), raw.json()), (200, expected.clone()));
    for token in [ADMIN, LEAVER, "made-up", ""] {
        assert_eq!(world.send("GET", "/api/v1/info", token, "").await.json(), expected, "{token}");
    }
}
