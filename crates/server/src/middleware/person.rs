//! The header that names a person: in answers, who is signed in by a session or a proxy; in changes, in whose name a page
//! sends them. With it a page that is open notices that the browser is signed in as somebody else by now.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};
use std::sync::{Arc, OnceLock};

/// The name of the header. Its value is a login name in UTF-8, percent-encoded.
const PERSON_HEADER: HeaderName = HeaderName::from_static("x-token-panel-person");

/// The login name of the person of this request, where no token was sent. Clones share it.
#[derive(Clone, Default)]
pub struct PersonOfSession(Arc<OnceLock<String>>);

impl PersonOfSession {
    /// Sets the name. Only the first call counts.
    pub fn set(&self, login_name: &str) {
        let _ = self.0.set(login_name.to_owned());
    }
}

/// Names the person of a session in the answer. Pages of other sites cannot read it.
pub async fn person(mut request: Request, next: Next) -> Response {
    let person = PersonOfSession::default();
    request.extensions_mut().insert(person.clone());
    let mut response = next.run(request).await;
    if let Some(name) = person.0.get()
        && let Ok(value) = HeaderValue::from_str(&utf8_percent_encode(name, NON_ALPHANUMERIC).to_string())
    {
        response.headers_mut().insert(PERSON_HEADER, value);
    }
    response
}

/// Whether a request says that it is sent in the name of another person than this one.
pub fn is_for_another(headers: &HeaderMap, login_name: &str) -> bool {
    headers
        .get_all(PERSON_HEADER)
        .iter()
        .any(|sent| percent_decode(sent.as_bytes()).decode_utf8_lossy() != login_name)
}
