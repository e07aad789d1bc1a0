//! The health check.

use crate::app::App;
use crate::failure::Failure;
use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

/// `GET /healthz`: reads from the database.
pub async fn check(State(app): State<App>) -> Result<Json<Value>, Failure> {
    app.store().check().await?;
    Ok(Json(json!({"status": "ok"})))
}
