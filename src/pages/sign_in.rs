//! Signing in with a pasted token.

use crate::desk::Desk;
use crate::dom::{El, classed, el};
use crate::parts::field::field;
use crate::parts::notice::{notice, plain_failure};
use crate::session::{State, use_session};
use crate::signal::Var;
use crate::words::{Failure, elsewhere};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use token_api::Secret;

/// The form. What was typed stays in its field until it is accepted.
pub fn sign_in(desk: Desk) -> El {
    let session = use_session();
    let keep = Var::new(false);
    let busy = Var::new(false);
    let refusal = Var::new(None::<String>);
    let failed = Var::new(None::<Failure>);
    let input = el("input")
        .attr("type", "password")
        // Without it the browser writes the text into its session files on disk.
        .attr("autocomplete", "off")
        .attr("spellcheck", "false");
    let typed: web_sys::HtmlInputElement = input.cast();
    let first = SendWrapper::new(typed.clone());
    // Once it stands in the document.
    queue_microtask(move || {
        let _ = first.focus();
    });
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let token = Secret::new(typed.value().trim());
        failed.set(None);
        refusal.set(check(&token));
        if refusal.with_untracked(Option::is_some) {
            let _ = typed.focus();
            return;
        }
        busy.set(true);
        crate::dom::spawn(async move {
            let result = session.sign_in(token, keep.get_untracked()).await;
            busy.try_set(false);
            if let Err(failure) = result {
                failed.try_set(Some(failure));
            }
        });
    };
    classed("section", "sign-in")
        .child(el("h1").text("Sign in"))
        .slot(move || match session.state() {
            State::Out(Some(why)) => Some(notice(&why)),
            _ => None,
        })
        .slot(move || {
            desk.is_keeping().then(|| {
                notice(
                    "The value of a new token is not saved yet. It waits in this tab, out of sight, for whoever made \
                     it: sign in again to save it. When this tab is closed, or somebody else signs in here, it is lost.",
                )
            })
        })
        .child(
            classed("p", "hint")
                .text("Paste an API token with the scope ")
                .child(classed("code", "wrap").name("read_organization"))
                .text(" or ")
                .child(classed("code", "wrap").name("api"))
                .text(". It stays in this page's memory and is sent to the API only."),
        )
        .slot(move || failed.get().map(|failure| plain_failure(&failure)))
        .slot(move || {
            let endpoint = session.endpoint();
            (failed.with(Option::is_some) && !endpoint.is_empty())
                .then(|| classed("p", "hint").text(&elsewhere(&endpoint)))
        })
        .child(
            el("form")
                .flag("novalidate")
                .on("submit", submit)
                .child(field("API token", input, String::new, move || refusal.get()))
                .child(
                    classed("label", "check")
                        .child(el("input").attr("type", "checkbox").on_checked(move |on| keep.set(on)))
                        .text("Keep me signed in for this tab"),
                )
                .child(
                    classed("button", "primary")
                        .attr("type", "submit")
                        .live_attr("aria-disabled", move || busy.get().then(|| "true".to_owned()))
                        .text("Sign in"),
                ),
        )
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
