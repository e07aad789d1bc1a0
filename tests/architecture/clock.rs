//! Time is a parameter. Clippy bans Rust's and the browser's clocks (`clippy.toml`); this rule has what it cannot see.

use crate::finding::{Finding, assert_accepts, assert_finds, assert_none, in_all};
use crate::source::Source;
use crate::workspace::production;

/// The two places that read a clock, and the commands, which measure how long they take.
const CLOCKS: [&str; 3] = ["crates/server/src/main.rs", "crates/xtask/src/", "src/browser/clock.rs"];

fn clocks(source: &Source) -> Vec<Finding> {
    let mut found = source.code_with(&[
        "OffsetDateTime::now_utc",
        "performance",
        "UNIX_EPOCH.elapsed",
        "Date::new_0",
        "Date::now",
    ]);
    let in_strings = [
        "CURRENT_TIMESTAMP",
        "CURRENT_DATE",
        "CURRENT_TIME",
        "'now'",
        "unixepoch()",
        "Date.now",
        "performance.now",
    ];
    found.extend(source.strings_with(&in_strings));
    found
}

#[test]
fn only_two_places_read_the_clock() {
    let others = production().into_iter().filter(|source| !CLOCKS.iter().any(|it| source.is_below(it)));
    assert_none("Time is a parameter.", in_all(others, clocks));
}

#[test]
fn clocks_are_found_in_code_and_in_sql() {
    assert_finds(clocks, "window().performance().now()", "1: performance");
    assert_finds(clocks, "\njs_sys::Date::new_0();", "2: Date::new_0");
    assert_finds(clocks, "f(\"created > CURRENT_TIMESTAMP\")", "1: CURRENT_TIMESTAMP");
    assert_finds(clocks, "f(\"SELECT datetime('now')\")", "1: 'now'");
    assert_accepts(clocks, "/// Date::now\nfn f() { let performances = clock::now(); }");
}
