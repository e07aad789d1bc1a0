//! How long filtering, sorting and counting take for lists of three lengths. `cargo xtask bench` shows how the times grow:
//! the limit is n log n.
#![allow(clippy::unwrap_used)] // Data that cannot be read are a defect of this file.

use chrono::{DateTime, Utc};
use divan::{Bencher, black_box};
use panel::address::{Address, parse};
use panel::query::{Lookalikes, Row, Weeks, count, masks, select};
use serde_json::json;
use std::sync::Arc;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

const NOW: i64 = 1_790_000_000;

fn main() {
    divan::main();
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(NOW, 0).unwrap()
}

fn stamp(seconds: usize) -> String {
    DateTime::from_timestamp(NOW - 400_000_000 + seconds as i64, 0).unwrap().to_rfc3339()
}

/// Rows, newest first, as servers send them. All other fields are in no order.
fn rows(length: usize) -> Vec<Arc<Row>> {
    let row = |index: usize| {
        // An odd factor modulo a power of two gives each number once.
        let mixed = index.wrapping_mul(40_503) % (1 << 17);
        let token = json!({
            "uid": format!("{mixed:020}"),
            "name": format!("token-{mixed:x}-{}", ["deploy", "read", "nightly", "quick"][mixed % 4]),
            "description": if mixed.is_multiple_of(3) { "Reads what the dashboards show each morning" } else { "" },
            "scopes": (["api", "read_organization"][..mixed % 3]),
            "created_at": stamp((length - index) * 3_000),
            "expired_at": (mixed % 5 > 1).then(|| stamp(mixed * 6_000)),
            "last_used_at": (mixed % 7 > 1).then(|| stamp(mixed * 3_000)),
            "user": { "name": "ada", "first_name": "Ada", "last_name": "Lovelace", "email": "" },
        });
        Arc::new(Row::new(serde_json::from_value(token).unwrap()))
    };
    (0..length).map(row).collect()
}

fn address(search: &str) -> Address {
    parse(search).address
}

/// Several lists of one length, used in turn. Together they have the same number of rows for each length: a single short
/// list would stay in the processor's cache, and its times could not be compared with those of a long one.
struct Lists {
    all: Vec<(Vec<Arc<Row>>, Vec<u64>)>,
    next: usize,
}

impl Lists {
    fn of(length: usize) -> Self {
        let one = |_| {
            let rows = rows(length);
            let masks = masks(&rows);
            (rows, masks)
        };
        Self { all: (0..SIZES[2] / length).map(one).collect(), next: 0 }
    }

    fn next(&mut self) -> &(Vec<Arc<Row>>, Vec<u64>) {
        self.next = (self.next + 1) % self.all.len();
        &self.all[self.next]
    }
}

fn selecting(bencher: Bencher<'_, '_>, length: usize, search: &str) {
    let (mut lists, address) = (Lists::of(length), address(search));
    bencher.bench_local(|| {
        let (rows, masks) = black_box(lists.next());
        select(rows, masks, black_box(&address), &|_| false, now(), &Utc)
    });
}

/// A search that one row in four matches, in the order of the list.
#[divan::bench(args = SIZES, sample_count = 100)]
fn search(bencher: Bencher<'_, '_>, length: usize) {
    selecting(bencher, length, "?q=quick");
}

#[divan::bench(args = SIZES, sample_count = 100)]
fn sort_by_created(bencher: Bencher<'_, '_>, length: usize) {
    selecting(bencher, length, "");
}

#[divan::bench(args = SIZES, sample_count = 100)]
fn sort_by_name(bencher: Bencher<'_, '_>, length: usize) {
    selecting(bencher, length, "?sort=name");
}

#[divan::bench(args = SIZES, sample_count = 100)]
fn sort_by_creator(bencher: Bencher<'_, '_>, length: usize) {
    selecting(bencher, length, "?sort=creator");
}

/// The figure of expirations.
#[divan::bench(args = SIZES, sample_count = 100)]
fn count_weeks(bencher: Bencher<'_, '_>, length: usize) {
    let (mut lists, address) = (Lists::of(length), address("?q=quick"));
    bencher.bench_local(|| {
        let mut weeks = Weeks::from(now().date_naive(), &Utc);
        weeks.add(black_box(&lists.next().0), black_box(&address), &|_| false, now(), &Utc);
        weeks
    });
}

/// The number behind one of the summary's links.
#[divan::bench(args = SIZES, sample_count = 100)]
fn count_expiring(bencher: Bencher<'_, '_>, length: usize) {
    let (mut lists, address) = (Lists::of(length), address("?status=expiring"));
    bencher.bench_local(|| count(black_box(&lists.next().0), black_box(&address), &|_| false, now(), &Utc));
}

/// Names that look alike, in a list in which most could and none does.
#[divan::bench(args = SIZES, sample_count = 100)]
fn lookalikes(bencher: Bencher<'_, '_>, length: usize) {
    let mut lists: Vec<Arc<Vec<Arc<Row>>>> = (0..SIZES[2] / length).map(|_| Arc::new(rows(length))).collect();
    bencher.bench_local(|| {
        lists.rotate_left(1);
        Lookalikes::of(black_box(lists[0].clone()))
    });
}
