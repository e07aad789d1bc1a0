//! What this browser keeps over a reload, so that nothing is lost silently: the uids of tokens whose
//! value nobody has saved, and of tokens that are being replaced, with one word each; and of a create that
//! was not answered yet the moment and a fingerprint. And, where a site signs people out who are not there, the moment at
//! which somebody last was: all tabs look at that.
//!
//! What never lives here: a value, a name, or anything else that a server sent.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use web_sys::Storage;

/// Why nobody has a token's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The page went while the value was shown.
    Left,
    /// The answer to the create never came.
    NoAnswer,
    /// One create made two tokens.
    Duplicate,
    /// The server's answer held none.
    NoValue,
}

/// A token whose value nobody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsavedToken {
    /// Its uid.
    pub uid: String,
    /// How that came.
    pub why: Why,
}

/// A token that is being replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The uid of the one to go.
    pub old: String,
    /// The uid of its successor, once there is one.
    pub new: Option<String>,
}

/// A create that was sent, and of which nobody knows yet what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When.
    pub at: DateTime<Utc>,
    /// A fingerprint of who asked for what.
    pub fingerprint: u64,
}

const SENT: &str = "bento-token-panel.sent";
const UNSAVED_TOKENS: &str = "bento-token-panel.unsaved";
const REPLACEMENTS: &str = "bento-token-panel.replacements";
const ACTIVITY: &str = "bento-token-panel.active";

/// The tab's own storage: another tab may well be showing the value of what this one would call lost.
fn of_tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// The browser's storage: a replacement can take days.
fn of_browser() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The tokens whose value nobody has saved.
pub fn unsaved_tokens() -> Vec<UnsavedToken> {
    let read = |line: &str| {
        let (why, uid) = line.split_once(' ')?;
        let why = match why {
            "left" => Why::Left,
            "no-answer" => Why::NoAnswer,
            "duplicate" => Why::Duplicate,
            "no-value" => Why::NoValue,
            _ => return None,
        };
        Some(UnsavedToken { uid: uid.to_owned(), why })
    };
    lines(of_tab(), UNSAVED_TOKENS).iter().filter_map(|line| read(line)).collect()
}

/// Remembers these.
pub fn remember_unsaved_tokens(unsaved_tokens: &[UnsavedToken]) {
    let write = |unsaved_token: &UnsavedToken| {
        let why = match unsaved_token.why {
            Why::Left => "left ",
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

/// Remembers these.
pub fn remember_replacements(replacements: &[Replacement]) {
    let write = |r: &Replacement| match &r.new {
        Some(new) => [&r.old, " ", new].concat(),
        None => r.old.clone(),
    };
    keep(of_browser(), REPLACEMENTS, replacements.iter().map(write).collect());
}

/// The creates that were sent and not answered.
pub fn sent() -> Vec<Sent> {
    let read = |line: &String| {
        let (at, fingerprint) = line.split_once(' ')?;
        let at = DateTime::from_timestamp_millis(at.parse().ok()?)?;
        Some(Sent { at, fingerprint: fingerprint.parse().ok()? })
    };
    lines(of_tab(), SENT).iter().filter_map(read).collect()
}

/// Remembers these.
pub fn remember_sent(sent: &[Sent]) {
    let write = |it: &Sent| [it.at.timestamp_millis().to_string(), it.fingerprint.to_string()].join(" ");
    keep(of_tab(), SENT, sent.iter().map(write).collect());
}

/// When somebody was last at any tab, in milliseconds since 1970.
pub fn activity() -> Option<i64> {
    of_browser()?.get_item(ACTIVITY).ok().flatten()?.parse().ok()
}

/// Somebody is.
pub fn remember_activity(now: i64) {
    keep(of_browser(), ACTIVITY, vec![now.to_string()]);
}

/// Nobody is signed in any more.
pub fn forget_activity() {
    keep(of_browser(), ACTIVITY, Vec::new());
}

fn lines(storage: Option<Storage>, key: &str) -> Vec<String> {
    let text = storage.and_then(|storage| storage.get_item(key).ok().flatten()).unwrap_or_default();
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn keep(storage: Option<Storage>, key: &str, lines: Vec<String>) {
    let Some(storage) = storage else { return };
    // Where the browser refuses, it lasts until the page is left.
    let _ =
        if lines.is_empty() { storage.remove_item(key) } else { storage.set_item(key, &lines.join("\n")) };
}
