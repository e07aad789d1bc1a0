//! Refuses what a page of another site makes a browser send in a person's name: by the session cookie, or through a proxy
//! that signs the person in.

use crate::app::App;
use crate::failure::Failure;
use crate::peer::Peer;
use crate::public_url::is_origin_of;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, header};

const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Where a request comes from, as its browser says.
enum Source {
    /// This site, or a client that is no browser and has no cookie that another site could use.
    Here,
    /// The origin is not that of this server, as far as the server knows its own: another site, or a proxy that does not
    /// pass the name on. Browsers do not send `Sec-Fetch-Site` over plain HTTP.
    Mismatch { origin: String, own: String },
    /// Another site.
    Elsewhere,
}

/// The browser's header `Sec-Fetch-Site` decides, or else `Origin`.
fn source(app: &App, peer: Peer, headers: &HeaderMap) -> Source {
    let text = |name| headers.get(name).map(|v| v.to_str().unwrap_or("?"));
    let origin = match (text(FETCH_SITE), text(header::ORIGIN)) {
        (Some("same-origin" | "none"), _) | (None, None) => return Source::Here,
        (Some(_), _) | (None, Some("null")) => return Source::Elsewhere,
        (None, Some(origin)) => origin,
    };
    let own = match &app.settings().public_url {
        Some(url) if url.origin().eq_ignore_ascii_case(origin) => return Source::Here,
        Some(url) => url.origin().to_owned(),
        None => {
            // A proxy may use another name for this server than the browser does, and sends the browser's name in
            // X-Forwarded-Host. A page of another site cannot set that header without a preflight, which is refused; so
            // it counts from anybody where no proxy is named.
            let is_told = peer.is_proxy() || app.settings().proxies.trusted.is_empty();
            let told = headers.get_all(FORWARDED_HOST).iter().filter(|_| is_told);
            let told = told.filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(','));
            let host = text(header::HOST).unwrap_or_default();
            if told.chain([host]).any(|name| is_origin_of(origin, name.trim())) {
                return Source::Here;
            }
            host.to_owned()
        }
    };
    Source::Mismatch { origin: shown(origin), own: shown(&own) }
}

/// Whether a page of another site wants to read an answer. `--allow-origin` lets pages read answers to a token, and not to
/// a session or to what a proxy says. A link to this server from another site is no page that reads.
fn is_read_from_elsewhere(app: &App, peer: Peer, headers: &HeaderMap) -> bool {
    let is_link = headers.get("sec-fetch-mode").is_some_and(|mode| mode == "navigate");
    match source(app, peer, headers) {
        Source::Here => false,
        Source::Elsewhere => !is_link,
        // A browser sends `Origin` with a read only where the page is of another origin.
        Source::Mismatch { origin, .. } => app.settings().origins.contains(&origin),
    }
}

/// A header's value as a message has it.
fn shown(text: &str) -> String {
    text.chars().filter(char::is_ascii_graphic).take(200).collect()
}

impl Source {
    fn refusal(self, app: &App) -> Result<(), Failure> {
        let (origin, own) = match self {
            Self::Here => return Ok(()),
            Self::Elsewhere => {
                return Err(Failure::forbidden(
                    "cross_origin",
                    "This request came from another site: a session can be used from its own pages only.",
                ));
            }
            Self::Mismatch { origin, own } => (origin, own),
        };
        let settings = app.settings();
        let what = if settings.public_url.is_some() {
            format!(
                "This page has the origin {origin}, and this server was started with --public-url {own}. Open the panel there, or correct --public-url."
            )
        } else if settings.proxies.trusted.is_empty() {
            format!(
                "This page has the origin {origin}, and its requests reach this server as for {own}. A proxy in front of it has to pass the name on in the header Host or X-Forwarded-Host; or start the server with --public-url {origin}."
            )
        } else {
            format!(
                "This page has the origin {origin}, and its requests reach this server as for {own}. The proxy in front of it has to pass the name on in the header Host, or in X-Forwarded-Host from an address of --trusted-proxy; or start the server with --public-url {origin}."
            )
        };
        Err(Failure::forbidden("origin_mismatch", what))
    }
}

/// Whether a request does not come from a page of another site, as far as the server knows its own name.
pub(crate) fn is_same_origin(app: &App, peer: Peer, headers: &HeaderMap) -> bool {
    matches!(source(app, peer, headers), Source::Here)
}

/// Refuses a request in a person's name from another site. A body must be JSON, which a form cannot send.
pub(crate) fn check_same_origin(
    app: &App,
    peer: Peer,
    method: &Method,
    headers: &HeaderMap,
) -> Result<(), Failure> {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return match is_read_from_elsewhere(app, peer, headers) {
            true => Source::Elsewhere.refusal(app),
            false => Ok(()),
        };
    }
    source(app, peer, headers).refusal(app)?;
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

/// As [`check_same_origin`] for a sign-out, which must also work where a proxy does not pass the name on. There a content
/// type of JSON is enough: a page of another origin cannot send it without a preflight, which is refused.
pub(crate) fn check_sign_out(
    app: &App,
    peer: Peer,
    method: &Method,
    headers: &HeaderMap,
) -> Result<(), Failure> {
    match source(app, peer, headers) {
        Source::Mismatch { .. } if is_json(headers) => Ok(()),
        _ => check_same_origin(app, peer, method, headers),
    }
}

/// Whether the content type is JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).is_some_and(|v| {
        v.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
    })
}
