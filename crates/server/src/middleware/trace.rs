//! The trace id and the log line of each request. The log has the method, the path, the status and the trace id; never the
//! query, a body, a cookie or a token.

use crate::failure::Detail;
use crate::secrets::new_trace_id;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

const TRACE_ID: HeaderName = HeaderName::from_static("x-trace-id");

/// Adds a trace id to the answer, and logs the request with it.
pub async fn trace(request: Request, next: Next) -> Response {
    let id = new_trace_id();
    let method = request.method().clone();
    let path: String = request.uri().path().chars().take(200).collect();
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    if let Some(Detail(detail)) = response.extensions().get::<Detail>() {
        tracing::error!(%method, path, status, trace_id = id, "{detail}");
    } else if path.starts_with("/api/") || status >= 400 {
        tracing::info!(%method, path, status, trace_id = id);
    } else {
        tracing::debug!(%method, path, status, trace_id = id);
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(TRACE_ID, id);
    }
    response
}
