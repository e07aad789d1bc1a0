//! Why a name, labels or an expiration are refused, in words. Pure.

use panel_messages::m;
use token_api::{
    ExpirationError, LabelError, MAX_LABEL_TEXT, MAX_LABELS, MAX_NAME, NameError, is_visible_character,
};

/// Why the name is refused.
pub(super) fn name_words(error: NameError) -> String {
    let words = match error {
        NameError::Empty => m::draft::NAME_MISSING,
        NameError::TooLong { length } => return m::draft::name_too_long(length, MAX_NAME),
        NameError::BadStart => m::draft::NAME_BEGINS_BADLY,
        NameError::BadEnd => m::draft::NAME_ENDS_BADLY,
        NameError::BadCharacter(' ') => m::draft::NAME_HAS_SPACE,
        NameError::BadCharacter(c) if is_visible_character(c) => {
            return m::draft::name_has_character(c.encode_utf8(&mut [0; 4]));
        }
        NameError::BadCharacter(c) => return m::draft::name_has_code(&format!("U+{:04X}", u32::from(c))),
    };
    words.text().to_owned()
}

/// Why the labels are refused.
pub(super) fn label_words(error: &LabelError) -> String {
    match error {
        LabelError::Bad(part) => m::draft::label_wrong(part, MAX_LABEL_TEXT),
        LabelError::Twice(key) => m::draft::label_twice(key),
        LabelError::TooMany => m::draft::labels_too_many(MAX_LABELS),
    }
}

/// Why the expiration is refused.
pub(super) fn expiration_words(error: ExpirationError) -> String {
    let forms = m::draft::EXPIRATION_FORMS.text();
    let words = match error {
        ExpirationError::Empty => return m::draft::expiration_missing(forms),
        ExpirationError::Form => return m::draft::expiration_unreadable(forms),
        ExpirationError::NoSuchTime => return m::draft::expiration_no_such_time(forms),
        ExpirationError::NotPositive => m::draft::LENGTH_ZERO,
        ExpirationError::TooFar => m::draft::LENGTH_TOO_FAR,
    };
    words.text().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use token_api::{check_name, parse_expiration, parse_labels};

    /// The rule's own words as a sentence.
    fn sentence(error: &impl ToString) -> String {
        let words = error.to_string();
        let mut chars = words.chars();
        let first = chars.next().map(|c| c.to_ascii_uppercase()).unwrap_or_default();
        format!("{first}{}.", chars.as_str())
    }

    #[test]
    fn english_refusals_are_those_of_the_server() {
        for name in ["", "1a", "a-", "a b", "aé", "a\u{200b}", "A", &"a".repeat(64)] {
            let error = check_name(name).unwrap_err();
            assert_eq!(name_words(error), sentence(&error));
        }
        let many: Vec<String> = (0..=MAX_LABELS).map(|number| format!("l{number}")).collect();
        for labels in ["a b", "a:1, a:2", &many.join(",")] {
            let error = parse_labels(labels).unwrap_err();
            assert_eq!(label_words(&error), sentence(&error));
        }
        for expiration in ["", "soon", "2026-02-30", "0d", "40000d"] {
            let error = parse_expiration(expiration).unwrap_err();
            assert_eq!(expiration_words(error), sentence(&error));
        }
    }
}
