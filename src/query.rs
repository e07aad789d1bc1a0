//! Filters, sorts and counts the rows of the loaded list for an address. It works on the complete list in the browser,
//! because servers filter and sort too little: Yatai ignores a search and has no sort order. Pure.

mod descendants;
mod filter;
mod findings;
mod last_used;
mod lookalike;
mod moments;
mod row;
mod sort;
mod weeks;

pub use descendants::descendants;
pub use findings::{Finding, Rules, findings, parts};
pub use last_used::used_since;
pub use lookalike::Lookalikes;
pub use moments::{Moments, STALE_DAYS};
pub use row::{Row, masks, shown_scopes};
pub use sort::{order, sort_by};
pub use weeks::{Week, Weeks};

use crate::address::{Address, EXPIRING_DAYS, Status, Type};
use crate::format::case_folding::lower;
use crate::format::time::Zone;
use chrono::{DateTime, TimeDelta, Utc};
use filter::Filter;
use row::{is_exact, mask};
use std::sync::Arc;
use token_api::{Time, Token, TokenType};

/// Returns whether the person with this login name has left the organization.
pub type HasLeft<'a> = &'a dyn Fn(&str) -> bool;

/// The rows that an address shows, as indices into `rows`, in display order. `masks` are the [`masks`] of the rows.
pub fn select(
    rows: &[Arc<Row>],
    masks: &[u64],
    address: &Address,
    has_left: HasLeft<'_>,
    now: DateTime<Utc>,
    zone: &dyn Zone,
) -> Vec<u32> {
    select_in(&order(rows, address.sort, now), rows, masks, address, has_left, now, zone)
}

/// The same from the sorted rows, which are the same for many searches: `order` is [`order`] of the rows.
pub fn select_in(
    order: &[u32],
    rows: &[Arc<Row>],
    masks: &[u64],
    address: &Address,
    has_left: HasLeft<'_>,
    now: DateTime<Utc>,
    zone: &dyn Zone,
) -> Vec<u32> {
    let mut filter = Filter::new(address, has_left, now, zone);
    let needed = filter.words.iter().fold(0, |needed, word| needed | mask(word));
    // The first letter that is typed: the masks alone say which rows have it.
    if masks.len() == rows.len() {
        filter.words.retain(|word| !is_exact(word));
    }
    let may_match = |index: u32| masks.get(index as usize).is_none_or(|mask| mask & needed == needed);
    let matches = |index: u32| rows.get(index as usize).is_some_and(|row| filter.matches(row));
    order.iter().copied().filter(|index| may_match(*index) && matches(*index)).collect()
}

/// The first rows, up to this many, that a search for this text shows.
pub fn first_matches(rows: &[Arc<Row>], text: &str, most: usize) -> Vec<Arc<Row>> {
    let text = lower(text);
    let is_match = |row: &&Arc<Row>| text.split_whitespace().all(|word| row.haystack.contains(word));
    rows.iter().filter(is_match).take(most).cloned().collect()
}

/// The number of rows that an address shows.
pub fn count(
    rows: &[Arc<Row>],
    address: &Address,
    has_left: HasLeft<'_>,
    now: DateTime<Utc>,
    zone: &dyn Zone,
) -> usize {
    let filter = Filter::new(address, has_left, now, zone);
    rows.iter().filter(|row| filter.matches(row)).count()
}

/// The status that the row of a token shows.
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

fn utc(time: &Option<Time>) -> Option<DateTime<Utc>> {
    time.as_ref().and_then(Time::utc)
}

/// `now` plus a span of at most a century. The result stays within chrono's range when the clock is close to its end.
fn add(now: DateTime<Utc>, delta: TimeDelta) -> DateTime<Utc> {
    now.checked_add_signed(delta).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// `now` minus a span, in the same way.
fn sub(now: DateTime<Utc>, delta: TimeDelta) -> DateTime<Utc> {
    now.checked_sub_signed(delta).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

#[cfg(test)]
mod tests;
