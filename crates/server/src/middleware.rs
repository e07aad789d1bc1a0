//! What happens around every request: trace id and log, security headers, CORS, and what a panic
//! becomes.
//!
//! What never lives here: the query, bodies, cookies or tokens. The log gets method, path, status
//! and trace id alone.

use crate::app::App;
use crate::failure::{Detail, Failure};
use crate::secrets::new_trace_id;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::any::Any;

const TRACE_ID: HeaderName = HeaderName::from_static("x-trace-id");

/// What pages of the panel may do: load what is on this origin, run scripts that are files and WebAssembly, and ask this
/// origin. Text never becomes a script: there is no policy for Trusted Types that could make it one.
const PANEL_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'";

/// An answer of the API is no page, whoever opens it as one.
const DATA_POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What no page of the panel needs.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// Gives each answer a trace id, and logs it.
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

/// Headers that every answer has, and no-store for whatever belongs to a person.
pub async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let private = path == "/api"
        || path.starts_with("/api/")
        || matches!(path, "/login" | "/logout" | "/healthz" | "/faults" | "/openapi.json");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let policy = if private { DATA_POLICY } else { PANEL_POLICY };
    // A page that has a policy of its own keeps it.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(policy));
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "no-referrer");
    set(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if private {
        set(header::CACHE_CONTROL, "no-store");
    }
    response
}

/// Keeps from the compression what refuses even plain answers (`identity;q=0`): it would carry a request out and then call
/// its answer 406, so that a create seemed to have failed. Whoever refuses everything gets it plain.
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

/// Lets pages of the allowed origins call the API with a token; never with the cookie.
pub async fn cors(State(app): State<App>, request: Request, next: Next) -> Response {
    let allowed = request.headers().get(header::ORIGIN).cloned().filter(|origin| {
        app.settings().origins.iter().any(|allowed| allowed.as_bytes() == origin.as_bytes())
    });
    let is_preflight = request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = match &allowed {
        Some(_) if is_preflight => preflight(),
        _ => next.run(request).await,
    };
    if !app.settings().origins.is_empty() {
        response.headers_mut().append(header::VARY, HeaderValue::from_static("origin"));
    }
    if let Some(origin) = allowed {
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("x-trace-id, Retry-After"),
        );
    }
    response
}

fn preflight() -> Response {
    let mut headers = HeaderMap::new();
    headers
        .insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, PATCH, DELETE"));
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static("X-YATAI-API-TOKEN, X-Yatai-Organization, Content-Type, Idempotency-Key"),
    );
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// What a handler's panic becomes. Its words stay out of the answer and the log: they can hold
/// anything. `main.rs` logs where it happened.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Failure::internal("a handler panicked").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt;

    #[tokio::test]
    async fn a_panic_is_an_answer_with_a_trace_id_and_without_its_words() {
        async fn bad() -> &'static str {
            panic!("s3cret")
        }
        let router: Router = Router::new()
            .route("/", get(bad))
            .layer(tower_http::catch_panic::CatchPanicLayer::custom(panicked))
            .layer(axum::middleware::from_fn(trace));
        let response = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(response.status(), 500);
        assert_eq!(response.headers()["x-trace-id"].len(), 32);
        let body = axum::body::to_bytes(response.into_body(), 9999).await.unwrap();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["code"], "internal_error");
        assert!(!body.to_string().contains("s3cret"));
    }
}
