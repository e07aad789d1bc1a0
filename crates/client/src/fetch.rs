//! Sends a call from a browser. The only place in the project from which a request leaves; but for the settings' file,
//! which the start script of the built panel asks for while this program is still being fetched.
//!
//! A future that is dropped aborts its request. What a failed fetch says differs between browsers
//! and says nothing of the cause, so it is one [`Error::Network`].

use crate::{Answer, Call, Error, KEY_HEADER, Method, ORGANIZATION_HEADER, Refusal, Request, TOKEN_HEADER};
use futures_util::future::{Either, select};
use gloo_net::http::{RequestBuilder, Response};
use gloo_timers::future::TimeoutFuture;
use std::pin::{Pin, pin};
use token_api::Secret;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

/// Seconds until a request is given up: the page has to say so within 45.
pub const TIMEOUT_SECONDS: u32 = 30;

/// Where and as whom to send.
#[derive(Clone, Debug)]
pub struct Client {
    /// The API's origin; empty for the page's own.
    pub endpoint: String,
    /// A token for the header; without one the browser sends its cookie to its own origin.
    pub credential: Option<Secret>,
    /// The organization's name for its header; empty for the one that the token or the session belongs to.
    pub organization: String,
    /// Seconds until a request is given up.
    pub timeout_seconds: u32,
}

impl Client {
    /// A client for this endpoint, with the usual patience.
    pub fn new(endpoint: impl Into<String>, credential: Option<Secret>) -> Self {
        Self {
            endpoint: endpoint.into(),
            credential,
            organization: String::new(),
            timeout_seconds: TIMEOUT_SECONDS,
        }
    }

    /// Sends the call and reads its answer.
    pub async fn send<T>(&self, call: Call<T>) -> Result<T, Error> {
        let answer = self.answer(&call.request).await?;
        call.decode(&answer)
    }

    /// One function for all calls: each one of its own would be another copy of the machinery.
    fn answer<'a>(
        &'a self,
        request: &'a Request,
    ) -> Pin<Box<dyn Future<Output = Result<Answer, Error>> + 'a>> {
        Box::pin(async move {
            if self.credential.as_ref().is_some_and(|token| !token.fits_header()) {
                // The fetch library panics on it, and no server could have given it out.
                return Err(Error::Refused(Refusal { status: 401, ..Refusal::default() }));
            }
            // None means an ancient browser: then there is no abort, and the timeout still holds.
            let abort = AbortOnDrop(AbortController::new().ok());
            let fetching = pin!(self.fetch(request, &abort));
            let patience = pin!(TimeoutFuture::new(self.timeout_seconds.saturating_mul(1000)));
            match select(fetching, patience).await {
                Either::Left((answer, _)) => answer,
                Either::Right(((), _)) => Err(Error::Timeout { seconds: self.timeout_seconds }),
            }
        })
    }

    async fn fetch(&self, call: &Request, abort: &AbortOnDrop) -> Result<Answer, Error> {
        // With no endpoint, a path without its slash is one beside the page.
        let endpoint = self.endpoint.trim_end_matches('/');
        let url = format!("{endpoint}{}", call.path);
        let method = match call.method {
            Method::Get => gloo_net::http::Method::GET,
            Method::Post => gloo_net::http::Method::POST,
            Method::Patch => gloo_net::http::Method::PATCH,
            Method::Delete => gloo_net::http::Method::DELETE,
        };
        let mut request = RequestBuilder::new(&url)
            .method(method)
            .cache(RequestCache::NoStore)
            .redirect(RequestRedirect::Manual)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .abort_signal(abort.0.as_ref().map(AbortController::signal).as_ref())
            .header("Accept", "application/json");
        request = match &self.credential {
            _ if call.is_anonymous => request.credentials(RequestCredentials::Omit),
            // A cookie beside a token could only blur who is asking.
            Some(token) => request.header(TOKEN_HEADER, token.expose()).credentials(RequestCredentials::Omit),
            None => request.credentials(RequestCredentials::SameOrigin),
        };
        // What cannot stand in a header is refused where the settings are read.
        if !self.organization.is_empty() {
            request = request.header(ORGANIZATION_HEADER, &self.organization);
        }
        // To the page's own origin only: a server of another origin that does not list this header in
        // its CORS answer would refuse the whole request, and few servers know it.
        if let Some(key) = call.key_for(endpoint) {
            request = request.header(KEY_HEADER, key);
        }
        let request = match &call.body {
            Some(body) => request.header("Content-Type", "application/json").body(body.as_str()),
            None => request.build(),
        };
        let request = request.map_err(|_| Error::Network)?;
        let response = match asked_early(&call.path) {
            Some(early) => early
                .await
                .map(|it| Response::from(web_sys::Response::from(it)))
                .map_err(|_| Error::Network)?,
            None => request.send().await.map_err(|_| Error::Network)?,
        };
        let headers = response.headers();
        Ok(Answer {
            status: response.status(),
            content_type: headers.get("content-type"),
            trace_id: headers.get("x-trace-id"),
            retry_after: headers.get("retry-after"),
            body: response.text().await.map_err(|_| Error::Network)?,
        })
    }
}

/// The answer that the page's start script has asked for while this program was on its way: for the first who asks, so
/// that asking again asks the server.
fn asked_early(path: &str) -> Option<JsFuture> {
    let all: js_sys::Object =
        js_sys::Reflect::get(&js_sys::global(), &"early".into()).ok()?.dyn_into().ok()?;
    let early: js_sys::Promise = js_sys::Reflect::get(&all, &path.into()).ok()?.dyn_into().ok()?;
    js_sys::Reflect::delete_property(&all, &path.into()).ok()?;
    Some(early.into())
}

struct AbortOnDrop(Option<AbortController>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            // Plain, with no reason: the fetch library panics on a rejection that is no Error.
            controller.abort();
        }
    }
}
