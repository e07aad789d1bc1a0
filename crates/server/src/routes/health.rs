//! Whether the server can serve, for whoever watches it.

use crate::app::App;
use crate::failure::Failure;
use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

/// `GET /healthz`: asks the database, because without it nothing works.
pub async fn check(State(app): State<App>) -> Result<Json<Value>, Failure> {
    app.store().check().await?;
    Ok(Json(json!({"status": "ok"})))
}
