//! Buttons that do not submit a form.

use leptos::attr::Attribute;
use leptos::ev::{self, MouseEvent};
use leptos::html::{Button, HtmlElement, button};
use leptos::prelude::*;

/// A button with this label and these classes. The caller adds attributes.
pub fn action_button<F: FnMut(MouseEvent) + 'static>(
    label: &str,
    class: &'static str,
    on_click: F,
) -> HtmlElement<Button, impl Attribute + use<F>, ()> {
    boxed(label.to_owned(), class, Box::new(on_click))
}

// One function for all handlers: a copy for each of them would be most of the code.
fn boxed(
    label: String,
    class: &'static str,
    on_click: Box<dyn FnMut(MouseEvent)>,
) -> HtmlElement<Button, impl Attribute + use<>, ()> {
    // The label is a property and no child: it is written again where the button is rebuilt, also on a page that the
    // browser has translated (see `text.rs`).
    button().attr("type", "button").class(class).prop("textContent", label).on(ev::click, on_click)
}
