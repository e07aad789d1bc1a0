//! The rules for the labels that people set on the embedded server: those of Kubernetes for the name of a label.

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

#[cfg(test)]
mod tests {
    use super::*;

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
