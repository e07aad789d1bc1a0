//! The form to sign in with a name and a password, on Yatai. The password is in its field and in one request, and nowhere
//! else.

use crate::actions::sign_out::SignOut;
use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::components::field::field;
use crate::components::html::{Tag, form as form_element, input, p};
use crate::components::inputs::{empty_on_cleanup, submit_button};
use crate::components::node::{input_of, on_load};
use crate::components::text::live_message;
use crate::pages::sign_in::Attempt;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;
use token_api::Secret;

/// The form. What is typed stays until it is accepted; the browser is told not to remember it.
pub fn form(attempt: Attempt, sign_out: SignOut) -> AnyView {
    let Attempt { session, busy, failed, .. } = attempt;
    let (name_input, password_input) = (NodeRef::<Tag>::new(), NodeRef::<Tag>::new());
    on_load(password_input, empty_on_cleanup);
    let name_refusal = RwSignal::new(None::<String>);
    let password_refusal = RwSignal::new(None::<String>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let (Some(name_field), Some(password_field)) = (input_of(name_input), input_of(password_input))
        else {
            return;
        };
        let name = name_field.value().trim().to_owned();
        // Not trimmed: spaces can be a part of it.
        let password = Secret::new(password_field.value());
        attempt.begin();
        name_refusal.set(name.is_empty().then(|| m::sign_in::NAME_EMPTY.string()));
        password_refusal.set(password.is_empty().then(|| m::sign_in::PASSWORD_EMPTY.string()));
        let first_empty = [(name.is_empty(), &name_field), (password.is_empty(), &password_field)]
            .into_iter()
            .find(|(is_empty, _)| *is_empty);
        if let Some((_, field)) = first_empty {
            let _ = field.focus();
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let result = session.sign_in_by_password(&name, &password).await;
            busy.set(false);
            match result {
                Ok(()) => {
                    password_field.set_value("");
                    sign_out.send_signed_in();
                }
                Err(failure) => {
                    failed.set(Some(failure));
                }
            }
        });
    };
    let name_field = input()
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .node_ref(name_input);
    let password_field = input()
        .attr("type", "password")
        // Without it the browser writes the text into its session files on disk.
        .attr("autocomplete", "off")
        .node_ref(password_input);
    form_element()
        .attr("novalidate", "")
        .class("by-password")
        .on(ev::submit, submit)
        .child(p().class("hint").child(live_message(m::sign_in::BY_PASSWORD)))
        .child((move || attempt.failure()).into_shared())
        .child(field(m::sign_in::NAME_OR_EMAIL, name_field, String::new, move || name_refusal.get()))
        .child(field(m::sign_in::PASSWORD, password_field, String::new, move || password_refusal.get()))
        .child(submit_button(m::sign_in::SIGN_IN_WITH_PASSWORD, busy.into()))
        .into_any()
}
