//! Finds out who sends a request: by the token in the header, by the header of a trusted proxy, or else by the session
//! cookie. Prevents other sites from using the last two. `access.rs` decides what the caller may do.

use crate::access::{Caller, Credential};
use crate::app::App;
use crate::browser_session::{BrowserSession, several_sessions};
use crate::failure::Failure;
use crate::metrics::RefusedCredential;
use crate::middleware::{LogFields, PersonOfSession, is_for_another};
use crate::peer::Peer;
use crate::same_origin::check_same_origin;
use crate::secrets::Hash;
use crate::store::{FoundCredential, Member, ProxyPerson, SentCredential, StoredToken};
use crate::wrong_credentials::CredentialKind;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use chrono::{DateTime, Utc};

/// The header with a token. It wins over the cookie.
pub const TOKEN_HEADER: &str = "x-yatai-api-token";

/// The header of a read that nobody asked for, such as the panel's refresh every minute. It is no use of a session. A change
/// always is one, so that nobody can hide it from the list of sessions.
const BACKGROUND_HEADER: &str = "x-token-panel-background";

/// The header that selects an organization by name.
const ORGANIZATION_HEADER: &str = "x-yatai-organization";

impl FromRequestParts<App> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let now = app.now();
        let Ok(peer) = Peer::from_request_parts(parts, app).await;
        let only_own = app.settings().like_yatai;
        // `is_known` is whether the credential is or was valid, as far as is known.
        let (found, sent, hash, is_known) = if let Some(value) = parts.headers.get(TOKEN_HEADER) {
            let hash = Hash::of(value.to_str().unwrap_or_default());
            let found = app.store().find_token(hash.clone()).await?;
            let is_known = matches!(found, FoundCredential::Token(Some(_)));
            (found, SentCredential::Token(hash.clone()), hash, is_known)
        } else {
            let (member, session, is_known) = match peer.named_person(app, &parts.headers)? {
                Some(name) => {
                    // Refused ones are named in the log too.
                    log_person(parts, &name, String::new());
                    // Before the person joins or their session begins.
                    check_same_origin(app, peer, &parts.method, &parts.headers)?;
                    by_proxy(app, peer, name, now).await?
                }
                None => by_cookie(app, peer, parts, now).await?,
            };
            (FoundCredential::Session(member), SentCredential::Session(session.clone()), session, is_known)
        };
        let (token, kind) = match &found {
            FoundCredential::Token(token) => (token.clone(), CredentialKind::Typed),
            FoundCredential::Session(_) => (None, CredentialKind::Cookie),
        };
        let caller = match Self::of(found, sent, now, only_own) {
            Ok(caller) => caller,
            Err(refusal) if refusal.is_unknown_credential() => {
                match kind {
                    CredentialKind::Typed => peer.note_refusal(app, RefusedCredential::Token, now),
                    CredentialKind::Cookie if is_known => {}
                    CredentialKind::Cookie => peer.note_refusal(app, RefusedCredential::Session, now),
                }
                // What was valid once is no guess: a token of a former member, a session that has ended.
                return Err(match is_known {
                    true => refusal,
                    false => peer.refuse_credential(app, kind, hash, refusal).await,
                });
            }
            Err(refusal) => return Err(refusal),
        };
        match token {
            Some(token) => app.store().note_use(&token, now),
            None => {
                check_same_origin(app, peer, &parts.method, &parts.headers)?;
                caller.check_person(parts)?;
            }
        }
        check_organization(app, &parts.headers).await?;
        caller.name_in_log(parts);
        Ok(caller)
    }
}

impl Caller {
    /// Names the person of a session in the answer. Refuses a change that a page sends in the name of another person: the
    /// browser's session, or what its proxy says, became another person's while that page was open.
    fn check_person(&self, parts: &Parts) -> Result<(), Failure> {
        let name = &self.member.user.name;
        let Some(person) = parts.extensions.get::<PersonOfSession>() else { return Ok(()) };
        person.set(name);
        // A read needs no refusal: its answer has the name.
        if matches!(parts.method, Method::GET | Method::HEAD) || !is_for_another(&parts.headers, name) {
            return Ok(());
        }
        Err(Failure::new(
            StatusCode::CONFLICT,
            "another_person",
            "This browser is signed in as another person by now: nothing was changed. Load the page again.",
        ))
    }

    /// Names the person and the token in the log line of this request.
    fn name_in_log(&self, parts: &Parts) {
        let token = match &self.credential {
            Credential::Token(token) => token.uid.clone(),
            Credential::Session => String::new(),
        };
        log_person(parts, &self.member.user.name, token);
    }

    /// The caller for what the database has for the sent credential at this time. The head of a request uses it, and each
    /// write again.
    pub(crate) fn of(
        found: FoundCredential,
        sent: SentCredential,
        now: DateTime<Utc>,
        only_own: bool,
    ) -> Result<Self, Failure> {
        let (member, credential) = match found {
            FoundCredential::Token(token) => {
                let token = check_token(token, now, only_own)?;
                let member = token.creator.clone();
                // On Yatai a token has all rights of its creator; `yatai/` checks the few scopes that it needs.
                let credential =
                    if only_own { Credential::Session } else { Credential::Token(Box::new(token.at(now))) };
                (member, credential)
            }
            FoundCredential::Session(member) => {
                let ended =
                    || Failure::unauthorized("session_ended", "Your session has ended: sign in again.");
                (member.ok_or_else(ended)?, Credential::Session)
            }
        };
        Ok(Self { member, credential, only_own, sent })
    }
}

/// Names a person, and the uid of the token that was used (empty for a session), in the log line of this request.
fn log_person(parts: &Parts, login_name: &str, token: String) {
    if let Some(log) = parts.extensions.get::<LogFields>() {
        log.set_person(login_name, token);
    }
}

/// The person of the session cookie, `None` where the session has ended; the hash of the session; and whether it is or was
/// one, as far as is known.
async fn by_cookie(
    app: &App,
    peer: Peer,
    Parts { method, headers, .. }: &Parts,
    now: DateTime<Utc>,
) -> Result<(Option<Member>, Hash, bool), Failure> {
    let is_in_background = *method == Method::GET && headers.contains_key(BACKGROUND_HEADER);
    match BrowserSession::of(app, headers, !is_in_background, now).await? {
        BrowserSession::Valid(member, hash) => Ok((Some(*member), hash, true)),
        BrowserSession::Ended { hash, is_guess } => Ok((None, hash, !is_guess)),
        BrowserSession::OfSeveralPeople => Err(several_sessions()),
        BrowserSession::Missing => {
            let header = app.settings().proxies.user_header.as_ref();
            let is_ignored = header.is_some_and(|header| headers.contains_key(header)) && !peer.is_proxy();
            Err(Failure::unauthorized(
                "unauthorized",
                match is_ignored {
                    false => "You are not signed in: send an API token in the header X-YATAI-API-TOKEN.",
                    true => {
                        "You are not signed in: the sign-in of a proxy came from an address that is not named by --trusted-proxy."
                    }
                },
            ))
        }
    }
}

/// The person whom a trusted proxy names, the hash of the session, and that it is one.
async fn by_proxy(
    app: &App,
    peer: Peer,
    name: String,
    now: DateTime<Utc>,
) -> Result<(Option<Member>, Hash, bool), Failure> {
    let (store, joins) = (app.store(), app.settings().auto_join);
    let refusal = match store.proxy_person(name.clone(), peer.address(), joins, app.idle_limit(), now).await?
    {
        ProxyPerson::Member(member, session) => return Ok((Some(*member), session, true)),
        ProxyPerson::Unknown => Failure::forbidden(
            "unknown_person",
            format!(
                "The proxy in front of this server signed you in as “{name}”, who is no member of this organization. Ask an admin to add this login name."
            ),
        ),
        ProxyPerson::HasLeft => Failure::forbidden(
            "person_left",
            format!(
                "The proxy in front of this server signed you in as “{name}”, who has left this organization. Ask an admin to bring this login name back."
            ),
        ),
    };
    peer.note_refusal(app, RefusedCredential::Proxy, now);
    Err(refusal)
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
    token: Option<Box<StoredToken>>,
    now: DateTime<Utc>,
    like_yatai: bool,
) -> Result<StoredToken, Failure> {
    let unknown = || Failure::unauthorized("unauthorized", "This API token is not valid.");
    let Some(token) = token else { return Err(unknown()) };
    // Whatever its own expiry says.
    if token.is_of_leaver() {
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
    Ok(*token)
}
