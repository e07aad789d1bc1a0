//! Login names: which texts can be one.

use unicode_general_category::{GeneralCategory, get_general_category};

/// The largest number of characters.
const LONGEST: usize = 64;

/// What a login name is, for sentences.
pub const RULE: &str = "1 to 64 characters, without blanks, commas, control characters and invisible characters, and without “-” at the beginning";

/// Whether a text can be a login name. It has no blanks, because it is a word in `creator:NAME`; no comma, with which a
/// proxy joins several values; no “-” at the beginning, as options have it; and nothing that cannot be seen.
pub fn is_login_name(name: &str) -> bool {
    (1..=LONGEST).contains(&name.chars().count()) && !name.starts_with('-') && name.chars().all(is_visible)
}

fn is_visible(c: char) -> bool {
    let is_format = get_general_category(c) == GeneralCategory::Format;
    !is_format && !c.is_whitespace() && !c.is_control() && c != ','
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_name_is_one_visible_word() {
        for name in ["a", "kim@example.com", "zo\u{eb}", "EXAMPLE\\kim", "k-im", &"é".repeat(64)] {
            assert!(is_login_name(name), "{name}");
        }
        for name in [
            "",
            "kim lee",
            "kim\tlee",
            "kim,ada",
            "-eve",
            "--help",
            "kim\u{7}",
            "\u{a0}kim",
            "kim\u{200b}",
            "kim\u{202e}",
            "kim\u{feff}",
            "k\u{ad}im",
            &"e".repeat(65),
        ] {
            assert!(!is_login_name(name), "{name:?}");
        }
    }
}
