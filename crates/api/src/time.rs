//! Times as servers write them: RFC 3339 with 0 to 9 fractional digits and any offset (Go), or without an offset (the
//! Python SDK), which is read as UTC. Go's zero time means "no time".
//!
//! A text that is no time is kept: if an expiry cannot be read, "never" would be wrong and dangerous.

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use serde::{Serialize, Serializer};

/// Go's zero time, the start of the year 1, in milliseconds since 1970.
const GO_ZERO: i64 = -62_135_596_800_000;

/// A time in an answer or a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Time {
    /// A moment, with the offset in which it was written.
    At(DateTime<FixedOffset>),
    /// A text that is no time, at most 100 characters of it.
    Unreadable(Box<str>),
}

impl Time {
    /// Reads a time. Go's zero time and an empty text are `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        match read(text) {
            // In any offset: a database keeps it without one.
            Some(at) if at.naive_local().and_utc().timestamp_millis() == GO_ZERO => None,
            Some(at) => Some(Self::At(at)),
            None => Some(Self::Unreadable(shorten(text))),
        }
    }

    /// The moment in UTC; `None` if the time is unreadable.
    pub fn utc(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::At(at) => Some(at.to_utc()),
            Self::Unreadable(_) => None,
        }
    }
}

/// The first 99 characters and "…" if there are more than 100. The "…" keeps a shortened text from being read as a time
/// or as another text when it is written and read again.
fn shorten(text: &str) -> Box<str> {
    match text.char_indices().nth(100) {
        Some(_) => text.chars().take(99).chain(['…']).collect(),
        None => text.into(),
    }
}

/// Reads RFC 3339, with a space or a `T` before the time, with or without an offset.
pub(crate) fn read(text: &str) -> Option<DateTime<FixedOffset>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at);
    }
    // Only these forms are tried: chrono's format strings would add more to the panel's WebAssembly than all wire types
    // together.
    let with_t = text.replacen(' ', "T", 1);
    DateTime::parse_from_rfc3339(&with_t)
        .or_else(|_| DateTime::parse_from_rfc3339(&format!("{with_t}Z")))
        .ok()
}

impl From<DateTime<Utc>> for Time {
    fn from(at: DateTime<Utc>) -> Self {
        Self::At(at.fixed_offset())
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::At(at) => serializer.serialize_str(&at.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
            Self::Unreadable(text) => serializer.serialize_str(text),
        }
    }
}
