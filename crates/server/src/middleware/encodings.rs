//! Which encodings the compression sees.

use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// Removes an `Accept-Encoding` that refuses uncompressed answers (`identity;q=0`). The compression would carry the request
/// out and then answer 406, so that a create would seem to have failed. Such a client gets an uncompressed answer.
pub async fn encodings(mut request: Request, next: Next) -> Response {
    let refuses = |value: &HeaderValue| {
        let text = value.to_str().unwrap_or_default().to_ascii_lowercase();
        let weights = text.split([',', ';']).filter_map(|part| part.trim().strip_prefix("q="));
        weights.into_iter().any(|weight| weight.trim().parse::<f32>().is_ok_and(|weight| weight <= 0.0))
    };
    if request.headers().get_all(header::ACCEPT_ENCODING).iter().any(refuses) {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    next.run(request).await
}
