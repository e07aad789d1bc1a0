//! Inputs that show a state, and report changes.

use crate::browser::language::changes;
use crate::browser::reactive::{Compute, Run};
use crate::browser::signal::{Memo, memo};
use crate::components::html::{Element, button, input, textarea};
use leptos::ev;
use leptos::prelude::*;
use panel_messages::Message;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

type Text = Box<dyn Compute<String> + Send + Sync>;
type Flag = Box<dyn Compute<bool> + Send>;

/// Empties a field with a secret when its view is removed, because the browser keeps the removed element in memory for some
/// time.
pub fn empty_on_cleanup(field: HtmlElement) {
    let field: SendWrapper<HtmlInputElement> = SendWrapper::new(field.unchecked_into());
    on_cleanup(move || field.set_value(""));
}

/// The value of a field as a memo, so that the field is written to only when its own value changes. The state that has the
/// value changes with each key that is pressed in any field.
fn memo_of(value: Text) -> Memo<String> {
    memo(move || value.compute())
}

/// A field for one line of text. The browser is told not to store its text.
pub fn text_input<V, F>(value: V, on_input: F) -> Element
where
    V: Fn() -> String + Send + Sync + 'static,
    F: Fn(String) + 'static,
{
    boxed_text_input(Box::new(value), Box::new(on_input))
}

fn boxed_text_input(value: Text, mut on_input: Box<dyn Run<String>>) -> Element {
    let value = memo_of(value);
    input()
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .prop("value", move || value.get())
        .on(ev::input, move |event| on_input.run(event_target_value(&event)))
}

/// A field for several lines of text.
pub fn text_area<V, F>(rows: &'static str, value: V, on_input: F) -> Element
where
    V: Fn() -> String + Send + Sync + 'static,
    F: Fn(String) + 'static,
{
    boxed_text_area(rows, Box::new(value), Box::new(on_input))
}

fn boxed_text_area(rows: &'static str, value: Text, mut on_input: Box<dyn Run<String>>) -> Element {
    let value = memo_of(value);
    textarea()
        .attr("rows", rows)
        .attr("autocomplete", "off")
        .prop("value", move || value.get())
        .on(ev::input, move |event| on_input.run(event_target_value(&event)))
}

/// A checkbox.
pub fn checkbox<V, F>(checked: V, on_change: F) -> Element
where
    V: Fn() -> bool + Send + 'static,
    F: Fn(bool) + 'static,
{
    boxed_checkbox(Box::new(checked), Box::new(on_change))
}

fn boxed_checkbox(checked: Flag, mut on_change: Box<dyn Run<bool>>) -> Element {
    input()
        .attr("type", "checkbox")
        .prop("checked", move || checked.compute())
        .on(ev::change, move |event| on_change.run(event_target_checked(&event)))
}

/// The button that submits a form. It is marked as disabled while `is_busy`.
pub fn submit_button(label: Message, is_busy: Signal<bool>) -> Element {
    button()
        .attr("type", "submit")
        .class("primary")
        .attr("aria-disabled", move || is_busy.get().then_some("true"))
        .prop("textContent", move || {
            changes();
            label.text()
        })
}
