//! Links of the documents: what they name in the project exists, files as well as headings.

use std::collections::BTreeMap;

use crate::finding::{Finding, assert_none, finding};
use crate::workspace::{files, read, root};

/// The documents whose links are followed; those below `docs/` too.
const DOCUMENTS: [&str; 6] = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "crates/server/README.md",
    "crates/xtask/hosting/README.md",
];
/// How many lines README.md has.
const README_LINES: std::ops::RangeInclusive<usize> = 120..=150;

/// A document's text without what stands between fences or backticks, with its lines in place.
fn prose(text: &str) -> Vec<String> {
    let mut in_fence = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        let is_fence = line.trim_start().starts_with("```");
        in_fence ^= is_fence;
        let parts = line.split('`').enumerate().filter(|(index, _)| index % 2 == 0);
        let plain: String = parts.map(|(_, part)| part).collect();
        lines.push(if in_fence || is_fence { String::new() } else { plain });
    }
    lines
}

/// What a line refers to: `[text](target)`, `[name]: target`, and HTML's `href`, `src` and `srcset`.
fn targets(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let until = |text: &str, end: &[char]| text.split(end).next().unwrap_or_default().to_owned();
    for (at, opening) in line.match_indices("](") {
        found.push(until(&line[at + opening.len()..], &[')', ' ']));
    }
    if line.trim_start().starts_with('[')
        && let Some((_, target)) = line.split_once("]: ")
    {
        found.push(until(target.trim(), &[' ']));
    }
    for attribute in ["href=\"", "src=\"", "srcset=\""] {
        for (at, opening) in line.match_indices(attribute) {
            found.push(until(&line[at + opening.len()..], &['"', ' ']));
        }
    }
    found
}

/// A heading's name in a link: lower case, hyphens for blanks, without punctuation.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// All headings of a document as names; the second of a name gets `-1`.
fn anchors(text: &str) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut in_fence = false;
    let mut found = Vec::new();
    for line in text.lines() {
        in_fence ^= line.trim_start().starts_with("```");
        let heading = line.trim_start_matches('#');
        if in_fence || heading.len() == line.len() || !heading.starts_with(' ') {
            continue;
        }
        // If a heading has a link, only the text of the link counts.
        let plain: String = heading
            .split("](")
            .enumerate()
            .map(|(index, part)| match index {
                0 => part,
                _ => part.split_once(')').map_or(part, |(_, rest)| rest),
            })
            .collect();
        let name = anchor(&plain);
        let count = seen.entry(name.clone()).or_default();
        found.push(if *count == 0 { name } else { format!("{name}-{count}") });
        *count += 1;
    }
    found
}

/// A link's file from the project's root, as the document at `from` means it.
fn resolved(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            step => parts.push(step),
        }
    }
    Some(parts.join("/"))
}

/// Links that lead nowhere. `exists` and `text_of` take paths from the root.
fn broken(
    path: &str,
    text: &str,
    exists: impl Fn(&str) -> bool,
    text_of: impl Fn(&str) -> String,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, line) in prose(text).iter().enumerate() {
        for target in targets(line) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, heading) = target.split_once('#').unwrap_or((&target, ""));
            let file = if file.is_empty() { Some(path.to_owned()) } else { resolved(path, file) };
            let is_there = file.as_ref().is_some_and(|file| exists(file));
            let has_heading = || {
                let own = file.as_deref() == Some(path);
                let text = if own { text.to_owned() } else { text_of(file.as_deref().unwrap_or_default()) };
                anchors(&text).iter().any(|it| it == heading)
            };
            if !is_there || !heading.is_empty() && !has_heading() {
                found.push(finding(path, index + 1, &target));
            }
        }
    }
    found
}

#[test]
fn links_lead_somewhere() {
    let documents = files().iter().filter(|path| {
        DOCUMENTS.contains(&path.as_str()) || path.starts_with("docs/") && path.ends_with(".md")
    });
    let exists = |path: &str| {
        let is_folder = || files().iter().any(|file| file.starts_with(&format!("{path}/")));
        files().iter().any(|file| file == path) || is_folder() || root().join(path) == root()
    };
    let found: Vec<Finding> = documents.flat_map(|path| broken(path, &read(path), exists, read)).collect();
    assert_none("A link leads nowhere.", found);
}

#[test]
fn the_documents_that_a_stranger_looks_for_are_there() {
    let missing: Vec<&str> = DOCUMENTS.into_iter().filter(|path| !root().join(path).is_file()).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
}

#[test]
fn the_readme_is_short() {
    let lines = read("README.md").lines().count();
    assert!(README_LINES.contains(&lines), "README.md has {lines} lines, and should have {README_LINES:?}");
}

#[test]
fn broken_links_are_found() {
    let text = "# One, two `three`\n[a](b.md) [c](d.md#yes-it-is) [e](d.md#no) [f](#one-two-three) [g](#g)\n\
                ```\n[h](none.md)\n```\n`[i](none.md)` [j](https://example.org/#k)\n[l]: ../m.md\n\
                <img src=\"n.png\" alt=\"\"> <source srcset=\"o.png 2x\">\n";
    let found = broken(
        "docs/a.md",
        text,
        |path| path == "docs/d.md" || path == "docs/a.md",
        |_| "## Yes, it is\n".into(),
    );
    let found: Vec<String> = found.into_iter().map(|it| it.0).collect();
    let expected = [
        "docs/a.md:2: b.md",
        "docs/a.md:2: d.md#no",
        "docs/a.md:2: #g",
        "docs/a.md:7: ../m.md",
        "docs/a.md:8: n.png",
        "docs/a.md:8: o.png",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_heading_that_comes_twice_has_two_names() {
    assert_eq!(anchors("# A b\n```\n# no\n```\n## A b\n## [C](d.md) e"), ["a-b", "a-b-1", "c-e"]);
}
