//! A menu of links that opens below its button.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A button that shows its children below it. A click elsewhere or Escape closes it.
#[component]
pub fn Menu(
    /// The button's text.
    #[prop(into)]
    label: Signal<String>,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    let close = move || {
        if let Some(details) = node.get_untracked() {
            // Taken away rather than set: the element itself follows its attribute.
            let _ = details.remove_attribute("open");
        }
    };
    let outside = window_event_listener(ev::click, move |event| {
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Node>().ok());
        let inside = node.get_untracked().is_some_and(|details| details.contains(target.as_ref()));
        if !inside {
            close();
        }
    });
    on_cleanup(move || outside.remove());
    let on_keydown = move |event: web_sys::KeyboardEvent| {
        let is_open = node.get_untracked().is_some_and(|details| details.has_attribute("open"));
        if event.key() == "Escape" && is_open {
            event.stop_propagation();
            close();
            if let Some(Ok(Some(summary))) = node.get_untracked().map(|d| d.query_selector("summary"))
                && let Ok(summary) = summary.dyn_into::<web_sys::HtmlElement>()
            {
                let _ = summary.focus();
            }
        }
    };
    view! {
        <details class="menu" node_ref=node on:keydown=on_keydown>
            <summary>{move || label.get()}</summary>
            <div class="menu-items">{children()}</div>
        </details>
    }
}
