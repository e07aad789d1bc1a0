//! What came of saving.

use crate::components::html::{div, p, strong};
use crate::components::notice::{notice, plain_failure};
use crate::components::text::{lines, safe_text};
use crate::format::error_messages::Failure;
use leptos::prelude::*;

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
    Incomplete(Vec<&'static str>),
}

/// How it is shown; nothing before the first try.
pub fn outcome_view(outcome: &Outcome) -> Option<AnyView> {
    Some(match outcome {
        Outcome::None => return None,
        Outcome::Saving => p().class("hint").attr("role", "status").child("Saving…").into_any(),
        Outcome::Nothing => notice("Nothing has changed yet."),
        Outcome::Failed(failure) => plain_failure(failure),
        Outcome::ChangedByOthers(changes) => div()
            .class("notice failure")
            .attr("role", "alert")
            .child(p().child(strong().child("Somebody else changed this token meanwhile.")))
            .child(lines(changes))
            .child(p().child("Your changes stand on top of theirs now. Look at them, and save again."))
            .into_any(),
        Outcome::Incomplete(what) => {
            let words = format!("The server did not change {}.", what.join(" and "));
            let advice = what.contains(&"the expiration").then(|| {
                let words = "It may be one that cannot take an expiration away. A later date may work; so does a new token.";
                p().child(words).into_any()
            });
            div()
                .class("notice failure")
                .attr("role", "alert")
                .child(p().child(strong().child(safe_text(&words))))
                .child(advice)
                .into_any()
        }
    })
}
