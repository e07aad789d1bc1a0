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
use web_sys::{Element, HtmlElement, Node};

/// Closes the open menu. The focus moves to its button, because the elements of a closed menu cannot have it.
pub fn close_menus() {
    if let Ok(Some(button)) = document().query_selector("details.menu[open] > summary") {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
    if let Ok(Some(open)) = document().query_selector("details.menu[open]") {
        let _ = open.remove_attribute("open");
    }
}

/// Lets arrow keys, Home and End move through the items of every menu, until the current owner is cleaned up. An arrow key
/// on the button of a closed menu opens it.
pub fn menu_keys() {
    on_window(ev::keydown, |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let menu = target.and_then(|target| target.closest("details.menu, [role=menu]").ok().flatten());
        let Some(menu) = menu.filter(|_| next_item(&event.key(), None, 1).is_some()) else { return };
        if !menu.has_attribute("open") && !menu.has_attribute("role") {
            if !event.key().starts_with("Arrow") {
                return;
            }
            let _ = menu.set_attribute("open", "");
        }
        event.prevent_default();
        focus_item(menu, event.key(), 10);
    });
}

/// Moves the focus in a menu. The items of a menu that has just opened are there some frames later.
fn focus_item(menu: Element, key: String, frames: u32) {
    let Ok(items) = menu.query_selector_all(".menu-items :is(a, button, input), button[role]") else {
        return;
    };
    let (count, focused) = (items.length(), document().active_element().map(Node::from));
    let place = (0..count).find(|index| items.get(*index) == focused);
    match items.get(next_item(&key, place, count).unwrap_or_default()) {
        Some(item) => {
            let _ = item.unchecked_into::<HtmlElement>().focus();
        }
        None if frames > 0 => request_animation_frame(move || focus_item(menu, key, frames - 1)),
        None => {}
    }
}

/// The item that a key leads to; `None` for other keys. From the last one Down leads to the first one, as from the menu's button.
fn next_item(key: &str, place: Option<u32>, count: u32) -> Option<u32> {
    let last = count.saturating_sub(1);
    Some(match (key, place) {
        ("ArrowDown", Some(place)) if place < last => place + 1,
        ("ArrowDown" | "Home", _) => 0,
        ("ArrowUp", Some(place @ 1..)) => place - 1,
        ("ArrowUp" | "End", _) => last,
        _ => return None,
    })
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

#[cfg(test)]
mod tests {
    use super::next_item;

    #[test]
    fn keys_go_round_the_items() {
        for (key, place, to) in [
            ("ArrowDown", None, 0),
            ("ArrowDown", Some(0), 1),
            ("ArrowDown", Some(4), 0),
            ("ArrowUp", None, 4),
            ("ArrowUp", Some(4), 3),
            ("ArrowUp", Some(0), 4),
            ("Home", Some(3), 0),
            ("End", Some(3), 4),
        ] {
            assert_eq!(next_item(key, place, 5), Some(to), "{key} from {place:?}");
        }
        assert_eq!(next_item("ArrowUp", None, 0), Some(0));
        assert_eq!(next_item("Enter", Some(1), 5), None);
    }
}
