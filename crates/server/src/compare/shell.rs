//! Quotes texts for a POSIX shell, so that nothing in a text can end the quotes, and a terminal acts on none of it.

use super::visible::is_seen;

/// A text as one word. What cannot be seen is written in digits, also a line break, which would begin a line of the report. A
/// NUL is left out, as shells do.
pub fn word(text: &str) -> String {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./:@%+,".contains(&b);
    if !text.is_empty() && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let mut out = String::from("'");
    let mut was_escaped = false;
    let mut before = ' ';
    let mut chars = text.chars().filter(|c| *c != '\0').peekable();
    while let Some(c) = chars.next() {
        // A shell removes line breaks at the end of what `printf` writes: the character after them is written by it too, and
        // the line breaks at the end of a text are not.
        let is_last_break = c == '\n' && chars.clone().all(|c| c == '\n');
        let is_escaped = !is_last_break && (!is_seen(c) || (was_escaped && before == '\n'));
        if is_escaped != was_escaped {
            out.push_str(if is_escaped { "'\"$(printf '" } else { "')\"'" });
            was_escaped = is_escaped;
        }
        match c {
            c if is_escaped => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    out.push_str(&format!("\\{byte:03o}"));
                }
            }
            '\'' => out.push_str(r"'\''"),
            c => out.push(c),
        }
        before = c;
    }
    out.push_str(if was_escaped { "')\"" } else { "'" });
    out
}

/// A text as the last argument of a command. One that begins with a hyphen would be an option, even in quotes: `--` comes
/// before it.
pub fn argument(text: &str) -> String {
    [if text.starts_with('-') { "-- " } else { "" }, &word(text)].concat()
}

/// A long option with its value, in one word where the value begins with a hyphen and could be another option.
pub fn option(name: &str, value: &str) -> String {
    ["--", name, if value.starts_with('-') { "=" } else { " " }, &word(value)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::process::Command;

    /// What `sh` reads as the words of a command line.
    fn read(words: &str) -> Vec<String> {
        let script = format!("for word in {words}; do printf '%s\\0' \"$word\"; done");
        let output = Command::new("sh").args(["-c", &script]).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{words}");
        let text = String::from_utf8(output.stdout).unwrap();
        text.split_terminator('\0').map(str::to_owned).collect()
    }

    #[test]
    fn a_text_stays_one_word() {
        for (text, want) in [
            ("a-b", "a-b"),
            ("", "''"),
            ("=ls", "'=ls'"),
            ("~ada", "'~ada'"),
            ("it's; rm -rf $HOME", r"'it'\''s; rm -rf $HOME'"),
            ("a\u{1b}[31m", r#"'a'"$(printf '\033')"'[31m'"#),
            ("a\nb c", r#"'a'"$(printf '\012\142')"' c'"#),
        ] {
            assert_eq!(word(text), want);
        }
    }

    #[test]
    fn a_value_that_begins_with_a_hyphen_is_no_option() {
        assert_eq!(argument("--help"), "-- --help");
        assert_eq!(option("description", "-x; id"), "--description='-x; id'");
        assert_eq!(option("scope", "api"), "--scope api");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn sh_reads_the_same_text(texts in prop::collection::vec("\\PC*|[ -~\n\t\u{1b}\u{202e}']{0,40}", 1..6)) {
            let words = texts.iter().map(|text| word(text)).collect::<Vec<_>>().join(" ");
            prop_assert_eq!(read(&words), texts);
        }

        #[test]
        fn nothing_unseen_is_left(text in "[ -~\n\t\u{1b}\u{202e}é]{0,40}") {
            prop_assert!(word(text.trim_end()).chars().all(is_seen));
        }
    }
}
