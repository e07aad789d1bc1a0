//! Writes a tree as YAML in the same way as PyYAML 6's `yaml.dump(…, sort_keys=False)`: block style, two spaces, lines folded
//! after column 80, and texts that are not printable ASCII escaped in double quotes.
//!
//! It follows PyYAML in every detail, so that a file that the panel writes stays the same when the SDK writes it again.
//! `plain.rs` decides which texts need no quotes.

mod plain;

use crate::export::{Value, hex, new_line};

/// The column after which a line is folded, if possible.
const WIDTH: usize = 80;

/// Writes a document: a map or a list.
pub(super) fn write(out: &mut String, value: &Value) {
    node(out, value, 0, Position::Root);
    out.push('\n');
}

/// Where a value is: at the root, after a key, or in a list.
#[derive(Clone, Copy, PartialEq)]
enum Position {
    Root,
    Key,
    Item,
}

/// Writes a value of a map or a list that is indented by `indent` spaces.
fn node(out: &mut String, value: &Value, indent: usize, position: Position) {
    let word = match value {
        Value::List(items) if !items.is_empty() => {
            // A list in a map is not indented further than its key.
            let indent = if position == Position::Item { indent + 2 } else { indent };
            for (n, item) in items.iter().enumerate() {
                entry(out, n, indent, position);
                out.push('-');
                node(out, item, indent, Position::Item);
            }
            return;
        }
        Value::Map(pairs) if !pairs.is_empty() => {
            let indent = if position == Position::Root { indent } else { indent + 2 };
            for (n, (key, value)) in pairs.iter().enumerate() {
                entry(out, n, indent, position);
                out.push_str(key);
                out.push(':');
                node(out, value, indent, Position::Key);
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
    if position != Position::Root {
        out.push(' ');
    }
    out.push_str(word);
}

/// Writes what is before entry `n` of a list or a map. The first entry of an item is on the line of the item's hyphen.
fn entry(out: &mut String, n: usize, indent: usize, position: Position) {
    match (n, position) {
        (0, Position::Root) => {}
        (0, Position::Item) => out.push(' '),
        _ => new_line(out, indent),
    }
}

/// Writes a text in the first possible style: plain, in single quotes, or in double quotes.
#[inline(never)]
fn text(out: &mut String, text: &str, indent: usize) {
    let is_printable = text.bytes().all(|b| b == b'\n' || matches!(b, b' '..=b'~'));
    // Folding would lose a space at the start or the end of a line.
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

/// Writes a plain text, or the content of single quotes, in which quotes are doubled. For printable ASCII and line feeds.
fn folded(out: &mut String, text: &str, indent: usize, is_quoted: bool) {
    // The text is written in runs of spaces, of line feeds, and of all other characters.
    let kind = |b: u8| if b == b' ' || b == b'\n' { b } else { b'x' };
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        let length = rest.bytes().position(|b| kind(b) != kind(first)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(length);
        let is_inside = rest.len() < text.len() && !after.is_empty();
        match kind(first) {
            // A single space can be replaced by a line break. Several cannot.
            b' ' if run == " " && is_inside && column(out) > WIDTH => new_line(out, indent),
            // A single line break stands for a space, so a line feed needs two.
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

/// Writes a text in double quotes. A line is folded at a space, and before or after an escape.
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
            // PyYAML counts one column less here.
            if is_inside && column(out) > WIDTH + 1 {
                fold(out, indent, next == Some(' '));
            }
            was_escape = true;
        }
    }
    out.push('"');
}

/// Folds a line in double quotes. A space after the break needs a backslash, or it would be read as indentation.
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
    // `digits` is a character boundary, because the text before it is ASCII. YAML has upper-case digits.
    if let Some(digits) = out.get_mut(digits..) {
        digits.make_ascii_uppercase();
    }
}

/// The number of characters in the last line. It counts bytes, because all output is ASCII.
#[inline(never)]
fn column(out: &str) -> usize {
    out.bytes().rev().take_while(|b| *b != b'\n').count()
}

/// Whether the text has these two bytes one after the other.
#[inline(never)]
fn has_pair(text: &str, first: u8, second: u8) -> bool {
    text.as_bytes().windows(2).any(|pair| pair == [first, second])
}
