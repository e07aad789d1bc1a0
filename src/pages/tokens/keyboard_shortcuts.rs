//! Keyboard shortcuts of the page: `/` searches, `c` creates, `r` refreshes, `?` lists them all, Ctrl K opens the command
//! palette. Single keys can be switched off, and do nothing where a letter means something else.

use crate::browser::events::on_window;
use crate::browser::latest::Latest;
use crate::browser::signal::RwSignal;
use crate::components::menu::close_menus;
use crate::context::{Hits, Page};
use crate::pages::tokens::create_link::open_create;
use crate::pages::tokens::filters::SEARCH_ID;
use crate::settings::columns::{SINGLE_KEYS, chosen};
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Listens to the keys, and shows the list of them and the command palette.
pub fn keyboard_shortcuts(page: Page, hits: Hits, exports: Latest) -> AnyView {
    let (help, palette) = (page.lists_keys, RwSignal::new(false));
    on_window(ev::keydown, move |event| {
        if event.default_prevented() || event.alt_key() || event.get_modifier_state("AltGraph") {
            return;
        }
        // What had the focus in an open menu may be gone; the menu hears no key then.
        if event.key() == "Escape" && !is_there("dialog[open]") {
            return close_menus();
        }
        let Some(key) = key_of(&event.key(), &event.code(), event.shift_key()) else { return };
        let is_single = !event.ctrl_key() && !event.meta_key();
        if !is_single {
            if key != 'k' || !has_command_key(&event) {
                return;
            }
            // A browser has a meaning of its own for it, also while it is held.
            event.prevent_default();
        }
        // A held key acts once.
        if event.repeat() || is_there("dialog[open]") {
            return;
        }
        if is_single
            && (is_there(".menu[open], [role=menu]") || is_typing(&event) || chosen(SINGLE_KEYS) == "off")
        {
            return;
        }
        match key {
            'k' if !is_single => palette.set(true),
            '/' => {
                let search = document().get_element_by_id(SEARCH_ID);
                if let Some(search) = search.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
                    let _ = search.focus();
                }
            }
            'c' => open_create(page),
            'r' => page.loader.start(),
            '?' => help.set(true),
            _ => return,
        }
        event.prevent_default();
    });
    let keys = move || {
        help.get().then_some(())?;
        page.lazy.dialog(|views| (views.keys)(help), move || help.set(false))
    };
    let palette = move || {
        palette.get().then_some(())?;
        page.lazy.dialog(|it| (it.palette)(page, hits, exports, palette), move || palette.set(false))
    };
    vec![keys.into_shared().into_any(), palette.into_shared().into_any()].into_any()
}

/// The shortcut of a key on any keyboard layout: the Latin letter or the sign that it types; where it types a letter of another
/// alphabet, the one at its place on an English keyboard. `None` for a capital letter, and for keys that type nothing.
fn key_of(key: &str, code: &str, has_shift: bool) -> Option<char> {
    let mut typed = key.chars();
    let (Some(typed), None) = (typed.next(), typed.next()) else { return None };
    let key = match code.strip_prefix("Key") {
        _ if typed.is_ascii() => typed,
        Some(letter) => letter.chars().next()?,
        None if code == "Slash" => return Some(if has_shift { '?' } else { '/' }),
        None => return None,
    };
    // Also with Caps Lock.
    (!key.is_ascii_alphabetic() || !has_shift).then(|| key.to_ascii_lowercase())
}

/// Whether Ctrl is held; on a Mac, whether Cmd is, because Ctrl K deletes there.
fn has_command_key(event: &KeyboardEvent) -> bool {
    if is_mac() { event.meta_key() && !event.ctrl_key() } else { event.ctrl_key() && !event.meta_key() }
}

/// Whether this is a computer of Apple.
pub fn is_mac() -> bool {
    window().navigator().platform().is_ok_and(|name| name.starts_with("Mac") || name.starts_with("iP"))
}

/// Whether the key goes into a field.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let fields = "input:not([type=checkbox]), textarea, select, [contenteditable]";
    target.is_some_and(|element| element.closest(fields).is_ok_and(|field| field.is_some()))
}

fn is_there(selector: &str) -> bool {
    document().query_selector(selector).is_ok_and(|found| found.is_some())
}

#[cfg(test)]
mod tests {
    use super::key_of;

    #[test]
    fn a_shortcut_is_found_by_its_letter_or_its_place() {
        for (key, code, has_shift, shortcut) in [
            ("c", "KeyC", false, Some('c')),
            // Caps Lock.
            ("C", "KeyC", false, Some('c')),
            ("C", "KeyC", true, None),
            // Dvorak: the key that types `c` is where QWERTY has `i`.
            ("c", "KeyI", false, Some('c')),
            ("j", "KeyC", false, Some('j')),
            // Russian, Greek, and an Arabic `/`.
            ("с", "KeyC", false, Some('c')),
            ("С", "KeyC", true, None),
            ("κ", "KeyK", false, Some('k')),
            ("ظ", "Slash", false, Some('/')),
            ("؟", "Slash", true, Some('?')),
            // German, where `/` is above the seven.
            ("/", "Digit7", true, Some('/')),
            ("?", "Minus", true, Some('?')),
            ("-", "Slash", false, Some('-')),
            ("ö", "Semicolon", false, None),
            ("Dead", "KeyC", false, None),
            ("Process", "KeyC", false, None),
            ("", "", false, None),
        ] {
            assert_eq!(key_of(key, code, has_shift), shortcut, "{key} at {code}");
        }
    }
}
