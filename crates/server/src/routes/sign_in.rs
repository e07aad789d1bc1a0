//! Signing in by the link that the server prints, and out.
//!
//! What never lives here: passwords. The link is printed where only who started the server sees it.

use crate::app::App;
use crate::caller::{SESSION_COOKIE, check_same_origin, session_cookie};
use crate::failure::Failure;
use crate::input::query_value;
use crate::secrets::{Hash, new_secret};
use crate::site;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use serde_json::json;

/// How long a session lasts.
const SESSION: TimeDelta = TimeDelta::hours(12);

/// `GET /login?key=…`
pub async fn login(State(app): State<App>, method: Method, uri: Uri) -> Result<Response, Failure> {
    if method == Method::HEAD {
        // It would use the link up.
        return Err(super::wrong_method().await);
    }
    let key = query_value(&uri, "key").ok().flatten().unwrap_or_default();
    let Some(user) = app.keys().redeem(&key) else {
        return Ok(site::page(
            StatusCode::FORBIDDEN,
            "This sign-in link cannot be used",
            "It was used before, or the server has been restarted since it was printed. Each link works once. \
             To get another one, restart the server: it prints a new link each time it starts. \
             You can also sign in with an API token on the panel's own page.",
        ));
    };
    let now = app.now();
    let value = new_secret();
    app.store().add_session(Hash::of(value.expose()), user, now, now + SESSION).await?;
    let cookie = format!(
        "{SESSION_COOKIE}={}; HttpOnly; SameSite=Strict; Path=/; Max-Age={}",
        value.expose(),
        SESSION.num_seconds()
    );
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/".to_owned()), (header::SET_COOKIE, cookie)])
        .into_response())
}

/// `POST /logout`. Without a session there is nothing to end, which is what was asked for.
pub async fn logout(State(app): State<App>, method: Method, headers: HeaderMap) -> Result<Response, Failure> {
    if let Some(cookie) = session_cookie(&headers) {
        check_same_origin(&method, &headers)?;
        app.store().end_session(Hash::of(cookie)).await?;
    }
    let cleared = format!("{SESSION_COOKIE}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0");
    Ok(([(header::SET_COOKIE, cleared)], Json(json!({}))).into_response())
}
