//! Failures on order, so that people and tests can see what the panel does with each: off unless the
//! server was started with `--faults`. The table is in the README of this crate.
//!
//! What never lives here: anything that a server without `--faults` would run.

mod chaos;
mod hostile;
mod mangle;

use self::chaos::Chaos;
use self::hostile::Hostile;
use self::mangle::Mangle;
use crate::app::App;
use crate::failure::Failure;
use crate::input::{Body as JsonBody, MAX_BODY, query_value};
use axum::Json;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::response::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::Sleep;

/// The calls that can be made to fail, as `POST /faults` names them.
const CALLS: [&str; 14] = [
    "list",
    "create",
    "get",
    "update",
    "delete",
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

/// What a cut answer takes to reach the wire: a break drops whatever the server still holds back.
const TO_THE_WIRE: Duration = Duration::from_millis(100);

/// A sign-in page that no name server knows: a browser that followed would say so in its console.
const ELSEWHERE: &str = "https://sign-in.invalid/?next=tokens";

/// The longest delay: longer than any client waits.
const MAX_DELAY: Duration = Duration::from_secs(120);

/// What goes wrong.
#[derive(Clone, Debug, PartialEq)]
enum Fault {
    Status(StatusCode),
    Slow(Duration),
    Html,
    Half,
    Empty,
    Hang,
    /// Closes without carrying out.
    Reset,
    /// Carries out, then closes without an answer.
    Lost,
    /// Carries out, sends the head and half of the body, then closes.
    Cut,
    /// Carries out, sends the head alone, then closes.
    Head,
    /// 400 in Yatai's words for what is not there.
    RecordNotFound,
    /// Leads to a page on another host.
    Redirect,
    /// Carries out; the right JSON under another content type.
    Type(&'static str),
    /// Carries out; the JSON is changed.
    Mangled(Mangle),
}

impl Fault {
    /// Reads a sentinel such as `fault-500` or `fault-slow-3s`.
    fn parse(text: &str) -> Option<Self> {
        let kind = text.strip_prefix("fault-")?;
        Some(match kind {
            "html" => Self::Html,
            "half" => Self::Half,
            "empty" => Self::Empty,
            "hang" => Self::Hang,
            "reset" => Self::Reset,
            "lost" => Self::Lost,
            "cut" => Self::Cut,
            "head" => Self::Head,
            "record-not-found" => Self::RecordNotFound,
            "redirect" => Self::Redirect,
            "type" => Self::Type("text/plain; charset=utf-8"),
            "type-none" => Self::Type(""),
            "type-html" => Self::Type("text/html"),
            _ if kind.starts_with("slow-") => Self::Slow(delay(kind.strip_prefix("slow-")?)?),
            _ => match status(kind) {
                Some(status) => Self::Status(status),
                None => Self::Mangled(Mangle::parse(kind)?),
            },
        })
    }
}

fn status(text: &str) -> Option<StatusCode> {
    StatusCode::from_bytes(text.as_bytes()).ok().filter(|it| it.is_client_error() || it.is_server_error())
}

fn delay(text: &str) -> Option<Duration> {
    let millis: u64 = if let Some(n) = text.strip_suffix("ms") {
        n.parse().ok()?
    } else if let Some(n) = text.strip_suffix('s') {
        n.parse::<u64>().ok()?.checked_mul(1000)?
    } else {
        text.parse().ok()?
    };
    Some(Duration::from_millis(millis).min(MAX_DELAY))
}

/// A failure on order.
struct Order {
    fault: Fault,
    /// So many calls go well before.
    after: u64,
    /// So many fail then.
    times: u64,
}

/// The failures that are on order.
#[derive(Default)]
struct Orders {
    calls: HashMap<&'static str, Order>,
    chaos: Option<Chaos>,
    hostile: Option<Hostile>,
}

/// The failures that are on order, for all requests.
#[derive(Default)]
pub struct Faults(Mutex<Orders>);

impl Faults {
    fn orders(&self) -> MutexGuard<'_, Orders> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, call: &'static str) -> Option<Fault> {
        let orders = &mut self.orders().calls;
        let order = orders.get_mut(call)?;
        if order.after > 0 {
            order.after -= 1;
            return None;
        }
        let fault = order.fault.clone();
        order.times = order.times.saturating_sub(1);
        if order.times == 0 {
            orders.remove(call);
        }
        Some(fault)
    }
}

/// `POST /faults {"list": "fault-500", "after": 0, "times": 1}`: after so many answers to these calls, the next so many
/// fail. Null for a call takes its order back. For callers on this machine alone.
pub async fn order(
    State(app): State<App>,
    headers: HeaderMap,
    connection: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
    body: Bytes,
) -> Result<Json<Value>, Failure> {
    let near = connection.is_some_and(|axum::Extension(ConnectInfo(peer))| peer.ip().is_loopback());
    // JSON alone: a form of another site cannot send it without asking first.
    if !near || !crate::caller::is_json(&headers) {
        return Err(Failure::forbidden(
            "loopback_only",
            "Failures can be ordered as application/json from this machine only.",
        ));
    }
    JsonBody::parse(&body)?;
    let orders: HashMap<String, Value> = serde_json::from_slice(&body)
        .map_err(|_| Failure::bad("invalid_body", "The body must be a JSON object."))?;
    let number = |key: &'static str, default: u64, least: u64| match orders.get(key) {
        None => Ok(default),
        Some(number) => number.as_u64().filter(|n| *n >= least).ok_or_else(|| {
            Failure::bad("invalid_body", format!("{key} must be a whole number from {least}.")).in_field(key)
        }),
    };
    let (after, times) = (number("after", 0, 0)?, number("times", 1, 1)?);
    let Some(faults) = app.faults() else { return Err(Failure::internal("faults are off")) };
    let mut pending = faults.orders();
    for (call, sentinel) in orders.iter().filter(|(call, _)| !matches!(call.as_str(), "after" | "times")) {
        if call == "chaos" {
            let chaos = Chaos::parse(sentinel);
            if chaos.is_none() && !sentinel.is_null() {
                let words = "chaos takes true, or an object with whole numbers: count, changes, failing.";
                return Err(Failure::bad("invalid_body", words).in_field("chaos"));
            }
            pending.chaos = chaos;
            continue;
        }
        if call == "hostile" {
            pending.hostile = (sentinel == &Value::Bool(true)).then(Hostile::default);
            continue;
        }
        let Some(call) = CALLS.into_iter().find(|known| known == call) else {
            return Err(Failure::bad("invalid_body", format!("Calls that can fail: {}.", CALLS.join(", "))));
        };
        if sentinel.is_null() {
            pending.calls.remove(call);
            continue;
        }
        let Some(fault) = sentinel.as_str().and_then(Fault::parse) else {
            return Err(
                Failure::bad("invalid_body", format!("{call}: there is no such fault.")).in_field(call)
            );
        };
        pending.calls.insert(call, Order { fault, after, times });
    }
    Ok(Json(json!({})))
}

/// Makes a request fail where that was ordered, or where its search text or its token's name asks
/// for it.
pub async fn interfere(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(faults) = app.faults() else { return next.run(request).await };
    let Some(call) = call(request.method(), request.uri()) else { return next.run(request).await };
    let chaos = if call == "list" { faults.orders().chaos.as_mut().map(Chaos::next) } else { None };
    let request = match chaos {
        None => request,
        Some(trouble) if trouble.fails => return refuse(StatusCode::INTERNAL_SERVER_ERROR),
        Some(trouble) => {
            if let Some(number) = trouble.change
                && let Err(failure) = chaos::change(&app, number).await
            {
                return failure.into_response();
            }
            chaos::shorten(request, trouble.count)
        }
    };
    let (request, named) = if call == "create" { name_in(request).await } else { (request, None) };
    let asked = match call {
        "list" => query_value(request.uri(), "search").ok().flatten(),
        _ => named,
    };
    let fault = asked.as_deref().and_then(Fault::parse).or_else(|| faults.take(call));
    match fault {
        None | Some(Fault::Status(_)) if faults.orders().hostile.is_some() => {
            let (parts, bytes) = match fault {
                Some(fault) => taken_apart(apply(fault, request, next).await).await,
                None => carry_out(request, next).await,
            };
            match &mut faults.orders().hostile {
                Some(hostile) => hostile.dress(call, parts, bytes),
                None => Response::from_parts(parts, Body::from(bytes)),
            }
        }
        None => next.run(request).await,
        Some(fault) => apply(fault, request, next).await,
    }
}

async fn apply(fault: Fault, request: Request, next: Next) -> Response {
    match fault {
        Fault::Status(status) => refuse(status),
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
            let (parts, bytes) = carry_out(request, next).await;
            whole(parts, bytes.slice(..bytes.len() / 2))
        }
        Fault::Empty => StatusCode::OK.into_response(),
        Fault::Hang => std::future::pending().await,
        Fault::Reset => Response::new(Body::new(Breaking::at_once())),
        Fault::Lost => {
            drop(next.run(request).await);
            Response::new(Body::new(Breaking::at_once()))
        }
        Fault::Cut => break_off(carry_out(request, next).await, |whole| whole / 2),
        Fault::Head => break_off(carry_out(request, next).await, |_| 0),
        Fault::RecordNotFound => {
            (StatusCode::BAD_REQUEST, Json(json!({ "error": "record not found" }))).into_response()
        }
        Fault::Redirect => (StatusCode::FOUND, [(header::LOCATION, ELSEWHERE)]).into_response(),
        Fault::Type(kind) => {
            let (parts, bytes) = carry_out(request, next).await;
            let mut response = whole(parts, bytes);
            response.headers_mut().remove(header::CONTENT_TYPE);
            if !kind.is_empty() {
                response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
            }
            response
        }
        Fault::Mangled(mangle) => {
            let (parts, bytes) = carry_out(request, next).await;
            let Ok(mut answer) = serde_json::from_slice(&bytes) else { return whole(parts, bytes) };
            if parts.status.is_success() {
                mangle.apply(&mut answer);
            }
            whole(parts, answer.to_string().into())
        }
    }
}

/// The true answer, uncompressed, so that a part of it is a part of its JSON.
async fn carry_out(request: Request, next: Next) -> (Parts, Bytes) {
    taken_apart(next.run(uncompressed(without_search(request))).await).await
}

async fn taken_apart(response: Response) -> (Parts, Bytes) {
    let (parts, body) = response.into_parts();
    (parts, axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default())
}

/// An answer with another body, which is as long as it says.
fn whole(mut parts: Parts, body: Bytes) -> Response {
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(body))
}

/// An answer that promises its whole length, and breaks after so many of its bytes.
fn break_off((mut parts, bytes): (Parts, Bytes), sent: impl FnOnce(usize) -> usize) -> Response {
    parts.headers.insert(header::CONTENT_LENGTH, bytes.len().into());
    let sent = bytes.slice(..sent(bytes.len()));
    Response::from_parts(parts, Body::new(Breaking::after(sent)))
}

fn refuse(status: StatusCode) -> Response {
    let failure = match status {
        StatusCode::CONFLICT => Failure::from(crate::store::StoreError::NameTaken),
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

/// A delayed or cut answer is one about the whole list, not about a search for the sentinel.
fn without_search(mut request: Request) -> Request {
    let uri = request.uri();
    let Some(query) = uri.query() else { return request };
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("search=fault-")).collect();
    if let Ok(uri) = format!("{}?{}", uri.path(), kept.join("&")).parse() {
        *request.uri_mut() = uri;
    }
    request
}

fn uncompressed(mut request: Request) -> Request {
    request.headers_mut().remove(header::ACCEPT_ENCODING);
    request
}

fn call(method: &Method, uri: &Uri) -> Option<&'static str> {
    let one = uri.path().starts_with("/api/v1/api_tokens/");
    Some(match (method.as_str(), uri.path()) {
        ("GET", "/api/v1/api_tokens") => "list",
        ("POST", "/api/v1/api_tokens") => "create",
        ("GET", _) if one => "get",
        ("PATCH", _) if one => "update",
        ("DELETE", _) if one => "delete",
        ("GET", "/api/v1/auth/current") => "current",
        ("GET", "/api/v1/current_org") => "organization",
        ("GET", "/api/v1/members/current") => "membership",
        ("GET", "/api/v1/members") => "members",
        ("GET", "/api/v1/deployments" | "/api/v2/deployments") => "deployments",
        ("GET", "/api/v1/current_org/events") => "events",
        ("GET", "/api/v1/info") => "info",
        // Yatai alone has it.
        ("POST", "/api/v1/auth/login") => "sign_in",
        // The other way to sign out is a GET, which goes well.
        ("POST", "/logout") => "sign_out",
        _ => return None,
    })
}

/// Reads the name that a create asks for; the request stays whole.
async fn name_in(request: Request) -> (Request, Option<String>) {
    let (parts, body) = request.into_parts();
    // One byte more than is accepted, so that a larger body is still refused as too large.
    match axum::body::to_bytes(body, MAX_BODY * 2).await {
        Ok(bytes) => {
            let name = JsonBody::parse(&bytes)
                .ok()
                .and_then(|body| body.text("name").ok().flatten().map(str::to_owned));
            (Request::from_parts(parts, Body::from(bytes)), name)
        }
        Err(_) => (Request::from_parts(parts, Body::from(vec![b' '; MAX_BODY + 1])), None),
    }
}

/// A body that breaks: the server then closes the connection. Where that is at once, before it was
/// ever waited for, the head of the answer is never sent either.
struct Breaking {
    sent: Bytes,
    wait: Option<Pin<Box<Sleep>>>,
}

impl Breaking {
    fn at_once() -> Self {
        Self { sent: Bytes::new(), wait: None }
    }

    /// After the head and these bytes are on the wire.
    fn after(sent: Bytes) -> Self {
        Self { sent, wait: Some(Box::pin(tokio::time::sleep(TO_THE_WIRE))) }
    }
}

impl HttpBody for Breaking {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
        if !self.sent.is_empty() {
            let sent = std::mem::take(&mut self.sent);
            return Poll::Ready(Some(Ok(http_body::Frame::data(sent))));
        }
        if let Some(wait) = &mut self.wait {
            std::task::ready!(wait.as_mut().poll(context));
        }
        Poll::Ready(Some(Err(std::io::Error::other("a fault that was ordered"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentinels_are_read() {
        assert_eq!(Fault::parse("fault-500"), Some(Fault::Status(StatusCode::INTERNAL_SERVER_ERROR)));
        for text in ["fault-slow-3s", "fault-slow-3000", "fault-slow-3000ms"] {
            assert_eq!(Fault::parse(text), Some(Fault::Slow(Duration::from_secs(3))), "{text}");
        }
        assert_eq!(Fault::parse("fault-slow-99999999s"), Some(Fault::Slow(MAX_DELAY)));
        assert_eq!(Fault::parse("fault-nulls"), Some(Fault::Mangled(Mangle::Nulls)));
        assert!(matches!(Fault::parse("fault-number--1"), Some(Fault::Mangled(Mangle::Number(_)))));
        for nothing in ["fault-200", "fault-", "default", "fault-slow-", "fault-slow-x", "500"] {
            assert_eq!(Fault::parse(nothing), None, "{nothing}");
        }
    }
}
