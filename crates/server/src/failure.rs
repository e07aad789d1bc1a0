//! The answer for an error: a status, a sentence for people and a code for programs.
//!
//! Details of a broken database or a panic are not in the answer. They go to the log, with the trace id that the answer
//! has in `x-trace-id`.

use crate::store::StoreError;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, SecondsFormat, Utc};
use std::borrow::Cow;
use token_api::Time;

/// An error that is answered.
#[derive(Clone, Debug)]
pub struct Failure {
    status: StatusCode,
    code: Cow<'static, str>,
    message: Cow<'static, str>,
    field: Option<Cow<'static, str>>,
    latest: Option<Box<Time>>,
    retry_after: Option<u32>,
    detail: Option<String>,
}

/// Text for the log that the client does not see; an extension of the response.
#[derive(Clone, Debug)]
pub(crate) struct Detail(pub(crate) String);

/// The code of the answer, for the log; an extension of the response.
#[derive(Clone, Debug)]
pub(crate) struct Code(pub(crate) Cow<'static, str>);

/// The sentence of the answer; an extension of the response.
#[derive(Clone, Debug)]
pub(crate) struct Sentence(pub(crate) Cow<'static, str>);

impl Failure {
    /// An error with this status, code and sentence.
    pub fn new(
        status: StatusCode,
        code: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            status,
            code: code.into(),
            message: message.into(),
            field: None,
            latest: None,
            retry_after: None,
            detail: None,
        }
    }

    /// 400.
    pub fn bad(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, message)
    }

    /// 401.
    pub fn unauthorized(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, code, message)
    }

    /// 403.
    pub fn forbidden(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::FORBIDDEN, code, message)
    }

    /// 404 for a token.
    pub fn no_such_token() -> Self {
        Self::no_such("API token")
    }

    /// 404 for a resource of this kind.
    pub fn no_such(kind: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", format!("There is no such {kind}."))
    }

    /// 403 for a right that would outlive its giver. The sentence names the latest expiry that is allowed, after `reason`.
    pub fn outlives_its_maker(latest: DateTime<Utc>, reason: &str) -> Self {
        let at = latest.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        let mut failure = Self::forbidden(
            "outlives_its_maker",
            format!("{reason} at {at}: choose an expiration until then, or sign in without a token."),
        );
        failure.latest = Some(Box::new(latest.into()));
        failure.in_field("expired_at")
    }

    /// 500; the detail is for the log.
    pub fn internal(detail: impl Into<String>) -> Self {
        let mut failure = Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal_error",
            "The server failed. Its log says why, under the trace id of this answer.",
        );
        failure.detail = Some(detail.into());
        failure
    }

    /// Whether the credential is unknown to this server, as opposed to known but not allowed.
    pub(crate) fn is_unknown_credential(&self) -> bool {
        matches!(&*self.code, "unauthorized" | "session_ended")
    }

    /// Names the wrong field.
    pub fn in_field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Sets after how many seconds the client may try again.
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NameTaken => Self::new(
                StatusCode::CONFLICT,
                "name_taken",
                "You already have a token with this name: choose another name, or delete that token first.",
            )
            .in_field("name"),
            StoreError::AlreadyCreated { uid } => Self::new(
                StatusCode::CONFLICT,
                "already_created",
                format!(
                    "This request was carried out before: it created the API token {uid}, which was used, handed over or changed since, or made with another token, so its value cannot be shown again. Delete that token, or create another one."
                ),
            ),
            StoreError::KeyReused => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "idempotency_key_reused",
                "This Idempotency-Key was used for another request: a different request needs a new key.",
            ),
            StoreError::Unavailable(detail) => {
                let mut failure = Self::new(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "database_unavailable",
                    "The database is busy or has no room: try again in a moment.",
                )
                .retry_after(2);
                failure.detail = Some(detail);
                failure
            }
            StoreError::Damaged(detail) => {
                let mut failure = Self::new(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "database_damaged",
                    "The database is damaged: the person who runs this server must stop it and restore a backup.",
                );
                failure.detail = Some(detail);
                failure
            }
            StoreError::Broken(detail) => Self::internal(detail),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut body = serde_json::json!({"error": self.message, "code": self.code});
        if let Some(field) = &self.field {
            body["field"] = field.as_ref().into();
        }
        if let Some(latest) = &self.latest {
            body["latest"] = serde_json::json!(latest);
        }
        let mut response = (self.status, Json(body)).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(detail) = self.detail {
            response.extensions_mut().insert(Detail(detail));
        }
        response.extensions_mut().insert(Code(self.code));
        response.extensions_mut().insert(Sentence(self.message));
        response
    }
}
