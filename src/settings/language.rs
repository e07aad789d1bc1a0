//! The choice of the language. The script in the page decides which language it is (`crates/xtask/page/first.js`), so that its
//! file is fetched early: the one that this browser remembers, else the site's, else the first of the browser's own that there is,
//! else English.

use crate::browser::local_storage;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

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

/// Whether the page has this language: English, or one that it names a file for.
pub fn is_there(tag: &str) -> bool {
    tag == ENGLISH
        || document()
            .query_selector(&["script[data-languages*=\"", tag, "=\"]"].concat())
            .is_ok_and(|it| it.is_some())
}

/// The function of the page's script.
fn speak() -> Option<Function> {
    Reflect::get(&js_sys::global(), &"speak".into()).ok()?.dyn_into().ok()
}

/// Whether there is a choice: the page's script runs.
pub fn is_offered() -> bool {
    speak().is_some()
}

/// The language that the page's script decides for.
pub struct Decision {
    /// The file with its messages; empty for English.
    pub file: String,
    /// The tag for numbers and times.
    pub locale: String,
}

/// Lets the page's script decide, with the site's language and the one that is chosen in the menu, if one is. A page where that
/// script does not run is English.
pub fn decide(of_site: &str, chosen: Option<&str>) -> Option<Decision> {
    let chosen = chosen.map_or(JsValue::UNDEFINED, JsValue::from);
    let decided = speak()?.call2(&JsValue::NULL, &of_site.into(), &chosen).ok()?.as_string()?;
    let (file, locale) = decided.split_once(' ')?;
    Some(Decision { file: file.to_owned(), locale: locale.to_owned() })
}

/// The tag of the language that this browser remembers, if a person has chosen one.
pub fn remembered() -> Option<String> {
    local_storage::remembered(NAME)
}

/// Remembers the choice.
pub fn remember(tag: &str) {
    local_storage::remember(NAME, Some(tag).filter(|tag| *tag != AUTO));
}
