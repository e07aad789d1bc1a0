//! A labelled field with its explanation and its refusal.

use super::dialog::unique_id;
use crate::dom::{El, classed, el};
use std::rc::Rc;

/// A label, a control, its refusal and its explanation, tied together. The refusal is in the tree
/// only while there is one.
pub fn field(
    label: &str,
    control: El,
    hint: impl Fn() -> String + 'static,
    refusal: impl Fn() -> Option<String> + 'static,
) -> El {
    plain_field(label, control, Box::new(hint), Rc::new(refusal))
}

#[inline(never)]
fn plain_field(
    label: &str,
    control: El,
    hint: Box<dyn Fn() -> String>,
    refusal: Rc<dyn Fn() -> Option<String>>,
) -> El {
    let id = unique_id("field");
    let (hint_id, refusal_id) = (format!("{id}-hint"), format!("{id}-refusal"));
    let is_refused = refusal.clone();
    let control = control
        .attr("id", &id)
        .attr("aria-describedby", &format!("{refusal_id} {hint_id}"))
        .live_attr("aria-invalid", move || is_refused().map(|_| "true".to_owned()));
    classed("div", "field")
        .child(el("label").attr("for", &id).text(label))
        .child(control)
        .slot(move || refusal().map(|text| refusal_line(&text).attr("id", &refusal_id)))
        .child(classed("p", "hint").attr("id", &hint_id).live(hint))
}

/// A refusal beside what it refuses.
pub fn refusal_line(text: &str) -> El {
    classed("p", "refusal").attr("role", "alert").text(text)
}

/// A box to tick, or one of several to choose, with its label around it and a line on what it means.
pub fn choice(input: El, label: El, hint: impl Fn() -> String + 'static) -> El {
    let id = unique_id("hint");
    classed("div", "choice")
        .child(el("label").child(input.attr("aria-describedby", &id)).child(label))
        .child(classed("p", "hint").attr("id", &id).live(hint))
}

/// A group of controls with a name.
pub fn group(legend: &str, class: &str) -> El {
    classed("fieldset", class).child(el("legend").text(legend))
}
