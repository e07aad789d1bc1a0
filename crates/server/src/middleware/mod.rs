//! What runs around every request.

mod cors;
mod count;
mod encodings;
mod faults;
mod headers;
mod pages;
mod person;
mod trace;

pub use cors::cors;
pub use count::count;
pub use encodings::encodings;
pub use faults::faults;
pub use headers::headers;
pub use pages::pages;
pub use person::{PersonOfSession, is_for_another, person};
pub use trace::{LogFields, trace};

use crate::failure::Failure;
use axum::response::{IntoResponse, Response};
use std::any::Any;

/// The answer for a panic. The panic's message is neither in the answer nor in the log, because it can contain a token.
/// `main.rs` logs the place of the panic.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Failure::internal("a handler panicked").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::Body;
    use axum::extract::Request;
    use axum::routing::get;
    use tower::ServiceExt;

    #[tokio::test]
    async fn a_panic_becomes_an_answer_with_a_trace_id_and_without_the_message() {
        async fn bad() -> &'static str {
            panic!("s3cret")
        }
        let router: Router = Router::new()
            .route("/", get(bad))
            .layer(tower_http::catch_panic::CatchPanicLayer::custom(panicked))
            .layer(axum::middleware::from_fn_with_state(crate::proxies::Proxies::default(), trace));
        let response = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(response.status(), 500);
        assert_eq!(response.headers()["x-trace-id"].len(), 32);
        let body = axum::body::to_bytes(response.into_body(), 9999).await.unwrap();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["code"], "internal_error");
        assert!(!body.to_string().contains("s3cret"));
    }
}
