//! The headers that every answer has: content security policy, caching and permissions.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// The policy of the panel's pages: they load files, run scripts and WebAssembly, and send requests, all on this origin
/// only. There is no Trusted Types policy, so a text cannot become a script.
const PANEL_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'";

/// The policy of the API's answers: a browser that opens one as a page loads and runs nothing.
const DATA_POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Browser features that no page of the panel needs.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// Adds the headers, and `no-store` to answers with data of a person.
pub async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let private = path == "/api"
        || path.starts_with("/api/")
        || matches!(path, "/login" | "/logout" | "/healthz" | "/faults" | "/openapi.json");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let policy = if private { DATA_POLICY } else { PANEL_POLICY };
    // A page with its own policy keeps it.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(policy));
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("no-referrer"));
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if private {
        set(header::CACHE_CONTROL, "no-store");
    }
    response
}
