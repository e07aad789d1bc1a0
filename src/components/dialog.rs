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
use crate::components::html::{Tag, dialog as dialog_element, div, h2};
use crate::components::node::on_load;
use crate::components::text::safe_text;
use leptos::ev;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

static NEXT_ID: AtomicU32 = AtomicU32::new(0);

/// A new id that no other element has.
pub fn unique_id(prefix: &str) -> String {
    format!("{prefix}-{}", NEXT_ID.fetch_add(1, Ordering::Relaxed))
}

thread_local! {
    static NEXT_FALLBACK: Cell<Option<String>> = const { Cell::new(None) };
}

/// For the next dialog that is made: when it closes and the element that had the focus before is gone, the element that fits this
/// selector gets it, or else the page's table.
pub fn if_opener_is_gone(selector: String) {
    NEXT_FALLBACK.set(Some(selector));
}

/// A modal dialog with a heading, open while it is in the document. Escape calls `on_escape`.
pub fn dialog(
    title: &str,
    class: &'static str,
    on_escape: impl Fn() + 'static,
    content: Vec<AnyView>,
) -> AnyView {
    erased_dialog(false, title.to_owned(), class, Box::new(on_escape), content)
}

/// A dialog that asks before an action that cannot be undone. The first two views before the buttons, which come last,
/// describe it.
pub fn alert_dialog(title: &str, on_escape: impl Fn() + 'static, content: Vec<AnyView>) -> AnyView {
    erased_dialog(true, title.to_owned(), "narrow", Box::new(on_escape), content)
}

fn erased_dialog(
    is_alert: bool,
    title: String,
    class: &'static str,
    on_escape: Box<dyn Compute<()>>,
    mut content: Vec<AnyView>,
) -> AnyView {
    let id = unique_id("dialog");
    let message_id = [&id, "-message"].concat();
    if is_alert {
        let rest = content.split_off(content.len().saturating_sub(1).min(2));
        let message = div().attr("id", message_id.clone()).child(content).into_any();
        content = vec![message, rest.into_any()];
    }
    // Kept to restore the focus: a browser does not restore it when an open modal dialog is removed.
    let before = SendWrapper::new((document().active_element(), NEXT_FALLBACK.take()));
    on_cleanup(move || {
        let (opener, fallback) = before.take();
        // After the dialog is removed: until then all other elements are inert and cannot have the focus.
        queue_microtask(move || restore_focus(opener, fallback.as_deref()));
    });
    let node = NodeRef::<Tag>::new();
    on_load(node, |dialog| queue_microtask(move || open(dialog.unchecked_ref())));
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
        .attr("role", is_alert.then_some("alertdialog"))
        .attr("closedby", "none")
        .attr("aria-labelledby", id.clone())
        .attr("aria-describedby", is_alert.then_some(message_id))
        .node_ref(node)
        .on(ev::close, move |_| {
            if let Some(dialog) = node.try_get_untracked().flatten() {
                open(dialog.unchecked_ref());
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

/// Focuses the first of these that can have the focus: the element that had it before, the element for `fallback`, the dialog
/// below, the main button of the page, the page.
fn restore_focus(opener: Option<web_sys::Element>, fallback: Option<&str>) {
    let opener = opener.filter(|e| e.is_connected());
    // A click anywhere in a table focuses it: a row in it is better.
    let is_table = opener.as_ref().is_some_and(|e| e.tag_name() == "TABLE");
    if !is_table {
        focus_if_lost(opener.clone());
    }
    let (fallback, table) = fallback.map_or(("", ""), |selector| (selector, "main table"));
    for selector in [fallback, table, "dialog[open] [data-first-focus]", "main .title-row .primary", "main"] {
        let found = if selector.is_empty() {
            opener.clone()
        } else {
            document().query_selector(selector).ok().flatten()
        };
        focus_if_lost(found);
    }
}

/// Whether no element has the focus.
pub fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|e| e.tag_name() == "BODY")
}

fn focus_if_lost(element: Option<web_sys::Element>) {
    if is_focus_lost() {
        focus_without_scroll(element);
    }
}

/// Focuses the element without scrolling to it.
pub fn focus_without_scroll(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // This fails only for an element that cannot have the focus.
        let _ = element.focus_with_options(&options);
    }
}
