//! Sign-in by link, and sign-out.

use crate::app::App;
use crate::caller::{Peer, SESSION_COOKIE, check_same_origin, session_cookie, too_many_attempts};
use crate::failure::Failure;
use crate::input::query_value;
use crate::middleware::LogFields;
use crate::rate_limit::CredentialKind;
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

/// `GET /login?key=…`. The session is always new, so that a cookie that an attacker has set in the browser beforehand
/// is not signed in. The session that the browser had ends.
pub async fn login(
    State(app): State<App>,
    peer: Peer,
    method: Method,
    uri: Uri,
    log: LogFields,
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
        replaced: session_cookie(&headers).map(Hash::of),
    };
    let Some(member) = app.store().sign_in(Hash::of(&key), session, peer.address(), now).await? else {
        return Ok(refused(&app, peer, !key.is_empty(), now));
    };
    log.set_person(&member.user.name, String::new());
    let cookie = format!(
        "{SESSION_COOKIE}={}; HttpOnly; SameSite=Strict; Path=/; Max-Age={}",
        value.expose(),
        SESSION.num_seconds()
    );
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/".to_owned()), (header::SET_COOKIE, cookie)])
        .into_response())
}

fn refused(app: &App, peer: Peer, has_key: bool, now: DateTime<Utc>) -> Response {
    // A request without a key is no attempt to sign in.
    if has_key {
        peer.note_refusal(app, CredentialKind::LoginKey, now);
    }
    if let Err(seconds) = peer.count_wrong(app, CredentialKind::LoginKey, now) {
        let page = site::page(
            StatusCode::TOO_MANY_REQUESTS,
            "Too many sign-in links were tried",
            "Too many links that cannot be used came from your address: wait a moment before you try another one.",
        );
        return ([(header::RETRY_AFTER, HeaderValue::from(seconds))], page).into_response();
    }
    site::page(
        StatusCode::FORBIDDEN,
        "This sign-in link cannot be used",
        "It was used before, or it is older than ten minutes. Each link works once. \
         To get another one, restart the server, which prints a new link each time it starts, \
         or ask an admin for one. You can also sign in with an API token on the panel's own page.",
    )
}

/// `POST /logout`. Also succeeds without a session.
pub async fn logout(
    State(app): State<App>,
    peer: Peer,
    method: Method,
    log: LogFields,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    if let Some(cookie) = session_cookie(&headers) {
        check_same_origin(&method, &headers)?;
        let (hash, now) = (Hash::of(cookie), app.now());
        // A read first, so that requests without a session cause no writes.
        match app.store().session(hash.clone(), now).await? {
            Some(member) => {
                log.set_person(&member.user.name, String::new());
                app.store().end_session(hash, peer.address(), now).await?;
            }
            None => peer.count_wrong(&app, CredentialKind::Session, now).map_err(too_many_attempts)?,
        }
    }
    let cleared = format!("{SESSION_COOKIE}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0");
    Ok(([(header::SET_COOKIE, cleared)], Json(json!({}))).into_response())
}
