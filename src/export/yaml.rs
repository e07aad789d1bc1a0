//! A tree as YAML, the way PyYAML 6's `yaml.dump(…, sort_keys=False)` writes it: block style, two spaces, lines folded
//! after column 80, and everything that is not printable ASCII escaped between double quotes.
//!
//! Its habits are followed, not improved: only so does a file that was made here stay unchanged when the SDK writes it
//! again. What never lives here: what of a token is shown (`fields.rs`), and which plain texts YAML takes for something
//! else than text (`plain.rs`).

mod plain;

use crate::export::{Value, hex, new_line};

/// The column after which a line is folded where it can be.
const WIDTH: usize = 80;

/// Writes a document: a map or a list.
pub(super) fn write(out: &mut String, value: &Value) {
    node(out, value, 0, Place::Root);
    out.push('\n');
}

/// What a value stands behind.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Root,
    Key,
    Item,
}

/// Writes a value that belongs to a map or a list at this indentation.
fn node(out: &mut String, value: &Value, indent: usize, place: Place) {
    let word = match value {
        Value::List(items) if !items.is_empty() => {
            // A list in a map stands right below its key, not further in.
            let indent = if place == Place::Item { indent + 2 } else { indent };
            for (n, item) in items.iter().enumerate() {
                entry(out, n, indent, place);
                out.push('-');
                node(out, item, indent, Place::Item);
            }
            return;
        }
        Value::Map(pairs) if !pairs.is_empty() => {
            let indent = if place == Place::Root { indent } else { indent + 2 };
            for (n, (key, value)) in pairs.iter().enumerate() {
                entry(out, n, indent, place);
                out.push_str(key);
                out.push(':');
                node(out, value, indent, Place::Key);
            }
            return;
        }
        Value::Text(words) => {
            out.push(' ');
            return text(out, words, indent + 2);
        }
        Value::List(_) => "[]",
        Value::Map(_) => "{}",
        Value::Null => "null",
        Value::Bool(true) => "true",
        Value::Bool(false) => "false",
    };
    if place != Place::Root {
        out.push(' ');
    }
    out.push_str(word);
}

/// Goes to where the nth entry of a list or a map begins: the first one stays on the line of its own list's hyphen.
fn entry(out: &mut String, n: usize, indent: usize, place: Place) {
    match (n, place) {
        (0, Place::Root) => {}
        (0, Place::Item) => out.push(' '),
        _ => new_line(out, indent),
    }
}

/// Writes a text in the first of the three styles that can hold it.
#[inline(never)]
fn text(out: &mut String, text: &str, indent: usize) {
    let is_printable = text.bytes().all(|b| b == b'\n' || matches!(b, b' '..=b'~'));
    // Folding would swallow a space at either end of a line.
    if !is_printable || has_pair(text, b' ', b'\n') || has_pair(text, b'\n', b' ') {
        escaped(out, text, indent);
    } else if plain::can_be(text) {
        folded(out, text, indent, false);
    } else {
        out.push('\'');
        folded(out, text, indent, true);
        out.push('\'');
    }
}

/// Plain, or between single quotes, which are doubled. Printable ASCII and line feeds only.
fn folded(out: &mut String, text: &str, indent: usize, is_quoted: bool) {
    // Spaces, line feeds, and everything else, in runs.
    let kind = |b: u8| if b == b' ' || b == b'\n' { b } else { b'x' };
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        let length = rest.bytes().position(|b| kind(b) != kind(first)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(length);
        let is_inside = rest.len() < text.len() && !after.is_empty();
        match kind(first) {
            // A single space gives way to a line break; several would not survive it.
            b' ' if run == " " && is_inside && column(out) > WIDTH => new_line(out, indent),
            // One line break is a folded space: a line feed takes two.
            b'\n' => {
                out.push_str(run);
                new_line(out, indent);
            }
            b'x' if is_quoted => {
                for c in run.chars() {
                    out.push(c);
                    if c == '\'' {
                        out.push(c);
                    }
                }
            }
            _ => out.push_str(run),
        }
        rest = after;
    }
}

/// Between double quotes. A line is folded at a space, and anywhere beside an escape.
fn escaped(out: &mut String, text: &str, indent: usize) {
    out.push('"');
    let mut chars = text.chars().enumerate().peekable();
    let mut was_escape = false;
    while let Some((n, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_inside = n > 0 && next.is_some();
        if matches!(c, ' '..='~') && c != '"' && c != '\\' {
            if is_inside && (c == ' ' || was_escape) && column(out) > WIDTH {
                fold(out, indent, c == ' ');
            }
            out.push(c);
            was_escape = false;
        } else {
            escape(out, c);
            // PyYAML counts one less here.
            if is_inside && column(out) > WIDTH + 1 {
                fold(out, indent, next == Some(' '));
            }
            was_escape = true;
        }
    }
    out.push('"');
}

/// Breaks a line between double quotes. A space that follows needs a backslash, or it would count as indentation.
fn fold(out: &mut String, indent: usize, before_space: bool) {
    out.push('\\');
    new_line(out, indent);
    if before_space {
        out.push('\\');
    }
}

#[inline(never)]
fn escape(out: &mut String, c: char) {
    let code = u32::from(c);
    let short = match c {
        '"' | '\\' => c,
        '\0' => '0',
        '\u{7}' => 'a',
        '\u{8}' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\u{b}' => 'v',
        '\u{c}' => 'f',
        '\r' => 'r',
        '\u{1b}' => 'e',
        '\u{85}' => 'N',
        '\u{a0}' => '_',
        '\u{2028}' => 'L',
        '\u{2029}' => 'P',
        _ if code <= 0xff => 'x',
        _ if code <= 0xffff => 'u',
        _ => 'U',
    };
    out.extend(['\\', short]);
    let width = match short {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return,
    };
    let digits = out.len();
    hex(out, code, width);
    // Right behind ASCII, so a boundary between characters; JSON's digits are small, YAML's are capital.
    if let Some(digits) = out.get_mut(digits..) {
        digits.make_ascii_uppercase();
    }
}

/// How many characters stand in the last line. Bytes: everything that is written here is ASCII.
#[inline(never)]
fn column(out: &str) -> usize {
    out.bytes().rev().take_while(|b| *b != b'\n').count()
}

/// Whether these two bytes stand side by side.
#[inline(never)]
fn has_pair(text: &str, first: u8, second: u8) -> bool {
    text.as_bytes().windows(2).any(|pair| pair == [first, second])
}
