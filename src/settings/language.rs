//! The language: the one that this browser remembers, else the site's, else the first of the browser's own that there is, else
//! English. The script in the page decides by the same rule, to fetch the file early (`crates/xtask/page/first.js`).

use crate::browser::local_storage;
use leptos::prelude::*;

const NAME: &str = "language";

/// The tag of the language that is built in.
pub const ENGLISH: &str = "en";

/// The choice that follows the site and the browser.
pub const AUTO: &str = "auto";

/// All languages: the tag, and the name in the language itself.
pub const LANGUAGES: [(&str, &str); 7] = [
    (ENGLISH, "English"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("vi", "Tiếng Việt"),
    ("de", "Deutsch"),
];

/// Whether a site can set this language.
pub fn is_choice(tag: &str) -> bool {
    tag == AUTO || LANGUAGES.iter().any(|(own, _)| *own == tag)
}

/// The languages that this page has a file for: tag and file. None in a page without such files.
pub fn files() -> Vec<(String, String)> {
    let script = document().query_selector("script[data-languages]").ok().flatten();
    let list = script.and_then(|script| script.get_attribute("data-languages")).unwrap_or_default();
    let file = |one: &str| one.split_once('=').map(|(tag, file)| (tag.to_owned(), file.to_owned()));
    list.split_whitespace().filter_map(file).collect()
}

/// The tag of the language that this browser remembers, if a person has chosen one.
pub fn remembered() -> Option<String> {
    local_storage::remembered(NAME)
}

/// Remembers the choice.
pub fn remember(tag: &str) {
    local_storage::remember(NAME, Some(tag).filter(|tag| *tag != AUTO));
}

/// The tags of the languages that the person has set in the browser, in order.
pub fn of_browser() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// The first of the wanted tags that there is a language for; English without one.
pub fn choose<'a>(
    wanted: impl IntoIterator<Item = &'a str>,
    there_is: impl Fn(&str) -> bool,
) -> &'static str {
    let language = |tag: &str| closest(tag).filter(|tag| *tag == ENGLISH || there_is(tag));
    wanted.into_iter().find_map(language).unwrap_or(ENGLISH)
}

/// The language that a BCP 47 tag such as `de-CH` or `zh-TW` means.
fn closest(tag: &str) -> Option<&'static str> {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let first = parts.next()?;
    // A script counts more than a region.
    let script = parts.find(|part| ["hans", "hant", "tw", "hk", "mo"].contains(part));
    let is_traditional = first == "zh" && script.is_some_and(|script| script != "hans");
    let is_it = |own: &str| match own {
        "zh-Hant" => is_traditional,
        "zh-Hans" => first == "zh" && !is_traditional,
        own => own == first,
    };
    LANGUAGES.into_iter().map(|(own, _)| own).find(|own| is_it(own))
}

/// The tag for numbers and times: the browser's own of this language, which has a region; else the language's.
pub fn locale<'a>(language: &'a str, of_browser: &'a [String]) -> &'a str {
    of_browser.iter().map(String::as_str).find(|tag| closest(tag) == Some(language)).unwrap_or(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wanted_language_that_there_is_is_taken() {
        let chosen = |wanted: &[&str]| choose(wanted.iter().copied(), |tag| tag != "ko");
        assert_eq!(chosen(&["ja", "de"]), "ja");
        assert_eq!(chosen(&["ko-KR", "de-CH", "en"]), "de");
        assert_eq!(chosen(&["fr", "en-GB", "ja"]), "en");
        assert_eq!(chosen(&["auto", ""]), "en");
        assert_eq!(chosen(&[]), "en");
    }

    #[test]
    fn chinese_is_chosen_by_script_and_by_region() {
        for tag in ["zh-TW", "zh-HK", "zh-Hant", "zh-hant-hk", "ZH-MO"] {
            assert_eq!(closest(tag), Some("zh-Hant"), "{tag}");
        }
        for tag in ["zh", "zh-CN", "zh-SG", "zh-Hans", "zh-Hans-HK"] {
            assert_eq!(closest(tag), Some("zh-Hans"), "{tag}");
        }
    }

    #[test]
    fn numbers_and_times_are_those_of_the_browsers_region() {
        let browser = ["fr-CH".to_owned(), "en-GB".to_owned(), "de-CH".to_owned()];
        assert_eq!(
            (locale("de", &browser), locale("en", &browser), locale("ja", &browser)),
            ("de-CH", "en-GB", "ja")
        );
    }
}
