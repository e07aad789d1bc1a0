//! The times of a token in words. Pure.

use crate::address::Status;
use crate::format::time::relative;
use crate::query::status_of;
use chrono::{DateTime, Utc};
use token_api::{Time, Token};

/// A moment relative to now; `never` where there is none.
fn time_words(time: &Option<Time>, never: &str, now: DateTime<Utc>) -> String {
    match time {
        None => never.to_owned(),
        Some(Time::Unreadable(text)) => format!("unreadable: {text}"),
        Some(Time::At(at)) => relative(at.to_utc(), now),
    }
}

/// The same for a moment in the past. If the server's clock is ahead, a moment in the future counts as now.
pub fn past_words(time: &Option<Time>, never: &str, now: DateTime<Utc>) -> String {
    let at = time.as_ref().and_then(Time::utc);
    time_words(time, never, at.map_or(now, |at| at.max(now)))
}

/// The class whose color fits [`expires_words`].
pub fn expires_class(token: &Token, now: DateTime<Utc>) -> &'static str {
    match (&token.expired_at, status_of(token, now)) {
        (Some(Time::Unreadable(_)), _) | (_, Status::Expired) => "status bad",
        (None, _) => "faint",
        (_, Status::Expiring) => "status warn",
        (_, Status::Active) => "status good",
    }
}

/// When the token expires, or that it has expired.
pub fn expires_words(token: &Token, now: DateTime<Utc>) -> String {
    match (&token.expired_at, status_of(token, now)) {
        // The server can say that a token has expired without saying when.
        (None, Status::Expired) => "expired".to_owned(),
        (Some(Time::At(at)), Status::Expired) => match at.to_utc() {
            at if at <= now => format!("expired {}", relative(at, now)),
            _ => "expired".to_owned(),
        },
        (time, _) => time_words(time, "Never", now),
    }
}
