//! A labelled field with its explanation and its refusal.

use super::dialog::unique_id;
use leptos::prelude::*;

/// Ids that tie a control to its label, its explanation and its refusal.
#[derive(Clone)]
pub struct FieldIds {
    /// For the control.
    pub control: String,
    /// For `aria-describedby`.
    pub described_by: String,
    hint: String,
    error: String,
}

impl FieldIds {
    /// Fresh ids.
    pub fn new(prefix: &str) -> Self {
        let control = unique_id(prefix);
        let (hint, error) = (format!("{control}-hint"), format!("{control}-error"));
        Self { described_by: format!("{error} {hint}"), control, hint, error }
    }
}

/// A label, a control, a hint below it, and the refusal in the hint's place.
#[component]
pub fn Field(
    /// The label's text: the control's name.
    label: &'static str,
    /// The ids that the control uses too.
    ids: FieldIds,
    /// What to know before typing.
    #[prop(into, optional)]
    hint: Signal<String>,
    /// Why what was typed is refused.
    #[prop(into)]
    error: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=ids.control.clone()>{label}</label>
            {children()}
            <Refusal id=ids.error error/>
            <p class="hint" id=ids.hint>{move || hint.get()}</p>
        </div>
    }
}

/// A refusal beside what it refuses. Not in the tree while there is none.
#[component]
pub fn Refusal(
    /// For `aria-describedby`.
    #[prop(into)]
    id: String,
    /// The sentence.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    move || {
        let id = id.clone();
        error.get().map(|error| view! { <p class="refusal" role="alert" id=id>{error}</p> })
    }
}
