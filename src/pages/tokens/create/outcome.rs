//! The outcome of a create in its dialog: a refusal, or an answer that was lost.

use crate::actions::create::{delete_and_send_again, look_again};
use crate::address::Address;
use crate::components::button::action_button;
use crate::components::html::{a, p};
use crate::components::notice::{failure_with, plain_failure};
use crate::components::text::{bold_name, code_name, safe_text, sentence};
use crate::context::Page;
use crate::format::error_messages::Failure;
use crate::session::Session;
use crate::state::AppState;
use crate::state::create::{Attempt, CreatePurpose, Outcome};
use leptos::prelude::*;
use panel_messages::m;

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
        Outcome::UnderWay => p().class("hint").attr("role", "status").message(m::create::CREATING).into_any(),
        Outcome::Refused(failure) => plain_failure(&failure),
        Outcome::Looking(failed) => lost_answer(&failed, p().message(m::create::LOOKING).into_any()),
        Outcome::NotMade(failed) => lost_answer(&failed, p().message(m::create::NOT_MADE).into_any()),
        Outcome::Unknown(failed, why) => {
            let again = failed.clone();
            let again = move |_| look_again(page.loader, page.nav, state, session, again.clone());
            let words = p().child(safe_text(&m::create::not_found_out(&why.what)));
            let again = p().child(action_button(m::common::LOOK_AGAIN, "", again));
            lost_answer(&failed, vec![words.into_any(), again.into_any()].into_any())
        }
        Outcome::Similar(failed, token) => {
            let href = Address::default().with_token(&token.uid).href();
            let look = a().attr("href", href).message(m::create::SIMILAR_LOOK).into_any();
            let words = m::create::similar(bold_name(&token.name), code_name(&token.uid), look);
            lost_answer(&failed, p().child(sentence(words)).into_any())
        }
        Outcome::Made(failed, token) => {
            let words = m::create::made_without_value(bold_name(&token.name), code_name(&token.uid));
            let words = p().child(sentence(words));
            let again = move |_| {
                if let Some(attempt) = state.create.attempt.get_value() {
                    let attempt = Attempt { key: crate::browser::random::key(), ..attempt };
                    let (uid, purpose) = (token.uid.clone(), purpose.clone());
                    delete_and_send_again(page.loader, page.nav, state, session, uid, attempt, purpose);
                }
            };
            // Not in a dialog that was opened for another token since.
            let again = is_of_this_form
                .then(|| p().child(action_button(m::create::DELETE_AND_TRY_AGAIN, "", again)).into_any());
            lost_answer(&failed, vec![words.into_any(), again.into_any()].into_any())
        }
    })
}

/// The failure of an answer that was lost, with more below it.
fn lost_answer(failed: &Failure, more: AnyView) -> AnyView {
    // Without the advice to look at the list: the panel has done that.
    failure_with(&Failure { advice: String::new(), ..failed.clone() }, Some(more))
}
