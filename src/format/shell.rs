//! Quotes texts for a shell and for Python, so that nothing in a text can end the quotes.

use crate::format::sanitize::is_hidden;

/// A text as one word of a POSIX shell. Invisible characters are written in digits, because a terminal acts on some of
/// them (the end of a paste, a tab) even within quotes. A NUL is left out, as shells do.
pub fn shell(text: &str) -> String {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./:@%+=,".contains(&b);
    // zsh replaces a word that begins with an equals sign by the path of a program.
    if !text.is_empty() && !text.starts_with('=') && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let mut out = String::from("'");
    let mut was_escaped = false;
    for c in text.chars().filter(|c| *c != '\0') {
        // A line break does not end quotes. From the output of `printf` it would be removed at the end.
        let is_escaped = c != '\n' && is_hidden(c);
        if is_escaped != was_escaped {
            out.push_str(if is_escaped { "'\"$(printf '" } else { "')\"'" });
            was_escaped = is_escaped;
        }
        match c {
            c if is_escaped => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    out.push('\\');
                    out.extend([byte >> 6, byte >> 3 & 7, byte & 7].map(|digit| char::from(b'0' + digit)));
                }
            }
            '\'' => out.push_str(r"'\''"),
            c => out.push(c),
        }
    }
    out.push_str(if was_escaped { "')\"" } else { "'" });
    out
}

/// A text as the last argument of a command. One that begins with a hyphen would be an option, even in quotes: `--` comes before
/// it.
pub fn argument(text: &str) -> String {
    [if text.starts_with('-') { "-- " } else { "" }, &shell(text)].concat()
}

/// A long option of a command with its value. A value that begins with a hyphen could be another option: it is in one word with
/// its own.
pub fn option(name: &str, value: &str) -> String {
    ["--", name, if value.starts_with('-') { "=" } else { " " }, &shell(value)].concat()
}

/// A text as a Python string literal.
pub fn python(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Escaped, so that they are visible.
            c if u32::from(c) > 0xffff && is_hidden(c) => out.push_str(&format!("\\U{:08x}", u32::from(c))),
            c if is_hidden(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_one_word_of_a_shell() {
        for (text, want) in [
            ("a-b", "a-b"),
            ("", "''"),
            ("a b", "'a b'"),
            ("it's; rm -rf $HOME", r"'it'\''s; rm -rf $HOME'"),
            ("ü`x`", "'ü`x`'"),
            ("a\nb", "'a\nb'"),
            ("\0", "''"),
            ("=ls", "'=ls'"),
            (
                "a\u{1b}[201~'\u{202e}b\t",
                r#"'a'"$(printf '\033')"'[201~'\'''"$(printf '\342\200\256')"'b'"$(printf '\011')""#,
            ),
        ] {
            assert_eq!(shell(text), want);
        }
    }

    #[test]
    fn a_text_that_begins_with_a_hyphen_is_no_option() {
        for (text, as_argument, as_value) in [
            ("ci", "ci", "--name ci"),
            ("--help", "-- --help", "--name=--help"),
            ("-x; id", "-- '-x; id'", "--name='-x; id'"),
            ("", "''", "--name ''"),
        ] {
            assert_eq!((argument(text), option("name", text)), (as_argument.into(), as_value.into()));
        }
    }

    #[test]
    fn a_python_string_shows_invisible_characters() {
        assert_eq!(python("a\"b\\c\n\u{202e}\u{0}é"), r#""a\"b\\c\n\u202e\u0000é""#);
        assert_eq!(python("\u{e0041}\u{ad}"), r#""\U000e0041\u00ad""#);
    }
}
