//! Conversions between Rust values and what the columns hold: times are microseconds since 1970 in UTC, lists are JSON.

use chrono::{DateTime, Utc};
use token_api::Time;

pub(super) fn micros(at: DateTime<Utc>) -> i64 {
    at.timestamp_micros()
}

/// `None` for a number that is outside the range of times.
pub(super) fn time(micros: i64) -> Option<Time> {
    DateTime::from_timestamp_micros(micros).map(Time::from)
}

/// A count or an offset for SQL; the largest integer where it does not fit.
pub(super) fn as_i64(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A list as JSON. Lists of texts and labels always serialize.
pub(super) fn to_json<T: serde::Serialize>(list: &[T]) -> String {
    serde_json::to_string(list).unwrap_or_else(|_| "[]".into())
}

/// A list from JSON; empty where the text is not a list of this type.
pub(super) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Vec<T> {
    serde_json::from_str(text).unwrap_or_default()
}
