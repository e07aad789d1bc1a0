//! The trace id and the log line of each request. The log has the method, the path, the status, the code of a refusal, the
//! trace id, the address of the client, the login name of the person, and the uids of the token that was used and of the
//! token that was made; never the query, a body, a cookie or a token's value. Texts are written with escapes, so that none
//! can begin a line.

use crate::failure::{Code, Detail};
use crate::peer::Peer;
use crate::proxies::Proxies;
use crate::secrets::new_trace_id;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use std::convert::Infallible;
use std::sync::{Arc, OnceLock};

const TRACE_ID: HeaderName = HeaderName::from_static("x-trace-id");

/// What is found out about a request while it is handled, for its log line. Clones share it.
#[derive(Clone, Default)]
pub struct LogFields(Arc<Fields>);

#[derive(Default)]
struct Fields {
    /// The person's login name, and the uid of the token that was used.
    person: OnceLock<(String, Option<String>)>,
    /// The uid of the token that was made.
    made: OnceLock<String>,
}

impl LogFields {
    /// Sets the person, and the uid of the token that was used; empty for a session. Only the first call counts.
    pub fn set_person(&self, login_name: &str, token: String) {
        let token = Some(token).filter(|uid| !uid.is_empty());
        let _ = self.0.person.set((login_name.to_owned(), token));
    }

    /// Sets the uid of the token that was made. Only the first call counts.
    pub fn set_made(&self, uid: &str) {
        let _ = self.0.made.set(uid.to_owned());
    }
}

impl<S: Send + Sync> FromRequestParts<S> for LogFields {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// Adds a trace id to the answer, and logs the request with it.
pub async fn trace(State(proxies): State<Proxies>, request: Request, next: Next) -> Response {
    let id = new_trace_id();
    let method = request.method().clone();
    let path: String = request.uri().path().chars().take(200).collect();
    let (mut parts, body) = request.into_parts();
    let address = Peer::of(&parts, &proxies).address();
    let fields = LogFields::default();
    parts.extensions.insert(fields.clone());
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status().as_u16();
    let person = fields.0.person.get();
    let user = person.map(|(name, _)| name.as_str());
    let token = person.and_then(|(_, token)| token.as_deref());
    let made = fields.0.made.get().map(String::as_str);
    let code = response.extensions().get::<Code>().map(|Code(code)| code.as_ref());
    if let Some(Detail(detail)) = response.extensions().get::<Detail>() {
        tracing::error!(%method, path, status, code, trace_id = id, address, user, token, made, "{detail}");
    } else if path.starts_with("/api/") || path == "/login" || path == "/logout" || status >= 400 {
        tracing::info!(%method, path, status, code, trace_id = id, address, user, token, made);
    } else {
        tracing::debug!(%method, path, status, code, trace_id = id, address, user, token, made);
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(TRACE_ID, id);
    }
    response
}
