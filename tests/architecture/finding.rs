//! What breaks a rule, and the assertions on it.

use crate::source::Source;

/// A place that breaks a rule: `path:line: what`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding(pub String);

/// A finding at a line of a file.
pub fn finding(path: &str, line: usize, what: impl AsRef<str>) -> Finding {
    Finding(format!("{path}:{line}: {}", what.as_ref()))
}

/// Fails with all findings where there are any.
#[track_caller]
pub fn assert_none(rule: &str, findings: impl IntoIterator<Item = Finding>) {
    let list: Vec<String> = findings.into_iter().map(|it| it.0).collect();
    assert!(list.is_empty(), "{rule}\n{} findings:\n  {}", list.len(), list.join("\n  "));
}

/// Applies a rule for one file to many.
pub fn in_all<'a>(
    sources: impl IntoIterator<Item = &'a Source>,
    rule: impl Fn(&Source) -> Vec<Finding>,
) -> Vec<Finding> {
    sources.into_iter().flat_map(rule).collect()
}

/// Asserts that a rule finds something in a short text; `expected` begins with the line.
#[track_caller]
pub fn assert_finds(rule: impl Fn(&Source) -> Vec<Finding>, text: &str, expected: &str) {
    let found = rule(&Source::sample(text));
    let expected = format!("sample.rs:{expected}");
    assert!(found.iter().any(|it| it.0.starts_with(&expected)), "no {expected} in {found:?} for {text:?}");
}

/// Asserts that a rule finds nothing in a short text.
#[track_caller]
pub fn assert_accepts(rule: impl Fn(&Source) -> Vec<Finding>, text: &str) {
    let found = rule(&Source::sample(text));
    assert!(found.is_empty(), "{found:?} for {text:?}");
}
