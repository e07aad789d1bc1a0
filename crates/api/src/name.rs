//! The rule for token names: a DNS-1035 label, as Yatai requires. BentoCloud does not publish its rule; names of this form
//! are accepted there as far as we know.

/// The maximum length of a name, in characters.
pub const MAX_NAME: usize = 63;

/// Why a name was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// The name is empty.
    Empty,
    /// The name is longer than [`MAX_NAME`].
    TooLong {
        /// Its length in characters.
        length: usize,
    },
    /// The name does not begin with a lowercase letter.
    BadStart,
    /// The name ends with a hyphen.
    BadEnd,
    /// The name has a character that is no lowercase letter, digit or hyphen.
    BadCharacter(char),
}

/// Checks a name against `[a-z]([-a-z0-9]*[a-z0-9])?` and [`MAX_NAME`].
pub fn check_name(name: &str) -> Result<(), NameError> {
    let Some(first) = name.chars().next() else { return Err(NameError::Empty) };
    if let Some(bad) = name.chars().find(|c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-')) {
        return Err(NameError::BadCharacter(bad));
    }
    let length = name.chars().count();
    if length > MAX_NAME {
        return Err(NameError::TooLong { length });
    }
    if !first.is_ascii_lowercase() {
        return Err(NameError::BadStart);
    }
    if name.ends_with('-') {
        return Err(NameError::BadEnd);
    }
    Ok(())
}

impl std::fmt::Display for NameError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("a name is required"),
            Self::TooLong { length } => {
                write!(f, "the name has {length} characters, at most {MAX_NAME} are allowed")
            }
            Self::BadStart => f.write_str("the name must begin with a lowercase letter (a-z)"),
            Self::BadEnd => f.write_str("the name must not end with a hyphen"),
            Self::BadCharacter(c) => write!(
                f,
                "the name may hold lowercase letters, digits and hyphens only, not {}",
                match c {
                    ' ' => "a space".to_owned(),
                    c if is_visible_character(*c) => format!("“{c}”"),
                    c => format!("U+{:04X}", u32::from(*c)),
                }
            ),
        }
    }
}

impl std::error::Error for NameError {}

/// Whether a person can see the character by itself: no control character, mark, blank or unassigned one. The tables behind
/// `escape_debug` are in every program; those of `is_alphanumeric` would add 2 KB to the panel.
pub fn is_visible_character(c: char) -> bool {
    c.is_ascii_graphic() || c.escape_debug().len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_rule_has_its_own_refusal() {
        assert_eq!(check_name(""), Err(NameError::Empty));
        assert_eq!(check_name("1a"), Err(NameError::BadStart));
        assert_eq!(check_name("-a"), Err(NameError::BadStart));
        assert_eq!(check_name("a-"), Err(NameError::BadEnd));
        assert_eq!(check_name("a_b"), Err(NameError::BadCharacter('_')));
        assert_eq!(check_name("Ab"), Err(NameError::BadCharacter('A')));
        assert_eq!(check_name(&"a".repeat(64)), Err(NameError::TooLong { length: 64 }));
        for (bad, told) in [
            ('_', "“_”"),
            ('"', "“\"”"),
            ('é', "“é”"),
            ('名', "“名”"),
            (' ', "a space"),
            ('\t', "U+0009"),
            ('\u{301}', "U+0301"),
            ('\u{202e}', "U+202E"),
            ('\u{200b}', "U+200B"),
        ] {
            assert!(NameError::BadCharacter(bad).to_string().ends_with(&format!("not {told}")), "{told}");
        }
        for good in ["a", "ci-token", "a1", &"a".repeat(63)] {
            assert_eq!(check_name(good), Ok(()), "{good}");
        }
    }

    proptest! {
        #[test]
        fn agrees_with_the_label_grammar(name in "[-a-z0-9A_]{0,66}") {
            let b = name.as_bytes();
            let label = !b.is_empty() && b.len() <= 63
                && b[0].is_ascii_lowercase()
                && b[b.len() - 1] != b'-'
                && b.iter().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == b'-');
            prop_assert_eq!(check_name(&name).is_ok(), label);
        }
    }
}
