//! Where clippy's rules are off. Clippy holds the rules themselves: `unwrap_used`, `expect_used`, and the calls that
//! `clippy.toml` bans.

use crate::finding::{Finding, assert_accepts, assert_finds, assert_none, finding, in_all};
use crate::source::Source;
use crate::workspace::production;

/// Files that may make calls that `clippy.toml` bans, and why.
const MAY_CALL_WHAT_IS_BANNED: [(&str, &str); 4] = [
    ("crates/server/src/main.rs", "reads the server's clock"),
    ("crates/xtask/src/progress.rs", "measures how long a step takes"),
    ("src/browser/clock.rs", "reads the panel's clock"),
    ("src/browser/reactive.rs", "calls Leptos' constructors"),
];

/// Lints that need a reason where they are off.
const LINTS: [&str; 4] = ["unwrap_used", "expect_used", "disallowed_methods", "disallowed_macros"];

/// The lines of attributes that turn one of these lints off.
fn allowed(source: &Source, lints: &[&str]) -> Vec<usize> {
    let tokens = &source.tokens;
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let is_off = (token.is("allow") || token.is("expect"))
            && tokens.get(at + 1).is_some_and(|it| it.is("("))
            && at > 0
            && tokens[at - 1].is("[");
        if is_off {
            let inside = tokens[at..].iter().take_while(|it| !it.is("]"));
            if inside.into_iter().any(|it| lints.iter().any(|lint| it.is(lint))) {
                found.push(token.line);
            }
        }
    }
    found
}

/// Lints that are off for a whole file, or without a reason on the same line. The reason is the proof that an `expect`
/// cannot fail.
fn without_reason(source: &Source) -> Vec<Finding> {
    let mut found = Vec::new();
    for line in allowed(source, &LINTS) {
        let text = source.text.lines().nth(line - 1).unwrap_or_default().trim();
        let is_commented = source.comments.iter().any(|comment| comment.line == line);
        if !(is_commented || text.contains("reason = ")) || text.starts_with("#![") {
            found.push(finding(&source.path, line, text));
        }
    }
    // Clippy has no lint for these two, which do the same.
    found.extend(source.code_with(&["unwrap_throw", "expect_throw"]));
    found
}

fn bans_lifted(source: &Source) -> Vec<Finding> {
    if MAY_CALL_WHAT_IS_BANNED.iter().any(|(path, _)| *path == source.path) {
        return Vec::new();
    }
    let lines = allowed(source, &["disallowed_methods", "disallowed_macros"]);
    lines.into_iter().map(|line| finding(&source.path, line, "allows a banned call")).collect()
}

#[test]
fn a_lint_that_is_off_has_a_reason() {
    assert_none("A lint is off without a reason beside it.", in_all(production(), without_reason));
}

#[test]
fn banned_calls_are_allowed_in_listed_files_only() {
    let production = production();
    assert_none(
        "A banned call is allowed: see MAY_CALL_WHAT_IS_BANNED.",
        in_all(production.iter().copied(), bans_lifted),
    );
    for (path, what) in MAY_CALL_WHAT_IS_BANNED {
        let source = production.iter().find(|source| source.path == path);
        let uses = source.is_some_and(|source| !allowed(source, &["disallowed_methods"]).is_empty());
        assert!(uses, "{path} allows no banned call ({what}): take it off the list");
    }
}

#[test]
fn lints_that_are_off_are_found() {
    assert_finds(without_reason, "\n#[allow(clippy::unwrap_used)]\nfn f() {}", "2: #[allow");
    assert_finds(without_reason, "#![allow(clippy::expect_used)] // Why.", "1: #![allow");
    assert_finds(without_reason, "#[expect(clippy::disallowed_methods)]\nfn f() {}", "1: #[expect");
    assert_finds(without_reason, "x.unwrap_throw();", "1: unwrap_throw");
    assert_finds(bans_lifted, "#[allow(clippy::disallowed_methods)] // Why.\nfn f() {}", "1: allows");
    assert_accepts(without_reason, "#[allow(clippy::unwrap_used)] // Why.\nfn f() {}");
    assert_accepts(without_reason, "#[allow(clippy::unwrap_used, reason = \"why\")]\nfn f() {}");
    assert_accepts(
        without_reason,
        "#[allow(dead_code)]\nfn f() {}\n#[cfg(test)]\n#[allow(clippy::unwrap_used)]\nmod t {}",
    );
    assert_accepts(bans_lifted, "#[allow(clippy::unwrap_used)]\nfn f() { x.expect(disallowed_methods) }");
}
