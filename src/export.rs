//! Tokens as text for other programs: JSON and YAML to the letter as the BentoML SDK and CLI (1.4.39) write the same
//! tokens, CSV, a calendar's reminder, and the commands that read them. `tests/golden` holds the SDK's own words to
//! compare with.
//!
//! What never lives here: a token's value (the SDK leaves it out wherever a server sends none, and so does this), the
//! clock, the page, and any parsing: these texts are written, never read.
//!
//! The CLI's text is meant as it stands before `rich` prints it: that breaks the lines of JSON at the window's width, and
//! takes `[red]` and `:smile:` in a name for markup.

mod command;
mod csv;
mod fields;
mod ics;
mod json;
mod list;
#[cfg(test)]
mod tests;
mod yaml;

pub use command::{get_command, list_command, list_note};
pub use fields::{Value, of_token, of_tokens};
pub use ics::{ics, ics_reminder};
pub use list::Form;

use token_api::Token;

/// A token as `bentoml api-token get UID -o json` means it: two spaces for each level, only ASCII, no line break at the
/// end.
pub fn json(token: &Token) -> String {
    json_of(&of_token(token))
}

/// A token as the SDK's `to_yaml()` and `bentoml api-token get UID -o yaml` mean it, with a line break at the end.
pub fn yaml(token: &Token) -> String {
    yaml_of(&of_token(token))
}

/// Any tree as JSON: with [`of_tokens`], what `bentoml api-token list -o json` means.
pub fn json_of(value: &Value) -> String {
    let mut out = String::new();
    json::write(&mut out, value, 0);
    out
}

/// Any tree as YAML: with [`of_tokens`], what `bentoml api-token list -o yaml` means. A document is a map or a list.
pub fn yaml_of(value: &Value) -> String {
    let mut out = String::new();
    yaml::write(&mut out, value);
    out
}

/// The last digits of a number, with noughts in front. Formatting macros would cost the bundle more, at each use.
#[inline(never)]
fn digits(out: &mut String, number: u32, width: u32) {
    for place in (0..width).rev() {
        hex_digit(out, number / 10_u32.pow(place) % 10);
    }
}

/// The last digits of a number in base 16, in small letters.
#[inline(never)]
fn hex(out: &mut String, number: u32, width: u32) {
    for place in (0..width).rev() {
        hex_digit(out, (number >> (4 * place)) & 15);
    }
}

fn hex_digit(out: &mut String, digit: u32) {
    // Below 16 by its callers; above, nothing is written.
    out.extend(char::from_digit(digit, 16));
}

/// A new line, and this many spaces.
#[inline(never)]
fn new_line(out: &mut String, indent: usize) {
    out.push('\n');
    for _ in 0..indent {
        out.push(' ');
    }
}
