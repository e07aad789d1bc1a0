//! Words that no comment, documentation or style sheet uses: private metaphors and archaic English.

use crate::finding::{Finding, assert_none, finding};
use crate::source::Source;
use crate::workspace::{files, read, sources};

/// A word, and what to write instead.
const WORDS: &[(&str, &str)] = &[
    ("desk", "state"),
    ("desks", "state"),
    ("apart", "separated, other than, separately"),
    ("doomed", "to be deleted"),
    ("errand", "purpose"),
    ("errands", "purposes"),
    ("uneven", "inconsistent"),
    ("unruly", "chaotic, failing"),
    ("breathe", "yield to the browser"),
    ("breathes", "yields to the browser"),
    ("nought", "zero, nothing"),
    ("whoever", "the person who"),
    ("mend", "fix, correct"),
    ("mends", "fixes, corrects"),
    ("mended", "fixed, corrected"),
    ("mending", "fixing, correcting"),
    ("mender", "a person who fixes"),
    ("whomever", "the person whom"),
];

/// Files of which the whole text is checked. In Rust files only the comments are.
const ENDINGS: [&str; 8] = [".md", ".toml", ".css", ".js", ".html", ".conf", ".py", ".yml"];

fn wording(path: &str, line: usize, text: &str) -> Vec<Finding> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let mut found = Vec::new();
    for word in words {
        let here = WORDS.iter().filter(|(old, _)| *old == word);
        found.extend(here.map(|(old, new)| finding(path, line, format!("“{old}”: write “{new}”"))));
    }
    found
}

fn in_comments(source: &Source) -> Vec<Finding> {
    source.comments.iter().flat_map(|it| wording(&source.path, it.line, &it.text)).collect()
}

fn in_text(path: &str, text: &str) -> Vec<Finding> {
    text.lines().enumerate().flat_map(|(index, line)| wording(path, index + 1, line)).collect()
}

#[test]
fn comments_and_documents_use_plain_words() {
    let mut found: Vec<Finding> = sources().iter().flat_map(in_comments).collect();
    let documents = files().iter().filter(|path| ENDINGS.iter().any(|ending| path.ends_with(ending)));
    found.extend(documents.flat_map(|path| in_text(path, &read(path))));
    assert_none("A word to replace: see WORDS in tests/architecture/wording.rs.", found);
}

#[test]
fn a_word_is_found_in_each_kind_of_comment_and_in_documents() {
    use crate::finding::{assert_accepts, assert_finds};
    assert_finds(in_comments, "//! Mends it.\nfn f() {}", "1: “mends”");
    assert_finds(in_comments, "fn f() {}\n/// The list is mended.\nfn g() {}", "2: “mended”");
    assert_finds(in_comments, "fn f() {} // Whoever it is", "1: “whoever”");
    assert_finds(in_comments, "/* a\n   set-apart */\nfn f() {}", "2: “apart”");
    assert_accepts(
        in_comments,
        "/// To append, amend and recommend an apartment.\nfn f() { g(\"desk // mend\") }",
    );
    assert_eq!(in_text("a.md", "One\nNought."), [finding("a.md", 2, "“nought”: write “zero, nothing”")]);
}
