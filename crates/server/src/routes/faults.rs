//! `POST /faults`: orders failures. Only with `--faults`.

use crate::app::App;
use crate::failure::Failure;
use crate::input::Body;
use crate::same_origin::is_json;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::net::SocketAddr;

/// Takes `{"list": "fault-500", "after": 0, "times": 1}`: the first `after` lists succeed, the next `times` fail. Null
/// for a call cancels its order. Requests from another machine are refused.
pub async fn order(
    State(app): State<App>,
    headers: HeaderMap,
    connection: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
    body: Bytes,
) -> Result<Json<Value>, Failure> {
    let is_local = connection.is_some_and(|axum::Extension(ConnectInfo(peer))| peer.ip().is_loopback());
    // JSON only: a browser does not send it for a page of another site without a preflight, which this server refuses.
    if !is_local || !is_json(&headers) {
        return Err(Failure::forbidden(
            "loopback_only",
            "Failures can be ordered as application/json from this machine only.",
        ));
    }
    Body::parse(&body)?;
    let orders: HashMap<String, Value> = serde_json::from_slice(&body)
        .map_err(|_| Failure::bad("invalid_body", "The body must be a JSON object."))?;
    app.faults().ok_or_else(|| Failure::internal("faults are off"))?.order(&orders)?;
    Ok(Json(json!({})))
}
