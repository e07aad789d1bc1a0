//! A body must be one JSON object without duplicate fields.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::Request;
use support::*;
use token_client::calls::list_tokens;

#[tokio::test]
async fn invalid_and_ambiguous_json_is_refused() {
    let world = World::new().await;
    let deep = |open: &str, close: &str| format!("{{\"name\":{}1{}}}", open.repeat(200), close.repeat(200));
    let bodies: Vec<Vec<u8>> = [
        "",
        " ",
        "null",
        "[]",
        "\"name\"",
        "{",
        "{\"name\":\"x\"",
        "{\"name\":\"x\"}}",
        "{\"name\":\"x\"} {}",
        "{\"name\":\"x\"};",
        "{\"name\":\"x\"}\0",
        "{\"name\":\"x\",}",
        "{'name':'x'}",
        "{name:\"x\"}",
        "// x\n{\"name\":\"x\"}",
        "\u{feff}{\"name\":\"x\"}",
        "{\"name\":\"\\ud800\"}",
        "{\"name\":\"x\ny\"}",
        "{\"name\":\"x\",\"description\":NaN}",
        "{\"name\":\"x\",\"extra\":1e999}",
        "{\"name\":\"x\",\"extra\":01}",
        "{\"name\":\"x\",\"name\":\"y\"}",
        "{\"name\":\"x\",\"n\\u0061me\":\"x\"}",
        "{\"name\":\"x\",\"extra\":[{\"a\":1,\"a\":1}]}",
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .chain([deep("[", "]").into_bytes(), deep("{\"a\":", "}").into_bytes()])
    .chain([b"{\"name\":\"\xff\"}".to_vec(), b"\xff\xfe{\0}\0".to_vec()])
    .collect();
    for body in bodies {
        let request = Request::post("/api/v1/api_tokens")
            .header("x-yatai-api-token", ADMIN)
            .body(Body::from(body.clone()))
            .unwrap();
        let raw = world.raw(request).await;
        assert_eq!(raw.refused(), is(400, "invalid_body"), "{}", String::from_utf8_lossy(&body));
    }
    let list = world.call(ADMIN, &list_tokens(0, 1, "")).await.unwrap();
    assert_eq!(list.total, 1 + 4, "nothing was made");
}

#[tokio::test]
async fn the_error_for_a_duplicate_field_does_not_contain_its_value() {
    let world = World::new().await;
    let body = "{\"name\": \"x\",\n \"private-field\": 1, \"private-field\": 2}";
    let raw = world.send("POST", "/api/v1/api_tokens", ADMIN, body).await;
    assert_eq!(raw.refused(), is(400, "invalid_body"));
    assert!(raw.text().contains("twice") && raw.text().contains("line 2") && !raw.text().contains("private"));
    // The same field in two objects is not a duplicate.
    let body = r#"{"name":"x","extra":[{"a":1},{"a":{"a":1}}]}"#;
    let raw = world.send("POST", "/api/v1/api_tokens", ADMIN, body).await;
    assert!(!raw.text().contains("twice"), "{}", raw.text());
    assert_eq!(raw.json()["field"], "extra");
}
