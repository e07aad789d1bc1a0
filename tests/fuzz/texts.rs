//! Texts that become parts of Python, shell and file names.

use crate::damage::{WORDS, hostile};
use crate::run::throw;
use panel::components::download::file_name;
use panel::format::sanitize::{Piece, changes_direction, pieces, skeleton, words};
use panel::format::shell::{python, shell};
use panel::query::{Lookalikes, Row};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::process::Command;
use std::sync::Arc;

#[test]
fn a_python_string_is_one_line_of_visible_characters() {
    throw("python", hostile(), |text| {
        let out = python(&text);
        prop_assert!(!out.chars().any(char::is_control), "{:?}", out);
        // Each quote inside has its own backslash.
        let inner = out.strip_prefix('"').and_then(|out| out.strip_suffix('"')).unwrap();
        let mut signs = inner.chars();
        while let Some(sign) = signs.next() {
            prop_assert!(sign != '"', "{:?}", out);
            if sign == '\\' {
                prop_assert!(signs.next().is_some(), "{:?}", out);
            }
        }
        Ok(())
    });
}

#[test]
fn sanitizing_hides_nothing_and_loses_nothing() {
    throw("shown", (hostile(), any::<bool>()), |(text, is_name)| {
        let mut rest = text.as_str();
        let mut wrong = None;
        pieces(&text, is_name, &mut |piece| {
            // The pieces are the text in order; only accents beyond the limit are left out.
            match piece {
                Piece::Plain(part) | Piece::Foreign(part) => match rest.strip_prefix(part) {
                    Some(after) => rest = after,
                    None => wrong = Some(piece.label()),
                },
                Piece::Hidden(c) => match rest.strip_prefix(c) {
                    Some(after) => rest = after,
                    None => wrong = Some(piece.label()),
                },
                Piece::Accents(count) => {
                    rest = &rest[rest.chars().take(count as usize).map(char::len_utf8).sum()..]
                }
            }
        });
        prop_assert_eq!(wrong, None);
        prop_assert_eq!(rest, "");
        prop_assert!(!words(&text).chars().any(changes_direction), "{:?}", words(&text));
        Ok(())
    });
}

#[test]
fn looking_alike_is_symmetric() {
    throw("lookalikes", prop::collection::vec(hostile(), 0..12), |names| {
        let row = |(at, name): (usize, &String)| {
            let token = serde_json::json!({ "uid": format!("u{at}"), "name": name });
            Arc::new(Row::new(serde_json::from_value(token).unwrap()))
        };
        let rows: Vec<Arc<Row>> = names.iter().enumerate().map(row).collect();
        let found = Lookalikes::of(Arc::new(rows));
        let alike =
            |a: &str, b: &str| a != b && !a.is_empty() && !b.is_empty() && skeleton(a).eq(skeleton(b));
        for name in &names {
            let others = || names.iter().filter(|other| alike(name, other));
            match found.like(name) {
                Some(other) => prop_assert!(alike(name, other), "{:?} {:?}", name, other),
                // It is plain and no plain name looks like it, or nothing looks like it.
                None => {
                    prop_assert!(others().all(|other| name.is_ascii() && !other.is_ascii()), "{:?}", names)
                }
            }
        }
        Ok(())
    });
}

/// A POSIX shell reads each quoted word back as the same word.
#[test]
fn a_shell_reads_each_word_as_it_is() {
    let texts: Vec<String> = some(400);
    for texts in texts.chunks(40) {
        let command: String = texts.iter().map(|text| format!("printf '%s\\0' {}\n", shell(text))).collect();
        assert!(
            !command.chars().any(|c| c != '\n' && panel::format::sanitize::is_hidden(c)),
            "a terminal carries nothing out"
        );
        let out = Command::new("sh").arg("-c").arg(&command).env("LC_ALL", "C").output().unwrap();
        assert!(out.status.success() && out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
        let mut read: Vec<Vec<u8>> = out.stdout.split(|b| *b == 0).map(<[u8]>::to_vec).collect();
        assert_eq!(read.pop(), Some(Vec::new()));
        // No argument of any program can hold a NUL.
        let wanted: Vec<Vec<u8>> = texts.iter().map(|text| text.replace('\0', "").into_bytes()).collect();
        assert_eq!(read, wanted);
    }
}

#[test]
fn a_file_name_is_plain_and_short() {
    throw("file names", hostile(), |text| {
        let name = file_name(&text, ".ics");
        let stem = name.strip_suffix(".ics").unwrap();
        prop_assert!((1..=80).contains(&stem.len()) && !stem.starts_with('-'), "{}", name);
        prop_assert!(stem.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)), "{}", name);
        Ok(())
    });
}

/// Malicious texts, several of each kind.
fn some(count: usize) -> Vec<String> {
    let mut runner = TestRunner::default();
    let made = (0..count).map(|_| hostile().new_tree(&mut runner).unwrap().current());
    // Arguments have a maximum length, too.
    WORDS
        .iter()
        .map(|word| (*word).to_owned())
        .chain(made.map(|text| text.chars().take(2_000).collect()))
        .collect()
}
