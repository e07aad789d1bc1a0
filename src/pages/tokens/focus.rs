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

/// Focuses the table, without scrolling.
pub fn focus_table() {
    focus("table[aria-label='API tokens']");
}

/// The link of the skip: focuses the table, or the page where it shows none.
pub fn skip_to_tokens() {
    if !focus("main table[aria-label='API tokens']") {
        focus("main");
    }
}

/// Focuses the row of this token and scrolls to it; the table if the row is not in the document.
pub fn focus_row(uid: &str) {
    if !focus_link(&["tr[data-uid=\"", uid, "\"] a"].concat()) {
        focus_table();
    }
}

/// After a sign-in: focuses the heading of the page that is shown now, if no dialog has the focus.
pub fn focus_heading() {
    request_animation_frame(|| {
        let is_lost = document().active_element().is_none_or(|e| e.tag_name() == "BODY");
        let heading = document().query_selector("main h1").ok().flatten();
        if let Some(heading) = heading.filter(|_| is_lost) {
            let _ = heading.set_attribute("tabindex", "-1");
            focus("main h1");
        }
    });
}

/// Focuses the element that fits the selector, without scrolling. Returns whether it has the focus.
fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let Some(element) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) else { return false };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
    document().active_element().as_ref() == Some(&element)
}

/// Focuses the link that fits the selector and scrolls to it. Returns whether it is in the document.
pub fn focus_link(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let Some(link) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) else { return false };
    link.focus().is_ok()
}
