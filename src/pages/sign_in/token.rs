//! The form to sign in with a pasted token.

use crate::browser::language::changes;
use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::components::field::{choice, field};
use crate::components::html::{Tag, form as form_element, input};
use crate::components::inputs::{checkbox, empty_on_cleanup, submit_button};
use crate::components::node::{input_of, on_load};
use crate::components::text::live_message;
use crate::format::error_messages::value_refusal;
use crate::pages::sign_in::Attempt;
use leptos::ev;
use leptos::prelude::*;
use panel_messages::m;
use token_api::Secret;

/// The form. It has the focus when the page opens.
pub fn form(attempt: Attempt) -> AnyView {
    let Attempt { session, busy, failed, .. } = attempt;
    let keep = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let token_input = NodeRef::<Tag>::new();
    on_load(token_input, |input| {
        // Only an element that is in the document can be focused.
        let _ = input.focus();
        empty_on_cleanup(input);
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let Some(typed) = input_of(token_input) else { return };
        let token = Secret::new(typed.value().trim());
        attempt.begin();
        refusal.set(value_refusal(&token));
        if refusal.with_untracked(Option::is_some) {
            let _ = typed.focus();
            return;
        }
        busy.set(true);
        let keep = keep.get_untracked();
        spawn_local(async move {
            let result = session.sign_in(token, keep).await;
            busy.set(false);
            match result {
                Ok(()) => typed.set_value(""),
                Err(failure) => {
                    failed.set(Some(failure));
                }
            }
        });
    };
    let token_field = input()
        .attr("type", "password")
        // Without it the browser writes the text into its session files on disk.
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .node_ref(token_input);
    let keep_box = checkbox(move || keep.get(), move |on| keep.set(on));
    form_element()
        .attr("novalidate", "")
        .on(ev::submit, submit)
        .child(field(m::sign_in::API_TOKEN, token_field, String::new, move || refusal.get()))
        .child(choice(keep_box, live_message(m::sign_in::KEEP), keep_hint))
        .child(submit_button(m::sign_in::SIGN_IN, busy.into()))
        .into_any()
}

/// What a browser does with a token that is kept.
fn keep_hint() -> String {
    changes();
    m::sign_in::KEEP_HINT.string()
}
