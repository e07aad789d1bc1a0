//! Texts as words of other languages: nothing in them can end the word and begin something else.

/// A text as one word of a POSIX shell.
pub fn shell(text: &str) -> String {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./:@%+=,".contains(&b);
    // A word that begins with a hyphen is an option to most programs, quoted or not; ours are values of options.
    if !text.is_empty() && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A text as a Python string.
pub fn python(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // A reader must see them.
            c if is_hidden(c) => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether nobody can see it: control characters, those that turn the direction of text, and those without width.
pub fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(u32::from(c), 0x200b..=0x200f | 0x2028..=0x202e | 0x2066..=0x2069 | 0xfeff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_shell_stays_one_word() {
        for (text, want) in [
            ("a-b", "a-b"),
            ("", "''"),
            ("a b", "'a b'"),
            ("it's; rm -rf $HOME", r"'it'\''s; rm -rf $HOME'"),
            ("ü`x`", "'ü`x`'"),
        ] {
            assert_eq!(shell(text), want);
        }
    }

    #[test]
    fn a_string_of_python_shows_what_cannot_be_seen() {
        assert_eq!(python("a\"b\\c\n\u{202e}\u{0}é"), r#""a\"b\\c\n\u202e\u0000é""#);
    }
}
