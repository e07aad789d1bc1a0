//! The times of a token in words. Pure.

use crate::address::Status;
use crate::format::time::relative;
use crate::query::status_of;
use chrono::{DateTime, Utc};
use panel_messages::m;
use token_api::{Time, Token};

/// A moment relative to now; `never` where there is none.
fn time_words(time: &Option<Time>, never: &str, now: DateTime<Utc>) -> String {
    match time {
        None => never.to_owned(),
        Some(Time::Unreadable(text)) => m::table::unreadable(text),
        Some(Time::At(at)) => relative(at.to_utc(), now),
    }
}

/// The same for a moment in the past. If the server's clock is ahead, a moment in the future counts as now.
pub fn past_words(time: &Option<Time>, never: &str, now: DateTime<Utc>) -> String {
    let at = time.as_ref().and_then(Time::utc);
    time_words(time, never, at.map_or(now, |at| at.max(now)))
}

/// When the token was last used: "last used 3 h ago", or "never used".
pub fn use_words(token: &Token, now: DateTime<Utc>) -> String {
    match &token.last_used_at {
        None => m::table::NEVER_USED.string(),
        at => m::table::last_used_at(&past_words(at, "", now)),
    }
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
        (None, Status::Expired) => m::table::EXPIRED.string(),
        (Some(Time::At(at)), Status::Expired) => match at.to_utc() {
            at if at <= now => m::table::expired_at(&relative(at, now)),
            _ => m::table::EXPIRED.string(),
        },
        (time, _) => time_words(time, m::common::NEVER.text(), now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Span;
    use crate::format::time::named::Named;
    use crate::state::draft::{Choice, Draft};
    use chrono::{SubsecRound, TimeDelta};
    use proptest::prelude::*;
    use serde_json::json;

    proptest! {
        /// A token that was just made says the same in the form, in the list up to half an hour later, and in the filter
        /// of that length.
        #[test]
        fn form_list_and_filter_say_the_same(
            days in prop::sample::select(vec![7u32, 30, 60, 90, 180, 365]),
            millis in 1_700_000_000_000i64..1_900_000_000_000,
            later in 0i64..=1_800_000,
        ) {
            let now = DateTime::from_timestamp_millis(millis).unwrap();
            let draft = Draft { choice: Choice::Custom, custom: format!("{days}d"), ..Default::default() };
            let at = draft.expires(now, &Named::new("UTC"), None).unwrap().unwrap();
            let form = relative(at, now.trunc_subsecs(0));
            let token = json!({ "uid": "a", "expired_at": at.to_rfc3339() });
            let token = serde_json::from_value(token).unwrap();
            prop_assert_eq!(&expires_words(&token, now + TimeDelta::milliseconds(later)), &form);
            prop_assert_eq!(["in ", &Span::days(days).words()].concat(), form);
        }
    }
}
