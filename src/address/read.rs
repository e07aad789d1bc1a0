//! Reads an address from a query string. It never fails: values without a meaning are ignored and listed.

use crate::address::vec_set::VecSet;
use crate::address::{Address, Days, Ignored, NeverOr, Prefill, Sort, Span, Status, Type};
use percent_encoding::percent_decode_str;

/// The result of reading an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The address.
    pub address: Address,
    /// The ignored values.
    pub ignored: Vec<Ignored>,
    /// Whether the browser's address lacks a part of this one, because a link with it would be too long.
    pub is_shortened: bool,
}

/// Reads a query string, with or without its `?`.
pub fn parse(search: &str) -> Parsed {
    let search = search.strip_prefix('?').unwrap_or(search);
    let pieces: Vec<(&str, String, Option<&str>)> = search
        .split('&')
        .filter(|piece| !piece.is_empty())
        .map(|piece| match piece.split_once('=') {
            Some((key, value)) => (piece, decode(key), Some(value)),
            None => (piece, decode(piece), None),
        })
        .collect();
    let is_new = pieces.iter().any(|(_, key, _)| key == "new");
    let mut reader = Reader::default();
    if pieces.iter().any(|(piece, ..)| *piece == VIEW) {
        reader.parsed.address.activity = Some(Vec::new());
    }
    if is_new {
        reader.parsed.address.new = Some(Prefill::default());
    }
    for (piece, key, value) in pieces {
        reader.read(piece, &key, value.unwrap_or_default(), is_new);
    }
    reader.parsed
}

/// The view of the trail.
pub(super) const VIEW: &str = "view=activity";

/// The view of the findings.
pub(super) const REVIEW: &str = "view=review";

/// The keys of the trail's filters.
const FILTERS: [&str; 5] = ["by", "about", "did", "since", "until"];

#[derive(Default)]
struct Reader {
    parsed: Parsed,
    seen: VecSet<String>,
}

impl Reader {
    fn read(&mut self, piece: &str, key: &str, raw: &str, is_new: bool) {
        let Parsed { address, ignored, .. } = &mut self.parsed;
        let mut ignore = |value: &str| ignored.push(Ignored { key: key.to_owned(), value: value.to_owned() });
        if key == "view" {
            // Of two views, the trail.
            if piece == REVIEW && address.activity.is_none() {
                address.review = true;
            } else if piece != VIEW && !raw.is_empty() {
                ignore(&decode(raw));
            }
            return;
        }
        if let Some(filters) = &mut address.activity
            && FILTERS.contains(&key)
        {
            return filters.push(piece.to_owned());
        }
        // Repeated keys of a list are combined. For all other keys, the first one counts.
        let is_list = matches!(key, "status" | "scope" | "type" | "creator" | "deployment" | "label");
        let is_prefill = is_new && Prefill::KEYS.contains(&key);
        let is_single = is_prefill
            || matches!(
                key,
                "q" | "expires"
                    | "used"
                    | "unused"
                    | "created"
                    | "creator_left"
                    | "longer_than"
                    | "sort"
                    | "token"
                    | "new"
                    | "code"
            );
        if is_single && !self.seen.insert(key.to_owned()) {
            return ignore(&decode(raw));
        }
        if is_list {
            for value in list(raw) {
                let known = match key {
                    "status" => insert_known(&mut address.status, &Status::ALL, Status::key, &value),
                    "type" => insert_known(&mut address.token_type, &Type::ALL, Type::key, &value),
                    "scope" => insert(&mut address.scope, &value),
                    "creator" => insert(&mut address.creator, &value),
                    "label" => insert(&mut address.label, &value),
                    _ => insert(&mut address.deployment, &value),
                };
                if !known {
                    ignore(&value);
                }
            }
            return;
        }
        if is_prefill {
            // `parse` has set it.
            let Some(new) = &mut address.new else { return };
            match key {
                "scopes" => new.scopes = Some(list(raw).collect()),
                "name" => new.name = Some(decode(raw)),
                "description" => new.description = Some(decode(raw)),
                "expires_in" => new.expires_in = Some(decode(raw)),
                "expires_at" => new.expires_at = Some(decode(raw)),
                _ => new.token_type = Some(decode(raw)),
            }
            return;
        }
        if !is_single {
            address.unknown.push(piece.to_owned());
            return;
        }
        let value = decode(raw);
        let understood = match key {
            "q" => {
                address.q = value.clone();
                true
            }
            "expires" => {
                let days = || Days::parse(&value).map(NeverOr::Between);
                set(&mut address.expires, never_or(&value).or_else(days))
            }
            "used" => set(&mut address.used, never_or(&value)),
            "unused" => set(&mut address.unused, Span::parse(&value)),
            "created" => set(&mut address.created, Span::parse(&value)),
            "longer_than" => set(&mut address.longer_than, Span::parse(&value)),
            // A key without a value.
            "creator_left" => {
                address.creator_left = true;
                true
            }
            "sort" => Sort::parse(&value).map(|sort| address.sort = sort).is_some(),
            "token" => set(&mut address.token, Some(value.clone()).filter(|v| is_word(v))),
            "code" => set(&mut address.code, Some(value.clone()).filter(|v| is_word(v))),
            // `new`, a key without a value.
            _ => true,
        };
        if !understood && !value.is_empty() {
            ignore(&value);
        }
    }
}

/// Whether a text can be a login code or a uid: one word, because a sentence would look like a message of the panel.
fn is_word(text: &str) -> bool {
    (1..=128).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b))
}

/// Sets a field, and returns whether the value has a meaning.
fn set<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    *field = value;
    field.is_some()
}

fn insert_known<T: Copy + Ord>(
    set: &mut VecSet<T>,
    all: &[T],
    key: fn(T) -> &'static str,
    text: &str,
) -> bool {
    match all.iter().find(|t| key(**t) == text) {
        Some(t) => {
            set.insert(*t);
            true
        }
        None => false,
    }
}

fn never_or(text: &str) -> Option<NeverOr> {
    if text == "never" { Some(NeverOr::Never) } else { Span::parse(text).map(NeverOr::Within) }
}

/// Splits a list at its commas, and then decodes the values: an encoded comma is part of a value.
pub(super) fn list(raw: &str) -> impl Iterator<Item = String> + '_ {
    raw.split(',').map(decode).filter(|value| !value.is_empty())
}

pub(super) fn decode(raw: &str) -> String {
    percent_decode_str(&raw.replace('+', " ")).decode_utf8_lossy().into_owned()
}

/// Inserts a scope, a user or a deployment. Every text is valid.
pub(super) fn insert(set: &mut VecSet<String>, value: &str) -> bool {
    set.insert(value.to_owned());
    true
}
