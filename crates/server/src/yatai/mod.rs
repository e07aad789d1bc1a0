//! Makes this server answer as Yatai does: a middleware that changes requests and answers. Off unless the server was
//! started with `--like-yatai`. The README of this crate lists the differences.
//!
//! It follows the sources of Yatai 1.1 and its schemas. Where versions of Yatai differ, it takes the behaviour that is
//! more difficult for clients.

mod answer;
mod go_time;
mod refusal;
mod session;

use self::refusal::{no_router, translate_refusal};
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

/// The largest answer of a route that is read, in bytes. No answer reaches it.
const MAX_ANSWER: usize = 16 << 20;

/// A token needs one of these scopes to read the organization and its deployments. `api` implies them.
const ORGANIZATION_SCOPES: [&str; 3] = ["read_organization", "write_organization", "operate_organization"];

/// The fields that a create reads; others are ignored.
const CREATE: [&str; 4] = ["name", "description", "scopes", "expired_at"];

/// The fields that a change reads; others are ignored.
const UPDATE: [&str; 3] = ["description", "scopes", "expired_at"];

/// The call that a request makes.
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

    /// Whether a token needs one of [`ORGANIZATION_SCOPES`].
    fn needs_organization_scope(&self) -> bool {
        matches!(self, Self::Organization | Self::Members | Self::Events | Self::Deployments)
    }
}

/// Answers as Yatai does.
pub async fn translate(State(app): State<App>, mut request: Request, next: Next) -> Response {
    rename_cookies(&app.settings().cookie, request.headers_mut());
    let path = request.uri().path();
    if path == "/config.json" {
        return config();
    }
    if path == "/logout" {
        return sign_out(&app, request.method());
    }
    if path != "/api" && !path.starts_with("/api/") {
        return rename_set_cookie(&app.settings().cookie, next.run(request).await);
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
    match forward(app, call, request, next).await {
        Ok(response) => response,
        Err(failure) => translate_refusal(failure.into_response(), call, false).await,
    }
}

async fn forward(app: &App, call: &Call, mut request: Request, next: Next) -> Result<Response, Failure> {
    if *call == Call::SignIn {
        return sign_in(app, request).await;
    }
    let headers = request.headers_mut();
    // An empty header counts as no token, so the cookie is used.
    if headers.get(TOKEN_HEADER).is_some_and(|token| token.is_empty()) {
        headers.remove(TOKEN_HEADER);
    }
    headers.remove("idempotency-key");
    let by_token = headers.get(TOKEN_HEADER).cloned();
    if call.needs_organization_scope()
        && let Some(token) = &by_token
        && let Some(token) = app.store().by_hash(Hash::of(token.to_str().unwrap_or_default())).await?
        && !ORGANIZATION_SCOPES.iter().any(|scope| token.allows(scope))
        // An expired token gets the error for expired tokens.
        && !token.has_expired(app.now())
    {
        let sentence = ["the api_token need the scopes: ", &ORGANIZATION_SCOPES.join(" or ")].concat();
        return Ok(refusal::error(StatusCode::BAD_REQUEST, &sentence));
    }
    if matches!(call, Call::List | Call::Events | Call::Deployments) {
        return match list(app, call, request).await {
            Ok(list) => answer::translate_answer(app, call, list, None).await,
            Err(failure) => Ok(translate_refusal(failure.into_response(), call, by_token.is_some()).await),
        };
    }
    let mut before = None;
    match call {
        Call::Create => {
            request.extensions_mut().insert(FieldFilter(|fields| keep_fields(fields, &CREATE)));
        }
        Call::Update(uid) => {
            before = app.store().get(uid.clone()).await?.and_then(|token| token.updated_at.clone());
            request.extensions_mut().insert(FieldFilter(|fields| keep_fields(fields, &UPDATE)));
        }
        _ => {}
    }
    let response = next.run(request).await;
    if !response.status().is_success() {
        return Ok(translate_refusal(response, call, by_token.is_some()).await);
    }
    let bytes = to_bytes(response.into_body(), MAX_ANSWER).await;
    let bytes = bytes.map_err(|_| Failure::internal("an answer could not be read"))?;
    let json = serde_json::from_slice(&bytes).map_err(|_| Failure::internal("an answer was not JSON"))?;
    answer::translate_answer(app, call, json, before).await
}

/// A list with Yatai's paging: `search` is ignored, any count is allowed, and 0 or no count returns everything.
async fn list(app: &App, call: &Call, request: Request) -> Result<Value, Failure> {
    let (mut parts, _) = request.into_parts();
    let caller = Caller::from_request_parts(&mut parts, app).await?;
    let asked = unlimited_list_query(&parts.uri, 0)?;
    let (start, count) = (asked.start, asked.count);
    let page = ListQuery { count: if count == 0 { u64::MAX } else { count }, search: String::new(), ..asked };
    let (total, items) = match call {
        Call::List => {
            let now = app.now();
            let (total, stored) = app.store().list(Some(caller.member.id), caller.visible(), page).await?;
            (total, stored.into_iter().map(|token| json!(caller.readable(token, now))).collect())
        }
        Call::Deployments => {
            let found = app.store().deployments(Some(caller.member.id), Clusters::All, page).await?;
            let (total, items) = found.unwrap_or_default();
            (total, items.into_iter().map(|deployment| json!(deployment)).collect())
        }
        // Yatai records events of models, bentos and deployments only.
        _ => (0, Vec::new()),
    };
    Ok(json!({"start": start, "count": count, "total": total, "items": items}))
}

/// Keeps these fields only, without those that are null, and checks the time.
fn keep_fields(sent: &mut Map<String, Value>, fields: &[&str]) -> Result<(), Failure> {
    sent.retain(|field, value| fields.contains(&field.as_str()) && !value.is_null());
    match sent.get("expired_at").and_then(Value::as_str) {
        Some(text) => go_time::check(text).map_err(|sentence| Failure::bad("invalid_body", sentence)),
        None => Ok(()),
    }
}

/// `config.json` of a static site in front of Yatai. It says nothing about sessions, because a static site does not know.
fn config() -> Response {
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
