//! How long a file may be.

use std::collections::BTreeMap;

use crate::finding::{Finding, assert_none, finding};
use crate::source::Source;
use crate::workspace::production;

/// In lines, as `wc -l` counts them.
const LONGEST: usize = 350;
/// The median of a crate's files has to be below this.
const MEDIAN: usize = 110;
/// How the documentation of a file begins that has a reason to be longer.
const REASON: &str = "//! Long because ";

fn lines(source: &Source) -> usize {
    source.text.lines().count()
}

fn too_long(source: &Source) -> Vec<Finding> {
    let lines = lines(source);
    if lines <= LONGEST || source.text.starts_with(REASON) {
        return Vec::new();
    }
    vec![finding(&source.path, lines, format!("over {LONGEST} lines, and does not begin with `{REASON}…`"))]
}

/// For each crate's source folder whose median is too high, its path and the median.
fn high_medians<'a>(sources: impl IntoIterator<Item = &'a Source>) -> Vec<Finding> {
    let mut crates: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for source in sources {
        let folder = source.path.split_once("src/").map_or("", |(folder, _)| folder);
        crates.entry(folder).or_default().push(lines(source));
    }
    let mut found = Vec::new();
    for (folder, mut lines) in crates {
        lines.sort_unstable();
        // For an even number of files, the mean of the two in the middle.
        let median = (lines[(lines.len() - 1) / 2] + lines[lines.len() / 2]).div_ceil(2);
        if median >= MEDIAN {
            found.push(finding(&format!("{folder}src"), median, "is the median, in lines"));
        }
    }
    found
}

#[test]
fn no_file_is_long_without_a_reason() {
    assert_none("A file is too long.", production().into_iter().flat_map(too_long));
}

#[test]
fn most_files_are_short() {
    assert_none(&format!("The median of a crate's files is not below {MEDIAN}."), high_medians(production()));
}

#[test]
fn long_files_and_high_medians_are_found() {
    let of_length = |path: &str, lines: usize| Source::new(path, &"//! A\n".repeat(lines)).unwrap();
    assert_eq!(too_long(&of_length("a.rs", LONGEST)), []);
    assert_eq!(too_long(&of_length("a.rs", LONGEST + 1)).len(), 1);
    let explained = format!("{REASON}it is a table.\n{}", "//\n".repeat(LONGEST));
    assert_eq!(too_long(&Source::new("a.rs", &explained).unwrap()), []);
    let files = [1, MEDIAN, 900].map(|lines| of_length("crates/a/src/x.rs", lines));
    assert_eq!(high_medians(&files), [finding("crates/a/src", MEDIAN, "is the median, in lines")]);
    let files = [1, MEDIAN - 1, 900].map(|lines| of_length("src/x.rs", lines));
    assert_eq!(high_medians(&files), []);
}
