//! The dialogs that show a token's value: once for a new token, and on request for an existing token if the server
//! returns it.
//!
//! The value is in the reveal's state and in the dialog's field, and nowhere else. The dialog is not bound to the address,
//! so Back cannot close it.

mod check_button;
pub mod differences_notice;
mod next_steps;
mod snippets;
mod value_field;

use crate::actions::check_value::ValueApi;
use crate::browser::events::on_window;
use crate::browser::reactive::effect;
use crate::browser::signal::{RwSignal, memo};
use crate::components::button::action_button;
use crate::components::dialog::{dialog, if_opener_is_gone};
use crate::components::field::refusal_line;
use crate::components::html::{Tag, div, label, p};
use crate::components::inputs::{checkbox, empty_on_cleanup};
use crate::components::node::{input_of, on_load};
use crate::components::text::{bold_name, sentence};
use crate::pages::tokens::focus::row_link;
use crate::session::use_session;
use crate::state::AppState;
use crate::state::reveal::Revealed;
use check_button::check_button;
use differences_notice::differences_notice;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use next_steps::next_steps;
use panel_messages::m;
use token_api::{Secret, Token};
use value_field::value_field;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The dialog, above every page. The value of an existing token is dropped when the session ends; that of a new token
/// is kept for the same person.
pub fn reveal_dialog(state: AppState) -> AnyView {
    let session = use_session();
    effect(move || {
        if session.who().is_none() {
            state.hide_existing();
        }
    });
    // A page that is left can come back from the browser's memory: the value does not. It is reported as lost, as after a reload.
    on_window(ev::Custom::<ev::Event>::new("pagehide"), move |_| state.reveal.clear());
    reveal(
        state.reveal.shown,
        ValueApi::new(session.client_with(None)),
        move |is_saved| state.mark_saved(is_saved),
        move || state.show_next(),
    )
}

/// Shows the value until the person has saved it. `api` is the API that the value is for;
/// `mark_saved` is called with whether the value is saved, whenever that changes; `next` closes the dialog.
pub fn reveal(
    revealed: RwSignal<Option<Revealed>>,
    api: ValueApi,
    mark_saved: impl Fn(bool) + 'static,
    next: impl Fn() + Copy + 'static,
) -> AnyView {
    let Some(shown) = revealed.get_untracked() else { return ().into_any() };
    let Revealed { token, value, differences, is_new } = shown;
    let Some(value) = value else { return missing_value(&token, next) };
    if !is_new {
        return existing_value(&token, value, &api, next);
    }
    let shown = ShownValue::new(value);
    let is_ticked = RwSignal::new(false);
    // A copy or a download has worked.
    let is_kept = RwSignal::new(false);
    let is_nudged = RwSignal::new(false);
    let is_saved = memo(move || is_ticked.get() || is_kept.get());
    effect(move || mark_saved(is_saved.get()));

    // The browser asks before it closes the page; it may ignore this.
    on_window(ev::beforeunload, move |event| {
        if !is_saved.get_untracked() {
            event.prevent_default();
        }
    });

    let done = move || {
        shown.clear();
        next();
    };
    let escape = move || if is_saved.get_untracked() { done() } else { is_nudged.set(true) };
    let words = p().child(sentence(m::reveal::only_time(bold_name(&token.name))));
    let saved_box = checkbox(move || is_ticked.get(), move |on| is_ticked.set(on));
    let nudge =
        move || (is_nudged.get() && !is_saved.get()).then(|| refusal_line(m::reveal::NOT_SAVED.text()));
    let done_button =
        action_button(m::reveal::DONE, "", move |_| done()).attr("disabled", move || !is_saved.get());
    let content = vec![
        differences_notice(&differences).into_any(),
        words.into_any(),
        value_field(&token.name, shown.field, is_kept, false),
        shown.check_and_snippets(&token, &api),
        label().class("check").child(saved_box).message(m::reveal::HAVE_SAVED).into_any(),
        nudge.into_shared().into_any(),
        div().class("actions").child(done_button).into_any(),
    ];
    if_opener_is_gone(row_link(&token.uid));
    dialog(m::reveal::SAVE_NEW_TOKEN.text(), "", escape, content)
}

/// The value of a token that is not new. It is masked at first. The dialog can be closed at once, because the server
/// returns the value again.
fn existing_value(token: &Token, value: Secret, api: &ValueApi, next: impl Fn() + Copy + 'static) -> AnyView {
    let shown = ShownValue::new(value);
    let close = move || {
        shown.clear();
        next();
    };
    let words = p().child(sentence(m::reveal::value_of(bold_name(&token.name))));
    let content = vec![
        words.into_any(),
        value_field(&token.name, shown.field, RwSignal::new(false), true),
        shown.check_and_snippets(token, api),
        div().class("actions").child(action_button(m::common::CLOSE, "", move |_| close())).into_any(),
    ];
    dialog(m::reveal::VALUE_OF_TOKEN.text(), "", close, content)
}

/// The dialog for a new token whose value the server did not send.
fn missing_value(token: &Token, next: impl Fn() + Copy + 'static) -> AnyView {
    let words = p()
        .class("notice failure")
        .attr("role", "alert")
        .child(sentence(m::reveal::no_value(bold_name(&token.name))));
    let done = action_button(m::reveal::DONE, "", move |_| next());
    dialog(
        m::reveal::SAVE_NEW_TOKEN.text(),
        "",
        next,
        vec![words.into_any(), div().class("actions").child(done).into_any()],
    )
}

/// A value in its field.
#[derive(Clone, Copy)]
struct ShownValue {
    field: NodeRef<Tag>,
    /// Whether the value can be put into commands.
    is_plain: bool,
}

impl ShownValue {
    /// Sets the value as the property of the field, once the field is there: an attribute would be a part of the document's
    /// text. The field is emptied when the dialog goes.
    fn new(value: Secret) -> Self {
        let (field, is_plain) = (NodeRef::<Tag>::new(), snippets::is_plain(value.expose()));
        on_load(field, move |element| {
            element.unchecked_ref::<HtmlInputElement>().set_value(value.expose());
            empty_on_cleanup(element);
        });
        Self { field, is_plain }
    }

    /// Empties the field at once: the element stays in memory for a while after the dialog has gone.
    fn clear(self) {
        if let Some(field) = input_of(self.field) {
            field.set_value("");
        }
    }

    /// The button that checks the value, and the snippets that use it.
    fn check_and_snippets(self, token: &Token, api: &ValueApi) -> AnyView {
        let snippets = next_steps(token, &origin_of(api), self.field, self.is_plain);
        vec![check_button(token, api.clone(), self.field).into_any(), snippets.into_any()].into_any()
    }
}

/// The API's origin in full: a command needs it also where the page's own origin is meant.
fn origin_of(api: &ValueApi) -> String {
    if api.endpoint().is_empty() {
        window().location().origin().unwrap_or_default()
    } else {
        api.endpoint().to_owned()
    }
}
