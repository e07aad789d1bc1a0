//! A menu of links and buttons that opens below its button.

use crate::browser::events::on_window;
use crate::browser::reactive::derive;
use crate::browser::signal::RwSignal;
use crate::components::html::{Tag, details, div, summary};
use crate::components::text::signal_text;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// Closes the open menu. The focus moves to its button, because the elements of a closed menu cannot have it.
pub fn close_menus() {
    if let Ok(Some(button)) = document().query_selector("details.menu[open] > summary") {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
    if let Ok(Some(open)) = document().query_selector("details.menu[open]") {
        let _ = open.remove_attribute("open");
    }
}

/// A menu whose items are built each time it is opened.
pub fn lazy_menu(
    label: impl Fn() -> String + Send + Sync + 'static,
    items: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let is_open = RwSignal::new(false);
    let items = move || is_open.get().then(|| untrack(&items));
    erased_menu(derive(label), Some(is_open), items.into_shared().into_any())
}

/// A button that shows `items` below it. A click elsewhere or Escape closes it.
pub fn menu(label: impl Fn() -> String + Send + Sync + 'static, items: Vec<AnyView>) -> AnyView {
    erased_menu(derive(label), None, items.into_any())
}

fn erased_menu(label: Signal<String>, is_open: Option<RwSignal<bool>>, items: AnyView) -> AnyView {
    let menu = NodeRef::<Tag>::new();
    let button = NodeRef::<Tag>::new();
    // Events also come when the menu is removed and its signals are disposed, so the `try_` methods are used.
    let element = move || menu.try_get_untracked().flatten();
    let close_if_outside = move |target: Option<web_sys::EventTarget>| {
        let target = target.and_then(|target| target.dyn_into::<Node>().ok());
        if let Some(menu) = element().filter(|menu| !menu.contains(target.as_ref())) {
            let _ = menu.remove_attribute("open");
        }
    };
    on_window(ev::click, move |event| close_if_outside(event.target()));
    details()
        .class("menu")
        .node_ref(menu)
        .on(ev::toggle, move |_| {
            if let (Some(is_open), Some(menu)) = (is_open, element()) {
                is_open.set(menu.has_attribute("open"));
            }
        })
        .on(ev::focusout, move |event| {
            // Without a new element, the window has lost the focus, or the click was on an element that cannot have it.
            if let Some(to) = event.related_target() {
                close_if_outside(Some(to));
            }
        })
        .on(ev::keydown, move |event| {
            let Some(menu) = element().filter(|menu| menu.has_attribute("open")) else { return };
            if event.key() == "Escape" {
                event.stop_propagation();
                let _ = menu.remove_attribute("open");
                if let Some(button) = button.try_get_untracked().flatten() {
                    let _ = button.focus();
                }
            }
        })
        .child(summary().node_ref(button).child(signal_text(label)))
        .child(div().class("menu-items").child(items))
        .into_any()
}
