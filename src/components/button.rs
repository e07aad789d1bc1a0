//! Buttons that do not submit a form.

use leptos::attr::custom::CustomAttr;
use leptos::ev::{self, MouseEvent, On};
use leptos::html::{Button, HtmlElement, button};
use leptos::prelude::*;
use leptos::tachys::html::property::Property;

/// A button with this label. The caller adds classes and attributes.
pub fn action_button<F: FnMut(MouseEvent) + 'static>(
    label: &str,
    on_click: F,
) -> HtmlElement<Button, impl leptos::attr::Attribute + use<F>, ()> {
    boxed(label.to_owned(), Box::new(on_click))
}

// One function for all handlers: a copy for each of them would be most of the code.
fn boxed(
    label: String,
    on_click: Box<dyn FnMut(MouseEvent)>,
) -> HtmlElement<Button, impl leptos::attr::Attribute + use<>, ()> {
    // The label is a property and no child: it is written again where the button is rebuilt, also on a page that the
    // browser has translated (see `text.rs`).
    button().attr("type", "button").prop("textContent", label).on(ev::click, on_click)
}
