//! Writes a tree as JSON in the same way as Python's `json.dumps(…, indent=2)`: everything that is not ASCII is escaped, so
//! invisible characters and those that change the direction of text are visible.

use crate::export::{Value, hex, new_line};

/// Writes a value whose line is indented by `indent` spaces.
pub(super) fn write(out: &mut String, value: &Value, indent: usize) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Text(text) => quoted(out, text),
        Value::List(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                self::item(out, n, item, indent);
            }
            end(out, items.is_empty(), indent, ']');
        }
        Value::Map(pairs) => {
            out.push('{');
            for (n, (key, value)) in pairs.iter().enumerate() {
                next(out, n, indent);
                quoted(out, key);
                out.push_str(": ");
                write(out, value, indent + 2);
            }
            end(out, pairs.is_empty(), indent, '}');
        }
    }
}

/// Writes item `n` of a list, counted from 0, with the comma and the line break before it.
pub(super) fn item(out: &mut String, n: usize, value: &Value, indent: usize) {
    next(out, n, indent);
    write(out, value, indent + 2);
}

fn next(out: &mut String, n: usize, indent: usize) {
    if n > 0 {
        out.push(',');
    }
    new_line(out, indent + 2);
}

fn end(out: &mut String, is_empty: bool, indent: usize, close: char) {
    if !is_empty {
        new_line(out, indent);
    }
    out.push(close);
}

#[inline(never)]
fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            _ => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str("\\u");
                    hex(out, u32::from(*unit), 4);
                }
            }
        }
    }
    out.push('"');
}
