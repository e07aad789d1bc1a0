//! The rules for the labels that people set on the embedded server: those of Kubernetes for the name of a label.

use crate::Label;
use std::fmt;

/// The largest number of labels of a token.
pub const MAX_LABELS: usize = 20;

/// The longest key, and the longest value, in characters.
pub const MAX_LABEL_TEXT: usize = 63;

/// Whether a text can be the key of a label: at most [`MAX_LABEL_TEXT`] ASCII letters, digits and the characters `-`, `_`,
/// `.` and `/`, with a letter or a digit at both ends.
pub fn is_valid_label_key(text: &str) -> bool {
    !text.is_empty() && is_valid_label_value(text)
}

/// Whether a text can be the value of a label: as a key, or empty.
pub fn is_valid_label_value(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/');
    let is_end = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_alphanumeric);
    let bytes = text.as_bytes();
    bytes.len() <= MAX_LABEL_TEXT
        && bytes.iter().all(|byte| fits(*byte))
        && is_end(bytes.first())
        && is_end(bytes.last())
}

/// Why a text is no list of labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelError {
    /// This part is no label.
    Bad(String),
    /// Two labels have this key.
    Twice(String),
    /// There are more than [`MAX_LABELS`].
    TooMany,
}

impl fmt::Display for LabelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bad(part) => write!(
                f,
                "“{part}” is no label: write KEY or KEY:VALUE with letters, digits and inside - _ . /, at most \
                 {MAX_LABEL_TEXT} characters each"
            ),
            Self::Twice(key) => write!(f, "two labels have the key “{key}”"),
            Self::TooMany => write!(f, "a token can have at most {MAX_LABELS} labels"),
        }
    }
}

impl std::error::Error for LabelError {}

impl Label {
    /// The label as people write it: `KEY:VALUE`, or `KEY` if the value is empty.
    pub fn text(&self) -> String {
        if self.value.is_empty() { self.key.clone() } else { self.pair() }
    }

    /// The label as the search and addresses have it: always `KEY:VALUE`, because `KEY` alone stands for any value there.
    pub fn pair(&self) -> String {
        [&self.key, ":", &self.value].concat()
    }
}

/// Labels as people write them, with commas in between. [`parse_labels`] reads them again.
pub fn labels_text(labels: &[Label]) -> String {
    labels.iter().map(Label::text).collect::<Vec<_>>().join(", ")
}

/// Reads labels with commas in between, each `KEY` or `KEY:VALUE`.
///
/// # Errors
/// What is wrong with the first part that is no label, or with all of them.
pub fn parse_labels(text: &str) -> Result<Vec<Label>, LabelError> {
    let mut labels: Vec<Label> = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once(':').unwrap_or((part, ""));
        let (key, value) = (key.trim_end(), value.trim_start());
        if !is_valid_label_key(key) || !is_valid_label_value(value) {
            return Err(LabelError::Bad(part.to_owned()));
        }
        if labels.iter().any(|label| label.key == key) {
            return Err(LabelError::Twice(key.to_owned()));
        }
        labels.push(Label { key: key.to_owned(), value: value.to_owned() });
    }
    if labels.len() > MAX_LABELS { Err(LabelError::TooMany) } else { Ok(labels) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_as_people_write_them() {
        let label = |key: &str, value: &str| Label { key: key.into(), value: value.into() };
        let labels = vec![label("team", "search"), label("env", "")];
        for text in ["team:search, env", " team : search ,env:,", "team:search,env"] {
            assert_eq!(parse_labels(text), Ok(labels.clone()), "{text}");
        }
        assert_eq!(labels_text(&labels), "team:search, env");
        assert_eq!(parse_labels(" , "), Ok(Vec::new()));
        for (bad, why) in [
            ("team:search, a b", LabelError::Bad("a b".into())),
            (":x", LabelError::Bad(":x".into())),
            ("a:b:c", LabelError::Bad("a:b:c".into())),
            ("a:1, b, a:2", LabelError::Twice("a".into())),
        ] {
            assert_eq!(parse_labels(bad), Err(why), "{bad}");
        }
        let many: Vec<String> = (0..=MAX_LABELS).map(|number| format!("l{number}")).collect();
        assert_eq!(parse_labels(&many.join(",")), Err(LabelError::TooMany));
        assert!(parse_labels(&many[1..].join(",")).is_ok());
    }

    #[test]
    fn keys_and_values_have_kubernetes_alphabet() {
        let longest = "a".repeat(MAX_LABEL_TEXT);
        for good in ["a", "7", "Team", "app.kubernetes.io/name", "a-b_c.d/e", &longest] {
            assert!(is_valid_label_key(good) && is_valid_label_value(good), "{good}");
        }
        assert!(is_valid_label_value("") && !is_valid_label_key(""));
        let too_long = format!("{longest}a");
        for bad in ["-a", "a-", ".a", "a/", "_", "a b", "a:b", "a,b", "é", "a\n", " a", &too_long] {
            assert!(!is_valid_label_key(bad) && !is_valid_label_value(bad), "{bad:?}");
        }
    }
}
