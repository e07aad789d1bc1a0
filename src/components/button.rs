//! Buttons that do not submit a form.

use crate::browser::reactive::Run;
use crate::components::html::{Element, button};
use leptos::ev::{self, MouseEvent};
use panel_messages::Message;

/// A button with this label and class. The caller can add attributes.
pub fn action_button<F: FnMut(MouseEvent) + 'static>(
    label: Message,
    class: &'static str,
    on_click: F,
) -> Element {
    labelled(label, class, Box::new(on_click))
}

/// The same with a label that is put together, or no message.
pub fn text_button<F: FnMut(MouseEvent) + 'static>(label: &str, class: &'static str, on_click: F) -> Element {
    boxed(label.to_owned(), class, Box::new(on_click))
}

#[inline(never)]
fn labelled(label: Message, class: &'static str, on_click: Box<dyn Run<MouseEvent>>) -> Element {
    boxed(label.string(), class, on_click)
}

// One function for all handlers, because the bundle would have a copy of it for each type of handler.
fn boxed(label: String, class: &'static str, mut on_click: Box<dyn Run<MouseEvent>>) -> Element {
    // The label is a property, not a child, so that it is updated also on a page that the browser has translated (see
    // `text.rs`).
    button()
        .attr("type", "button")
        .class(class)
        .prop("textContent", label)
        .on(ev::click, move |event| on_click.run(event))
}
