//! `GET /metrics`, on a listener of its own. Who can reach that listener reads it without a credential.

use crate::app::App;
use crate::metrics::{CONTENT_TYPE, text};
use crate::middleware;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;

/// The router of the listener for Prometheus.
pub fn metrics_router(app: App) -> Router {
    Router::new()
        .route("/metrics", get(metrics))
        .layer(CatchPanicLayer::custom(middleware::panicked))
        .with_state(app)
}

/// The text; 503 where the database cannot be read, so that Prometheus reports the target as down.
async fn metrics(State(app): State<App>) -> Response {
    let tokens = match app.store().token_figures(app.now()).await {
        Ok(tokens) => tokens,
        Err(error) => {
            tracing::warn!(%error, "cannot read the figures for /metrics");
            return (StatusCode::SERVICE_UNAVAILABLE, "The database cannot be read now.\n").into_response();
        }
    };
    match text(app.counters(), tokens) {
        Ok(text) => ([(header::CONTENT_TYPE, CONTENT_TYPE), (header::CACHE_CONTROL, "no-store")], text)
            .into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
