//! Signing in with a pasted token.

use crate::components::field::field;
use crate::components::inputs::{checkbox, submit_button};
use crate::components::notice::{notice, plain_failure};
use crate::components::text::{code_name, hint};
use crate::desk::Desk;
use crate::session::{State, use_session};
use crate::words::{Failure, elsewhere};
use leptos::ev;
use leptos::html::{Input, form, h1, input, label, p, section};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use leptos::task::spawn_local;
use token_api::Secret;

/// The form. What was typed stays in its field until it is accepted.
pub fn sign_in(desk: Desk) -> AnyView {
    let session = use_session();
    let keep = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<Failure>);
    let token_input = NodeRef::<Input>::new();
    token_input.on_load(|input| {
        // An element in the document takes the focus.
        let _ = input.focus();
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let Some(typed) = token_input.get_untracked() else { return };
        let token = Secret::new(typed.value().trim());
        failed.set(None);
        refusal.set(check(&token));
        if refusal.with_untracked(Option::is_some) {
            let _ = typed.focus();
            return;
        }
        busy.set(true);
        let keep = keep.get_untracked();
        spawn_local(async move {
            let result = session.sign_in(token, keep).await;
            busy.try_set(false);
            if let Err(failure) = result {
                failed.try_set(Some(failure));
            }
        });
    };
    let why_out = move || match session.state() {
        State::Out(Some(why)) => Some(notice(&why)),
        _ => None,
    };
    let kept_value = move || {
        desk.is_keeping().then(|| {
            notice(
                "The value of a new token is not saved yet. It waits in this tab, out of sight, for whoever made \
                 it: sign in again to save it. When this tab is closed, or somebody else signs in here, it is lost.",
            )
        })
    };
    let what_to_paste = p()
        .class("hint")
        .child("Paste an API token with the scope ")
        .child(code_name("read_organization"))
        .child(" or ")
        .child(code_name("api"))
        .child(". It stays in this page's memory and is sent to the API only.");
    let other_origin = move || {
        let endpoint = session.endpoint();
        (failed.with(Option::is_some) && !endpoint.is_empty()).then(|| hint(&elsewhere(&endpoint)))
    };
    let token_field = input()
        .attr("type", "password")
        // Without it the browser writes the text into its session files on disk.
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .node_ref(token_input);
    let keep_box = checkbox(move || keep.get(), move |on| keep.set(on));
    let sign_in_button = submit_button("Sign in", busy.into());
    section()
        .class("sign-in")
        .child(h1().child("Sign in"))
        .child(why_out.into_shared())
        .child(kept_value.into_shared())
        .child(what_to_paste)
        .child((move || failed.get().map(|failure| plain_failure(&failure))).into_shared())
        .child(other_origin.into_shared())
        .child(
            form()
                .attr("novalidate", "")
                .on(ev::submit, submit)
                .child(field("API token", token_field, String::new, move || refusal.get()))
                .child(label().class("check").child(keep_box).child("Keep me signed in for this tab"))
                .child(sign_in_button),
        )
        .into_any()
}

/// What can be known to be wrong before it is sent. The sentence never holds the text itself.
fn check(token: &Secret) -> Option<String> {
    if token.is_empty() {
        return Some("Paste a token: it is empty.".to_owned());
    }
    if !token.fits_header() {
        return Some("A token has no spaces, line breaks or special characters: copy it again.".to_owned());
    }
    None
}
