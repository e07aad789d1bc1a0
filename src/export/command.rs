//! The commands of the BentoML command-line tool (1.4.39) that are closest to what is shown, and a note on what they cannot
//! do.
//!
//! According to its source, `api-token list` has one filter, the option `--search`. It passes the text on unchanged, and
//! requests the first 100 tokens. The server decides which fields a search includes.

use crate::address::Address;
use crate::address::length::may_be_token;
use crate::format::sanitize::is_hidden;
use crate::format::shell::{argument, option};
use panel_messages::{intl, m};

/// The command that shows this token in a terminal.
pub fn get_command(uid: &str) -> String {
    ["bentoml api-token get ", &argument(uid)].concat()
}

/// The command that lists at least the tokens of this view, within the limits of the tool.
pub fn list_command(address: &Address) -> String {
    match search_words(address).max_by_key(|word| word.len()) {
        Some(word) => ["bentoml api-token list ", &option("search", word)].concat(),
        None => "bentoml api-token list".to_owned(),
    }
}

/// A note on what that command cannot do. It has no characters with a meaning in a shell, so it is harmless when pasted as a
/// comment into a shell that has none.
pub fn list_note(address: &Address) -> String {
    let unsaid = Address { q: String::new(), ..address.filters_and_sort() }.href();
    let keys: Vec<&str> = unsaid
        .trim_start_matches('?')
        .split('&')
        .filter_map(|piece| piece.split('=').next().filter(|key| !key.is_empty()))
        .collect();
    let mut note = String::new();
    if !keys.is_empty() {
        note = m::export::command_without(&intl::list(keys));
        note.push(' ');
    }
    if search_words(address).next().is_some() {
        note.extend([m::export::COMMAND_SEARCH.text(), " "]);
    }
    note.push_str(m::export::COMMAND_LIMIT.text());
    note
}

/// The words of the search, split at invisible characters too. A search for one of them finds at least the same tokens. A word that
/// may be a token is left out: a shell keeps its commands.
fn search_words(address: &Address) -> impl Iterator<Item = &str> {
    let words = address.q.split(|c: char| c.is_whitespace() || is_hidden(c));
    words.filter(|word| !word.is_empty() && !may_be_token(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::parse;

    fn of(search: &str) -> (String, String) {
        let address = parse(search).address;
        (list_command(&address), list_note(&address))
    }

    #[test]
    fn the_command_keeps_its_uid_one_argument() {
        for (uid, want) in [
            ("9f0c1d2e3a4b", "bentoml api-token get 9f0c1d2e3a4b"),
            ("a b;c", "bentoml api-token get 'a b;c'"),
            ("$(x)", "bentoml api-token get '$(x)'"),
            ("--help", "bentoml api-token get -- --help"),
            ("", "bentoml api-token get ''"),
        ] {
            assert_eq!(get_command(uid), want);
        }
    }

    #[test]
    fn a_search_is_one_argument_of_visible_characters() {
        for (search, want) in [
            ("", "bentoml api-token list"),
            ("?q=+%09+", "bentoml api-token list"),
            ("?status=active", "bentoml api-token list"),
            ("?q=deploy", "bentoml api-token list --search deploy"),
            ("?q=ci+deploy+x", "bentoml api-token list --search deploy"),
            ("?q=it's;rm-rf$HOME", r"bentoml api-token list --search 'it'\''s;rm-rf$HOME'"),
            ("?q=--help", "bentoml api-token list --search=--help"),
            ("?q=a%00bcd%1b[31m%e2%80%aeef", "bentoml api-token list --search '[31m'"),
        ] {
            assert_eq!(of(search).0, want, "{search}");
        }
    }

    #[test]
    fn the_note_names_what_the_tool_cannot_do() {
        let always = "It lists the first 100 tokens at most.";
        assert_eq!(of("?new&token=x").1, always);
        let search = "It searches for one word, and where is up to the server.";
        assert_eq!(of("?q=a").1, format!("{search} {always}"));
        assert_eq!(
            of("?q=a+b&status=active,expired&scope=api&sort=name&strange=1").1,
            format!("The tool has no option for status, scope, sort. {search} {always}")
        );
        let all = "?type=personal&creator=a&expires=never&used=never&unused=1d&created=1d&deployment=x&creator_left";
        for key in ["type", "creator", "expires", "used", "unused", "created", "deployment", "creator_left"] {
            assert!(of(all).1.contains(key), "{key}");
        }
        let harmless = |c: char| c.is_ascii_alphanumeric() || " .,_".contains(c);
        assert!(of(&format!("{all}&q=a+b&sort=name")).1.chars().all(harmless));
    }
}
