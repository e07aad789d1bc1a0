//! Yatai's sessions: sign-in with name and password, a cookie with Yatai's name, and sign-out by GET. All people have the
//! same password, from the settings.

use crate::app::App;
use crate::failure::Failure;
use crate::input::Body;
use crate::metrics::RefusedCredential;
use crate::peer::{Peer, wait_to_the_end};
use crate::plain_page;
use crate::secrets::{Hash, new_secret};
use crate::session_cookie::{SessionCookie, cookies};
use crate::store::{Member, NewSession, SessionKind};
use crate::wrong_credentials::CredentialKind;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use chrono::{DateTime, Utc};
use serde_json::json;
use token_api::Secret;

/// The name of Yatai's cookie.
const COOKIE: &str = "yatai-session-v2";

/// The cookie's value after a sign-out.
const SIGNED_OUT: &str = "nobody";

/// `POST /api/v1/auth/login` with `{name_or_email, password}`.
pub async fn sign_in(app: &App, request: Request) -> Result<Response, Failure> {
    let (mut parts, body) = request.into_parts();
    let Ok(peer) = Peer::from_request_parts(&mut parts, app).await;
    let body = Body::from_request(Request::from_parts(parts, body), app).await?;
    let name = required(&body, "name_or_email")?;
    let password = required(&body, "password")?;
    let missing: Vec<String> =
        [(name, "NameOrEmail"), (password, "Password")].into_iter().filter_map(missing).collect();
    if !missing.is_empty() {
        return Err(Failure::bad("invalid_body", missing.join("\n")));
    }
    let now = app.now();
    let tried = Hash::of(&[name, "\0", password].concat());
    // Before it is compared, and to the end of the wait: a short password could be guessed by those who do not wait.
    let delay = peer.count_wrong(app, CredentialKind::Typed, tried).map_err(|seconds| {
        peer.note_refusal(app, RefusedCredential::Password, now);
        too_many_passwords(seconds)
    })?;
    let wrong = async |delay, sentence| {
        peer.note_refusal(app, RefusedCredential::Password, now);
        wait_to_the_end(app, delay).await;
        Err(Failure::bad("wrong_password", sentence))
    };
    let has_name = |member: &Member| match name.contains('@') {
        true => member.user.email == name,
        false => member.user.name == name,
    };
    let found = app.store().members(None).await?.into_iter().find(has_name);
    let Some(member) = found else { return wrong(delay, "invalid username or password").await };
    let given = Hash::of(password);
    let is_right = |right: &Secret| given.matches(Hash::of(right.expose()).bytes());
    if !app.settings().demo_password.as_ref().is_some_and(is_right) {
        return wrong(delay, "incorrect password").await;
    }
    let value = new_secret();
    let session = NewSession {
        hash: Hash::of(value.expose()),
        kind: SessionKind::Password,
        address: peer.address(),
        ends_at: now + SessionKind::Password.lifetime(),
        replaced: Vec::new(),
    };
    if !app.store().add_session(session, member.id, now).await? {
        // The member left in the meantime.
        return wrong(delay, "invalid username or password").await;
    }
    delay.forgive();
    let headers = [(header::LOCATION, "/".to_owned()), (header::SET_COOKIE, cookie(value.expose(), now))];
    let user = super::answer::translate_answer(app, &super::Call::SignIn, json!(member.user), None).await?;
    Ok((headers, user).into_response())
}

/// The answer while 32 wrong passwords wait, also to a right one.
fn too_many_passwords(seconds: u32) -> Failure {
    let sentence = "Too many wrong passwords came from your address: wait before you try another.";
    Failure::new(StatusCode::TOO_MANY_REQUESTS, "too_many_attempts", sentence).retry_after(seconds)
}

fn required<'a>(body: &'a Body, field: &'static str) -> Result<&'a str, Failure> {
    Ok(body.text(field)?.unwrap_or_default())
}

/// The message of Go's validator for an empty or missing field.
fn missing((value, field): (&str, &str)) -> Option<String> {
    value.is_empty().then(|| {
        format!(
            "Key: 'LoginUserSchema.{field}' Error:Field validation for '{field}' failed on the 'required' tag"
        )
    })
}

/// The cookie as Yatai sets it. Scripts can read it.
fn cookie(value: &str, now: DateTime<Utc>) -> String {
    let lifetime = SessionKind::Password.lifetime();
    let ends = (now + lifetime).format("%a, %d %b %Y %H:%M:%S GMT");
    format!("{COOKIE}={value}; Path=/; Expires={ends}; Max-Age={}", lifetime.num_seconds())
}

/// `GET /logout` replaces the cookie's value and redirects to Yatai's sign-in page. A copy of the old cookie still works, as
/// on Yatai, which stores no sessions. Other methods get a page, as at every address that Yatai does not have.
pub fn sign_out(app: &App, method: &Method) -> Response {
    if *method != Method::GET {
        return plain_page::page(StatusCode::OK, "Yatai", "This stands for Yatai's own pages.", None);
    }
    let headers =
        [(header::LOCATION, "/login".to_owned()), (header::SET_COOKIE, cookie(SIGNED_OUT, app.now()))];
    (StatusCode::FOUND, headers, Html("<a href=\"/login\">Found</a>.\n\n")).into_response()
}

/// Renames Yatai's cookie to the name that this server reads, and removes a cookie that has that name already.
pub fn rename_cookies(own: &SessionCookie, headers: &mut HeaderMap) {
    let mut kept: Vec<Vec<u8>> = Vec::new();
    for cookie in cookies(headers) {
        match std::str::from_utf8(cookie).ok().and_then(|text| text.split_once('=')) {
            Some((COOKIE, SIGNED_OUT)) => {}
            Some((COOKIE, value)) => kept.push(format!("{}={value}", own.name()).into_bytes()),
            Some((name, _)) if name == own.name() => {}
            _ => kept.push(cookie.to_owned()),
        }
    }
    headers.remove(header::COOKIE);
    if let Ok(line) = HeaderValue::try_from(kept.join(&b"; "[..]))
        && !kept.is_empty()
    {
        headers.insert(header::COOKIE, line);
    }
}

/// Renames the cookie that an answer sets to Yatai's name.
pub fn rename_set_cookie(own: &SessionCookie, mut response: Response) -> Response {
    let set = response.headers().get(header::SET_COOKIE).and_then(|line| line.to_str().ok());
    let rest = set.and_then(|line| line.strip_prefix(own.name()));
    if let Some(line) = rest.and_then(|rest| HeaderValue::try_from([COOKIE, rest].concat()).ok()) {
        response.headers_mut().insert(header::SET_COOKIE, line);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_yatais_cookie_is_used() {
        let own = SessionCookie::default();
        let mut headers = HeaderMap::new();
        let others = HeaderValue::from_bytes(b"a=1; name=Zo\xc3\xab; b=\xff; token_panel_session=stray");
        headers.append(header::COOKIE, others.unwrap());
        headers.append(header::COOKIE, HeaderValue::from_static("yatai-session-v2=mine=="));
        rename_cookies(&own, &mut headers);
        let line: &[u8] = b"a=1; name=Zo\xc3\xab; b=\xff; token_panel_session=mine==";
        assert_eq!(headers[header::COOKIE].as_bytes(), line);
        assert_eq!(own.values(&headers), ["mine=="]);
        let mut none = HeaderMap::new();
        rename_cookies(&own, &mut none);
        assert!(none.is_empty());
    }
}
