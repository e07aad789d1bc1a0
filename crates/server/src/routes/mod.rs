//! The routes: one file for each group of addresses. Handlers connect `input`, `access` and `store`.

mod continue_page;
mod created;
mod deployments;
mod description;
mod events;
mod faults;
mod find;
mod health;
mod info;
mod login_code;
mod members;
mod metrics;
mod new_token;
mod security_txt;
mod sessions;
mod sign_in;
mod tokens;
mod users;
mod written;

pub use metrics::metrics_router;

use crate::app::App;
use crate::failure::Failure;
use crate::{input, middleware, site, yatai};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{Method, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{delete, get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// The router of the whole server: API, sign-in and panel.
pub fn router(app: App) -> Router {
    let mut router = Router::new()
        .route("/api/v1/api_tokens", get(tokens::list).post(tokens::create))
        .route("/api/v1/api_tokens/{uid}", get(tokens::get).patch(tokens::update).delete(tokens::delete))
        .route("/api/v1/auth/current", get(users::current))
        .route("/api/v1/current_org", get(users::organization))
        .route("/api/v1/current_org/events", get(events::list))
        .route("/api/v1/current_org/event_operation_names", get(events::operation_names))
        .route("/api/v1/deployments", get(deployments::list_all))
        .route("/api/v2/deployments", get(deployments::list))
        .route("/api/v2/deployments/{name}/api_tokens", get(deployments::api_tokens))
        .route("/api/v1/info", get(info::info))
        .route("/api/v1/members", get(members::list))
        .route("/api/v1/members/current", get(members::current))
        .route("/api/v1/sessions", get(sessions::list).delete(sessions::end_others))
        .route("/api/v1/sessions/{uid}", delete(sessions::end))
        .route("/api/v1/auth/code", get(login_code::issue))
        .route("/api/v1/auth/token", get(login_code::take))
        .route("/login", get(sign_in::ask).post(sign_in::login))
        .route("/logout", post(sign_in::logout))
        .route("/.well-known/security.txt", get(security_txt::security_txt))
        .route("/healthz", get(health::check))
        .route("/openapi.json", get(description::description))
        .route("/config.json", get(site::config));
    if !app.settings().like_yatai {
        router = router.route("/api/v1/api_tokens/find", post(find::find));
    }
    if app.faults().is_some() {
        router = router.route("/faults", post(faults::order));
    }
    router = router.fallback(fallback).method_not_allowed_fallback(wrong_method);
    if app.settings().like_yatai {
        // Added first, so that it is the innermost layer: compression and faults apply to Yatai's answers.
        router = router.layer(from_fn_with_state(app.clone(), yatai::translate));
    } else {
        router = router.layer(from_fn(middleware::person));
    }
    router
        // Layers lower in this list see a request earlier.
        .layer(DefaultBodyLimit::max(input::MAX_BODY))
        .layer(CatchPanicLayer::custom(middleware::panicked))
        // Fastest, because a person waits for the list. The panel's files are compressed at build time.
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest))
        .layer(from_fn(middleware::encodings))
        .layer(from_fn_with_state(app.clone(), middleware::faults))
        .layer(from_fn_with_state(app.clone(), middleware::cors))
        .layer(from_fn_with_state(app.clone(), middleware::pages))
        .layer(from_fn(middleware::headers))
        .layer(from_fn_with_state(app.settings().proxies.clone(), middleware::trace))
        // A second time, outside: for panics in the layers themselves.
        .layer(CatchPanicLayer::custom(middleware::panicked))
        .layer(from_fn_with_state(app.clone(), middleware::count))
        .with_state(app)
}

async fn fallback(axum::extract::State(app): axum::extract::State<App>, request: Request) -> Response {
    use axum::response::IntoResponse;
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return Failure::new(StatusCode::NOT_FOUND, "unknown_address", "The API has no such address.")
            .into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return wrong_method().await.into_response();
    }
    site::serve(&app, request).await
}

async fn wrong_method() -> Failure {
    Failure::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method_not_allowed",
        "This address does not accept this method.",
    )
}
