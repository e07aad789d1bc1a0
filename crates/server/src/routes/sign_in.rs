//! Sign-in by link, and sign-out.

use super::continue_page::continue_page;
use super::sessions::kept_by_proxy;
use crate::app::App;
use crate::browser_session::BrowserSession;
use crate::failure::Failure;
use crate::input::{Form, query_value};
use crate::metrics::RefusedCredential;
use crate::middleware::LogFields;
use crate::peer::{Peer, wait};
use crate::plain_page;
use crate::same_origin::{check_sign_out, is_same_origin};
use crate::secrets::{Hash, is_secret, new_secret};
use crate::site;
use crate::store::{NewSession, SessionKind};
use crate::wrong_credentials::CredentialKind;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use serde_json::json;

/// `GET /login?key=…`: the page that asks before the link is used, and says whom it signs in. Uses nothing up.
pub async fn ask(
    State(app): State<App>,
    peer: Peer,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Failure> {
    let key = query_value(&uri, "key").ok().flatten().unwrap_or_default();
    if !is_secret(&key) {
        return Ok(unusable(&app));
    }
    let (hash, now) = (Hash::of(&key), app.now());
    match app.store().sign_in_key(hash.clone(), now).await?.filter(|found| !found.is_used) {
        Some(found) => {
            let current = BrowserSession::of(&app, &headers, false, now).await?;
            Ok(continue_page(&key, &found.member, &current))
        }
        // Any site can make a browser ask for a picture at this address: that is no attempt to sign in.
        None if headers.get("sec-fetch-mode").is_some_and(|mode| mode != "navigate") => Ok(unusable(&app)),
        None => Ok(refused(&app, peer, hash, now).await),
    }
}

/// `POST /login` with `key` in a form. The session is always new, so that a cookie that an attacker has set in the browser
/// beforehand is not signed in. The session that the browser had ends. Another site cannot sign a browser in, which would
/// make a person work as somebody else.
pub async fn login(
    State(app): State<App>,
    peer: Peer,
    log: LogFields,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    if !is_same_origin(&app, peer, &headers) {
        return Ok(from_another_site(&app));
    }
    let now = app.now();
    let key = form.value("key");
    let hash = Hash::of(key);
    let value = new_secret();
    let session = NewSession {
        hash: Hash::of(value.expose()),
        ends_at: now + SessionKind::Link.lifetime(),
        kind: SessionKind::Link,
        address: peer.address(),
        replaced: app.settings().cookie.values(&headers).into_iter().map(Hash::of).collect(),
    };
    let Some(member) = app.store().sign_in(hash.clone(), session, now).await? else {
        // A form without a key is no attempt.
        if key.is_empty() {
            return Ok(unusable(&app));
        }
        return match has_signed_in(&app, &headers, hash.clone(), now).await? {
            true => Ok(TO_PANEL.into_response()),
            false => Ok(refused(&app, peer, hash, now).await),
        };
    };
    log.set_person(&member.user.name, String::new());
    let cookie = app.settings().cookie.set(&value, SessionKind::Link.lifetime());
    let (status, location) = TO_PANEL;
    Ok((status, location, [(header::SET_COOKIE, cookie)]).into_response())
}

/// The redirect after the sign-in.
const TO_PANEL: (StatusCode, [(HeaderName, &str); 1]) = (StatusCode::SEE_OTHER, [(header::LOCATION, "/")]);

/// Whether this browser has a session of the person whom this used key has signed in: somebody has pressed Continue twice.
async fn has_signed_in(
    app: &App,
    headers: &HeaderMap,
    key: Hash,
    now: DateTime<Utc>,
) -> Result<bool, Failure> {
    let Some(used) = app.store().sign_in_key(key, now).await? else { return Ok(false) };
    let session = BrowserSession::of(app, headers, true, now).await?;
    Ok(matches!(session, BrowserSession::Valid(person, _) if person.id == used.member.id))
}

/// The answer for a wrong key: after a wait, or 429 at once where too many are waiting.
async fn refused(app: &App, peer: Peer, key: Hash, now: DateTime<Utc>) -> Response {
    peer.note_refusal(app, RefusedCredential::Link, now);
    let delay = match peer.count_wrong(app, CredentialKind::Typed, key) {
        Ok(delay) => delay,
        Err(seconds) => {
            let page = page(
                app,
                StatusCode::TOO_MANY_REQUESTS,
                "Too many sign-in links were tried",
                "Too many links that cannot be used came from your address: wait a moment before you try another one.",
            );
            return ([(header::RETRY_AFTER, HeaderValue::from(seconds))], page).into_response();
        }
    };
    wait(app, delay).await;
    unusable(app)
}

/// A page at `/login`.
fn page(app: &App, status: StatusCode, heading: &'static str, text: &str) -> Response {
    plain_page::page(status, heading, text, site::panel_from(app, "/login").as_deref())
}

/// The page for a key that is used, old, unknown or incomplete.
fn unusable(app: &App) -> Response {
    page(
        app,
        StatusCode::FORBIDDEN,
        "This sign-in link cannot be used",
        "It was used before, it is older than ten minutes, or a part of it is missing. Each link works once. \
         To get another one, ask an admin, or run “token-server member link NAME” on the server's machine. \
         You can also sign in with an API token on the panel's own page.",
    )
}

/// The page for a form that another site sent, or that a proxy made look so.
fn from_another_site(app: &App) -> Response {
    page(
        app,
        StatusCode::FORBIDDEN,
        "This sign-in was not started here",
        "The request came from another site, so nobody was signed in. Open the sign-in link itself and press Continue. \
         If that leads here again, a proxy in front of the server changes the host name: it has to send the name that \
         the browser uses in the header Host or X-Forwarded-Host, or the server has to be started with --public-url.",
    )
}

/// `POST /logout`. Also succeeds without a session. Only a browser that has the cookie gets an answer that removes it: to
/// the request of another site it does not send the cookie.
pub async fn logout(
    State(app): State<App>,
    peer: Peer,
    method: Method,
    log: LogFields,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    check_sign_out(&app, peer, &method, &headers)?;
    if peer.named_person(&app, &headers)?.is_some() {
        return Err(kept_by_proxy());
    }
    let cookie = &app.settings().cookie;
    let hashes: Vec<Hash> = cookie.values(&headers).into_iter().map(Hash::of).collect();
    if hashes.is_empty() {
        return Ok(Json(json!({})).into_response());
    }
    let (now, mut guess) = (app.now(), None);
    for hash in hashes {
        // A read first, so that requests without a session cause no writes.
        match app.store().session(hash.clone(), app.idle_limit(), now).await? {
            Some(member) => {
                log.set_person(&member.user.name, String::new());
                app.store().end_session(hash, peer.address(), now).await?;
            }
            None if app.store().is_past_session(hash.clone()).await? => {}
            None => guess = Some(hash),
        }
    }
    if let Some(hash) = guess {
        peer.slow_down_briefly(&app, CredentialKind::Cookie, hash).await;
    }
    Ok(([(header::SET_COOKIE, cookie.clear())], Json(json!({}))).into_response())
}
