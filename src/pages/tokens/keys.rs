//! Keys for those who know them: `/` searches, `c` creates, `r` refreshes, `?` lists them.

use super::{Page, filters::SEARCH_ID};
use crate::dom::{El, button, classed, el, on_window};
use crate::parts::dialog::{actions, dialog};
use crate::signal::Var;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

const KEYS: [(&str, &str); 8] = [
    ("/", "Search tokens"),
    ("c", "Create a token"),
    ("r", "Refresh the list"),
    ("↑ ↓", "Move through the rows; also Home, End, Page Up, Page Down"),
    ("Enter", "The row's details"),
    ("Space", "Select the row; with Shift, all rows from the one before"),
    ("?", "This list"),
    ("Esc", "Close what is open"),
];

/// Listens to the keys, and shows the list of them.
pub fn keys(page: Page) -> El {
    let help = Var::new(false);
    on_window("keydown", move |event| {
        let event: &web_sys::KeyboardEvent = event.unchecked_ref();
        if event.default_prevented()
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || is_typing(event)
        {
            return;
        }
        if document().query_selector("dialog[open]").is_ok_and(|d| d.is_some()) {
            return;
        }
        match event.key().as_str() {
            "/" => {
                let search = document().get_element_by_id(SEARCH_ID);
                if let Some(search) = search.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
                    let _ = search.focus();
                }
            }
            "c" => page.nav.go(&page.nav.now().with_new(Default::default())),
            "r" => page.loader.start(),
            "?" => help.set(true),
            _ => return,
        }
        event.prevent_default();
    });
    el("div").slot(move || {
        help.get().then_some(())?;
        page.later.dialog(|apart| (apart.keys)(help), move || help.set(false))
    })
}

/// The list of keys.
pub fn keys_dialog(is_open: Var<bool>) -> El {
    let list = KEYS.iter().fold(classed("dl", "keys"), |list, (key, words)| {
        list.child(el("dt").child(el("kbd").text(key))).child(el("dd").text(words))
    });
    let close = move || is_open.set(false);
    dialog("Keys", "narrow", close).child(list).child(actions().child(button("Close", move |_| close())))
}

fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        match element.tag_name().as_str() {
            "INPUT" => element.get_attribute("type").as_deref() != Some("checkbox"),
            name => matches!(name, "TEXTAREA" | "SELECT"),
        }
    })
}
