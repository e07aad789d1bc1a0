//! Sign-in by link, and sign-out.

use super::sessions::kept_by_proxy;
use crate::app::App;
use crate::caller::{Peer, too_many_attempts};
use crate::failure::Failure;
use crate::input::query_value;
use crate::rate_limit::CredentialKind;
use crate::same_origin::check_sign_out;
use crate::secrets::{Hash, new_secret};
use crate::site;
use crate::store::{NewSession, SessionKind};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

/// How long a session lasts.
const SESSION: TimeDelta = TimeDelta::hours(12);

/// `GET /login?key=…`. The session is always new, so that a cookie that an attacker has set in the browser beforehand
/// is not signed in. The session that the browser had ends.
pub async fn login(
    State(app): State<App>,
    peer: Peer,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    if method == Method::HEAD {
        // It would consume the link.
        return Err(super::wrong_method().await);
    }
    let now = app.now();
    let key = query_value(&uri, "key").ok().flatten().unwrap_or_default();
    let value = new_secret();
    let session = NewSession {
        hash: Hash::of(value.expose()),
        ends_at: now + SESSION,
        kind: SessionKind::Link,
        address: peer.address(),
        replaced: app.settings().cookie.read(&headers).map(Hash::of),
    };
    if !app.store().sign_in(Hash::of(&key), session, now).await? {
        return Ok(refused(&app, peer, !key.is_empty(), now).await);
    }
    let cookie = app.settings().cookie.set(&value, SESSION);
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/".to_owned()), (header::SET_COOKIE, cookie)])
        .into_response())
}

async fn refused(app: &App, peer: Peer, has_key: bool, now: DateTime<Utc>) -> Response {
    if let Err(seconds) = peer.count_wrong(app, CredentialKind::LoginKey, now) {
        let page = site::page(
            StatusCode::TOO_MANY_REQUESTS,
            "Too many sign-in links were tried",
            "Too many links that cannot be used came from your address: wait a moment before you try another one.",
        );
        return ([(header::RETRY_AFTER, HeaderValue::from(seconds))], page).into_response();
    }
    // After the rate limit, so that many wrong keys do not cause many writes. A request without a key is no attempt.
    if has_key && let Err(error) = app.store().record_refused_sign_in(peer.address(), now).await {
        tracing::warn!(%error, "cannot write that a sign-in link was refused");
    }
    site::page(
        StatusCode::FORBIDDEN,
        "This sign-in link cannot be used",
        "It was used before, or it is older than ten minutes. Each link works once. \
         To get another one, restart the server, which prints a new link each time it starts, \
         or ask an admin for one. You can also sign in with an API token on the panel's own page.",
    )
}

/// `POST /logout`. Also succeeds without a session. Only a browser that has the cookie gets an answer that removes it: to
/// the request of another site it does not send the cookie.
pub async fn logout(
    State(app): State<App>,
    peer: Peer,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    check_sign_out(&app, peer, &method, &headers)?;
    if peer.named_person(&app, &headers)?.is_some() {
        return Err(kept_by_proxy());
    }
    let cookie = &app.settings().cookie;
    let Some(value) = cookie.read(&headers) else { return Ok(Json(json!({})).into_response()) };
    let (hash, now) = (Hash::of(value), app.now());
    // A read first, so that requests without a session cause no writes.
    match app.store().session(hash.clone(), app.idle_limit(), now).await? {
        Some(_) => app.store().end_session(hash, peer.address(), now).await?,
        None => peer.count_wrong(&app, CredentialKind::Session, now).map_err(too_many_attempts)?,
    }
    Ok(([(header::SET_COOKIE, cookie.clear())], Json(json!({}))).into_response())
}
