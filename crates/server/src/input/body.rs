//! The body of a request: a JSON object, limited in size and time.

use super::strict_json::Strict;
use crate::failure::Failure;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::StatusCode;
use serde_json::{Map, Value};
use std::time::Duration;

/// The largest body, in bytes.
pub const MAX_BODY: usize = 64 * 1024;

/// How long a body may take to arrive. It is read after the credentials were checked, so only clients with valid ones
/// can use that time.
const MAX_BODY_TIME: Duration = Duration::from_secs(30);

/// A request extension that replaces the time limit of the body, for tests.
#[derive(Clone, Copy, Debug)]
pub struct BodyTime(pub Duration);

/// A request extension that changes or refuses the body's fields before the route reads them.
#[derive(Clone, Copy)]
pub struct FieldFilter(pub fn(&mut Map<String, Value>) -> Result<(), Failure>);

/// The error of a body that ends too early.
pub const BROKE_OFF: &str = "The body broke off before its end.";

/// A JSON object of at most [`MAX_BODY`] bytes.
pub struct Body(pub(super) Map<String, Value>);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let filter = request.extensions().get::<FieldFilter>().copied();
        let bytes = bytes_of(request, state, (MAX_BODY, MAX_BODY_TIME)).await?;
        let mut body = Self::parse(&bytes)?;
        if let Some(FieldFilter(filter)) = filter {
            filter(&mut body.0)?;
        }
        Ok(body)
    }
}

/// Reads the bytes of a body of at most this size, in bytes, within this time.
pub(super) async fn bytes_of<S: Send + Sync>(
    mut request: Request,
    state: &S,
    (size, time): (usize, Duration),
) -> Result<Bytes, Failure> {
    let time = request.extensions().get().map_or(time, |BodyTime(time)| *time);
    DefaultBodyLimit::max(size).apply(&mut request);
    let reading = tokio::time::timeout(time, Bytes::from_request(request, state)).await;
    let too_slow = |_| {
        let sentence = "The body did not come in time: send it again.";
        Failure::new(StatusCode::REQUEST_TIMEOUT, "body_too_slow", sentence)
    };
    reading.map_err(too_slow)?.map_err(|rejection| {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Failure::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "body_too_large",
                format!("The body is too large: at most {} KB are accepted.", size / 1024),
            )
        } else {
            Failure::bad("invalid_body", BROKE_OFF)
        }
    })
}

impl Body {
    /// Parses a body.
    pub fn parse(bytes: &[u8]) -> Result<Self, Failure> {
        match serde_json::from_slice(bytes) {
            Ok(Strict(Value::Object(fields))) => Ok(Self(fields)),
            Ok(_) => Err(Failure::bad("invalid_body", "The body must be a JSON object.")),
            Err(error) if error.is_data() => Err(Failure::bad(
                "invalid_body",
                format!(
                    "The body names a field twice: see line {}, column {}.",
                    error.line(),
                    error.column()
                ),
            )),
            Err(error) if error.is_eof() => Err(Failure::bad("invalid_body", BROKE_OFF)),
            // The position only: serde's message can quote the body, which may contain a token.
            Err(error) => Err(Failure::bad(
                "invalid_body",
                format!("The body is not JSON: see line {}, column {}.", error.line(), error.column()),
            )),
        }
    }
}
