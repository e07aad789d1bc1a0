//! Where the focus goes on the page of tokens.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Gives the focus to the table, where what had it has gone: else the keys would be nobody's.
pub fn catch_focus() {
    request_animation_frame(|| {
        if document().active_element().is_none_or(|e| e.tag_name() == "BODY") {
            focus_table();
        }
    });
}

/// Gives the focus to the table.
pub fn focus_table() {
    let table = document().query_selector("table[aria-label]").ok().flatten();
    if let Some(table) = table.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = table.focus_with_options(&options);
    }
}

/// Gives the focus to a row's link, and brings it into view; whether there is such a row in the document.
pub fn focus_link(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let Some(link) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) else { return false };
    link.focus().is_ok()
}
