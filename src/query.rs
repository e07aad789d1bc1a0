//! What the list shows: which rows match an address, in which order, and how many there would be
//! behind a summary link. Works on the list as loaded, because servers filter and sort too
//! little: Yatai ignores a search and knows no order.
//!
//! Pure: what never lives here is loading, the browser, and words for people.

mod lookalike;
mod moments;

pub use lookalike::Lookalikes;
pub use moments::{Moments, STALE_DAYS};

use crate::address::{Address, EXPIRING_DAYS, NeverOr, Sort, SortKey, Status, Type};
use crate::format::case_folding::lower;
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
    /// Which bytes the haystack has, roughly: two that are 64 apart share a bit.
    mask: u64,
    /// The name in lower case, to sort by.
    name: String,
    /// What the name looks like, as a number.
    look: u32,
    /// Whether the name is anything else than what it looks like.
    is_odd: bool,
}

impl Row {
    /// Prepares a token.
    pub fn new(token: Token) -> Self {
        let name = lower(&token.name);
        let creator =
            token.user.as_ref().map(|u| format!("{}\n{}", u.name, u.display_name())).unwrap_or_default();
        let haystack = lower(&format!("{}\n{}\n{}\n{}", token.name, token.description, token.uid, creator));
        let mask = mask(&haystack);
        let (look, is_odd) = lookalike::look(&token.name);
        Self { token, haystack, mask, name, look, is_odd }
    }
}

/// Which bytes a text has: a text that is in it has no others.
fn mask(text: &str) -> u64 {
    text.bytes().fold(0, |mask, byte| mask | 1 << (byte & 63))
}

/// What a search looks at before it looks at the rows: those of a long list are far apart in memory, and most of them are
/// ruled out by a number that stands beside the one before.
pub fn masks(rows: &[Arc<Row>]) -> Vec<u64> {
    rows.iter().map(|row| row.mask).collect()
}

/// Says of a login name whether that person has left the organization.
pub type HasLeft<'a> = &'a dyn Fn(&str) -> bool;

/// Which rows an address shows, as indices into `rows`, in the order to show. `masks` are those of the rows.
pub fn select(
    rows: &[Arc<Row>],
    masks: &[u64],
    address: &Address,
    has_left: HasLeft<'_>,
    now: DateTime<Utc>,
) -> Vec<u32> {
    let filter = Filter::new(address, has_left, now);
    let needed = filter.words.iter().fold(0, |needed, word| needed | mask(word));
    let may_match = |index: u32| masks.get(index as usize).is_none_or(|mask| mask & needed == needed);
    let mut hits: Vec<u32> = (0u32..)
        .zip(rows)
        .filter(|(index, row)| may_match(*index) && filter.matches(row))
        .map(|(index, _)| index)
        .collect();
    sort(rows, &mut hits, address.sort);
    hits
}

/// How many rows an address shows.
pub fn count(rows: &[Arc<Row>], address: &Address, has_left: HasLeft<'_>, now: DateTime<Utc>) -> usize {
    let filter = Filter::new(address, has_left, now);
    rows.iter().filter(|row| filter.matches(row)).count()
}

/// An address's filters, made ready to be asked for many rows.
struct Filter<'a> {
    address: &'a Address,
    words: Vec<String>,
    has_left: HasLeft<'a>,
    now: DateTime<Utc>,
}

impl<'a> Filter<'a> {
    fn new(address: &'a Address, has_left: HasLeft<'a>, now: DateTime<Utc>) -> Self {
        let words = lower(&address.q).split_whitespace().map(str::to_owned).collect();
        Self { address, words, has_left, now }
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
            && (!a.creator_left || (self.has_left)(token.creator()))
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

/// Sorts by keys that stand beside each other in memory: rows are far apart, and a long list's do not fit into a cache.
fn sort(rows: &[Arc<Row>], hits: &mut Vec<u32>, sort: Sort) {
    let row = |place: u32| rows.get(*hits.get(place as usize)? as usize);
    let time = |of: fn(&Token) -> &Option<Time>, place: u32| row(place).and_then(|row| utc(of(&row.token)));
    let by_time = |of: fn(&Token) -> &Option<Time>| {
        let key = |place| time(of, place).map(|at| at.timestamp_micros().into());
        in_order(hits.len(), sort.descending, &key, &|a, b| time(of, a).cmp(&time(of, b)))
    };
    let places = match sort.key {
        SortKey::Name => {
            let name = |place| row(place).map(|row| row.name.as_str());
            in_order(hits.len(), sort.descending, &|at| name(at).map(prefix), &|a, b| name(a).cmp(&name(b)))
        }
        SortKey::Scopes => {
            let scopes = |place| row(place).map(|row| row.token.scopes.as_slice());
            let key = |place| scopes(place).and_then(|scopes| scopes.first()).map(|first| prefix(first));
            in_order(hits.len(), sort.descending, &key, &|a, b| scopes(a).cmp(&scopes(b)))
        }
        SortKey::Created => by_time(|token| &token.created_at),
        SortKey::Expires => by_time(|token| &token.expired_at),
        SortKey::Used => by_time(|token| &token.last_used_at),
        SortKey::Creator => {
            let display = |row: &Row| row.token.user.as_ref().map(|user| lower(&user.display_name()));
            let names: Vec<String> = (0..hits.len() as u32)
                .map(|place| row(place).and_then(|row| display(row)).unwrap_or_default())
                .collect();
            let name = |place: u32| names.get(place as usize).filter(|name| !name.is_empty());
            let key = |place| name(place).map(|name| prefix(name));
            in_order(hits.len(), sort.descending, &key, &|a, b| name(a).cmp(&name(b)))
        }
    };
    *hits = places.into_iter().filter_map(|place| hits.get(place as usize).copied()).collect();
}

/// The places in order: by their keys, and where these are equal by what they were made of. `None` is last in both
/// directions; equals keep their order in both.
#[inline(never)]
fn in_order(
    count: usize,
    descending: bool,
    key: &dyn Fn(u32) -> Option<i128>,
    otherwise: &dyn Fn(u32, u32) -> Ordering,
) -> Vec<u32> {
    let mut places: Vec<u32> = (0..count as u32).collect();
    let keys: Vec<Option<i128>> = places.iter().map(|place| key(*place)).collect();
    let key = |place: u32| keys.get(place as usize).copied().flatten();
    sort_by(&mut places, &|a, b| {
        let order = match (key(a), key(b)) {
            (Some(x), Some(y)) => x.cmp(&y).then_with(|| otherwise(a, b)),
            (Some(_), None) => return Ordering::Less,
            (None, Some(_)) => return Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        if descending { order.reverse() } else { order }
    });
    places
}

/// The first sixteen bytes as a number of the same order.
fn prefix(text: &str) -> i128 {
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(text.bytes()) {
        *to = from;
    }
    // All of them are read as if half of them were negative.
    (u128::from_be_bytes(bytes) ^ (1 << 127)) as i128
}

/// Sorts places, of which equal ones stay in their own order. One function for all columns: each one of its own would be
/// another copy of the library's sort.
#[inline(never)]
pub fn sort_by(places: &mut [u32], order: &dyn Fn(u32, u32) -> Ordering) {
    places.sort_unstable_by(|a, b| order(*a, *b).then(a.cmp(b)));
}

#[cfg(test)]
mod tests;
