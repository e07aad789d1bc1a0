//! A request as data, and the call: a request together with how its answer is decoded.

use crate::{Answer, Error};

/// The header that carries a token.
pub const TOKEN_HEADER: &str = "X-YATAI-API-TOKEN";

/// The header that names the organization, for users who are in several.
pub const ORGANIZATION_HEADER: &str = "X-Yatai-Organization";

/// The header that carries an idempotency key. The embedded server knows it.
pub const KEY_HEADER: &str = "Idempotency-Key";

/// The header of a request that nobody asked for, such as a refresh every minute. The embedded server knows it: such a
/// request is no use of a session.
pub const BACKGROUND_HEADER: &str = "X-Token-Panel-Background";

/// The header that names a person: in answers of the embedded server, whom its cookie or a proxy signs in; in changes, in
/// whose name they are sent.
pub const PERSON_HEADER: &str = "X-Token-Panel-Person";

/// The HTTP methods that the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Post,
    Patch,
    Delete,
}

impl Method {
    /// The method's name, such as `GET`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// A request, without the endpoint and the credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// Path and query, from the root of the endpoint. Without a leading slash it is relative to the page.
    pub path: String,
    /// The JSON body.
    pub body: Option<String>,
    /// The idempotency key: a server that knows it carries the request out only once, however often it is sent.
    /// 1 to 64 visible ASCII characters.
    pub idempotency_key: Option<String>,
    /// Whether to send it without a token and without the browser's cookie.
    pub is_anonymous: bool,
    /// Whether the browser may keep the answer.
    pub is_kept: bool,
}

impl Request {
    /// The key to send to this endpoint (empty for the page's own origin). It is `None` for another origin, because a
    /// server that does not list the header in its CORS answer would refuse the whole request; and `None` if a
    /// header cannot carry the key.
    pub fn key_for(&self, endpoint: &str) -> Option<&str> {
        let fits = |key: &&str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_graphic());
        self.idempotency_key.as_deref().filter(fits).filter(|_| endpoint.is_empty())
    }
}

/// Prints no body: it can hold a login code or a password.
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method.as_str(), self.path)
    }
}

/// A request and how its answer is decoded. Made by the functions in [`calls`](crate::calls).
#[derive(Debug)]
pub struct Call<T> {
    /// What to send.
    pub request: Request,
    decode: fn(&Answer) -> Result<T, Error>,
}

impl<T> Call<T> {
    pub(crate) fn new(method: Method, path: String, decode: fn(&Answer) -> Result<T, Error>) -> Self {
        Self {
            request: Request {
                method,
                path,
                body: None,
                idempotency_key: None,
                is_anonymous: false,
                is_kept: false,
            },
            decode,
        }
    }

    pub(crate) fn with_body(mut self, body: String) -> Self {
        self.request.body = Some(body);
        self
    }

    /// The same call without credentials.
    pub(crate) fn anonymous(mut self) -> Self {
        self.request.is_anonymous = true;
        self
    }

    /// The same call with an idempotency key. Servers that do not know keys ignore it.
    pub fn with_key(mut self, key: &str) -> Self {
        self.request.idempotency_key = Some(key.to_owned());
        self
    }

    /// Decodes the answer.
    pub fn decode(&self, answer: &Answer) -> Result<T, Error> {
        (self.decode)(answer)
    }
}

#[cfg(test)]
mod tests {
    use crate::calls::create_token;
    use token_api::CreateToken;

    #[test]
    fn a_key_is_sent_only_to_the_pages_own_origin_and_only_if_a_header_can_carry_it() {
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
