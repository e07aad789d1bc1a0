//! The outcome of a create in its dialog: a refusal, or an answer that was lost.

use crate::actions::create::{delete_and_send_again, look_again};
use crate::address::Address;
use crate::components::button::action_button;
use crate::components::html::{a, p, span};
use crate::components::notice::{failure_with, plain_failure};
use crate::components::text::{bold_name, code_name, safe_text};
use crate::context::Page;
use crate::format::error_messages::Failure;
use crate::session::Session;
use crate::state::AppState;
use crate::state::create::{Attempt, CreatePurpose, Outcome};
use leptos::prelude::*;
use token_api::Token;

/// The outcome; nothing before the first try. `name` is the name in the form.
pub fn outcome(
    page: Page,
    state: AppState,
    session: Session,
    purpose: CreatePurpose,
    name: &str,
) -> Option<AnyView> {
    // Whether the outcome belongs to what the form holds now.
    let is_of_this_form = state
        .create
        .attempt
        .with_value(|sent| sent.as_ref().is_none_or(|sent| sent.create.name == name.trim()));
    Some(match state.create.with_outcome(Clone::clone) {
        Outcome::None => return None,
        Outcome::UnderWay => p().class("hint").attr("role", "status").child("Creating the token…").into_any(),
        Outcome::Refused(failure) => plain_failure(&failure),
        Outcome::Looking(failed) => {
            lost_answer(&failed, p().child("Looking whether a token was made…").into_any())
        }
        Outcome::NotMade(failed) => {
            let words = "No token was made: you can try again. Nothing you typed is lost.";
            lost_answer(&failed, p().child(words).into_any())
        }
        Outcome::Unknown(failed, why) => {
            let again = failed.clone();
            let again = move |_| look_again(page.loader, page.nav, state, session, again.clone());
            let words = p()
                .child("Whether a token was made could not be found out. ")
                .child(safe_text(&why.what))
                .child(" Look again before you create another one.");
            let again = p().child(action_button("Look again", "", again));
            lost_answer(&failed, vec![words.into_any(), again.into_any()].into_any())
        }
        Outcome::Similar(failed, token) => {
            let href = Address::default().with_token(&token.uid).href();
            let words = p()
                .child("A token of this name is there: ")
                .child(name_and_uid(&token))
                .child(". Whether this create made it is not certain: ")
                .child(a().attr("href", href).child("look at it"))
                .child(", or choose another name.");
            lost_answer(&failed, words.into_any())
        }
        Outcome::Made(failed, token) => {
            let words = p()
                .child("The token was made all the same, and nobody has its value: ")
                .child(name_and_uid(&token))
                .child(".");
            let again = move |_| {
                if let Some(attempt) = state.create.attempt.get_value() {
                    let attempt = Attempt { key: crate::browser::random::key(), ..attempt };
                    let (uid, purpose) = (token.uid.clone(), purpose.clone());
                    delete_and_send_again(page.loader, page.nav, state, session, uid, attempt, purpose);
                }
            };
            // Not in a dialog that was opened for another token since.
            let again = is_of_this_form
                .then(|| p().child(action_button("Delete it and try again", "", again)).into_any());
            lost_answer(&failed, vec![words.into_any(), again.into_any()].into_any())
        }
    })
}

fn name_and_uid(token: &Token) -> AnyView {
    span().child(bold_name(&token.name)).child(", UID ").child(code_name(&token.uid)).into_any()
}

/// The failure of an answer that was lost, with more below it.
fn lost_answer(failed: &Failure, more: AnyView) -> AnyView {
    // Without the advice to look at the list: the panel has done that.
    failure_with(&Failure { advice: String::new(), ..failed.clone() }, Some(more))
}
