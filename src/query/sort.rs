//! Sorts rows by a column.

use crate::address::{Sort, SortKey};
use crate::format::case_folding::lower;
use crate::query::{Row, utc};
use std::cmp::Ordering;
use std::sync::Arc;
use token_api::{Time, Token};

/// Sorts indices of rows. It first compares short keys that are adjacent in memory: the rows of a long list are not, and
/// do not fit into the processor's cache.
pub(super) fn sort(rows: &[Arc<Row>], hits: &mut Vec<u32>, sort: Sort) {
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

/// The numbers from 0 to `count` in sorted order: by their keys, and for equal keys by `otherwise`. `None` is last in both
/// directions. Equal ones keep their order in both.
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
pub fn sort_by(places: &mut [u32], order: &dyn Fn(u32, u32) -> Ordering) {
    places.sort_unstable_by(|a, b| order(*a, *b).then(a.cmp(b)));
}
