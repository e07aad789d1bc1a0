//! Message catalogs in [Fluent](https://projectfluent.org)'s syntax: read, compared with the English one, and written in the short
//! form that the panel reads. It runs when the panel is built.
//!
//! A catalog is a folder with one `.ftl` file for each area of the panel. Of Fluent's syntax these are in use: messages and terms
//! without attributes, `{ $argument }`, `{ NUMBER($argument) }`, `{ message }`, `{ -term }`, `{ "text" }`, and selections by an
//! argument. What a message needs beyond that is a finding that names the file and the message.

mod agreement;
mod read;
mod rust;
mod short;

pub use agreement::findings;
pub use read::read;
pub use rust::rust;
pub use short::{short, texts};

use std::collections::BTreeMap;

/// A part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// The value of an argument.
    Argument(String),
    /// One of several patterns, chosen by an argument: a number's plural category, an exact number or a word. The last one has
    /// the key `*` and is taken where no other fits.
    Select(String, Vec<(String, Vec<Piece>)>),
}

/// What an argument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number: written as the language writes numbers, and it has a plural category.
    Number,
    /// A part of the page, for instance a name in bold. The name of such an argument ends with `view`.
    View,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its file's name without `.ftl`.
    pub area: String,
    /// Its name in that file.
    pub name: String,
    /// What it says.
    pub pieces: Vec<Piece>,
    /// Its arguments, each once, in the order in which they occur first. The argument of a selection comes after those in its
    /// choices.
    pub arguments: Vec<(String, Kind)>,
}

/// All messages of a language, by area and name.
pub type Catalog = BTreeMap<(String, String), Message>;

/// The areas whose English texts are in the panel's first piece; those of all others are in the second one. What the first piece
/// says must be in these: `tests/e2e/in_pieces.rs` looks for messages that are missing.
pub const FIRST_AREAS: [&str; 14] = [
    "common",
    "errors",
    "filters",
    "footer",
    "header",
    "language",
    "list",
    "marks",
    "notices",
    "session-end",
    "settings",
    "summary",
    "table",
    "time",
];

/// The messages in the order in which the panel numbers them: first those of the first piece.
pub fn numbered(english: &Catalog) -> Vec<&Message> {
    let (mut first, later): (Vec<_>, Vec<_>) =
        english.values().partition(|message| FIRST_AREAS.contains(&&*message.area));
    first.extend(later);
    first
}

/// A text that changes when a message or an argument is added, removed or renamed: a file of another language fits only a panel
/// with the same one.
pub fn version(english: &Catalog) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for message in numbered(english) {
        add(&message.area);
        add(&message.name);
        message.arguments.iter().for_each(|(name, _)| add(name));
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests;
