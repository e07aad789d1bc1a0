//! Yatai's errors. Those for missing credentials and unknown addresses have a `message`, all others an `error`, mostly with
//! status 400. There are no codes and no field names.

use super::Call;
use crate::input::BROKE_OFF;
use axum::Json;
use axum::body::to_bytes;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The largest error that is read, in bytes. No error reaches it.
const MAX_REFUSAL: usize = 64 * 1024;

/// An answer with the field `error`.
pub fn error(status: StatusCode, sentence: &str) -> Response {
    (status, Json(json!({"error": sentence}))).into_response()
}

fn message(status: StatusCode, sentence: &str) -> Response {
    (status, Json(json!({"message": sentence}))).into_response()
}

/// The answer for an address or a method that Yatai does not have.
pub fn no_router(method: &Method) -> Response {
    message(StatusCode::NOT_FOUND, &format!("not found this router with method {method}"))
}

/// Turns an error of this server into Yatai's.
pub async fn translate_refusal(response: Response, call: &Call, by_token: bool) -> Response {
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, MAX_REFUSAL).await.unwrap_or_default();
    let json: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let text = |key: &str| json[key].as_str().unwrap_or_default();
    let sentence = text("error");
    let mut translated = match (parts.status, text("code")) {
        (StatusCode::UNAUTHORIZED, "token_expired") => {
            message(StatusCode::FORBIDDEN, "the api token is expired")
        }
        (StatusCode::UNAUTHORIZED, _) if by_token => {
            message(StatusCode::FORBIDDEN, "get api token: record not found")
        }
        (StatusCode::UNAUTHORIZED, _) => message(StatusCode::FORBIDDEN, "username in cookie is empty"),
        (StatusCode::FORBIDDEN, _) => message(StatusCode::FORBIDDEN, sentence),
        (StatusCode::NOT_FOUND, _) => error(StatusCode::NOT_FOUND, &not_found(call)),
        (_, "name_taken") => error(
            StatusCode::BAD_REQUEST,
            "create apiToken: ERROR: duplicate key value violates unique constraint \
             \"uk_apiToken_organizationId_userId_name\" (SQLSTATE 23505)",
        ),
        (_, "invalid_name") => error(
            StatusCode::BAD_REQUEST,
            "create apiToken: a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with \
             an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex \
             used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
        ),
        (StatusCode::BAD_REQUEST, "invalid_body") if sentence == BROKE_OFF => {
            error(StatusCode::BAD_REQUEST, "binding error: error parsing request body: unexpected EOF")
        }
        (StatusCode::BAD_REQUEST, "invalid_body" | "invalid_query") => {
            error(StatusCode::BAD_REQUEST, &format!("binding error: {sentence}"))
        }
        (status, _) => error(status, sentence),
    };
    if let Some(seconds) = parts.headers.get(header::RETRY_AFTER) {
        translated.headers_mut().insert(header::RETRY_AFTER, seconds.clone());
    }
    // The extensions hold the text for the log.
    *translated.extensions_mut() = parts.extensions;
    translated
}

fn not_found(call: &Call) -> String {
    match call {
        Call::Get(uid) | Call::Update(uid) | Call::Delete(uid) => {
            format!("get apiToken {uid}: record not found")
        }
        _ => "record not found".to_owned(),
    }
}
