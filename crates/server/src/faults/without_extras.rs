//! A server without what this one has beyond BentoCloud: its own addresses are 404, its own settings and fields are missing.
//! Signing in and out, and the database, stay as they are.

use crate::failure::Failure;
use crate::input::FieldFilter;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_LENGTH;
use axum::http::response::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

/// The features of `config.json` that this server alone has.
const FEATURES: [&str; 3] = ["sessions", "labels", "find_by_value"];

/// The answer where this server alone has the address; `None` for all others.
pub fn refuse(path: &str) -> Option<Response> {
    let is_extra = matches!(
        path,
        "/api/v1/api_tokens/find"
            | "/api/v1/current_org/events"
            | "/api/v1/current_org/event_operation_names"
            | "/api/v1/sessions"
            | "/openapi.json"
    ) || path.starts_with("/api/v1/sessions/");
    let refusal = || Failure::new(StatusCode::NOT_FOUND, "unknown_address", "The API has no such address.");
    is_extra.then(|| refusal().into_response())
}

/// Makes a create or a change ignore labels, as BentoCloud ignores fields that it does not know.
pub fn ignore_labels(request: &mut Request) {
    request.extensions_mut().insert(FieldFilter(|fields: &mut Map<String, Value>| {
        fields.remove("labels");
        Ok(())
    }));
}

/// Removes from an answer what this server alone says.
pub fn reduce(path: &str, mut parts: Parts, bytes: Bytes) -> Response {
    let Ok(mut answer) = serde_json::from_slice::<Value>(&bytes) else {
        return Response::from_parts(parts, Body::from(bytes));
    };
    if !parts.status.is_success() || !change(path, &mut answer) {
        return Response::from_parts(parts, Body::from(bytes));
    }
    let body = serde_json::to_vec(&answer).unwrap_or_default();
    parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    Response::from_parts(parts, Body::from(body))
}

/// Changes an answer of this address; false where it says nothing of this server's own.
fn change(path: &str, answer: &mut Value) -> bool {
    match path {
        "/config.json" => {
            remove(answer, &["max_lifetime_days"]);
            answer.get_mut("features").into_iter().for_each(|features| remove(features, &FEATURES));
        }
        // No `server`, and not Yatai's word either.
        "/api/v1/info" => *answer = json!({ "is_saas": true }),
        "/api/v1/members/current" => remove(answer, &["credential"]),
        _ if path.contains("/api_tokens") => match answer.get_mut("items").and_then(Value::as_array_mut) {
            Some(items) => items.iter_mut().for_each(reduce_token),
            None => reduce_token(answer),
        },
        _ => return false,
    }
    true
}

fn reduce_token(token: &mut Value) {
    remove(token, &["created_with"]);
    if let Some(labels) = token.get_mut("labels") {
        *labels = json!([]);
    }
}

fn remove(answer: &mut Value, fields: &[&str]) {
    if let Some(object) = answer.as_object_mut() {
        object.retain(|field, _| !fields.contains(&field.as_str()));
    }
}
