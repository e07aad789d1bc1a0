//! Yatai's way to speak: what its API lets in, leaves out, ignores and answers, around the routes of this server. Off
//! unless the server was started with `--like-yatai`. The table is in the README of this crate.
//!
//! Read from the sources of Yatai 1.1 and its schemas. Where its versions differ, this is the one that is harder on
//! who asks.
//!
//! What never lives here: rights (`access.rs` has the one that differs), SQL, and anything that a server without
//! `--like-yatai` would run.

mod answer;
mod refuse;

use self::refuse::{no_router, said};
use crate::app::App;
use crate::caller::{SESSION_COOKIE, TOKEN_HEADER, session_cookie};
use crate::failure::Failure;
use crate::input::{MAX_COUNT, Sifted};
use crate::secrets::Hash;
use crate::site;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

/// The cookie of Yatai's own pages.
const COOKIE: &str = "yatai-session-v2";

/// What a token needs one of, to look at its organization and the deployments. `api` implies them.
const LOOKING: [&str; 3] = ["read_organization", "write_organization", "operate_organization"];

/// What a token may be told of at its making; of the rest nothing is read.
const CREATE: [&str; 4] = ["name", "description", "scopes", "expired_at"];

/// What of a token can be changed.
const UPDATE: [&str; 3] = ["description", "scopes", "expired_at"];

/// Where a request goes.
#[derive(Clone, PartialEq, Eq)]
enum Call {
    List { count: u64 },
    Create,
    Get(String),
    Update(String),
    Delete(String),
    Current,
    Organization,
    Deployments,
}

impl Call {
    fn of(method: &Method, uri: &Uri) -> Option<Self> {
        let path = uri.path().strip_prefix("/api/v1/")?;
        let uid = path.strip_prefix("api_tokens/").filter(|uid| !uid.contains('/')).map(str::to_owned);
        Some(match (method.as_str(), path, uid) {
            ("GET", "api_tokens", _) => Self::List { count: count(uri) },
            ("POST", "api_tokens", _) => Self::Create,
            ("GET", _, Some(uid)) => Self::Get(uid),
            ("PATCH", _, Some(uid)) => Self::Update(uid),
            ("DELETE", _, Some(uid)) => Self::Delete(uid),
            ("GET", "auth/current", _) => Self::Current,
            ("GET", "current_org", _) => Self::Organization,
            ("GET", "deployments", _) => Self::Deployments,
            _ => return None,
        })
    }
}

/// Speaks as Yatai does.
pub async fn speak(State(app): State<App>, mut request: Request, next: Next) -> Response {
    rename_cookies(request.headers_mut());
    let path = request.uri().path();
    if path == "/config.json" {
        return settings();
    }
    if path == "/logout" {
        return sign_out(&app, request.method(), request.headers()).await;
    }
    if path == "/api/v1/info" && request.method() == Method::GET {
        return Json(json!({"is_saas": false, "saas_domain_suffix": ""})).into_response();
    }
    if path != "/api" && !path.starts_with("/api/") {
        return rename_set_cookie(next.run(request).await);
    }
    let Some(call) = Call::of(request.method(), request.uri()) else { return no_router(request.method()) };
    match ask(&app, &call, request, next).await {
        Ok(response) => response,
        Err(failure) => said(failure.into_response(), &call, false).await,
    }
}

async fn ask(app: &App, call: &Call, mut request: Request, next: Next) -> Result<Response, Failure> {
    let headers = request.headers_mut();
    // No token at all is no token: then the cookie counts.
    if headers.get(TOKEN_HEADER).is_some_and(|token| token.is_empty()) {
        headers.remove(TOKEN_HEADER);
    }
    headers.remove("idempotency-key");
    let by_token = headers.get(TOKEN_HEADER).cloned();
    if matches!(call, Call::Organization | Call::Deployments)
        && let Some(token) = &by_token
        && let Some(token) = app.store().by_hash(Hash::of(token.to_str().unwrap_or_default())).await?
        && !LOOKING.iter().any(|scope| token.allows(scope))
        // An expired one is told that first.
        && !token.has_expired(app.now())
    {
        let words = ["the api_token need the scopes: ", &LOOKING.join(" or ")].concat();
        return Ok(refuse::error(StatusCode::BAD_REQUEST, &words));
    }
    let mut before = None;
    match call {
        Call::List { .. } => request = only_pages(request),
        Call::Create => {
            request.extensions_mut().insert(Sifted(|sent| only(sent, &CREATE)));
        }
        Call::Update(uid) => {
            before = app.store().get(uid.clone()).await?.and_then(|token| token.updated_at.clone());
            request.extensions_mut().insert(Sifted(|sent| only(sent, &UPDATE)));
        }
        _ => {}
    }
    let response = next.run(request).await;
    if !response.status().is_success() {
        return Ok(said(response, call, by_token.is_some()).await);
    }
    answer::told(app, call, response, before).await
}

/// How many tokens are asked for: Yatai says it again as it was asked, and takes nothing for everything.
fn count(uri: &Uri) -> u64 {
    let pairs = uri.query().unwrap_or_default().split('&');
    pairs.filter_map(|pair| pair.strip_prefix("count=")).find_map(|n| n.parse().ok()).unwrap_or(0)
}

/// Of a list's query `start` and `count` alone mean something.
fn only_pages(mut request: Request) -> Request {
    let uri = request.uri();
    let known = |pair: &&str| pair.starts_with("start=") || pair.starts_with("count=");
    let mut pairs: Vec<&str> = uri.query().unwrap_or_default().split('&').filter(known).collect();
    let everything = format!("count={}", MAX_COUNT);
    if count(uri) == 0 && !pairs.iter().any(|pair| pair.starts_with("count=") && *pair != "count=0") {
        pairs.retain(|pair| !pair.starts_with("count="));
        pairs.push(&everything);
    }
    if let Ok(uri) = format!("{}?{}", uri.path(), pairs.join("&")).parse() {
        *request.uri_mut() = uri;
    }
    request
}

/// These fields alone, and without those that are null: they change nothing.
fn only(sent: &mut Map<String, Value>, fields: &[&str]) -> Result<(), Failure> {
    sent.retain(|field, value| fields.contains(&field.as_str()) && !value.is_null());
    match sent.get("expired_at").and_then(Value::as_str) {
        Some(time) if !is_time(time) => Err(refuse::no_time(time)),
        _ => Ok(()),
    }
}

/// RFC 3339 to the letter: Go reads nothing else.
fn is_time(text: &str) -> bool {
    text.as_bytes().get(10) == Some(&b'T') && chrono::DateTime::parse_from_rfc3339(text).is_ok()
}

/// What a site says that stands before Yatai: nothing of sessions, for nobody tells it.
fn settings() -> Response {
    let config = json!({
        "endpoint": "",
        "title": "Yatai",
        "features": {
            "organization_tokens": false,
            "protected_endpoints": false,
            "monitoring_tokens": false,
            "update": true,
            "cli_login": false,
        },
    });
    ([(header::CACHE_CONTROL, "no-store")], Json(config)).into_response()
}

/// `GET /logout` ends the session and leads to Yatai's own sign-in. Any other request there gets a page, as it does at
/// every address that Yatai does not know.
async fn sign_out(app: &App, method: &Method, headers: &HeaderMap) -> Response {
    if *method != Method::GET {
        return site::page(StatusCode::OK, "Yatai", "This stands for Yatai's own pages.");
    }
    if let Some(cookie) = session_cookie(headers)
        && let Err(error) = app.store().end_session(Hash::of(cookie), String::new(), app.now()).await
    {
        return Failure::from(error).into_response();
    }
    let cleared = format!("{COOKIE}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0");
    (StatusCode::FOUND, [(header::LOCATION, "/login".to_owned()), (header::SET_COOKIE, cleared)])
        .into_response()
}

/// Yatai's cookie under the name that this server looks for; one of that name is none of Yatai's.
fn rename_cookies(headers: &mut HeaderMap) {
    let ours = |name: &str| name.trim() == SESSION_COOKIE;
    let mut kept = Vec::new();
    for line in headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok()) {
        for pair in line.split(';') {
            match pair.split_once('=') {
                Some((name, value)) if name.trim() == COOKIE => {
                    kept.push(format!("{SESSION_COOKIE}={value}"))
                }
                Some((name, _)) if ours(name) => {}
                _ => kept.push(pair.trim().to_owned()),
            }
        }
    }
    headers.remove(header::COOKIE);
    if let Ok(line) = HeaderValue::try_from(kept.join("; "))
        && !kept.is_empty()
    {
        headers.insert(header::COOKIE, line);
    }
}

fn rename_set_cookie(mut response: Response) -> Response {
    let set = response.headers().get(header::SET_COOKIE).and_then(|line| line.to_str().ok());
    let rest = set.and_then(|line| line.strip_prefix(SESSION_COOKIE));
    if let Some(line) = rest.and_then(|rest| HeaderValue::try_from([COOKIE, rest].concat()).ok()) {
        response.headers_mut().insert(header::SET_COOKIE, line);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_its_letter_and_its_offset() {
        for good in ["2026-12-22T02:10:00Z", "2026-12-22T02:10:00.123456+02:00"] {
            assert!(is_time(good), "{good}");
        }
        for bad in
            ["2026-12-22 02:10:00.123456", "2026-12-22T02:10:00", "2026-12-22 02:10:00Z", "2026-12-22", ""]
        {
            assert!(!is_time(bad), "{bad}");
        }
    }

    #[test]
    fn cookies_are_taken_for_yatais_alone() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; token_panel_session=stray"));
        headers.append(header::COOKIE, HeaderValue::from_static("yatai-session-v2=mine=="));
        rename_cookies(&mut headers);
        assert_eq!(headers[header::COOKIE], "a=1; token_panel_session=mine==");
        assert_eq!(session_cookie(&headers), Some("mine=="));
        let mut none = HeaderMap::new();
        rename_cookies(&mut none);
        assert!(none.is_empty());
    }
}
