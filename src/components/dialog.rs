//! A modal dialog on the native element: focus goes in and comes back, Escape asks.
//!
//! A `<dialog>` whose `cancel` was prevented still closes on the second Escape, so the key itself is taken, the browser's
//! own closing is off (`closedby="none"`), and a dialog that was closed all the same is opened again for as long as it is
//! in the document.

use crate::browser::events::on_window;
use crate::components::text::safe_text;
use leptos::ev;
use leptos::html::{Dialog, dialog as dialog_element, h2};
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

/// A modal dialog with a heading, open for as long as it is in the document. `on_escape` decides what Escape does.
pub fn dialog(
    title: &str,
    class: &'static str,
    on_escape: impl Fn() + 'static,
    content: Vec<AnyView>,
) -> AnyView {
    erased_dialog(None, title.to_owned(), class, Box::new(on_escape), content)
}

/// A dialog that asks before something is done that cannot be undone.
pub fn alert_dialog(title: &str, on_escape: impl Fn() + 'static, content: Vec<AnyView>) -> AnyView {
    erased_dialog(Some("alertdialog"), title.to_owned(), "narrow", Box::new(on_escape), content)
}

fn erased_dialog(
    role: Option<&'static str>,
    title: String,
    class: &'static str,
    on_escape: Box<dyn Fn()>,
    content: Vec<AnyView>,
) -> AnyView {
    let id = unique_id("dialog");
    // KeptDraft to give the focus back: an element that is removed while it is modal gives back nothing.
    let opener = SendWrapper::new(document().active_element());
    on_cleanup(move || {
        let opener = opener.take();
        // After the dialog is gone: until then everything else is inert and takes no focus.
        queue_microtask(move || give_focus_back(opener));
    });
    let node = NodeRef::<Dialog>::new();
    node.on_load(move |dialog| queue_microtask(move || open(&dialog)));
    // On the whole page: a button that is disabled under the focus leaves the keyboard to the page's body.
    on_window(ev::keydown, move |event| {
        let is_topmost = || node.try_get_untracked().flatten().is_some_and(|this| is_topmost(&this));
        if event.key() == "Escape" && !event.is_composing() && !event.default_prevented() && is_topmost() {
            event.prevent_default();
            on_escape();
        }
    });
    dialog_element()
        .class(["dialog ", class].concat())
        .attr("role", role)
        .attr("closedby", "none")
        .attr("aria-labelledby", id.clone())
        .node_ref(node)
        .on(ev::close, move |_| {
            if let Some(dialog) = node.try_get_untracked().flatten() {
                open(&dialog);
            }
        })
        .on(ev::Custom::<ev::Event>::new("cancel"), |event| event.prevent_default())
        .child(h2().attr("id", id).child(safe_text(&title)))
        .child(content)
        .into_any()
}

/// Opens it, and gives the focus to what is marked for it. A dialog that is open already has new content: the focus
/// begins anew there too.
fn open(dialog: &HtmlDialogElement) {
    if !dialog.is_connected() {
        return;
    }
    let first = dialog.query_selector("[data-first-focus]").ok().flatten();
    if dialog.open() {
        if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
            // An element that cannot take it leaves the focus where it is.
            let _ = first.focus();
        }
    } else {
        // Marked only now: as a part of new markup the attribute would be looked at by the page too, which complains in
        // its console when something has the focus already.
        if let Some(first) = first {
            let _ = first.set_attribute("autofocus", "");
        }
        // This fails only if the element is not connected.
        let _ = dialog.show_modal();
    }
    // It begins at its top, wherever the focus went: what it says there comes first.
    dialog.set_scroll_top(0);
}

/// The dialog that lies above all others: a later one is opened from an earlier one.
pub fn topmost_dialog() -> Option<web_sys::Element> {
    let open = document().query_selector_all("dialog[open]").ok()?;
    open.get(open.length().checked_sub(1)?).and_then(|dialog| dialog.dyn_into().ok())
}

fn is_topmost(dialog: &web_sys::Element) -> bool {
    topmost_dialog().as_ref() == Some(dialog)
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
