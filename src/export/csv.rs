//! Tokens as CSV (RFC 4180) for spreadsheets: the columns of the table, and what a row there has no room for.
//!
//! A spreadsheet runs what looks like a formula, and names and descriptions are anybody's words: a cell that would begin
//! one gets an apostrophe in front, which makes it text. What never lives here: the other forms, and what is filtered.

use crate::format::sanitize::{self, Piece, is_hidden};
use crate::format::time::iso;
use crate::query::{status_of, type_of};
use chrono::{DateTime, Utc};
use token_api::{Time, Token};

/// The first line.
pub(super) const HEAD: &str =
    "Name,Scopes,Created,Expires,Last used,Created by,UID,Type,Status,Description,Access,Deployment UIDs\r\n";

/// What begins a formula, also in the wide letters that some spreadsheets take for the same.
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
    // A name alone can be that of several.
    next(out, &token.deployment_uids.join(", "));
    out.push_str("\r\n");
}

#[inline(never)]
fn next(out: &mut String, cell: &str) {
    out.push(',');
    quoted(out, cell);
}

/// Between quotes always: then no separator of any country ends a cell early.
#[inline(never)]
fn quoted(out: &mut String, text: &str) {
    out.push('"');
    // What cannot be seen may be dropped by who reads it: the first sign that can be seen counts.
    let first = text.chars().find(|c| !c.is_whitespace() && !is_hidden(*c));
    if text.starts_with(['\t', '\r', '\n']) || first.is_some_and(|c| FORMULA.contains(c)) {
        out.push('\'');
    }
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '"' => out.push_str("\"\""),
            // One kind of line break within a cell: the other kind ends a line of the file.
            '\n' if before == '\r' => {}
            '\n' | '\r' => out.push('\n'),
            '\t' => out.push(c),
            // Control characters end the text, or the file, for some readers. Their pictures do not.
            '\0'..='\x1f' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            // Up to the end of its line, and not of its cell, it would turn what an editor shows.
            c if sanitize::turns(c) || matches!(c, '\u{2028}' | '\u{2029}') => {
                out.push_str(&Piece::Hidden(c).label())
            }
            c => out.push(c),
        }
        before = c;
    }
    out.push('"');
}

#[inline(never)]
fn time(time: &Option<Time>, none: &str) -> String {
    match time {
        Some(Time::At(at)) => iso(at.to_utc()),
        Some(Time::Unreadable(said)) => said.to_string(),
        None => none.to_owned(),
    }
}

/// What it may reach.
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
