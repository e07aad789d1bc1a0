//! What came of saving.

use crate::components::html::{div, p, strong};
use crate::components::notice::{notice, plain_failure};
use crate::components::text::{lines, safe_text};
use crate::format::error_messages::Failure;
use leptos::prelude::*;
use panel_messages::{Message, m};

/// What came of saving.
#[derive(Clone, PartialEq)]
pub enum Outcome {
    /// It was not tried yet.
    None,
    /// The request is under way.
    Saving,
    /// There was nothing to save.
    Nothing,
    /// It failed.
    Failed(Failure),
    /// Somebody else has changed the token since it was read, in this way. Nothing was sent.
    ChangedByOthers(Vec<String>),
    /// The server changed the token, but not these.
    Incomplete(Vec<Message>),
}

/// How it is shown; nothing before the first try.
pub fn outcome_view(outcome: &Outcome) -> Option<AnyView> {
    Some(match outcome {
        Outcome::None => return None,
        Outcome::Saving => p().class("hint").attr("role", "status").message(m::edit::SAVING).into_any(),
        Outcome::Nothing => notice(m::edit::NOTHING_CHANGED.text()),
        Outcome::Failed(failure) => plain_failure(failure),
        Outcome::ChangedByOthers(changes) => div()
            .class("notice failure")
            .attr("role", "alert")
            .child(p().child(strong().message(m::edit::CHANGED_BY_OTHERS)))
            .child(lines(changes))
            .child(p().message(m::edit::CHANGES_ON_TOP))
            .into_any(),
        Outcome::Incomplete(what) => {
            let fields = what.iter().map(|field| field.text().to_owned());
            let fields = fields.reduce(|first, next| m::edit::fields_and(&first, &next)).unwrap_or_default();
            let words = m::edit::not_taken(&fields);
            let advice = what
                .contains(&m::edit::FIELD_EXPIRATION)
                .then(|| p().message(m::edit::EXPIRATION_NOT_TAKEN).into_any());
            div()
                .class("notice failure")
                .attr("role", "alert")
                .child(p().child(strong().child(safe_text(&words))))
                .child(advice)
                .into_any()
        }
    })
}
