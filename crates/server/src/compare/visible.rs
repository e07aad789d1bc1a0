//! Texts of files and servers on a terminal: what cannot be seen, moves the cursor or turns the direction of text is written
//! as its number.

use unicode_general_category::{GeneralCategory as Category, get_general_category};

/// After how many characters a text is cut.
const LONGEST: usize = 200;

/// Whether the character is seen as itself: not a control, invisible or unassigned one, nor white space except for a space.
pub fn is_seen(c: char) -> bool {
    let is_unseen = || {
        matches!(
            get_general_category(c),
            Category::Control
                | Category::Format
                | Category::LineSeparator
                | Category::ParagraphSeparator
                | Category::PrivateUse
                | Category::Surrogate
                | Category::Unassigned
        )
    };
    matches!(c, ' '..='~') || !(c.is_ascii() || c.is_whitespace() || is_unseen())
}

/// The text on one line, at most 200 characters of it.
pub fn visible(text: &str) -> String {
    let mut out = String::new();
    for (index, c) in text.chars().enumerate() {
        if index == LONGEST {
            out.push('…');
            break;
        }
        if is_seen(c) {
            out.push(c);
        } else {
            out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_terminal_gets_no_character_that_it_would_act_on() {
        assert_eq!(visible("Ada’s “ci”, größer 名"), "Ada’s “ci”, größer 名");
        assert_eq!(
            visible("a\u{1b}[31m\nb\u{202e}\u{200b}\u{9b}"),
            "a⟨U+001B⟩[31m⟨U+000A⟩b⟨U+202E⟩⟨U+200B⟩⟨U+009B⟩"
        );
        assert_eq!(visible(&"x".repeat(300)).chars().count(), 201);
    }

    proptest! {
        #[test]
        fn everything_that_is_left_is_seen(text in any::<String>()) {
            prop_assert!(visible(&text).chars().all(is_seen));
        }
    }
}
