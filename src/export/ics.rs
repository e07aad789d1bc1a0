//! Writes reminders as calendar files (RFC 5545).
//!
//! Names, descriptions and links are untrusted: they are escaped, and cannot begin a line of their own.

#[cfg(test)]
mod tests;

use chrono::{DateTime, Datelike, Timelike, Utc};
use panel_messages::m;
use token_api::Token;

use crate::export::digits;
use crate::format::sanitize::is_hidden;

/// A calendar that reminds of a token's expiry a week and a day before it. `None` for a token that never expires or whose
/// expiry could not be read.
pub fn ics(token: &Token, link: &str, now: DateTime<Utc>) -> Option<String> {
    let mut out = HEAD.to_owned();
    write_expiry(&mut out, token, link, now).then(|| out + FOOT)
}

/// Writes the event for a token's expiry. Returns whether there is one.
pub fn write_expiry(out: &mut String, token: &Token, link: &str, now: DateTime<Utc>) -> bool {
    let Some(at) = token.expires() else { return false };
    let summary = m::export::token_expires(&token.name);
    let mut description = m::export::token_uid(&token.uid);
    if !link.is_empty() {
        description.push('\n');
        description.push_str(link);
    }
    let uid = ["expiry-", &token.uid].concat();
    event(out, &summary, &description, link, &uid, at, now, &["-P7D", "-P1D"]);
    true
}

/// A calendar that reminds at the time `at`. When a calendar program reads the same `uid` a second time, it changes the
/// reminder instead of adding another one, so the uid should name both the token and the occasion.
pub fn ics_reminder(
    summary: &str,
    description: &str,
    link: &str,
    uid: &str,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> String {
    let mut out = HEAD.to_owned();
    event(&mut out, summary, description, link, uid, at, now, &["PT0S"]);
    out + FOOT
}

/// The beginning of a calendar.
pub const HEAD: &str =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Bento Token Panel//Reminders//EN\r\nCALSCALE:GREGORIAN\r\n";

/// The end of a calendar.
pub const FOOT: &str = "END:VCALENDAR\r\n";

#[allow(clippy::too_many_arguments)] // Each is a line of the event.
fn event(
    out: &mut String,
    summary: &str,
    description: &str,
    link: &str,
    uid: &str,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
    alarms: &[&str],
) {
    out.push_str("BEGIN:VEVENT\r\n");
    let summary = text(summary);
    line(out, "UID:", &text(&[uid, "@bento-token-panel"].concat()));
    line(out, "DTSTAMP:", &stamp(now));
    line(out, "DTSTART:", &stamp(at));
    line(out, "SUMMARY:", &summary);
    line(out, "DESCRIPTION:", &text(description));
    // Calendar programs make it a link: only addresses of pages are allowed.
    if link.starts_with("https://") || link.starts_with("http://") {
        line(out, "URL:", &uri(link));
    }
    // Long enough to be visible in a day's view, and transparent, so that nobody is shown as busy.
    out.push_str("DURATION:PT15M\r\nTRANSP:TRANSPARENT\r\n");
    for trigger in alarms {
        out.push_str("BEGIN:VALARM\r\nACTION:DISPLAY\r\n");
        line(out, "TRIGGER:", trigger);
        line(out, "DESCRIPTION:", &summary);
        out.push_str("END:VALARM\r\n");
    }
    out.push_str("END:VEVENT\r\n");
}

/// Writes a line, folded between characters so that no part has more than 75 bytes.
#[inline(never)]
fn line(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    let mut length = name.len();
    for c in value.chars() {
        if length + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

/// Escapes a text as a value. Invisible characters are left out.
#[inline(never)]
fn text(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\r' if chars.peek() == Some(&'\n') => {}
            // Some programs split lines at any of these, not only at the line breaks of RFC 5545.
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            // Needed in emoji, and in scripts whose letters join.
            '\u{200c}' | '\u{200d}' | '\u{fe0f}' => out.push(c),
            // This includes characters that change the direction of the text around them.
            c if is_hidden(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// A link as a value. Values of this type have no escapes, so characters that an address may not have are percent-encoded.
fn uri(link: &str) -> String {
    let mut out = String::new();
    for b in link.bytes() {
        if b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b) {
            out.push(char::from(b));
        } else {
            out.push('%');
            super::hex(&mut out, u32::from(b), 2);
        }
    }
    out
}

/// A time as `20261222T091530Z`. Years have four digits: times outside of them become the first or the last possible time.
fn stamp(at: DateTime<Utc>) -> String {
    match at.year() {
        ..=0 => return "00010101T000000Z".to_owned(),
        10_000.. => return "99991231T235959Z".to_owned(),
        _ => {}
    }
    let mut out = String::new();
    digits(&mut out, at.year().unsigned_abs(), 4);
    digits(&mut out, at.month() * 100 + at.day(), 4);
    out.push('T');
    digits(&mut out, at.hour() * 10_000 + at.minute() * 100 + at.second(), 6);
    out.push('Z');
    out
}
