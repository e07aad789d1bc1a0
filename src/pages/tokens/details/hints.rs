//! Sentences that point out risks of a token: no expiration, broad scopes, not used.

use crate::address::Status;
use crate::pages::tokens::create::scope_words::ANY_ON_YATAI;
use crate::query::status_of;
use chrono::{DateTime, Utc};
use panel_messages::m;
use token_api::{API, ServerKind, Time, Token};

/// A token that was not used for this many days gets a hint.
const UNUSED_DAYS: i64 = 90;

/// The hints for this token on this kind of server.
pub fn hints(token: &Token, now: DateTime<Utc>, server: ServerKind) -> Vec<String> {
    let mut hints = Vec::new();
    let days_since = |time: &Option<Time>| {
        let at = time.as_ref().and_then(Time::utc)?;
        Some(now.signed_duration_since(at).num_days())
    };
    match status_of(token, now) {
        Status::Expired => hints.push(m::details::HINT_EXPIRED.string()),
        Status::Expiring => hints.push(m::details::HINT_EXPIRES_SOON.string()),
        Status::Active => {}
    }
    if token.never_expires() {
        hints.push(m::details::HINT_NO_EXPIRATION.string());
    }
    if server == ServerKind::Yatai {
        hints.push(ANY_ON_YATAI.text().to_owned());
    } else if token.scopes.iter().any(|scope| scope == API) && !token.is_monitoring_token {
        hints.push(m::details::HINT_BROAD.string());
    }
    match (&token.last_used_at, days_since(&token.created_at), days_since(&token.last_used_at)) {
        (None, Some(days @ 1..), _) => {
            hints.push(m::details::hint_never_used(days));
        }
        (_, _, Some(days @ UNUSED_DAYS..)) => hints.push(m::details::hint_unused(days)),
        _ => {}
    }
    hints
}
