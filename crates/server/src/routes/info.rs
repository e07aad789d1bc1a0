//! What kind of server this is.

use axum::Json;
use serde_json::{Value, json};

/// `GET /api/v1/info`: asked without credentials, before anybody is signed in.
pub async fn info() -> Json<Value> {
    Json(json!({"is_saas": false, "server": "token-server"}))
}
