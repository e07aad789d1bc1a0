//! Failures of a request, as data. The messages for people are the panel's.

use token_api::Time;

/// The embedded server's code for a change in the name of somebody who is not signed in any more.
pub const ANOTHER_PERSON: &str = "another_person";

/// A failed request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The request did not arrive, or its answer broke off. The server may have carried it out.
    Network,
    /// There was no complete answer in time, and the request was aborted. The server may have carried it out.
    Timeout {
        /// The timeout in seconds.
        seconds: u32,
    },
    /// The answer is not what the API describes.
    Unreadable {
        /// The HTTP status; 0 for a redirect that the browser did not follow.
        status: u16,
        /// What it is instead.
        what: Unreadable,
        /// The server's trace id, for its log and its support.
        trace_id: Option<String>,
    },
    /// The server refused.
    Refused(Refusal),
}

/// What an unreadable answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// An empty body.
    Empty,
    /// A web page, most likely from a proxy.
    Html,
    /// A redirect, most likely to a proxy's sign-in page.
    Redirect,
    /// JSON that ends too early.
    Truncated,
    /// Neither JSON nor a web page.
    NotJson,
    /// JSON of another shape. The message is fixed and holds no value of the answer.
    Shape(&'static str),
}

/// A refusal, with the server's message.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Refusal {
    /// The HTTP status. For Yatai's 400 it is 404 if there is no such thing and 409 if the name is taken.
    pub status: u16,
    /// The code for programs, such as `name_taken`, if the server gives one. Yatai gives none.
    pub code: Option<String>,
    /// The latest expiry that the server allows, with the code `outlives_its_maker`. The embedded server alone sends it.
    pub latest: Option<Time>,
    /// The server's message, at most 501 characters; may be empty.
    pub message: String,
    /// The server's trace id, for its log and its support.
    pub trace_id: Option<String>,
    /// The seconds after which to try again (`Retry-After`), if the server says so.
    pub retry_after: Option<u32>,
}

impl Error {
    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Network | Self::Timeout { .. } => None,
            Self::Unreadable { status, .. } => Some(*status),
            Self::Refused(refusal) => Some(refusal.status),
        }
    }

    /// Whether the server refused because of missing credentials or rights: 401 or 403.
    pub fn is_unauthorized(&self) -> bool {
        matches!(self, Self::Refused(r) if r.status == 401 || r.status == 403)
    }

    /// Whether the browser is signed in as another person than the one in whose name the request was sent. Nothing was
    /// carried out.
    pub fn is_another_person(&self) -> bool {
        matches!(self, Self::Refused(r) if r.code.as_deref() == Some(ANOTHER_PERSON))
    }

    /// The failure of which [`Error::is_another_person`] tells.
    pub(crate) fn another_person() -> Self {
        Self::Refused(Refusal { status: 409, code: Some(ANOTHER_PERSON.to_owned()), ..Refusal::default() })
    }

    /// Whether the server may have carried out the request although there is no usable answer.
    pub fn is_unsure(&self) -> bool {
        match self {
            Self::Network | Self::Timeout { .. } | Self::Unreadable { .. } => true,
            Self::Refused(r) => r.status >= 500,
        }
    }
}
