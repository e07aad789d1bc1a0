//! Finds out who sends a request: by the token in the header, or else by the session cookie. Prevents other sites from
//! using the cookie. `access.rs` decides what the caller may do.

use crate::access::{Caller, Credential};
use crate::app::App;
use crate::failure::Failure;
use crate::middleware::LogFields;
use crate::secrets::Hash;
use crate::store::StoredToken;
use crate::wrong_credentials::{CredentialKind, Delay};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, header};
use chrono::{DateTime, Utc};
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

/// The header with a token. It wins over the cookie.
pub const TOKEN_HEADER: &str = "x-yatai-api-token";

/// The header that selects an organization by name.
const ORGANIZATION_HEADER: &str = "x-yatai-organization";

/// The name of the session cookie.
pub const SESSION_COOKIE: &str = "token_panel_session";

impl FromRequestParts<App> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let now = app.now();
        let Ok(peer) = Peer::from_request_parts(parts, app).await;
        let only_own = app.settings().like_yatai;
        if let Some(value) = parts.headers.get(TOKEN_HEADER) {
            let hash = Hash::of(value.to_str().unwrap_or_default());
            let token = match check_token(app.store().by_hash(hash.clone()).await?, now, only_own) {
                Ok(token) => token,
                Err(refusal) if refusal.is_unknown_credential() => {
                    peer.note_refusal(app, "token", now);
                    return Err(peer.refuse_credential(app, CredentialKind::Typed, hash, refusal).await);
                }
                Err(refusal) => return Err(refusal),
            };
            app.store().note_use(&token, now);
            let member = token.creator.clone();
            // On Yatai a token has all rights of its creator; `yatai/` checks the few scopes that it needs.
            let credential =
                if only_own { Credential::Session } else { Credential::Token(Box::new(token.at(now))) };
            check_organization(app, &parts.headers).await?;
            let caller = Self { member, credential, session: String::new(), only_own };
            caller.name_in_log(parts);
            return Ok(caller);
        }
        let Some(cookie) = session_cookie(&parts.headers) else {
            return Err(Failure::unauthorized(
                "unauthorized",
                "You are not signed in: send an API token in the header X-YATAI-API-TOKEN.",
            ));
        };
        let hash = Hash::of(cookie);
        let Some(member) = app.store().session(hash.clone(), now).await? else {
            let refusal = Failure::unauthorized("session_ended", "Your session has ended: sign in again.");
            // The cookie of a session that has ended is no attempt to sign in.
            if !app.store().is_past_session(hash.clone()).await? {
                peer.note_refusal(app, "session", now);
            }
            return Err(peer.refuse_credential(app, CredentialKind::Cookie, hash, refusal).await);
        };
        check_same_origin(&parts.method, &parts.headers)?;
        check_organization(app, &parts.headers).await?;
        let caller = Self { member, credential: Credential::Session, session: hash.session_id(), only_own };
        caller.name_in_log(parts);
        Ok(caller)
    }
}

impl Caller {
    /// Names the person and the token in the log line of this request.
    fn name_in_log(&self, parts: &Parts) {
        if let Some(log) = parts.extensions.get::<LogFields>() {
            let token = match &self.credential {
                Credential::Token(token) => token.uid.clone(),
                Credential::Session => String::new(),
            };
            log.set_person(&self.member.user.name, token);
        }
    }
}

/// The address that a request comes from, if known. Headers of a proxy do not count, because any client can send them.
#[derive(Clone, Copy)]
pub struct Peer(Option<IpAddr>);

impl<S: Send + Sync> FromRequestParts<S> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get().map(|ConnectInfo(peer): &ConnectInfo<SocketAddr>| peer.ip())))
    }
}

impl Peer {
    /// The address as events have it; empty where it is not known.
    pub(crate) fn address(self) -> String {
        self.0.map(|address| address.to_canonical().to_string()).unwrap_or_default()
    }

    /// Counts a wrong credential. The error is the number of seconds until another one may come.
    pub(crate) fn count_wrong(self, app: &App, kind: CredentialKind, value: Hash) -> Result<Delay, u32> {
        app.wrong_credentials().delay(value, kind, self.0, app.now())
    }

    /// Notes a refused sign-in, which becomes an event. `credential` says what was wrong, such as `link`.
    pub(crate) fn note_refusal(self, app: &App, credential: &str, now: DateTime<Utc>) {
        app.store().note_refused_sign_in(credential, self.address(), now);
    }

    /// The answer for a wrong credential: the refusal, after a wait, or 429 at once where too many are waiting.
    pub(crate) async fn refuse_credential(
        self,
        app: &App,
        kind: CredentialKind,
        value: Hash,
        refusal: Failure,
    ) -> Failure {
        match self.slow_down(app, kind, value).await {
            Ok(()) => refusal,
            Err(too_many) => too_many,
        }
    }

    /// Waits before the answer to a wrong credential. The error is 429, at once, where too many are waiting.
    pub(crate) async fn slow_down(self, app: &App, kind: CredentialKind, value: Hash) -> Result<(), Failure> {
        let delay = self.count_wrong(app, kind, value).map_err(too_many_attempts)?;
        wait(app, delay).await;
        Ok(())
    }
}

/// Waits, and gives the place back.
pub(crate) async fn wait(app: &App, delay: Delay) {
    app.pause(delay.duration).await;
    delay.finish();
}

/// The answer after too many wrong credentials.
fn too_many_attempts(seconds: u32) -> Failure {
    Failure::new(
        StatusCode::TOO_MANY_REQUESTS,
        "too_many_attempts",
        "Too many wrong credentials came from your address: wait before you try another. A right one is accepted at any time.",
    )
    .retry_after(seconds)
}

/// Refuses a request for any other organization than this one.
async fn check_organization(app: &App, headers: &HeaderMap) -> Result<(), Failure> {
    for named in headers.get_all(ORGANIZATION_HEADER) {
        let own = app.store().organization().await?.name;
        if named.as_bytes() != own.as_bytes() {
            let shown: String = String::from_utf8_lossy(named.as_bytes()).chars().take(64).collect();
            return Err(Failure::forbidden(
                "other_organization",
                format!("The only organization of this server is “{own}”: there is no “{shown}”."),
            ));
        }
    }
    Ok(())
}

/// Refuses a token that may not be used, with the reason. Yatai accepts tokens without scopes.
fn check_token(
    token: Option<StoredToken>,
    now: DateTime<Utc>,
    like_yatai: bool,
) -> Result<StoredToken, Failure> {
    let unknown = || Failure::unauthorized("unauthorized", "This API token is not valid.");
    let Some(token) = token else { return Err(unknown()) };
    // A personal token ends with its creator's membership, whatever its own expiry says.
    if token.creator.has_left && !token.is_organization_token {
        return Err(unknown());
    }
    if token.has_expired(now) {
        return Err(Failure::unauthorized("token_expired", "This API token has expired."));
    }
    if token.is_monitoring_token {
        return Err(Failure::forbidden(
            "access_required",
            "This token is for monitoring only: it cannot be used with this API.",
        ));
    }
    if !token.is_api_token && !like_yatai {
        return Err(Failure::forbidden(
            "access_required",
            "This token has no scopes, and so no Developer Operations Access: it cannot be used with this API.",
        ));
    }
    Ok(token)
}

/// The value of the session cookie.
pub(crate) fn session_cookie(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, value)| *name == SESSION_COOKIE && !value.is_empty())
        .map(|(_, value)| value)
}

/// Whether a request does not come from a page of another site. The browser's header `Sec-Fetch-Site` decides, or else
/// `Origin`. A client that sends neither is not a browser.
pub(crate) fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|v| v.to_str().unwrap_or("?"));
    match (text(HeaderName::from_static("sec-fetch-site")), text(header::ORIGIN)) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            // A proxy may use another name for this server than the browser does, and sends the browser's name in
            // X-Forwarded-Host. A page of another site cannot set that header without a preflight, which is refused.
            let names = [text(header::HOST), text(HeaderName::from_static("x-forwarded-host"))];
            origin.split_once("://").is_some_and(|(scheme, authority)| {
                // A proxy may add the default port, which browsers leave out.
                let port = if scheme == "https" { ":443" } else { ":80" };
                let is_it =
                    |name: &&str| authority.eq_ignore_ascii_case(name.strip_suffix(port).unwrap_or(name));
                names.iter().flatten().any(is_it)
            })
        }
        (None, None) => true,
    }
}

/// Refuses changes that a page of another site makes a browser send with our cookie. A body must be JSON, which a form
/// cannot send.
pub(crate) fn check_same_origin(method: &Method, headers: &HeaderMap) -> Result<(), Failure> {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    if !is_same_origin(headers) {
        return Err(Failure::forbidden(
            "cross_origin",
            "This request came from another site: a session can be used from its own pages only.",
        ));
    }
    let has_body = headers.get(header::CONTENT_LENGTH).is_some_and(|n| n != "0")
        || headers.contains_key(header::TRANSFER_ENCODING);
    if has_body && !is_json(headers) {
        return Err(Failure::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "json_required",
            "The body must be sent as application/json.",
        ));
    }
    Ok(())
}

/// Whether the content type is JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).is_some_and(|v| {
        v.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
    })
}
