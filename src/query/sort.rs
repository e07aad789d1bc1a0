//! Sorts rows by a column.

use crate::address::{Sort, SortKey};
use crate::format::case_folding::lower;
use crate::format::natural_order::natural_key;
use crate::query::{Row, shown_scopes, utc};
use chrono::{DateTime, Utc};
use std::cmp::Ordering;
use std::sync::Arc;
use token_api::{Time, Token};

/// All rows in this order, as indices. It depends on the time only where `sort` is by the end of the tokens. It first compares
/// short keys that are adjacent in memory: the rows of a long list are not, and do not fit into the processor's cache.
pub fn order(rows: &[Arc<Row>], sort: Sort, now: DateTime<Utc>) -> Vec<u32> {
    let row = |index: u32| rows.get(index as usize);
    let time = |of: fn(&Token) -> &Option<Time>, index: u32| row(index).and_then(|row| utc(of(&row.token)));
    let by_time = |of: fn(&Token) -> &Option<Time>| {
        let key = |index| time(of, index).map(|at| at.timestamp_micros().into());
        in_order(rows.len(), sort.descending, &key, &|a, b| time(of, a).cmp(&time(of, b)))
    };
    match sort.key {
        SortKey::Name => {
            let name = |index| row(index).map(|row| row.name.as_str());
            in_order(rows.len(), sort.descending, &|at| name(at).map(prefix), &|a, b| name(a).cmp(&name(b)))
        }
        SortKey::Scopes => {
            let scopes = |index| row(index).into_iter().flat_map(|row| shown_scopes(&row.token.scopes));
            let key = |index| scopes(index).next().map(|first| prefix(first));
            in_order(rows.len(), sort.descending, &key, &|a, b| scopes(a).cmp(scopes(b)))
        }
        SortKey::Created => by_time(|token| &token.created_at),
        SortKey::Expires => {
            let time = |index| row(index).and_then(|row| expiry(&row.token, now));
            let key = |index| time(index).map(|at| at.timestamp_micros().into());
            in_order(rows.len(), sort.descending, &key, &|a, b| time(a).cmp(&time(b)))
        }
        SortKey::Used => by_time(|token| &token.last_used_at),
        SortKey::Creator => {
            let display =
                |row: &Row| row.token.user.as_ref().map(|user| natural_key(&lower(&user.display_name())));
            let names: Vec<String> = rows.iter().map(|row| display(row).unwrap_or_default()).collect();
            let name = |index: u32| names.get(index as usize).filter(|name| !name.is_empty());
            let key = |index| name(index).map(|name| prefix(name));
            in_order(rows.len(), sort.descending, &key, &|a, b| name(a).cmp(&name(b)))
        }
    }
}

/// When the token expires, as its row shows it: one that the server calls expired, without a moment that has passed, shows
/// "expired" alone, and sorts as if it expired now.
fn expiry(token: &Token, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let at = token.expires();
    if token.is_expired && at.is_none_or(|at| at > now) { Some(now) } else { at }
}

/// The numbers from 0 to `count` in sorted order: by their keys, and for equal keys by `otherwise`. `None` is last in both
/// directions. Equal ones keep their order in both.
#[inline(never)]
fn in_order(
    count: usize,
    descending: bool,
    key: &dyn Fn(u32) -> Option<i128>,
    otherwise: &dyn Fn(u32, u32) -> Ordering,
) -> Vec<u32> {
    let mut indices: Vec<u32> = (0..count as u32).collect();
    let keys: Vec<Option<i128>> = indices.iter().map(|index| key(*index)).collect();
    let key = |index: u32| keys.get(index as usize).copied().flatten();
    sort_by(&mut indices, &|a, b| {
        let order = match (key(a), key(b)) {
            (Some(x), Some(y)) => x.cmp(&y).then_with(|| otherwise(a, b)),
            (Some(_), None) => return Ordering::Less,
            (None, Some(_)) => return Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        if descending { order.reverse() } else { order }
    });
    indices
}

/// The first 16 bytes of a text as a number that sorts in the same way.
fn prefix(text: &str) -> i128 {
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(text.bytes()) {
        *to = from;
    }
    // Inverts the highest bit: the unsigned numbers become signed ones in the same order.
    (u128::from_be_bytes(bytes) ^ (1 << 127)) as i128
}

/// Sorts numbers by `order`, and equal ones by their value. All sorting of the panel uses this function, because each other
/// use of the library's sort adds a copy of it to the bundle.
#[inline(never)]
pub fn sort_by(indices: &mut [u32], order: &dyn Fn(u32, u32) -> Ordering) {
    indices.sort_unstable_by(|a, b| order(*a, *b).then(a.cmp(b)));
}
