//! What to do with the token next: snippets on tabs.

use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;
use crate::components::button::text_button;
use crate::components::copy::{CopyError, copy_into, outcome_words};
use crate::components::html::{Tag, div, p, pre};
use crate::components::node::input_of;
use crate::components::text::live_text;
use crate::pages::tokens::reveal::snippets::{PLACE, Snippet, snippets};
use leptos::prelude::*;
use panel_messages::m;
use token_api::Token;

/// A tab for each snippet. Its text is shown without the value; the button below it reads the value from the field and puts
/// it in, and says so. Nothing where no snippet fits the token; a sentence where the value cannot be put into commands safely.
pub fn next_steps(token: &Token, origin: &str, field: NodeRef<Tag>, is_plain_value: bool) -> Option<AnyView> {
    let snippets = StoredValue::new(snippets(token, origin));
    if snippets.with_value(Vec::is_empty) {
        return None;
    }
    if !is_plain_value {
        return Some(p().class("hint").message(m::reveal::NOT_IN_COMMANDS).into_any());
    }
    let current = RwSignal::new(0usize);
    let outcome = RwSignal::new(None::<Result<(), CopyError>>);
    let shown = move |value: &str| {
        snippets.with_value(|s| s.get(current.get()).map(|s| s.with(value)).unwrap_or_default())
    };
    let tab = move |(index, snippet): (usize, &Snippet)| {
        let choose = move |_| {
            current.set(index);
            outcome.set(None);
        };
        text_button(snippet.label, "", choose)
            .attr("role", "tab")
            .attr("aria-selected", move || (current.get() == index).to_string())
            .into_any()
    };
    let tabs = div()
        .class("tabs")
        .attr("role", "tablist")
        .attr("aria-label", m::reveal::USE_IT)
        .child(snippets.with_value(|all| all.iter().enumerate().map(tab).collect_view()));
    let copy_snippet = move |_| {
        let Some(field) = input_of(field) else { return };
        copy_into(outcome, untrack(|| shown(&field.value())));
    };
    let copy_label = move || {
        let has_value = snippets.with_value(|s| s.get(current.get()).is_some_and(|s| s.text.contains(PLACE)));
        if has_value { m::reveal::COPY_WITH_VALUE } else { m::reveal::COPY }.text().to_owned()
    };
    let said = move || outcome.get().map_or("", outcome_words).to_owned();
    let said = p().class("hint").attr("role", "status").child(live_text(said));
    let copy = text_button("", "", copy_snippet).prop("textContent", copy_label);
    let panel = div()
        .class("step")
        .attr("role", "tabpanel")
        .child(
            pre().attr("tabindex", "0").attr("translate", "no").child(live_text(move || shown("••••••••"))),
        )
        .child(div().class("copy-row").child(said).child(copy));
    Some(div().class("steps").child(tabs).child(panel).into_any())
}
