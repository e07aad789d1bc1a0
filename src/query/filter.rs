//! The filters of an address, applied to rows.

use crate::address::{Address, NeverOr, Status};
use crate::format::case_folding::lower;
use crate::format::time::Zone;
use crate::query::{HasLeft, Row, add, status_of, sub, type_of, utc};
use chrono::{DateTime, TimeDelta, Utc};
use token_api::{NONE, Token};

/// The filters of an address, prepared for many rows.
pub(super) struct Filter<'a> {
    address: &'a Address,
    /// The words of the search in lower case.
    pub(super) words: Vec<String>,
    has_left: HasLeft<'a>,
    now: DateTime<Utc>,
    /// The moments between which the token has to expire, if the address has days.
    between: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

impl<'a> Filter<'a> {
    pub(super) fn new(
        address: &'a Address,
        has_left: HasLeft<'a>,
        now: DateTime<Utc>,
        zone: &dyn Zone,
    ) -> Self {
        let words = lower(&address.q).split_whitespace().map(str::to_owned).collect();
        let between = match address.expires {
            Some(NeverOr::Between(days)) => days.moments(zone),
            _ => None,
        };
        Self { address, words, has_left, now, between }
    }

    /// Whether the address shows this row.
    pub(super) fn matches(&self, row: &Row) -> bool {
        let (a, token, now) = (self.address, &row.token, self.now);
        self.words.iter().all(|word| row.haystack.contains(word.as_str()))
            && (a.status.is_empty() || a.status.iter().any(|s| has_status(token, *s, now)))
            && (a.scope.is_empty() || a.scope.iter().any(|s| holds(token, s)))
            && (a.token_type.is_empty() || a.token_type.contains(&type_of(token)))
            && (a.creator.is_empty() || a.creator.contains(token.creator()))
            && a.expires.is_none_or(|expires| match expires {
                NeverOr::Never => token.never_expires(),
                NeverOr::Within(span) => {
                    !token.has_expired(now) && token.expires().is_some_and(|at| at <= add(now, span.delta()))
                }
                NeverOr::Between(_) => self
                    .between
                    .zip(token.expires())
                    .is_some_and(|((from, until), at)| from <= at && at < until),
            })
            && a.used.is_none_or(|used| match (used, &token.last_used_at) {
                (NeverOr::Never, last) => last.is_none(),
                (NeverOr::Within(span), last) => utc(last).is_some_and(|at| at >= sub(now, span.delta())),
                // No address has it.
                (NeverOr::Between(_), _) => false,
            })
            && a.unused.is_none_or(|span| {
                let then = sub(now, span.delta());
                match &token.last_used_at {
                    Some(last) => last.utc().is_some_and(|at| at < then),
                    None => utc(&token.created_at).is_some_and(|at| at < then),
                }
            })
            && a.created
                .is_none_or(|span| utc(&token.created_at).is_some_and(|at| at >= sub(now, span.delta())))
            && (a.deployment.is_empty() || a.deployment.iter().any(|d| token.may_access(d)))
            && (a.label.is_empty() || a.label.iter().any(|label| has_label(token, label)))
            && a.longer_than.is_none_or(|span| lives_longer(token, span.delta()))
            && (!a.creator_left || (self.has_left)(token.creator()))
    }
}

/// Whether the filter `status` shows this token. `active` includes expiring tokens.
fn has_status(token: &Token, status: Status, now: DateTime<Utc>) -> bool {
    match (status, status_of(token, now)) {
        (Status::Active, is) => is != Status::Expired,
        (status, is) => status == is,
    }
}

/// Whether the token has this label: `KEY`, or `KEY:VALUE`.
fn has_label(token: &Token, label: &str) -> bool {
    let (key, value) = label.split_once(':').map_or((label, None), |(key, value)| (key, Some(value)));
    token.labels.iter().any(|it| it.key == key && value.is_none_or(|value| it.value == value))
}

/// Clocks differ a little: a token that was made for exactly this time counts as not longer.
const TOLERANCE: TimeDelta = TimeDelta::hours(1);

/// Whether a token lives longer than this from its creation, or never expires.
pub fn lives_longer(token: &Token, than: TimeDelta) -> bool {
    let life = token.expires().zip(utc(&token.created_at)).map(|(end, start)| end - start);
    token.never_expires() || life.is_some_and(|life| life > than + TOLERANCE)
}

fn holds(token: &Token, scope: &str) -> bool {
    if scope == NONE { token.scopes.is_empty() } else { token.scopes.iter().any(|s| s == scope) }
}
