//! The calls that can be made to fail.

use axum::http::{Method, Uri};

/// The names of the calls, as `POST /faults` takes them.
pub const CALLS: [&str; 15] = [
    "list",
    "create",
    "get",
    "update",
    "delete",
    "find",
    "current",
    "organization",
    "deployments",
    "membership",
    "members",
    "events",
    "info",
    "sign_in",
    "sign_out",
];

/// The name of the call that a request makes; `None` where it cannot be made to fail.
pub fn call_of(method: &Method, uri: &Uri) -> Option<&'static str> {
    let is_one_token = uri.path().starts_with("/api/v1/api_tokens/");
    Some(match (method.as_str(), uri.path()) {
        ("GET", "/api/v1/api_tokens") => "list",
        ("POST", "/api/v1/api_tokens") => "create",
        ("POST", "/api/v1/api_tokens/find") => "find",
        ("GET", _) if is_one_token => "get",
        ("PATCH", _) if is_one_token => "update",
        ("DELETE", _) if is_one_token => "delete",
        ("GET", "/api/v1/auth/current") => "current",
        ("GET", "/api/v1/current_org") => "organization",
        ("GET", "/api/v1/members/current") => "membership",
        ("GET", "/api/v1/members") => "members",
        ("GET", "/api/v1/deployments" | "/api/v2/deployments") => "deployments",
        ("GET", "/api/v1/current_org/events") => "events",
        ("GET", "/api/v1/info") => "info",
        // Only with `--like-yatai`.
        ("POST", "/api/v1/auth/login") => "sign_in",
        // The GET of Yatai cannot be made to fail.
        ("POST", "/logout") => "sign_out",
        _ => return None,
    })
}
