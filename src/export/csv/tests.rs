//! CSV is read back by a strict reader that is written for these tests.

use super::*;
use chrono::TimeDelta;
use proptest::prelude::*;
use token_api::User;

fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-23T09:15:30Z").unwrap().to_utc()
}

fn at(days: i64) -> Option<Time> {
    Some(Time::from(now() + TimeDelta::days(days)))
}

/// A token for which a server sends only the uid.
fn blank() -> Token {
    Token { uid: String::new(), ..serde_json::from_str(r#"{"uid": "u"}"#).unwrap() }
}

fn line(token: &Token) -> String {
    let mut out = String::new();
    write(&mut out, token, now());
    out
}

/// Reads CSV strictly by RFC 4180. Panics on anything else.
fn read(text: &str) -> Vec<Vec<String>> {
    let (mut lines, mut cells, mut rest) = (Vec::new(), Vec::new(), text);
    while !rest.is_empty() {
        let cell;
        if let Some(mut inner) = rest.strip_prefix('"') {
            let mut text = String::new();
            loop {
                let (before, after) = inner.split_once('"').expect("a quote closes the cell");
                text.push_str(before);
                match after.strip_prefix('"') {
                    Some(more) => {
                        text.push('"');
                        inner = more;
                    }
                    None => {
                        rest = after;
                        break;
                    }
                }
            }
            cell = text;
        } else {
            let end = rest.find([',', '\r', '\n', '"']).unwrap_or(rest.len());
            cell = rest[..end].to_owned();
            rest = &rest[end..];
        }
        cells.push(cell);
        if let Some(more) = rest.strip_prefix(',') {
            rest = more;
        } else {
            rest = rest.strip_prefix("\r\n").expect("a line ends with CRLF");
            lines.push(std::mem::take(&mut cells));
        }
    }
    assert!(cells.is_empty(), "the last line ends with CRLF too");
    lines
}

fn token(text: &str) -> Token {
    Token {
        uid: text.to_owned(),
        name: text.to_owned(),
        description: text.to_owned(),
        scopes: vec![text.to_owned()],
        deployment_names: vec![text.to_owned()],
        is_api_token: false,
        user: Some(User { name: text.to_owned(), ..User::default() }),
        created_at: Some(Time::Unreadable(text.into())),
        ..blank()
    }
}

#[test]
fn a_line_has_the_columns_of_the_table_and_more() {
    let token = Token {
        uid: "9f0c".into(),
        name: "ci".into(),
        description: "Deploys, nightly".into(),
        scopes: vec!["api".into(), "read_cluster".into()],
        user: Some(User {
            name: "ada".into(),
            first_name: "Ada".into(),
            last_name: "L.".into(),
            ..User::default()
        }),
        created_at: at(-1),
        expired_at: at(3),
        is_api_token: true,
        deployment_names: vec!["chat".into(), "ocr".into()],
        deployment_uids: vec!["d1".into(), "d2".into()],
        ..blank()
    };
    let cells = read(&line(&token)).remove(0);
    let want = [
        "ci",
        "api, read_cluster",
        "2026-11-22T09:15:30Z",
        "2026-11-26T09:15:30Z",
        "never",
        "Ada L.",
        "9f0c",
        "personal",
        "expiring",
        "Deploys, nightly",
        "developer operations, chat, ocr",
        "d1, d2",
        "ada",
    ];
    assert_eq!(cells, want);
    let heads = read(HEAD).remove(0);
    assert_eq!((heads.len(), heads[0].as_str(), heads[10].as_str()), (want.len(), "Name", "Access"));
}

#[test]
fn never_and_unknown_are_different() {
    let column = |token: Token, column: usize| read(&line(&token)).remove(0).remove(column);
    assert_eq!(column(blank(), 2), "unknown");
    assert_eq!(column(blank(), 3), "never");
    // The server says that the token has expired, but not when.
    let ended = || Token { is_expired: true, ..blank() };
    assert_eq!((column(ended(), 3).as_str(), column(ended(), 8).as_str()), ("unknown", "expired"));
    let soon = Token { expired_at: Some(Time::Unreadable("soon".into())), ..blank() };
    assert_eq!(column(soon, 3), "soon");
}

#[test]
fn access_is_written_in_words() {
    let of = |monitoring, api, all, deployments: &[&str]| {
        access(&Token {
            is_monitoring_token: monitoring,
            is_api_token: api,
            is_global_access: all,
            deployment_names: deployments.iter().map(|name| (*name).to_owned()).collect(),
            ..blank()
        })
    };
    assert_eq!(of(true, true, false, &[]), "monitoring");
    assert_eq!(of(false, true, true, &["a"]), "developer operations, all protected deployments");
    assert_eq!(of(false, false, false, &["a", "b"]), "a, b");
    assert_eq!(of(false, false, false, &[]), "none");
    assert_eq!(
        access(&Token { is_access_token: true, is_api_token: false, ..blank() }),
        "protected deployments"
    );
    let router = Token { is_global_router_access: true, is_api_token: false, ..blank() };
    assert_eq!(access(&router), "router");
}

#[test]
fn formulas_become_text() {
    for (text, want) in [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\tx", "'\tx"),
        ("\rx", "'\nx"),
        ("\nx", "'\nx"),
        ("  =1", "'  =1"),
        ("\u{feff}=1", "'\u{feff}=1"),
        ("\0=1", "'␀=1"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        // Where cells are separated by other characters.
        ("x;=1", "x;'=1"),
        ("x; \"=1", "x;' \"=1"),
        ("x;\"\"=1;+2", "x;'\"\"=1;'+2"),
        ("y\n=1+1", "y\n'=1+1"),
        ("y\r\n=1", "y\n'=1"),
        ("z\t@a", "z\t'@a"),
        ("a; b=1", "a; b=1"),
        ("'=1", "'=1"),
        ("", ""),
    ] {
        let mut out = String::new();
        quoted(&mut out, text);
        assert_eq!(read(&[&out, "\r\n"].concat())[0][0], want, "{text:?}");
    }
}

#[test]
fn control_characters_become_their_pictures() {
    let mut out = String::new();
    quoted(&mut out, "a\0b\u{1a}c\u{1b}[31m\u{7f}\u{85}\r\nd\re\nf\tg\"h\"");
    assert_eq!(out, "\"a␀b␚c␛[31m��\nd\ne\nf\tg\"\"h\"\"\"");
}

proptest! {
    #[test]
    fn every_text_is_kept_and_none_begins_a_formula(words in "(?s:.)*|[-=+@'\"\t\r\n ,;\u{0}\u{202e}\u{feff}＝a🍱]{0,12}") {
        let lines = read(&line(&token(&words)));
        prop_assert_eq!(lines.len(), 1);
        prop_assert_eq!(lines[0].len(), 13);
        // Characters that change the direction of text or end a line are replaced by labels.
        let named = |c: char| match c {
            c if sanitize::changes_direction(c) || matches!(c, '\u{2028}' | '\u{2029}') => Piece::Hidden(c).label(),
            c => c.to_string(),
        };
        let kept: String = words.replace("\r\n", "\n").replace('\r', "\n").chars().map(named).collect();
        for column in [0, 1, 2, 5, 6, 9, 12] {
            let cell = &lines[0][column];
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']), "{:?}", cell);
            let visible = cell.trim_start_matches(|c: char| c.is_whitespace() || "\u{feff}\u{200b}\u{202e}".contains(c));
            prop_assert!(!visible.starts_with(['=', '+', '-', '@']), "{:?}", cell);
            // Where cells are separated by other characters.
            for part in cell.split([';', '\t', '\n']).skip(1) {
                let visible = part.trim_start_matches(|c: char| c.is_whitespace() || "\"\u{feff}\u{200b}".contains(c));
                prop_assert!(!visible.starts_with(['=', '+', '-', '@', '＝']), "{:?}", cell);
            }
            // Except for control characters the cell has all of the text in its order, and only apostrophes more.
            let plain = |text: &str| -> String { text.chars().filter(|c| !c.is_control() && !('␀'..='␟').contains(c) && *c != '\u{fffd}' && *c != '\'').collect() };
            prop_assert_eq!(plain(cell), plain(&kept));
            prop_assert!(cell.matches('\'').count() >= kept.matches('\'').count(), "{:?} {:?}", cell, kept);
            prop_assert!(!cell.contains(['\0', '\r', '\u{1a}', '\u{1b}', '\u{202e}', '\u{2028}']), "{:?}", cell);
        }
    }
}
