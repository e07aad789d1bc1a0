//! A request as plain data, and the call that pairs it with the reading of its answer.

use crate::{Answer, Error};

/// The header that carries a token.
pub const TOKEN_HEADER: &str = "X-YATAI-API-TOKEN";

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
}

/// Without the body: it can hold a token's value (the hand-over to the command-line tool).
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
        Self { request: Request { method, path, body: None }, decode }
    }

    pub(crate) fn with_body(mut self, body: String) -> Self {
        self.request.body = Some(body);
        self
    }

    /// Reads the answer.
    pub fn decode(&self, answer: &Answer) -> Result<T, Error> {
        (self.decode)(answer)
    }
}
