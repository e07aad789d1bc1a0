//! The description of the API for programs.

use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;

/// `GET /openapi.json`: OpenAPI 3.1. The tests check every answer against it.
pub async fn description() -> impl IntoResponse {
    let kind = HeaderValue::from_static("application/json");
    ([(header::CONTENT_TYPE, kind)], include_str!("../../openapi.json"))
}
