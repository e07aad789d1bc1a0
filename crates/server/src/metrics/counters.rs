//! What the server counts since its start.

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;
use std::fmt::Write;

/// The route of requests that no route of the API takes: the panel's files, and addresses that do not exist.
const OTHER_ROUTE: &str = "other";

/// Counters. Clones share them.
#[derive(Clone, Debug)]
pub struct Counters {
    requests: Family<Request, Counter>,
    refused_sign_ins: Family<RefusedSignIn, Counter>,
}

/// What was wrong in a refused sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefusedCredential {
    /// A token's value.
    Token,
    /// The cookie of a session.
    Session,
    /// The key of a sign-in link.
    Link,
    /// A login code of the command-line tool.
    LoginCode,
    /// A person whom a proxy names.
    Proxy,
    /// A password, with `--like-yatai`.
    Password,
}

impl RefusedCredential {
    const ALL: [Self; 6] =
        [Self::Token, Self::Session, Self::Link, Self::LoginCode, Self::Proxy, Self::Password];

    /// Its name in events and labels.
    pub fn name(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Session => "session",
            Self::Link => "link",
            Self::LoginCode => "login_code",
            Self::Proxy => "proxy",
            Self::Password => "password",
        }
    }
}

impl EncodeLabelValue for RefusedCredential {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> std::fmt::Result {
        encoder.write_str(self.name())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RefusedSignIn {
    credential: RefusedCredential,
}

impl Default for Counters {
    fn default() -> Self {
        let refused_sign_ins = Family::<RefusedSignIn, Counter>::default();
        // A counter that begins with its first event hides that event from `rate` and `increase`.
        for credential in RefusedCredential::ALL {
            drop(refused_sign_ins.get_or_create(&RefusedSignIn { credential }));
        }
        Self { requests: Family::default(), refused_sign_ins }
    }
}

impl Counters {
    /// Counts a request. `route` is the template, such as `/api/v1/api_tokens/{uid}`; `None` where no route of the API
    /// took the request. So the number of series does not depend on what clients send.
    pub fn count_request(&self, method: &Method, route: Option<&str>, status: StatusCode) {
        let route = route.unwrap_or(OTHER_ROUTE).to_owned();
        let request = Request { method: method_name(method), route, status: status.as_u16() };
        self.requests.get_or_create(&request).inc();
    }

    /// Counts a refused sign-in.
    pub fn count_refused_sign_in(&self, credential: RefusedCredential) {
        self.refused_sign_ins.get_or_create(&RefusedSignIn { credential }).inc();
    }

    /// Adds the counters to a registry, which appends `_total` to their names.
    pub(super) fn register(&self, registry: &mut Registry) {
        registry.register(
            "http_requests",
            "Answered requests by method, route and status code, since the start",
            self.requests.clone(),
        );
        registry.register(
            "refused_sign_ins",
            "Refused sign-ins by what was wrong, since the start",
            self.refused_sign_ins.clone(),
        );
    }
}

/// The method's name; `other` for one that the server does not know, because a client can invent any number of them.
fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
