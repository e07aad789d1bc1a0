//! An entry of a file of wanted tokens as it is written, before it is checked. The readers of YAML and CSV make it.

/// The keys of an entry.
pub const KEYS: [&str; 6] = ["name", "creator", "description", "scopes", "type", "lifetime"];

/// An entry.
#[derive(Debug, Default)]
pub struct Entry {
    /// The line where it begins, counted from 1.
    pub line: usize,
    /// What is given, in its order.
    pub fields: Vec<Field>,
}

/// A key with its value.
#[derive(Debug)]
pub struct Field {
    /// The line of the key.
    pub line: usize,
    /// The key, also an unknown one.
    pub key: String,
    /// The value.
    pub value: Value,
}

/// The value of a key.
#[derive(Debug)]
pub enum Value {
    /// A text.
    Text(String),
    /// A word without quotes that programs read differently: a number, `no`, `true`.
    Ambiguous(String),
    /// A list of texts.
    List(Vec<String>),
    /// Null, or nothing at all.
    Nothing,
    /// A map, or a list that has something else than texts.
    Other,
}

/// Something that is wrong in a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The line, counted from 1.
    pub line: usize,
    /// A sentence without its full stop.
    pub sentence: String,
}

/// Says what is wrong in this line.
pub fn wrong(line: usize, sentence: impl Into<String>) -> Wrong {
    Wrong { line, sentence: sentence.into() }
}
