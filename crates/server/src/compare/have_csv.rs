//! Tokens from the panel's CSV.

use super::existing::Existing;
use csv::{Reader, StringRecord};
use token_api::{Time, TokenType};

/// The columns that are read.
const COLUMNS: [&str; 9] =
    ["Name", "Scopes", "Created", "Expires", "UID", "Type", "Status", "Description", "Login name"];

/// Whether a text begins as the panel's CSV does.
pub(super) fn is_ours(text: &str) -> bool {
    text.starts_with("Name,") || text.starts_with("\"Name\",")
}

/// Reads the tokens.
pub(super) fn read(text: &str) -> Result<Vec<Existing>, String> {
    let mut reader = Reader::from_reader(text.as_bytes());
    let heads = reader.headers().map_err(sentence)?.clone();
    let mut columns = [0; COLUMNS.len()];
    for (column, name) in columns.iter_mut().zip(COLUMNS) {
        *column = heads.iter().position(|head| head == name).ok_or_else(|| match name {
            "Login name" => "the column “Login name” is missing: an older panel wrote this, and names people only as they \
                             are shown; export again, or as JSON"
                .to_owned(),
            _ => format!("the column “{name}” is missing: this is no export of the panel"),
        })?;
    }
    let mut tokens = Vec::new();
    for record in reader.records() {
        tokens.push(existing(&record.map_err(sentence)?, columns));
    }
    Ok(tokens)
}

fn existing(record: &StringRecord, columns: [usize; COLUMNS.len()]) -> Existing {
    let cell = |column: usize| record.get(column).unwrap_or_default();
    let [name, scopes, created, expires, uid, token_type, status, description, creator] = columns.map(cell);
    let mut existing = Existing {
        uid: unguarded(uid),
        name: unguarded(name),
        creator: unguarded(creator),
        description: unguarded(description),
        scopes: scopes.split(", ").map(unguarded).filter(|scope| !scope.is_empty()).collect(),
        token_type: match token_type {
            "organization" => Some(TokenType::Organization),
            "monitoring" => Some(TokenType::Monitoring),
            _ => Some(TokenType::Personal),
        },
        created: None,
        lifetime: None,
        expires: None,
        is_expired: status == "expired",
    };
    existing.set_times(Time::parse(created), Some(expires).filter(|it| *it != "never").and_then(Time::parse));
    existing
}

/// The text of a cell without the apostrophes that the panel writes where a formula could begin. One that was part of the
/// text itself at such a place is removed too: the file does not say which is which.
fn unguarded(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut may_begin = true;
    for (at, c) in cell.char_indices() {
        let rest = &cell[at + c.len_utf8()..];
        if !(c == '\'' && may_begin && begins_formula(rest)) {
            out.push(c);
        }
        may_begin = matches!(c, ';' | '\t' | '\n');
    }
    out
}

fn begins_formula(text: &str) -> bool {
    let is_skipped = |c: char| c.is_whitespace() || c == '"' || !super::visible::is_seen(c);
    text.starts_with(['\t', '\n'])
        || text.chars().find(|c| !is_skipped(*c)).is_some_and(|c| "=+-@＝＋－＠".contains(c))
}

/// What is wrong, without a part of the text.
fn sentence(error: csv::Error) -> String {
    format!("this is not the panel's CSV, line {}", error.position().map_or(1, csv::Position::line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_apostrophes_of_the_panel_are_removed_and_others_stay() {
        for (cell, text) in [
            ("'=1+1", "=1+1"),
            ("' -x", " -x"),
            ("'@ada", "@ada"),
            ("it's", "it's"),
            ("'quoted'", "'quoted'"),
            ("a;'=b", "a;=b"),
            ("a\n'-b", "a\n-b"),
            ("a '=b", "a '=b"),
        ] {
            assert_eq!(unguarded(cell), text);
        }
    }
}
