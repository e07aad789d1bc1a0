//! Counts requests for `/metrics`.

use crate::app::App;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

/// Counts the request by its method, its route and the status of the answer.
pub async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    app.counters().count_request(&method, route.as_ref().map(MatchedPath::as_str), response.status());
    response
}
