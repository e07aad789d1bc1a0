//! Signing in by the link that the server prints, and out.
//!
//! What never lives here: passwords. The link is printed where only who started the server sees it.

use crate::app::App;
use crate::caller::{Peer, SESSION_COOKIE, check_same_origin, session_cookie, too_many};
use crate::failure::Failure;
use crate::input::query_value;
use crate::rate_limit::Kind;
use crate::secrets::{Hash, new_secret};
use crate::site;
use crate::store::NewSession;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

/// How long a session lasts.
const SESSION: TimeDelta = TimeDelta::hours(12);

/// `GET /login?key=…`. The session is a new one always, whatever cookie somebody may have planted; the one that the
/// browser had ends.
pub async fn login(
    State(app): State<App>,
    peer: Peer,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    if method == Method::HEAD {
        // It would use the link up.
        return Err(super::wrong_method().await);
    }
    let now = app.now();
    let key = query_value(&uri, "key").ok().flatten().unwrap_or_default();
    let value = new_secret();
    let session = NewSession {
        hash: Hash::of(value.expose()),
        ends_at: now + SESSION,
        replaced: session_cookie(&headers).map(Hash::of),
    };
    if !app.store().sign_in(Hash::of(&key), session, peer.address(), now).await? {
        return Ok(refused(&app, peer, !key.is_empty(), now).await);
    }
    let cookie = format!(
        "{SESSION_COOKIE}={}; HttpOnly; SameSite=Strict; Path=/; Max-Age={}",
        value.expose(),
        SESSION.num_seconds()
    );
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/".to_owned()), (header::SET_COOKIE, cookie)])
        .into_response())
}

async fn refused(app: &App, peer: Peer, has_key: bool, now: DateTime<Utc>) -> Response {
    if let Err(seconds) = peer.may_be_wrong(app, Kind::LoginKey, now) {
        let page = site::page(
            StatusCode::TOO_MANY_REQUESTS,
            "Too many sign-in links were tried",
            "Too many links that cannot be used came from your address: wait a moment before you try another one.",
        );
        return ([(header::RETRY_AFTER, HeaderValue::from(seconds))], page).into_response();
    }
    // Only here, so that a flood of guesses writes no more than is let through. Without a key nobody tried to sign in.
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

/// `POST /logout`. Without a session there is nothing to end, which is what was asked for.
pub async fn logout(
    State(app): State<App>,
    peer: Peer,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    if let Some(cookie) = session_cookie(&headers) {
        check_same_origin(&method, &headers)?;
        let (hash, now) = (Hash::of(cookie), app.now());
        // Looked at before anything is written: whoever has no session must keep nobody from writing.
        match app.store().session(hash.clone(), now).await? {
            Some(_) => app.store().end_session(hash, peer.address(), now).await?,
            None => peer.may_be_wrong(&app, Kind::Session, now).map_err(too_many)?,
        }
    }
    let cleared = format!("{SESSION_COOKIE}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0");
    Ok(([(header::SET_COOKIE, cleared)], Json(json!({}))).into_response())
}
