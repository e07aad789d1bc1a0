//! Labelled fields with a hint and an error message.

use crate::browser::reactive::derive;
use crate::components::dialog::unique_id;
use crate::components::html::{Element, div, fieldset, label, legend, p};
use crate::components::text::{live_message, live_text, safe_text, signal_text};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::Message;

/// A control with its label, hint and error message (`refusal`), connected by ids. The element of the message exists only
/// while there is one.
pub fn field(
    label_text: Message,
    control: Element,
    hint: impl Fn() -> String + Send + Sync + 'static,
    refusal: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> AnyView {
    erased_field(live_message(label_text), control, derive(hint), derive(refusal))
}

/// The same with a label that is put together.
pub fn text_field(
    label_text: &str,
    control: Element,
    hint: impl Fn() -> String + Send + Sync + 'static,
    refusal: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> AnyView {
    erased_field(safe_text(label_text), control, derive(hint), derive(refusal))
}

/// The control, connected to its label, hint and error message.
fn connected(control: Element, id: &str, refusal: Signal<Option<String>>) -> AnyView {
    control
        .attr("id", id.to_owned())
        .attr("aria-describedby", [id, "-refusal ", id, "-hint"].concat())
        .attr("aria-invalid", move || refusal.with(Option::is_some).then_some("true"))
        .into_any()
}

fn erased_field(
    label_text: AnyView,
    control: Element,
    hint: Signal<String>,
    refusal: Signal<Option<String>>,
) -> AnyView {
    let id = unique_id("field");
    let control = connected(control, &id, refusal);
    let (hint_id, refusal_id) = ([&id, "-hint"].concat(), [&id, "-refusal"].concat());
    div()
        .class("field")
        .child(label().attr("for", id).child(label_text))
        .child(control)
        .child(
            (move || {
                refusal
                    .get()
                    .map(|text| div().attr("id", refusal_id.clone()).child(refusal_line(&text)).into_any())
            })
            .into_shared(),
        )
        .child(p().class("hint").attr("id", hint_id).child(signal_text(hint)))
        .into_any()
}

/// The error message of a field.
pub fn refusal_line(text: &str) -> AnyView {
    p().class("refusal").attr("role", "alert").child(safe_text(text)).into_any()
}

/// A checkbox or a radio button with its label and a hint.
pub fn choice(
    input: Element,
    label_text: AnyView,
    hint: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let id = unique_id("hint");
    let input = input.attr("aria-describedby", id.clone()).into_any();
    div()
        .class("choice")
        .child(label().child(input).child(label_text))
        .child(p().class("hint").attr("id", id).child(live_text(hint)))
        .into_any()
}

/// A named group of controls.
pub fn group(name: Message, class: &'static str, controls: Vec<AnyView>) -> AnyView {
    fieldset().class(class).child(legend().message(name)).child(controls).into_any()
}
