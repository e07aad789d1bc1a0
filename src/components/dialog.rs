//! A modal dialog on the native element. The focus moves into it, and back when it closes. Escape calls a function.
//!
//! A key that was pressed before the dialog opened does nothing in it until it is released.
//!
//! A `<dialog>` whose `cancel` event was prevented still closes on the second Escape. So the key itself is handled here,
//! closing by the browser is off (`closedby="none"`), and a dialog that was closed anyway is opened again while it is in
//! the document.

use crate::browser::events::on_window;
use crate::browser::reactive::Compute;
use crate::browser::stored_value::StoredValue;
use crate::components::html::{Dialog, dialog as dialog_element, h2};
use crate::components::text::safe_text;
use leptos::ev;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

static NEXT_ID: AtomicU32 = AtomicU32::new(0);

/// A new id that no other element has.
pub fn unique_id(prefix: &str) -> String {
    format!("{prefix}-{}", NEXT_ID.fetch_add(1, Ordering::Relaxed))
}

/// A modal dialog with a heading, open while it is in the document. Escape calls `on_escape`.
pub fn dialog(
    title: &str,
    class: &'static str,
    on_escape: impl Fn() + 'static,
    content: Vec<AnyView>,
) -> AnyView {
    erased_dialog(None, title.to_owned(), class, Box::new(on_escape), content)
}

/// A dialog that asks before an action that cannot be undone.
pub fn alert_dialog(title: &str, on_escape: impl Fn() + 'static, content: Vec<AnyView>) -> AnyView {
    erased_dialog(Some("alertdialog"), title.to_owned(), "narrow", Box::new(on_escape), content)
}

fn erased_dialog(
    role: Option<&'static str>,
    title: String,
    class: &'static str,
    on_escape: Box<dyn Compute<()>>,
    content: Vec<AnyView>,
) -> AnyView {
    let id = unique_id("dialog");
    // Kept to restore the focus: a browser does not restore it when an open modal dialog is removed.
    let opener = SendWrapper::new(document().active_element());
    on_cleanup(move || {
        let opener = opener.take();
        // After the dialog is removed: until then all other elements are inert and cannot have the focus.
        queue_microtask(move || restore_focus(opener));
    });
    let node = NodeRef::<Dialog>::new();
    node.on_load(move |dialog| queue_microtask(move || open(&dialog)));
    let is_topmost = move || node.try_get_untracked().flatten().is_some_and(|this| is_topmost(&this));
    // Whether a key was pressed or released since the dialog opened. Until then a key event comes from a key that was pressed
    // for something else and is still held.
    let is_fresh = StoredValue::new(false);
    // On the window: when a focused button is disabled, key events go to the body of the page.
    on_window(ev::keydown, move |event| {
        if !is_topmost() {
            return;
        }
        let is_escape = event.key() == "Escape" && !event.is_composing() && !event.default_prevented();
        if event.repeat() {
            if is_escape || !is_fresh.get_value() {
                event.prevent_default();
            }
            return;
        }
        is_fresh.set_value(true);
        if is_escape {
            event.prevent_default();
            on_escape.compute();
        }
    });
    let ignore_held = move |event: web_sys::KeyboardEvent| {
        if is_topmost() && !is_fresh.get_value() {
            event.prevent_default();
            is_fresh.set_value(event.type_() == "keyup");
        }
    };
    on_window(ev::keypress, ignore_held);
    on_window(ev::keyup, ignore_held);
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

/// Opens the dialog, and moves the focus to the element with `data-first-focus`. For a dialog that is open and has new
/// content, it only moves the focus.
fn open(dialog: &HtmlDialogElement) {
    if !dialog.is_connected() {
        return;
    }
    let first = dialog.query_selector("[data-first-focus]").ok().flatten();
    if dialog.open() {
        if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
            // This fails only for an element that cannot have the focus.
            let _ = first.focus();
        }
    } else {
        // Set only now: in new markup the page would handle the attribute too, and write a warning to the console if an
        // element has the focus already.
        if let Some(first) = first {
            let _ = first.set_attribute("autofocus", "");
        }
        // This fails only if the element is not connected.
        let _ = dialog.show_modal();
    }
    // Scrolled to the top, wherever the focus is: the most important text is there.
    dialog.set_scroll_top(0);
}

/// The topmost dialog: the last one in the document, because a dialog opens later ones.
pub fn topmost_dialog() -> Option<web_sys::Element> {
    let open = document().query_selector_all("dialog[open]").ok()?;
    open.get(open.length().checked_sub(1)?).and_then(|dialog| dialog.dyn_into().ok())
}

fn is_topmost(dialog: &web_sys::Element) -> bool {
    topmost_dialog().as_ref() == Some(dialog)
}

fn restore_focus(opener: Option<web_sys::Element>) {
    if document().active_element().is_some_and(|e| e.tag_name() != "BODY") {
        return;
    }
    let opener = opener.filter(|e| e.is_connected() && e.tag_name() != "BODY");
    // If the opener is removed: the main button of the page, or else the page.
    let target = opener.or_else(|| document().query_selector("main .title-row .primary").ok().flatten());
    let target = target.or_else(|| document().query_selector("main").ok().flatten());
    if let Some(element) = target.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // This fails only for an element that cannot have the focus.
        let _ = element.focus_with_options(&options);
    }
}
