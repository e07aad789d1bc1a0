//! Where the focus goes on the page of tokens.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Focuses the table if the focused element has gone, so that the keys still work.
pub fn catch_focus() {
    request_animation_frame(|| {
        if document().active_element().is_none_or(|e| e.tag_name() == "BODY") {
            focus_table();
        }
    });
}

/// Focuses the button "Undo" of a deletion that waits, once its notice is in the document.
pub fn focus_undo() {
    request_animation_frame(|| {
        focus_link("main .notice.bulk button");
    });
}

/// Focuses the row of this token, or the table if it is not shown, so that the keys still work.
pub fn focus_row(uid: &str) {
    let row = ["tr[data-uid=\"", uid, "\"] a"].concat();
    request_animation_frame(move || {
        if !focus_link(&row) {
            focus_table();
        }
    });
}

/// Focuses the table, without scrolling.
pub fn focus_table() {
    let table = document().query_selector("table[aria-label]").ok().flatten();
    if let Some(table) = table.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = table.focus_with_options(&options);
    }
}

/// Focuses the link or button that fits the selector and scrolls to it. Returns whether it is in the document.
pub fn focus_link(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let Some(link) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) else { return false };
    link.focus().is_ok()
}
