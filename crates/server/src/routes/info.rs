//! The kind of this server.

use axum::Json;
use serde_json::{Value, json};

/// `GET /api/v1/info`, which needs no credentials.
pub async fn info() -> Json<Value> {
    Json(json!({"is_saas": false, "server": "token-server"}))
}
