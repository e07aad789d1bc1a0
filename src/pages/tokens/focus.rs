//! Where the focus goes on the page of tokens.

use crate::components::dialog::{focus_without_scroll, is_focus_lost};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Focuses the table if the focused element has gone, so that the keys still work.
pub fn catch_focus() {
    request_animation_frame(|| {
        if is_focus_lost() {
            focus_table();
        }
    });
}

/// Focuses the first button of the notice about a deletion or a change, once it is in the document: "Undo" or "Stop".
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

/// Focuses the table of tokens, or that of the review, without scrolling.
pub fn focus_table() {
    focus_without_scroll(found("table[tabindex]"));
}

/// Focuses the table, or the page where it shows none.
pub fn skip_to_tokens() {
    focus_without_scroll(found("main"));
    focus_table();
}

/// The selector of the link in the row of this token.
pub fn row_link(uid: &str) -> String {
    ["tr[data-uid=\"", uid, "\"] a"].concat()
}

/// After a sign-in: focuses the heading of the page that is shown now, if no dialog has the focus.
pub fn focus_heading() {
    request_animation_frame(|| {
        if let Some(heading) = found("main h1").filter(|_| is_focus_lost()) {
            let _ = heading.set_attribute("tabindex", "-1");
            focus_without_scroll(Some(heading));
        }
    });
}

/// Focuses the link or button that fits the selector and scrolls to it. Returns whether it is in the document.
pub fn focus_link(selector: &str) -> bool {
    let link = found(selector).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
    link.is_some_and(|link| link.focus().is_ok())
}

fn found(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}
