//! A request as plain data, and the call that pairs it with the reading of its answer.

use crate::{Answer, Error};

/// The header that carries a token.
pub const TOKEN_HEADER: &str = "X-YATAI-API-TOKEN";

/// The header that names the organization, for people who are in several.
pub const ORGANIZATION_HEADER: &str = "X-Yatai-Organization";

/// The header that carries an idempotency key.
pub const KEY_HEADER: &str = "Idempotency-Key";

/// The verbs that the API knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Post,
    Patch,
    Delete,
}

impl Method {
    /// As it is written in a request.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// A request: everything but the endpoint and the credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The verb.
    pub method: Method,
    /// Path and query, from the endpoint's root.
    pub path: String,
    /// A JSON body.
    pub body: Option<String>,
    /// The key under which this can be asked for again without being done twice: 1 to 64 visible
    /// ASCII characters.
    pub idempotency_key: Option<String>,
    /// Sent without a token and without the browser's cookie.
    pub is_anonymous: bool,
}

impl Request {
    /// The key that goes to this endpoint (empty for the page's own origin). A server of another
    /// origin that does not list the header in its CORS answer would refuse the whole request, and
    /// what cannot stand in a header would never leave: no key is better than no request.
    pub fn key_for(&self, endpoint: &str) -> Option<&str> {
        let fits = |key: &&str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_graphic());
        self.idempotency_key.as_deref().filter(fits).filter(|_| endpoint.is_empty())
    }
}

/// Without the body: it can hold a login code of the command-line tool.
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method.as_str(), self.path)
    }
}

/// A request, and how its answer is read.
#[derive(Debug)]
pub struct Call<T> {
    /// What to send.
    pub request: Request,
    decode: fn(&Answer) -> Result<T, Error>,
}

impl<T> Call<T> {
    pub(crate) fn new(method: Method, path: String, decode: fn(&Answer) -> Result<T, Error>) -> Self {
        Self {
            request: Request { method, path, body: None, idempotency_key: None, is_anonymous: false },
            decode,
        }
    }

    pub(crate) fn with_body(mut self, body: String) -> Self {
        self.request.body = Some(body);
        self
    }

    /// The same call, without credentials.
    pub(crate) fn anonymous(mut self) -> Self {
        self.request.is_anonymous = true;
        self
    }

    /// The same call, with a key: sent again with the same key, it is the same request to a server
    /// that knows keys, and to others as if there was none.
    pub fn with_key(mut self, key: &str) -> Self {
        self.request.idempotency_key = Some(key.to_owned());
        self
    }

    /// Reads the answer.
    pub fn decode(&self, answer: &Answer) -> Result<T, Error> {
        (self.decode)(answer)
    }
}

#[cfg(test)]
mod tests {
    use crate::calls::create_token;
    use token_api::CreateToken;

    #[test]
    fn a_key_goes_to_the_pages_own_origin_alone_and_only_where_a_header_can_carry_it() {
        let call = || create_token(&CreateToken::default());
        assert_eq!(call().request.key_for(""), None);
        let keyed = call().with_key("k-1");
        assert_eq!(keyed.request.idempotency_key.as_deref(), Some("k-1"));
        assert_eq!(
            (keyed.request.method, &keyed.request.body),
            (call().request.method, &call().request.body)
        );
        assert_eq!(keyed.request.key_for(""), Some("k-1"));
        assert_eq!(keyed.request.key_for("https://other.example"), None);
        for odd in ["", "a b", "a\nb", "é"] {
            assert_eq!(call().with_key(odd).request.key_for(""), None, "{odd:?}");
        }
    }
}
