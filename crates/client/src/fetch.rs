//! Sends a call from a browser. All requests of the panel are sent here, except the first ones: the script in the built page
//! sends them while the WebAssembly is still loading, and this module takes their answers.
//!
//! Dropping the future aborts the request. A failed fetch has a message that differs between browsers and does not name
//! the cause, so every such failure is [`Error::Network`].

use crate::answer::text;
use crate::first_requests::Early;
use crate::{
    Answer, BACKGROUND_HEADER, Call, Error, KEY_HEADER, Method, ORGANIZATION_HEADER, PERSON_HEADER, Refusal,
    Request, TOKEN_HEADER, calls,
};
use futures_util::future::{Either, select};
use gloo_net::http::{RequestBuilder, Response};
use gloo_timers::future::TimeoutFuture;
use percent_encoding::percent_decode_str;
use std::pin::{Pin, pin};
use token_api::{Secret, User};
use wasm_bindgen::JsValue;
use web_sys::{AbortController, Location, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

/// Seconds until a request is aborted. The page promises to report a failure within 45 seconds.
pub const TIMEOUT_SECONDS: u32 = 30;

/// An answer that was asked for before the program was there is taken if that was less than this ago, in milliseconds: somebody
/// else may have signed in since.
const FRESH_MILLIS: i64 = 60_000;

/// Sends calls to one endpoint with one credential.
#[derive(Clone, Debug)]
pub struct Client {
    /// The API's origin; empty for the page's own origin.
    pub endpoint: String,
    /// The token to send. Without a token the browser sends its cookie, to the page's own origin only.
    pub credential: Option<Secret>,
    /// The organization's name to send; empty for the organization of the token or the session.
    pub organization: String,
    /// The login name of the person in whose name the browser's cookie is sent; empty where it may be anybody's.
    pub person: String,
    /// Seconds until a request is aborted.
    pub timeout_seconds: u32,
    /// Whether nobody asked for the requests: they do not keep a session from ending.
    pub is_background: bool,
    /// The browser's clock, to compare it with the server's.
    pub clock: Option<Clock>,
}

/// Reads the browser's clock, and compares it with the server's time in an answer.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// The browser's time in milliseconds since 1970.
    pub read: fn() -> i64,
    /// Called with when the request was sent, by `read`, and with the `Date` header of its successful answer.
    pub compare: fn(i64, &str),
}

impl Client {
    /// A client for this endpoint, with the default timeout.
    pub fn new(endpoint: impl Into<String>, credential: Option<Secret>) -> Self {
        Self {
            endpoint: endpoint.into(),
            credential,
            organization: String::new(),
            person: String::new(),
            timeout_seconds: TIMEOUT_SECONDS,
            is_background: false,
            clock: None,
        }
    }

    /// Sends the call and decodes its answer.
    ///
    /// # Errors
    /// Any [`Error`]. A credential that a header cannot carry is refused with status 401 without a request.
    pub async fn send<T>(&self, call: Call<T>) -> Result<T, Error> {
        let answer = self.answer(&call.request).await?;
        call.decode(&answer)
    }

    /// Who this value signs in, for servers without [`calls::find_token`]. The request is sent with the value as its token and
    /// without the browser's cookie, so it counts as a use of that token. A value that is no valid token is a refusal.
    ///
    /// # Errors
    /// Any [`Error`].
    pub async fn whose_token(&self, value: &Secret) -> Result<User, Error> {
        self.with_token(value).send(calls::current_user()).await
    }

    /// The same client with this token in place of its credential, and in nobody's name.
    fn with_token(&self, value: &Secret) -> Self {
        Self { credential: Some(value.clone()), person: String::new(), is_background: false, ..self.clone() }
    }

    /// Not generic, so that the WebAssembly has one copy of it for all calls.
    fn answer<'a>(
        &'a self,
        request: &'a Request,
    ) -> Pin<Box<dyn Future<Output = Result<Answer, Error>> + 'a>> {
        Box::pin(async move {
            if self.credential.as_ref().is_some_and(|token| !token.fits_header()) {
                // gloo-net panics on it, and no server can have issued it.
                return Err(Error::Refused(Refusal { status: 401, ..Refusal::default() }));
            }
            // `None` in an old browser: then nothing is aborted, and the timeout still works.
            let abort = AbortOnDrop(AbortController::new().ok());
            let fetching = pin!(self.fetch(request, &abort));
            let timeout = pin!(TimeoutFuture::new(self.timeout_seconds.saturating_mul(1000)));
            match select(fetching, timeout).await {
                Either::Left((answer, _)) => answer,
                Either::Right(((), _)) => Err(Error::Timeout { seconds: self.timeout_seconds }),
            }
        })
    }

    async fn fetch(&self, call: &Request, abort: &AbortOnDrop) -> Result<Answer, Error> {
        let (sent, response, body) = match self.early_answer(call).await {
            Some(early) => early,
            None => {
                let request = self.request(call, abort)?;
                let sent = self.now();
                let response = request.send().await.map_err(|_| Error::Network)?;
                let body = response.binary().await.map_err(|_| Error::Network)?;
                (sent, response, body)
            }
        };
        let headers = response.headers();
        if let (Some(clock), Some(sent), Some(date), true) =
            (self.clock, sent, headers.get("date"), response.ok())
        {
            (clock.compare)(sent, &date);
        }
        if let (Some(name), Some(named)) = (self.cookies_person(), headers.get(PERSON_HEADER))
            && percent_decode_str(&named).decode_utf8_lossy() != name
        {
            return Err(Error::another_person());
        }
        Ok(Answer {
            status: response.status(),
            content_type: headers.get("content-type"),
            trace_id: headers.get("x-trace-id"),
            retry_after: headers.get("retry-after"),
            body: text(body),
        })
    }

    /// The answer to this call, if it was asked for before the program was there, and when. A request that broke off has none, and is
    /// sent again: the network may have come back meanwhile.
    async fn early_answer(&self, call: &Request) -> Option<(Option<i64>, Response, Vec<u8>)> {
        // The first requests are of the browser's cookie and of the page's own server.
        if !self.sends_cookie() || call.method != Method::Get || call.is_anonymous {
            return None;
        }
        let early = Early::take(&call.path)?;
        if self.now().is_some_and(|now| now - early.sent() >= FRESH_MILLIS) {
            return None;
        }
        let (response, body) = early.answer().await.ok()?;
        Some((Some(early.sent()), response.into(), body))
    }

    /// The browser's time in milliseconds since 1970, where there is a clock.
    fn now(&self) -> Option<i64> {
        self.clock.map(|clock| (clock.read)())
    }

    /// The endpoint without a slash at its end; empty for the page's own origin.
    fn endpoint(&self) -> &str {
        self.endpoint.trim_end_matches('/')
    }

    /// Whether the browser's cookie says whose request it is.
    fn sends_cookie(&self) -> bool {
        self.endpoint().is_empty() && self.credential.is_none()
    }

    /// The login name of the person whose cookie the browser sends, where it is known.
    fn cookies_person(&self) -> Option<&str> {
        Some(self.person.as_str()).filter(|name| !name.is_empty() && self.sends_cookie())
    }

    /// The browser's request for this call.
    fn request(&self, call: &Request, abort: &AbortOnDrop) -> Result<gloo_net::http::Request, Error> {
        let endpoint = self.endpoint();
        let url = if endpoint.is_empty() { at_page(&call.path) } else { [endpoint, &call.path].concat() };
        let method = match call.method {
            Method::Get => gloo_net::http::Method::GET,
            Method::Post => gloo_net::http::Method::POST,
            Method::Patch => gloo_net::http::Method::PATCH,
            Method::Delete => gloo_net::http::Method::DELETE,
        };
        let mut request = RequestBuilder::new(&url)
            .method(method)
            .cache(if call.is_kept { RequestCache::Default } else { RequestCache::NoStore })
            .redirect(RequestRedirect::Manual)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .abort_signal(abort.0.as_ref().map(AbortController::signal).as_ref())
            .header("Accept", "application/json");
        request = match &self.credential {
            _ if call.is_anonymous => request.credentials(RequestCredentials::Omit),
            // With a token, no cookie: the request must have one identity.
            Some(token) => request.header(TOKEN_HEADER, token.expose()).credentials(RequestCredentials::Omit),
            None => request.credentials(RequestCredentials::SameOrigin),
        };
        // The settings refuse a name that a header cannot carry.
        if !self.organization.is_empty() {
            request = request.header(ORGANIZATION_HEADER, &self.organization);
        }
        if self.is_background && endpoint.is_empty() {
            request = request.header(BACKGROUND_HEADER, "1");
        }
        // An answer has the name too, so a read needs no refusal.
        if let Some(name) = self.cookies_person().filter(|_| call.method != Method::Get) {
            request = request.header(PERSON_HEADER, &calls::encode(name).to_string());
        }
        // Only to the page's own origin: see `key_for`.
        if let Some(key) = call.key_for(endpoint) {
            request = request.header(KEY_HEADER, key);
        }
        let request = match &call.body {
            Some(body) => request.header("Content-Type", "application/json").body(body.as_str()),
            None => request.build(),
        };
        request.map_err(|_| Error::Network)
    }
}

/// The address of a path on the page's own origin; one without a leading slash is relative to the page. It is complete,
/// because a relative one would take a name and a password from the page's address (`http://name:password@host/`), with
/// which fetch sends nothing.
fn at_page(path: &str) -> String {
    let location = web_sys::window().map(|window| window.location());
    let part = |get: fn(&Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| get(location).ok()).unwrap_or_default()
    };
    let page = if path.starts_with('/') { String::new() } else { part(Location::pathname) };
    let folder = &page[..page.rfind('/').map_or(0, |slash| slash + 1)];
    [&part(Location::origin), folder, path].concat()
}

struct AbortOnDrop(Option<AbortController>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            // No custom reason: gloo-net panics on a rejection that is not an `Error`.
            controller.abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_asked_for_is_the_only_credential_of_its_request() {
        let mut client = Client::new("", None);
        (client.person, client.organization, client.is_background) = ("ada".into(), "acme".into(), true);
        assert!(client.sends_cookie() && client.cookies_person() == Some("ada"));
        let asking = client.with_token(&Secret::new("v4lue"));
        assert_eq!(asking.credential, Some(Secret::new("v4lue")));
        assert!(!asking.sends_cookie() && asking.cookies_person().is_none() && !asking.is_background);
        assert_eq!((asking.endpoint.as_str(), asking.organization.as_str()), ("", "acme"));
        assert!(client.credential.is_none() && !format!("{asking:?}").contains("v4lue"));
    }
}
