//! A modal dialog on the native element: focus goes in and comes back, Escape asks.
//!
//! A `<dialog>` whose `cancel` was prevented still closes on the second Escape, so the key itself
//! is taken, the browser's own closing is off (`closedby="none"`), and a dialog that was closed
//! all the same is opened again for as long as it is in the document.

use crate::dom::{El, classed, el, on_window};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

static NEXT_ID: AtomicU32 = AtomicU32::new(0);

/// An id that no other element has.
pub fn unique_id(prefix: &str) -> String {
    format!("{prefix}-{}", NEXT_ID.fetch_add(1, Ordering::Relaxed))
}

/// A modal dialog with a heading, open for as long as it is in the document. `on_escape` decides
/// what Escape does.
pub fn dialog(title: &str, class: &str, on_escape: impl Fn() + 'static) -> El {
    plain_dialog(title, class, Box::new(on_escape))
}

#[inline(never)]
fn plain_dialog(title: &str, class: &str, on_escape: Box<dyn Fn()>) -> El {
    let id = unique_id("dialog");
    let dialog = classed("dialog", "dialog")
        .attr("closedby", "none")
        .attr("aria-labelledby", &id)
        .child(el("h2").attr("id", &id).text(title));
    let dialog = if class.is_empty() { dialog } else { dialog.class(&format!("dialog {class}")) };
    // Kept to give the focus back: an element that is removed while it is modal gives back nothing.
    let opener = SendWrapper::new(document().active_element());
    on_cleanup(move || {
        let opener = opener.take();
        // After the dialog is gone: until then everything else is inert and takes no focus.
        queue_microtask(move || give_focus_back(opener));
    });
    let node: HtmlDialogElement = dialog.cast();
    let open = move || {
        if node.is_connected() && !node.open() {
            // Marked only now: as a part of new markup the attribute would be looked at by the page too, which
            // complains in its console when something has the focus already.
            if let Ok(Some(first)) = node.query_selector("[data-first-focus]") {
                let _ = first.set_attribute("autofocus", "");
            }
            // It fails on an element that is not connected only.
            let _ = node.show_modal();
            // It begins at its top, wherever the focus went: what it says there comes first.
            node.set_scroll_top(0);
        }
    };
    // Once it stands in the document, and before it is painted.
    queue_microtask(open.clone());
    // On the whole page: a button that is disabled under the focus leaves the keyboard to the page's body.
    let this = dialog.element().clone();
    on_window("keydown", move |event| {
        let event: &web_sys::KeyboardEvent = event.unchecked_ref();
        if event.key() == "Escape" && !event.is_composing() && !event.default_prevented() && is_topmost(&this)
        {
            event.prevent_default();
            on_escape();
        }
    });
    dialog.on("close", move |_| open()).on("cancel", |event| event.prevent_default())
}

/// Whether no other dialog lies above this one: a later one is opened from an earlier one.
fn is_topmost(dialog: &web_sys::Element) -> bool {
    let open = document().query_selector_all("dialog[open]");
    open.is_ok_and(|open| open.get(open.length().saturating_sub(1)).as_ref() == Some(dialog))
}

/// The row of buttons at a dialog's foot.
pub fn actions() -> El {
    classed("div", "actions")
}

fn give_focus_back(opener: Option<web_sys::Element>) {
    if document().active_element().is_some_and(|e| e.tag_name() != "BODY") {
        return;
    }
    let opener = opener.filter(|e| e.is_connected() && e.tag_name() != "BODY");
    // What opened it may be gone by now: then the page's main button, else the page.
    let target = opener.or_else(|| document().query_selector("main .title-row .primary").ok().flatten());
    let target = target.or_else(|| document().query_selector("main").ok().flatten());
    if let Some(element) = target.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take it leaves the focus where the browser put it.
        let _ = element.focus_with_options(&options);
    }
}
