//! A reminder as a calendar file (RFC 5545): that a token expires, or anything else about it.
//!
//! Names, descriptions and links come from strangers: whatever is in them stays inside its own line. What never lives
//! here: when to remind of what, and the download.

#[cfg(test)]
mod tests;

use chrono::{DateTime, Datelike, Timelike, Utc};
use token_api::Token;

use crate::export::digits;
use crate::format::sanitize::is_hidden;

/// A calendar that reminds of this token's expiry a week and a day ahead. None for a token that never expires, and for
/// one whose expiry could not be read.
pub fn ics(token: &Token, link: &str, now: DateTime<Utc>) -> Option<String> {
    let at = token.expires()?;
    let summary = ["API token ", &token.name, " expires"].concat();
    let mut description = ["UID: ", &token.uid].concat();
    if !link.is_empty() {
        description.push('\n');
        description.push_str(link);
    }
    let uid = ["expiry-", &token.uid].concat();
    Some(calendar(&summary, &description, link, &uid, at, now, &["-P7D", "-P1D"]))
}

/// A calendar that reminds of something at its very moment. A calendar program that has seen the same uid already
/// changes its reminder instead of adding a second one: it should tell both the token and the occasion.
pub fn ics_reminder(
    summary: &str,
    description: &str,
    link: &str,
    uid: &str,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> String {
    calendar(summary, description, link, uid, at, now, &["PT0S"])
}

const HEAD: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Bento Token Panel//Reminders//EN\r\n\
    CALSCALE:GREGORIAN\r\nBEGIN:VEVENT\r\n";

fn calendar(
    summary: &str,
    description: &str,
    link: &str,
    uid: &str,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
    alarms: &[&str],
) -> String {
    let mut out = HEAD.to_owned();
    let summary = text(summary);
    line(&mut out, "UID:", &text(&[uid, "@bento-token-panel"].concat()));
    line(&mut out, "DTSTAMP:", &stamp(now));
    line(&mut out, "DTSTART:", &stamp(at));
    line(&mut out, "SUMMARY:", &summary);
    line(&mut out, "DESCRIPTION:", &text(description));
    // Calendar programs make it something to click on: nothing else than a page may stand there.
    if link.starts_with("https://") || link.starts_with("http://") {
        line(&mut out, "URL:", &uri(link));
    }
    // Something to see in a day's view, which takes nobody's time.
    out.push_str("DURATION:PT15M\r\nTRANSP:TRANSPARENT\r\n");
    for trigger in alarms {
        out.push_str("BEGIN:VALARM\r\nACTION:DISPLAY\r\n");
        line(&mut out, "TRIGGER:", trigger);
        line(&mut out, "DESCRIPTION:", &summary);
        out.push_str("END:VALARM\r\n");
    }
    out.push_str("END:VEVENT\r\nEND:VCALENDAR\r\n");
    out
}

/// Writes a line, folded so that none has more than 75 bytes; characters stay whole.
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

/// A text as a value: what would end it, or begin another one, is escaped; what cannot be seen is left out.
#[inline(never)]
fn text(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\r' if chars.peek() == Some(&'\n') => {}
            // Line breaks to RFC 5545 and to others: some programs split their lines at any of them.
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            // These join emoji, and letters of some scripts.
            '\u{200c}' | '\u{200d}' | '\u{fe0f}' => out.push(c),
            // What turns the direction of text would turn the words around it too.
            c if is_hidden(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// A link as a value: it has no escapes of its own, so all that no address may hold is percent-encoded.
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

/// `20261222T091530Z`. A year has four digits in a calendar: what lies outside of them is moved to their ends.
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
