//! Yatai's way to speak: what its API lets in, leaves out, ignores and answers, around the routes of this server. Off
//! unless the server was started with `--like-yatai`. The table is in the README of this crate.
//!
//! Read from the sources of Yatai 1.1 and its schemas. Where its versions differ, this is the one that is harder on
//! who asks.
//!
//! What never lives here: rights (`access.rs` has the one that differs), SQL, and anything that a server without
//! `--like-yatai` would run.

mod answer;
mod go_time;
mod refuse;
mod session;

use self::refuse::{no_router, said};
use self::session::{rename_cookies, rename_set_cookie, sign_in, sign_out};
use crate::access::Caller;
use crate::app::App;
use crate::caller::TOKEN_HEADER;
use crate::failure::Failure;
use crate::input::{FieldFilter, unlimited_list_query};
use crate::secrets::Hash;
use crate::store::{Clusters, ListQuery};
use axum::Json;
use axum::body::to_bytes;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

/// Larger than any answer of the routes that are asked.
const MAX_ANSWER: usize = 16 << 20;

/// What a token needs one of, to look at its organization and the deployments. `api` implies them.
const LOOKING: [&str; 3] = ["read_organization", "write_organization", "operate_organization"];

/// What a token may be told of at its making; of the rest nothing is read.
const CREATE: [&str; 4] = ["name", "description", "scopes", "expired_at"];

/// What of a token can be changed.
const UPDATE: [&str; 3] = ["description", "scopes", "expired_at"];

/// Where a request goes.
#[derive(Clone, PartialEq, Eq)]
enum Call {
    List,
    Create,
    Get(String),
    Update(String),
    Delete(String),
    Current,
    Organization,
    Members,
    Events,
    Deployments,
    SignIn,
}

impl Call {
    fn of(method: &Method, uri: &Uri) -> Option<Self> {
        let path = uri.path().strip_prefix("/api/v1/")?;
        let uid = path.strip_prefix("api_tokens/").filter(|uid| !uid.contains('/')).map(str::to_owned);
        Some(match (method.as_str(), path, uid) {
            ("GET", "api_tokens", _) => Self::List,
            ("POST", "api_tokens", _) => Self::Create,
            ("GET", _, Some(uid)) => Self::Get(uid),
            ("PATCH", _, Some(uid)) => Self::Update(uid),
            ("DELETE", _, Some(uid)) => Self::Delete(uid),
            ("GET", "auth/current", _) => Self::Current,
            ("GET", "current_org", _) => Self::Organization,
            ("GET", "members", _) => Self::Members,
            ("GET", "current_org/events", _) => Self::Events,
            ("GET", "deployments", _) => Self::Deployments,
            ("POST", "auth/login", _) => Self::SignIn,
            _ => return None,
        })
    }

    /// Whether a token needs a scope for it.
    fn is_looking(&self) -> bool {
        matches!(self, Self::Organization | Self::Members | Self::Events | Self::Deployments)
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
        return sign_out(&app, request.method());
    }
    if path != "/api" && !path.starts_with("/api/") {
        return rename_set_cookie(next.run(request).await);
    }
    let mut response = match (request.method(), path) {
        (&Method::GET, "/api/v1/info") => {
            Json(json!({"is_saas": false, "saas_domain_suffix": ""})).into_response()
        }
        (&Method::GET, "/api/v1/version") => {
            let version =
                json!({"version": "0.0.1", "git_commit": "HEAD", "build_date": "1970-01-01T00:00:00Z"});
            Json(version).into_response()
        }
        _ => match Call::of(request.method(), request.uri()) {
            Some(call) => answer(&app, &call, request, next).await,
            None => no_router(request.method()),
        },
    };
    if let Some(kind) = response.headers_mut().get_mut(header::CONTENT_TYPE)
        && kind == "application/json"
    {
        *kind = HeaderValue::from_static("application/json; charset=utf-8");
    }
    response
}

async fn answer(app: &App, call: &Call, request: Request, next: Next) -> Response {
    match ask(app, call, request, next).await {
        Ok(response) => response,
        Err(failure) => said(failure.into_response(), call, false).await,
    }
}

async fn ask(app: &App, call: &Call, mut request: Request, next: Next) -> Result<Response, Failure> {
    if *call == Call::SignIn {
        return sign_in(app, request).await;
    }
    let headers = request.headers_mut();
    // No token at all is no token: then the cookie counts.
    if headers.get(TOKEN_HEADER).is_some_and(|token| token.is_empty()) {
        headers.remove(TOKEN_HEADER);
    }
    headers.remove("idempotency-key");
    let by_token = headers.get(TOKEN_HEADER).cloned();
    if call.is_looking()
        && let Some(token) = &by_token
        && let Some(token) = app.store().by_hash(Hash::of(token.to_str().unwrap_or_default())).await?
        && !LOOKING.iter().any(|scope| token.allows(scope))
        // An expired one is told that first.
        && !token.has_expired(app.now())
    {
        let words = ["the api_token need the scopes: ", &LOOKING.join(" or ")].concat();
        return Ok(refuse::error(StatusCode::BAD_REQUEST, &words));
    }
    if matches!(call, Call::List | Call::Events | Call::Deployments) {
        return match list(app, call, request).await {
            Ok(list) => answer::told(app, call, list, None).await,
            Err(failure) => Ok(said(failure.into_response(), call, by_token.is_some()).await),
        };
    }
    let mut before = None;
    match call {
        Call::Create => {
            request.extensions_mut().insert(FieldFilter(|sent| only(sent, &CREATE)));
        }
        Call::Update(uid) => {
            before = app.store().get(uid.clone()).await?.and_then(|token| token.updated_at.clone());
            request.extensions_mut().insert(FieldFilter(|sent| only(sent, &UPDATE)));
        }
        _ => {}
    }
    let response = next.run(request).await;
    if !response.status().is_success() {
        return Ok(said(response, call, by_token.is_some()).await);
    }
    let bytes = to_bytes(response.into_body(), MAX_ANSWER).await;
    let bytes = bytes.map_err(|_| Failure::internal("an answer could not be read"))?;
    let json = serde_json::from_slice(&bytes).map_err(|_| Failure::internal("an answer was not JSON"))?;
    answer::told(app, call, json, before).await
}

/// A list as Yatai pages it: `start` and `count` alone mean something, there is no largest count, and 0 or none is all.
async fn list(app: &App, call: &Call, request: Request) -> Result<Value, Failure> {
    let (mut parts, _) = request.into_parts();
    let caller = Caller::from_request_parts(&mut parts, app).await?;
    let asked = unlimited_list_query(&parts.uri, 0)?;
    let (start, count) = (asked.start, asked.count);
    let page = ListQuery { count: if count == 0 { u64::MAX } else { count }, search: String::new(), ..asked };
    let (total, items) = match call {
        Call::List => {
            let now = app.now();
            let (total, stored) = app.store().list(caller.visible(), page).await?;
            (total, stored.into_iter().map(|token| json!(token.at(now))).collect())
        }
        Call::Deployments => {
            let found = app.store().deployments(Clusters::All, page).await?;
            let (total, items) = found.unwrap_or_default();
            (total, items.into_iter().map(|deployment| json!(deployment)).collect())
        }
        // Yatai records events of models, bentos and deployments, none of which are made here.
        _ => (0, Vec::new()),
    };
    Ok(json!({"start": start, "count": count, "total": total, "items": items}))
}

/// These fields alone, and without those that are null: they change nothing.
fn only(sent: &mut Map<String, Value>, fields: &[&str]) -> Result<(), Failure> {
    sent.retain(|field, value| fields.contains(&field.as_str()) && !value.is_null());
    match sent.get("expired_at").and_then(Value::as_str) {
        Some(text) => go_time::check(text).map_err(|words| Failure::bad("invalid_body", words)),
        None => Ok(()),
    }
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
