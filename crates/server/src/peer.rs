//! Where a request comes from, and how the answers to its wrong credentials are slowed down.

use crate::app::App;
use crate::failure::Failure;
use crate::metrics::RefusedCredential;
use crate::proxies::Proxies;
use crate::public_url::is_origin_of;
use crate::secrets::Hash;
use crate::wrong_credentials::{CredentialKind, Delay};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use chrono::{DateTime, Utc};
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// The longest wait of a page that a person needs to sign in or out.
const BRIEF: Duration = Duration::from_secs(1);

/// Where a request comes from: the address of the client, if known, and whether a trusted proxy passed it on.
#[derive(Clone, Copy)]
pub struct Peer {
    client: Option<IpAddr>,
    is_proxy: bool,
}

impl FromRequestParts<App> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::of(parts, &app.settings().proxies))
    }
}

impl Peer {
    /// Where the request with this head comes from.
    pub(crate) fn of(parts: &Parts, proxies: &Proxies) -> Self {
        let connection = parts.extensions.get().map(|ConnectInfo(peer): &ConnectInfo<SocketAddr>| peer.ip());
        Self {
            client: connection.map(|peer| proxies.client(peer, &parts.headers)),
            is_proxy: connection.is_some_and(|peer| proxies.trusts(peer)),
        }
    }

    /// The address as events have it; empty where it is not known.
    pub(crate) fn address(self) -> String {
        self.client.map(|address| address.to_canonical().to_string()).unwrap_or_default()
    }

    /// Whether the request came from a trusted proxy.
    pub(crate) fn is_proxy(self) -> bool {
        self.is_proxy
    }

    /// The login name of the person whom a trusted proxy signs in. From anybody else the header is ignored. Where the public
    /// address is known, the request must be for its host: a browser on the proxy's machine could be led here under another
    /// name, and its page could send the header. A page cannot change `Host`, but it can send `X-Forwarded-Host`.
    pub(crate) fn named_person(self, app: &App, headers: &HeaderMap) -> Result<Option<String>, Failure> {
        let settings = app.settings();
        let named = if self.is_proxy { settings.proxies.login_name(headers)? } else { None };
        let Some(url) = settings.public_url.as_ref().filter(|_| named.is_some()) else { return Ok(named) };
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        if is_origin_of(url.origin(), host) {
            return Ok(named);
        }
        Err(Failure::forbidden(
            "host_mismatch",
            format!(
                "The proxy in front of this server says who you are, but its request is not for {}: it has to pass the name on in the header Host. Ask the person who runs it.",
                url.origin()
            ),
        ))
    }

    /// Counts a wrong credential. The error is the number of seconds until another one may come.
    pub(crate) fn count_wrong(self, app: &App, kind: CredentialKind, value: Hash) -> Result<Delay, u32> {
        app.wrong_credentials().delay(value, kind, self.client, app.now())
    }

    /// Counts a value that found no token, for this person at this address.
    pub(crate) fn count_wrong_lookup(self, app: &App, person: i64, value: Hash) -> Result<Delay, Failure> {
        app.wrong_lookups().delay_lookup(value, person, self.client, app.now()).map_err(too_many_lookups)
    }

    /// Notes a refused sign-in, which becomes an event. `credential` says what was wrong.
    pub(crate) fn note_refusal(self, app: &App, credential: RefusedCredential, now: DateTime<Utc>) {
        app.counters().count_refused_sign_in(credential);
        app.store().note_refused_sign_in(credential.name(), self.address(), now);
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

    /// As [`Peer::slow_down`] for a page that a person needs to sign in or out while others send wrong credentials: waits a
    /// second at most, and not at all where too many are waiting.
    pub(crate) async fn slow_down_briefly(self, app: &App, kind: CredentialKind, value: Hash) {
        if let Ok(mut delay) = self.count_wrong(app, kind, value) {
            delay.duration = delay.duration.min(BRIEF);
            wait(app, delay).await;
        }
    }
}

/// Waits, and gives the place back.
pub(crate) async fn wait(app: &App, delay: Delay) {
    app.pause(delay.duration).await;
    delay.finish();
}

/// As [`wait`], also where the client goes away: its place is not free before its answer is due.
pub(crate) async fn wait_to_the_end(app: &App, delay: Delay) {
    let state = app.clone();
    // It fails only where the server ends.
    let _ = tokio::spawn(async move { wait(&state, delay).await }).await;
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

/// The answer after too many values that found no token.
fn too_many_lookups(seconds: u32) -> Failure {
    Failure::new(
        StatusCode::TOO_MANY_REQUESTS,
        "too_many_attempts",
        "You have asked for too many values that no token has: wait before you try another.",
    )
    .retry_after(seconds)
}
