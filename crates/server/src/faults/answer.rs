//! Answers a request with a fault.

use super::breaking_body::BreakingBody;
use super::fault::Fault;
use crate::failure::Failure;
use crate::store::StoreError;
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::response::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// A sign-in page on a host that does not exist: a browser that follows the redirect reports an error.
const OTHER_HOST: &str = "https://sign-in.invalid/?next=tokens";

/// Answers with this fault.
pub async fn answer_with(fault: Fault, request: Request, next: Next) -> Response {
    match fault {
        Fault::Status(status) => fail_with(status),
        Fault::Slow(time) => {
            tokio::time::sleep(time).await;
            next.run(without_search(request)).await
        }
        Fault::Html => (
            [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
            "<!doctype html><title>Gateway</title><h1>It works!</h1>",
        )
            .into_response(),
        Fault::Half => {
            let (parts, bytes) = run_whole(request, next).await;
            with_body(parts, bytes.slice(..bytes.len() / 2))
        }
        Fault::Empty => StatusCode::OK.into_response(),
        Fault::Hang => std::future::pending().await,
        Fault::Reset => Response::new(Body::new(BreakingBody::at_once())),
        Fault::Lost => {
            drop(next.run(request).await);
            Response::new(Body::new(BreakingBody::at_once()))
        }
        Fault::Cut => broken_off(run_whole(request, next).await, |whole| whole / 2),
        Fault::Head => broken_off(run_whole(request, next).await, |_| 0),
        Fault::RecordNotFound => {
            (StatusCode::BAD_REQUEST, Json(json!({ "error": "record not found" }))).into_response()
        }
        Fault::Redirect => (StatusCode::FOUND, [(header::LOCATION, OTHER_HOST)]).into_response(),
        Fault::Type(kind) => {
            let (parts, bytes) = run_whole(request, next).await;
            let mut response = with_body(parts, bytes);
            response.headers_mut().remove(header::CONTENT_TYPE);
            if !kind.is_empty() {
                response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
            }
            response
        }
        Fault::Corrupt(corruption) => {
            let (parts, bytes) = run_whole(request, next).await;
            let Ok(mut answer) = serde_json::from_slice(&bytes) else { return with_body(parts, bytes) };
            if parts.status.is_success() {
                corruption.apply(&mut answer);
            }
            with_body(parts, answer.to_string().into())
        }
    }
}

/// An answer with this status, as the API gives it where it has one.
pub fn fail_with(status: StatusCode) -> Response {
    let failure = match status {
        StatusCode::CONFLICT => Failure::from(StoreError::NameTaken),
        StatusCode::UNAUTHORIZED => Failure::unauthorized("unauthorized", "This API token is not valid."),
        StatusCode::NOT_FOUND => Failure::no_such_token(),
        _ => Failure::new(status, "fault", format!("This failure was ordered: {}.", status.as_u16())),
    };
    match status {
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => failure.retry_after(2),
        _ => failure,
    }
    .into_response()
}

/// Carries the request out and reads the answer, uncompressed, so that a part of it is a part of its JSON.
pub async fn run_whole(request: Request, next: Next) -> (Parts, Bytes) {
    let mut request = without_search(request);
    request.headers_mut().remove(header::ACCEPT_ENCODING);
    read_whole(next.run(request).await).await
}

/// The head of a response, and its whole body.
pub async fn read_whole(response: Response) -> (Parts, Bytes) {
    let (parts, body) = response.into_parts();
    (parts, axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default())
}

/// A response with another body, and with the length of that body.
fn with_body(mut parts: Parts, body: Bytes) -> Response {
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(body))
}

/// A response that announces its whole length, and breaks off after `sent` of its bytes.
fn broken_off((mut parts, bytes): (Parts, Bytes), sent: impl FnOnce(usize) -> usize) -> Response {
    parts.headers.insert(header::CONTENT_LENGTH, bytes.len().into());
    let sent = bytes.slice(..sent(bytes.len()));
    Response::from_parts(parts, Body::new(BreakingBody::after(sent)))
}

/// Removes a search for the fault's name: the answer is about the whole list.
fn without_search(mut request: Request) -> Request {
    let uri = request.uri();
    let Some(query) = uri.query() else { return request };
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("search=fault-")).collect();
    if let Ok(uri) = format!("{}?{}", uri.path(), kept.join("&")).parse() {
        *request.uri_mut() = uri;
    }
    request
}
