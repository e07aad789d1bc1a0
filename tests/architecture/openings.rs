//! Every file opens with a sentence that says what it is for.

use crate::finding::{Finding, assert_accepts, assert_finds, assert_none, finding, in_all};
use crate::source::Source;
use crate::workspace::sources;

fn without_opening(source: &Source) -> Vec<Finding> {
    let first = source.text.lines().next().unwrap_or_default();
    let says_something = first.strip_prefix("//!").is_some_and(|words| words.trim().len() > 10);
    if says_something { Vec::new() } else { vec![finding(&source.path, 1, "opens without a `//!` sentence")] }
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    assert_none("Every file opens with a `//!` line.", in_all(sources(), without_opening));
}

#[test]
fn a_file_without_an_opening_is_found() {
    assert_finds(without_opening, "use std::fs;\n/// Not an opening.\nfn f() {}", "1: opens");
    assert_finds(without_opening, "//!\nfn f() {}", "1: opens");
    assert_accepts(without_opening, "//! What it is for.\n");
}
