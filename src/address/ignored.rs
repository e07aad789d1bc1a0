//! The values of an address that were ignored, and their names in a notice.

use panel_messages::intl;

/// The longest value that a notice quotes, in bytes. The longest date and time fit.
const MAX_QUOTED: usize = 25;

/// A value that was ignored because it has no meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The key, decoded.
    pub key: String,
    /// The value, decoded.
    pub value: String,
}

impl Ignored {
    /// The value of this key.
    pub fn new(key: &str, value: impl Into<String>) -> Self {
        Self { key: key.to_owned(), value: value.into() }
    }

    /// Whether the value is one short word. A person who writes a link could put a message into a longer text, and it would
    /// look like a message of the panel.
    fn is_quotable(&self) -> bool {
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.:".contains(&b);
        (1..=MAX_QUOTED).contains(&self.value.len()) && self.value.bytes().all(is_plain)
    }
}

/// Names what was ignored: each key once, with its value if it has only one, and that is one short word.
pub fn names_of_ignored(ignored: &[Ignored]) -> String {
    let mut names: Vec<String> = Vec::new();
    for (place, one) in ignored.iter().enumerate() {
        let mut others =
            ignored.iter().enumerate().filter(|(other, it)| *other != place && it.key == one.key);
        let name = match others.next() {
            // Several words would make a sentence.
            Some((other, _)) if other < place => continue,
            None if one.is_quotable() => [&one.key, "=", &one.value].concat(),
            _ => one.key.clone(),
        };
        names.push(name);
    }
    intl::list(names.iter().map(String::as_str))
}

/// Names the keys alone. A link that signs in a command line shows no word of its own.
pub fn keys_of_ignored(ignored: &[Ignored]) -> String {
    let keys: Vec<Ignored> = ignored.iter().map(|it| Ignored::new(&it.key, "")).collect();
    names_of_ignored(&keys)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::parse;

    fn named(search: &str) -> String {
        names_of_ignored(&parse(search).ignored)
    }

    #[test]
    fn a_short_word_is_quoted_and_a_message_is_not() {
        for (search, names) in [
            ("?status=open", "status=open"),
            ("?status=open&used=soon", "status=open, used=soon"),
            ("?used=2027-12-31T18:00:00%2B05:45", "used"),
            ("?used=2027-12-31T18:00:00Z", "used=2027-12-31T18:00:00Z"),
            ("?status=Your+account+is+locked", "status"),
            ("?status=call,0800,123", "status"),
            ("?code=Call+0800&sort=a/b", "code, sort"),
            ("?sort=https://evil.example/", "sort"),
            ("?sort=%E2%80%AEtoor", "sort"),
            ("?sort=aaaaaaaaaaaaaaaaaaaaaaaaaa", "sort"),
        ] {
            assert_eq!(named(search), names, "{search}");
        }
    }

    #[test]
    fn only_the_keys_of_a_login_link_are_named() {
        let ignored = parse("?status=open&status=shut&used=soon").ignored;
        assert_eq!(keys_of_ignored(&ignored), "status, used");
    }
}
