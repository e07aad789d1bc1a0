//! Writes tokens as CSV (RFC 4180) for spreadsheets: the columns of the table, and further fields.
//!
//! A spreadsheet runs a cell that looks like a formula, and names and descriptions can be any text. A cell that would begin
//! a formula gets an apostrophe in front, which makes it text. So does what would begin one inside a text where a spreadsheet
//! separates cells by a semicolon, a tab or a line break.

use crate::format::sanitize::{self, Piece, is_hidden};
use crate::format::time::iso;
use crate::query::{status_of, type_of};
use chrono::{DateTime, Utc};
use token_api::{Time, Token};

/// The header line.
pub(super) const HEAD: &str = "Name,Scopes,Created,Expires,Last used,Created by,UID,Type,Status,Description,Access,Deployment UIDs,Login name\r\n";

/// The characters that begin a formula, with their full-width forms, which some spreadsheets treat in the same way.
const FORMULA: &str = "=+-@＝＋－＠";

/// Writes the line of a token.
pub(super) fn write(out: &mut String, token: &Token, now: DateTime<Utc>) {
    let end = if token.never_expires() { "never" } else { "unknown" };
    quoted(out, &token.name);
    next(out, &token.scopes.join(", "));
    next(out, &time(&token.created_at, "unknown"));
    next(out, &time(&token.expired_at, end));
    next(out, &time(&token.last_used_at, "never"));
    next(out, &token.user.as_ref().map(|user| user.display_name()).unwrap_or_default());
    next(out, &token.uid);
    next(out, type_of(token).key());
    next(out, status_of(token, now).key());
    next(out, &token.description);
    next(out, &access(token));
    // Several deployments can have the same name.
    next(out, &token.deployment_uids.join(", "));
    // Several people can be shown by the same name.
    next(out, token.creator());
    out.push_str("\r\n");
}

#[inline(never)]
pub(super) fn next(out: &mut String, cell: &str) {
    out.push(',');
    quoted(out, cell);
}

/// Writes a cell, always in quotes: some spreadsheets separate cells by a semicolon or a tab.
#[inline(never)]
pub(super) fn quoted(out: &mut String, text: &str) {
    out.push('"');
    if text.starts_with(['\t', '\r', '\n']) || begins_formula(text, false) {
        out.push('\'');
    }
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let is_break = |c: char| matches!(c, '\t' | '\r' | '\n');
        if (before == ';' || is_break(before)) && !is_break(c) && begins_formula(&text[at..], true) {
            out.push('\'');
        }
        match c {
            '"' => out.push_str("\"\""),
            // Within a cell a line break is LF only, because CRLF ends a line of the file.
            '\n' if before == '\r' => {}
            '\n' | '\r' => out.push('\n'),
            '\t' => out.push(c),
            // Some programs end the text or the file at a control character. Its Unicode picture is written instead.
            '\0'..='\x1f' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            // In an editor it would change the order of the other cells in the line.
            c if sanitize::changes_direction(c) || matches!(c, '\u{2028}' | '\u{2029}') => {
                out.push_str(&Piece::Hidden(c).label())
            }
            c => out.push(c),
        }
        before = c;
    }
    out.push('"');
}

/// Whether a cell with this text would begin a formula. Some programs remove invisible characters, so the first visible one
/// decides. Inside another cell, quotes do not count: there they may be those of the file.
#[inline(never)]
fn begins_formula(text: &str, is_inside: bool) -> bool {
    let is_skipped = |c: char| c.is_whitespace() || is_hidden(c) || (is_inside && c == '"');
    text.chars().find(|c| !is_skipped(*c)).is_some_and(|c| FORMULA.contains(c))
}

#[inline(never)]
pub(super) fn time(time: &Option<Time>, none: &str) -> String {
    match time {
        Some(Time::At(at)) => iso(at.to_utc()),
        Some(Time::Unreadable(said)) => said.to_string(),
        None => none.to_owned(),
    }
}

/// What the token may access.
fn access(token: &Token) -> String {
    let mut parts = Vec::new();
    if token.is_monitoring_token {
        parts.push("monitoring");
    } else if token.is_api_token {
        parts.push("developer operations");
    }
    if token.is_global_access {
        parts.push("all protected deployments");
    } else if token.deployment_names.is_empty() && token.is_access_token {
        parts.push("protected deployments");
    } else {
        parts.extend(token.deployment_names.iter().map(String::as_str));
    }
    if token.is_global_router_access {
        parts.push("router");
    }
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

#[cfg(test)]
mod tests;
