//! A menu of links and buttons that opens below its button.

use crate::dom::{El, classed, el, on_window};
use crate::signal::Var;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, Node};

/// Closes what is open. The focus goes to the menu's button: in a closed menu it would be nowhere.
pub fn close_menus() {
    if let Ok(Some(button)) = document().query_selector("details.menu[open] > summary") {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
    if let Ok(Some(open)) = document().query_selector("details.menu[open]") {
        let _ = open.remove_attribute("open");
    }
}

/// A button that shows what it is given below it. That is made when the menu is opened: what follows the address or
/// the list does so while somebody looks.
pub fn menu_of(label: impl Fn() -> String + 'static, items: impl Fn() -> Vec<El> + 'static) -> El {
    lazy_menu(Box::new(label), Box::new(items))
}

#[inline(never)]
fn lazy_menu(label: Box<dyn Fn() -> String>, items: Box<dyn Fn() -> Vec<El>>) -> El {
    let is_open = Var::new(false);
    let list = el("div").slots(move || if is_open.get() { untrack(&items) } else { Vec::new() });
    let menu = menu(label, list);
    let details = menu.element().clone();
    menu.on("toggle", move |_| {
        is_open.try_set(details.has_attribute("open"));
    })
}

/// A button that shows `items` below it. A click elsewhere or Escape closes it.
pub fn menu(label: impl Fn() -> String + 'static, items: El) -> El {
    below(el("summary").live(label), items)
}

#[inline(never)]
fn below(summary: El, items: El) -> El {
    let menu = classed("details", "menu").child(summary.clone()).child(items.class("menu-items"));
    let details = menu.element().clone();
    let outside = details.clone();
    on_window("click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if !outside.contains(target.as_ref()) {
            let _ = outside.remove_attribute("open");
        }
    });
    let left = details.clone();
    let menu = menu.on("focusout", move |event| {
        let event: web_sys::FocusEvent = event.unchecked_into();
        // Without a new place the window has lost it, or something that takes none was clicked.
        let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
        if to.is_some() && !left.contains(to.as_ref()) {
            let _ = left.remove_attribute("open");
        }
    });
    menu.on("keydown", move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        if event.key() == "Escape" && details.has_attribute("open") {
            event.stop_propagation();
            let _ = details.remove_attribute("open");
            summary.focus();
        }
    })
}
