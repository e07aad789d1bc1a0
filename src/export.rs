//! Writes tokens for other programs: JSON and YAML exactly as the BentoML SDK and CLI (1.4.39) write the same tokens, CSV,
//! reminders for calendars, and the commands that show the tokens. `tests/golden` has the output of the SDK to compare
//! with. Pure, and write-only: nothing is parsed.
//!
//! A token's value is never written. The SDK leaves it out too when the server sends none.
//!
//! JSON and YAML equal the text that the CLI passes to `rich`. When `rich` prints it, it breaks lines at the width of the
//! window, and reads `[red]` and `:smile:` in a name as markup.

mod command;
mod csv;
mod events;
mod fields;
mod findings;
mod ics;
mod json;
mod list;
#[cfg(test)]
mod tests;
mod yaml;

pub use command::{get_command, list_command, list_note};
pub use events::{events_head, write_event};
pub use fields::{Value, of_token, of_tokens};
pub use findings::{FINDINGS_HEAD, Reviewed, write_finding};
pub use ics::{ics, ics_reminder};
pub use list::Form;

use token_api::Token;

/// A token as the JSON of `bentoml api-token get UID -o json`: indented by two spaces, ASCII only, without a line break at
/// the end.
pub fn json(token: &Token) -> String {
    json_of(&of_token(token))
}

/// A token as the YAML of `bentoml api-token get UID -o yaml` and of the SDK's `to_yaml()`, with a line break at the end.
pub fn yaml(token: &Token) -> String {
    yaml_of(&of_token(token))
}

/// A tree as JSON. With the tree of [`of_tokens`] it is the output of `bentoml api-token list -o json`.
pub fn json_of(value: &Value) -> String {
    let mut out = String::new();
    json::write(&mut out, value, 0);
    out
}

/// A tree as YAML. With the tree of [`of_tokens`] it is the output of `bentoml api-token list -o yaml`. The tree must be a
/// map or a list.
pub fn yaml_of(value: &Value) -> String {
    let mut out = String::new();
    yaml::write(&mut out, value);
    out
}

/// Writes the last `width` digits of a number, with leading zeros. Each use of a formatting macro would add more to the
/// bundle.
#[inline(never)]
fn digits(out: &mut String, number: u32, width: u32) {
    for place in (0..width).rev() {
        hex_digit(out, number / 10_u32.pow(place) % 10);
    }
}

/// Writes the last `width` hexadecimal digits of a number, in lower case.
#[inline(never)]
fn hex(out: &mut String, number: u32, width: u32) {
    for place in (0..width).rev() {
        hex_digit(out, (number >> (4 * place)) & 15);
    }
}

fn hex_digit(out: &mut String, digit: u32) {
    // Callers pass digits below 16. For others, `from_digit` returns `None` and nothing is written.
    out.extend(char::from_digit(digit, 16));
}

/// Writes a line break and `indent` spaces.
#[inline(never)]
fn new_line(out: &mut String, indent: usize) {
    out.push('\n');
    for _ in 0..indent {
        out.push(' ');
    }
}
