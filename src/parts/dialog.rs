//! A modal dialog on the native element: focus goes in and comes back, Escape asks.
//!
//! A `<dialog>` whose `cancel` was prevented still closes on the second Escape, so the key itself
//! is taken, the browser's own closing is off (`closedby="none"`), and a dialog that was closed
//! all the same is opened again for as long as it is in the view.

use leptos::html;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast;

static NEXT_ID: AtomicU32 = AtomicU32::new(0);

/// An id that no other element has.
pub fn unique_id(prefix: &str) -> String {
    format!("{prefix}-{}", NEXT_ID.fetch_add(1, Ordering::Relaxed))
}

/// A modal dialog, open for as long as it is in the view.
#[component]
pub fn Dialog(
    /// Its heading, and its name.
    #[prop(into)]
    title: String,
    /// Escape was pressed, and something may be done about it.
    on_escape: Callback<()>,
    /// An alert dialog interrupts and asks.
    #[prop(optional)]
    alert: bool,
    /// A class for its width.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let id = unique_id("dialog");
    let labelled_by = id.clone();
    // Kept to give the focus back: an element that is removed while it is modal gives back nothing.
    let opener = StoredValue::new_local(document().active_element());
    Effect::new(move |_| {
        if let Some(dialog) = node.get()
            && !dialog.open()
        {
            // Where the attribute is unknown, the key below does it alone.
            let _ = dialog.set_attribute("closedby", "none");
            // It fails on an element that is not connected; then there is nothing to open.
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        let opener = opener.try_get_value().flatten();
        // After this element is gone: until then everything else is inert and takes no focus.
        queue_microtask(move || give_focus_back(opener));
    });
    let reopen = move |_: web_sys::Event| {
        if let Some(dialog) = node.get_untracked()
            && dialog.is_connected()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
    };
    let on_keydown = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            on_escape.run(());
        }
    };
    view! {
        <dialog
            node_ref=node
            class=format!("dialog {class}")
            role=alert.then_some("alertdialog")
            aria-labelledby=labelled_by
            on:keydown=on_keydown
            on:cancel=move |event: web_sys::Event| event.prevent_default()
            on:close=reopen
        >
            <h2 id=id>{title}</h2>
            {children()}
        </dialog>
    }
}

fn give_focus_back(opener: Option<web_sys::Element>) {
    let is_taken = document().active_element().is_some_and(|e| e.tag_name() != "BODY");
    if is_taken {
        return;
    }
    let opener = opener.filter(|e| e.is_connected() && e.tag_name() != "BODY");
    let target = opener.or_else(|| document().query_selector("main").ok().flatten());
    if let Some(element) = target.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot take it leaves the focus where the browser put it.
        let _ = element.focus();
    }
}
