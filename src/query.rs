//! What the list shows: which rows match an address, in which order, and how many there would be
//! behind a summary link. Works on the list as loaded, because servers filter and sort too
//! little: Yatai ignores a search and knows no order.
//!
//! Pure: what never lives here is loading, the browser, and words for people.

mod moments;

pub use moments::{Moments, STALE_DAYS};

use crate::address::{Address, EXPIRING_DAYS, NeverOr, Sort, SortKey, Status, Type};
use crate::fold::lower;
use chrono::{DateTime, TimeDelta, Utc};
use std::cmp::Ordering;
use std::sync::Arc;
use token_api::{NONE, Time, Token, TokenType};

/// A token, prepared for searching.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The token.
    pub token: Token,
    /// Name, description, uid and creator in lower case, apart by line feeds.
    haystack: String,
    /// The name in lower case, to sort by.
    name: String,
}

impl Row {
    /// Prepares a token.
    pub fn new(token: Token) -> Self {
        let name = lower(&token.name);
        let creator =
            token.user.as_ref().map(|u| format!("{}\n{}", u.name, u.display_name())).unwrap_or_default();
        let haystack = lower(&format!("{}\n{}\n{}\n{}", token.name, token.description, token.uid, creator));
        Self { token, haystack, name }
    }
}

/// Which rows an address shows, as indices into `rows`, in the order to show.
pub fn select(rows: &[Arc<Row>], address: &Address, now: DateTime<Utc>) -> Vec<u32> {
    let filter = Filter::new(address, now);
    let mut hits: Vec<u32> =
        (0u32..).zip(rows).filter(|(_, row)| filter.matches(row)).map(|(index, _)| index).collect();
    sort(rows, &mut hits, address.sort);
    hits
}

/// How many rows an address shows.
pub fn count(rows: &[Arc<Row>], address: &Address, now: DateTime<Utc>) -> usize {
    let filter = Filter::new(address, now);
    rows.iter().filter(|row| filter.matches(row)).count()
}

/// An address's filters, made ready to be asked for many rows.
struct Filter<'a> {
    address: &'a Address,
    words: Vec<String>,
    now: DateTime<Utc>,
}

impl<'a> Filter<'a> {
    fn new(address: &'a Address, now: DateTime<Utc>) -> Self {
        let words = lower(&address.q).split_whitespace().map(str::to_owned).collect();
        Self { address, words, now }
    }

    fn matches(&self, row: &Row) -> bool {
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
            })
            && a.used.is_none_or(|used| match (used, &token.last_used_at) {
                (NeverOr::Never, last) => last.is_none(),
                (NeverOr::Within(span), last) => utc(last).is_some_and(|at| at >= sub(now, span.delta())),
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
    }
}

/// The state that a row shows.
pub fn status_of(token: &Token, now: DateTime<Utc>) -> Status {
    if token.has_expired(now) {
        Status::Expired
    } else if token.expires().is_some_and(|at| at <= add(now, TimeDelta::days(EXPIRING_DAYS))) {
        Status::Expiring
    } else {
        Status::Active
    }
}

/// The type of a token, as the address has it.
pub fn type_of(token: &Token) -> Type {
    match token.token_type() {
        TokenType::Personal => Type::Personal,
        TokenType::Organization => Type::Organization,
        TokenType::Monitoring => Type::Monitoring,
    }
}

fn has_status(token: &Token, status: Status, now: DateTime<Utc>) -> bool {
    match (status, status_of(token, now)) {
        (Status::Active, is) => is != Status::Expired,
        (status, is) => status == is,
    }
}

fn holds(token: &Token, scope: &str) -> bool {
    if scope == NONE { token.scopes.is_empty() } else { token.scopes.iter().any(|s| s == scope) }
}

fn utc(time: &Option<Time>) -> Option<DateTime<Utc>> {
    time.as_ref().and_then(Time::utc)
}

// A century is the longest span, and the clock may stand at either end of time: stay there.
fn add(now: DateTime<Utc>, delta: TimeDelta) -> DateTime<Utc> {
    now.checked_add_signed(delta).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

fn sub(now: DateTime<Utc>, delta: TimeDelta) -> DateTime<Utc> {
    now.checked_sub_signed(delta).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

/// Sorts, and keeps the order of the list among equals. "Never" comes last both ways.
fn sort(rows: &[Arc<Row>], hits: &mut [u32], sort: Sort) {
    let row = |index: u32| rows.get(index as usize);
    match sort.key {
        SortKey::Name => by(hits, sort.descending, |i| row(i).map(|r| r.name.as_str())),
        SortKey::Scopes => {
            by(hits, sort.descending, |i| {
                row(i).filter(|r| !r.token.scopes.is_empty()).map(|r| r.token.scopes.as_slice())
            });
        }
        SortKey::Created => by(hits, sort.descending, |i| row(i).and_then(|r| utc(&r.token.created_at))),
        SortKey::Expires => by(hits, sort.descending, |i| row(i).and_then(|r| utc(&r.token.expired_at))),
        SortKey::Used => by(hits, sort.descending, |i| row(i).and_then(|r| utc(&r.token.last_used_at))),
        SortKey::Creator => {
            let names: Vec<String> = rows
                .iter()
                .map(|r| r.token.user.as_ref().map(|u| lower(&u.display_name())).unwrap_or_default())
                .collect();
            by(hits, sort.descending, |i| names.get(i as usize).filter(|n| !n.is_empty()));
        }
    }
}

/// `None` sorts last in both directions; the sort is stable in both.
fn by<K: Ord>(hits: &mut [u32], descending: bool, key: impl Fn(u32) -> Option<K>) {
    sort_by(hits, &|a, b| match (key(a), key(b)) {
        (Some(a), Some(b)) if descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
}

/// One sort for all columns: each one of its own would be another copy of the library's.
#[inline(never)]
pub fn sort_by(hits: &mut [u32], order: &dyn Fn(u32, u32) -> Ordering) {
    hits.sort_by(|a, b| order(*a, *b));
}

#[cfg(test)]
mod tests;
