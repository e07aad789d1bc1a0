//! A menu of links that opens below its button.

use crate::dom::{El, classed, el, on_window};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, Node};

/// Closes what is open.
pub fn close_menus() {
    if let Ok(Some(open)) = document().query_selector("details.menu[open]") {
        let _ = open.remove_attribute("open");
    }
}

/// A button that shows `items` below it. A click elsewhere or Escape closes it.
pub fn menu(label: impl Fn() -> String + 'static, items: El) -> El {
    let summary = el("summary").live(label);
    let menu = classed("details", "menu").child(summary.clone()).child(items.class("menu-items"));
    let details = menu.element().clone();
    let outside = details.clone();
    on_window("click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if !outside.contains(target.as_ref()) {
            let _ = outside.remove_attribute("open");
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
