//! What this browser keeps over a reload:
//!
//! - of this tab: the uids of tokens whose value nobody has saved, with the reason; and the time and a fingerprint of each
//!   create request without an answer; and the query string and how far the page was scrolled when it was left;
//! - of all tabs: the uids of tokens that are being replaced; the time of the last activity, on sites that sign out idle
//!   people; and the uids and names of tokens that were not deleted because the page was left, with the person who was
//!   signed in, until that person is back or signs out.
//!
//! No token value, no login code and no other data of a server is stored here, except what the address has.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use web_sys::Storage;

/// Why nobody has the value of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The page was closed while the value was shown.
    PageClosed,
    /// The create request got no answer.
    NoAnswer,
    /// One create request made two tokens.
    Duplicate,
    /// The server's answer had no value.
    NoValue,
}

/// A token whose value nobody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsavedToken {
    /// The uid of the token.
    pub uid: String,
    /// The reason.
    pub why: Why,
}

/// A token that is being replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The uid of the token that is replaced.
    pub old: String,
    /// The uid of its successor, if it exists already.
    pub new: Option<String>,
}

/// A create request whose outcome is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// A fingerprint of the person and of the requested token.
    pub fingerprint: u64,
}

const SENT: &str = "bento-token-panel.sent";
const UNSAVED_TOKENS: &str = "bento-token-panel.unsaved";
const REPLACEMENTS: &str = "bento-token-panel.replacements";
const PLACE: &str = "bento-token-panel.place";
const NOT_DELETED: &str = "bento-token-panel.not-deleted";
const ACTIVITY: &str = "bento-token-panel.active";

/// The storage of this tab. Another tab may still show the value of a token that would count as lost here.
fn of_tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// The storage of all tabs, which lasts longer than a tab: a replacement can take days.
fn of_browser() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The tokens whose value nobody has saved.
pub fn unsaved_tokens() -> Vec<UnsavedToken> {
    let read = |line: &str| {
        let (why, uid) = line.split_once(' ')?;
        let why = match why {
            "left" => Why::PageClosed,
            "no-answer" => Why::NoAnswer,
            "duplicate" => Why::Duplicate,
            "no-value" => Why::NoValue,
            _ => return None,
        };
        Some(UnsavedToken { uid: uid.to_owned(), why })
    };
    lines(of_tab(), UNSAVED_TOKENS).iter().filter_map(|line| read(line)).collect()
}

/// Stores the tokens whose value nobody has saved.
pub fn remember_unsaved_tokens(unsaved_tokens: &[UnsavedToken]) {
    let write = |unsaved_token: &UnsavedToken| {
        let why = match unsaved_token.why {
            Why::PageClosed => "left ",
            Why::NoAnswer => "no-answer ",
            Why::Duplicate => "duplicate ",
            Why::NoValue => "no-value ",
        };
        [why, &unsaved_token.uid].concat()
    };
    keep(of_tab(), UNSAVED_TOKENS, unsaved_tokens.iter().map(write).collect());
}

/// The tokens that are being replaced.
pub fn replacements() -> Vec<Replacement> {
    let read = |line: &String| match line.split_once(' ') {
        Some((old, new)) => Replacement { old: old.to_owned(), new: Some(new.to_owned()) },
        None => Replacement { old: line.clone(), new: None },
    };
    lines(of_browser(), REPLACEMENTS).iter().map(read).collect()
}

/// Stores the tokens that are being replaced.
pub fn remember_replacements(replacements: &[Replacement]) {
    let write = |r: &Replacement| match &r.new {
        Some(new) => [&r.old, " ", new].concat(),
        None => r.old.clone(),
    };
    keep(of_browser(), REPLACEMENTS, replacements.iter().map(write).collect());
}

/// The create requests without an answer.
pub fn sent() -> Vec<Sent> {
    let read = |line: &String| {
        let (at, fingerprint) = line.split_once(' ')?;
        let at = DateTime::from_timestamp_millis(at.parse().ok()?)?;
        Some(Sent { at, fingerprint: fingerprint.parse().ok()? })
    };
    lines(of_tab(), SENT).iter().filter_map(read).collect()
}

/// Stores the create requests without an answer.
pub fn remember_sent(sent: &[Sent]) {
    let write = |it: &Sent| [it.at.timestamp_millis().to_string(), it.fingerprint.to_string()].join(" ");
    keep(of_tab(), SENT, sent.iter().map(write).collect());
}

/// Takes out how far the page with this query string was scrolled when it was left last, in CSS pixels.
pub fn take_place(search: &str) -> Option<u32> {
    let line = lines(of_tab(), PLACE).pop();
    keep(of_tab(), PLACE, Vec::new());
    let line = line?;
    let (depth, left) = line.split_once(' ')?;
    // Whole pixels: reading fractions would add kilobytes to the bundle.
    if left == search { depth.parse().ok() } else { None }
}

/// Stores how far the page with this query string is scrolled, in CSS pixels; 0 is not stored.
pub fn remember_place(search: &str, depth: u32) {
    let line = || [&depth.to_string(), " ", search].concat();
    keep(of_tab(), PLACE, if depth == 0 { Vec::new() } else { vec![line()] });
}

/// Removes what [`remember_place`] stored.
pub fn forget_place() {
    keep(of_tab(), PLACE, Vec::new());
}

/// What an earlier page did not do: the person in the first line, then sentences and tokens.
pub fn not_deleted() -> Option<String> {
    of_browser()?.get_item(NOT_DELETED).ok().flatten()
}

/// Stores what is not done because the page is left.
pub fn remember_not_deleted(text: String) {
    keep(of_browser(), NOT_DELETED, vec![text]);
}

/// Removes it, when the person has signed out or has seen it.
pub fn forget_not_deleted() {
    keep(of_browser(), NOT_DELETED, Vec::new());
}

/// The time of the last activity in any tab, in milliseconds since 1970.
pub fn activity() -> Option<i64> {
    of_browser()?.get_item(ACTIVITY).ok().flatten()?.parse().ok()
}

/// Stores the time of the last activity, in milliseconds since 1970.
pub fn remember_activity(now: i64) {
    keep(of_browser(), ACTIVITY, vec![now.to_string()]);
}

/// Removes the time of the last activity, when nobody is signed in any more.
pub fn forget_activity() {
    keep(of_browser(), ACTIVITY, Vec::new());
}

fn lines(storage: Option<Storage>, key: &str) -> Vec<String> {
    let text = storage.and_then(|storage| storage.get_item(key).ok().flatten()).unwrap_or_default();
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn keep(storage: Option<Storage>, key: &str, lines: Vec<String>) {
    let Some(storage) = storage else { return };
    // If the browser refuses, the data lasts until the page is closed.
    let _ =
        if lines.is_empty() { storage.remove_item(key) } else { storage.set_item(key, &lines.join("\n")) };
}
