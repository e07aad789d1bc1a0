//! What can go wrong with a request, as data. The sentences are the panel's.

/// A failed request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The request did not arrive, or its answer broke off: nobody knows whether it was carried out.
    Network,
    /// No whole answer within the time; the request was aborted.
    Timeout {
        /// How long was waited.
        seconds: u32,
    },
    /// An answer that is not what the API promises.
    Unreadable {
        /// Its status.
        status: u16,
        /// What it was instead.
        what: Unreadable,
        /// The server's trace id, which support asks for.
        trace_id: Option<String>,
    },
    /// The server said no.
    Refused(Refusal),
}

/// What an unreadable answer was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing at all.
    Empty,
    /// A web page, most likely of a proxy in between.
    Html,
    /// A redirect, most likely to some proxy's sign-in.
    Redirect,
    /// JSON that ends half-way.
    CutOff,
    /// Neither JSON nor a web page.
    NotJson,
    /// JSON of another shape. The words are the program's own, so that they hold nothing of the answer's values.
    Shape(&'static str),
}

/// A refusal, with what the server said.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Refusal {
    /// The HTTP status; where Yatai says 400 of what is not there or taken, 404 or 409 as others do.
    pub status: u16,
    /// A code for programs, where the server gives one (the embedded server does).
    pub code: Option<String>,
    /// The server's own words, shortened.
    pub message: String,
    /// The server's trace id, which support asks for.
    pub trace_id: Option<String>,
    /// After how many seconds to try again, where the server says so.
    pub retry_after: Option<u32>,
}

impl Error {
    /// The status of the answer, where there was one.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Network | Self::Timeout { .. } => None,
            Self::Unreadable { status, .. } => Some(*status),
            Self::Refused(refusal) => Some(refusal.status),
        }
    }

    /// Whether the server refused for lack of credentials or rights.
    pub fn is_unauthorized(&self) -> bool {
        matches!(self, Self::Refused(r) if r.status == 401 || r.status == 403)
    }

    /// Whether the request may have been carried out although no usable answer came.
    pub fn is_unsure(&self) -> bool {
        match self {
            Self::Network | Self::Timeout { .. } | Self::Unreadable { .. } => true,
            Self::Refused(r) => r.status >= 500,
        }
    }
}
