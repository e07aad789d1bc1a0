//! Failures and notices, announced to screen readers.

use crate::components::button::action_button;
use crate::components::text::{safe_name, safe_text};
use crate::format::error_messages::Failure;
use leptos::html::{code, div, p, strong};
use leptos::prelude::*;

/// A failure: what happened, what to do, the server's own words and its trace id; with a button "Try again" only where
/// trying again is safe.
pub fn failure_notice(failure: &Failure, retry: Option<impl Fn() + 'static>) -> AnyView {
    let retry = retry.map(|retry| p().child(action_button("Try again", "", move |_| retry())).into_any());
    failure_with(failure, retry)
}

/// A failure with nothing to press.
pub fn plain_failure(failure: &Failure) -> AnyView {
    failure_with(failure, None)
}

/// A failure with more below it.
pub fn failure_with(failure: &Failure, more: Option<AnyView>) -> AnyView {
    let quote = failure.quote.as_ref().map(|quote| {
        p().class("quote").child("The server said: “").child(safe_text(quote)).child("”").into_any()
    });
    let trace_id = failure
        .trace_id
        .as_ref()
        .map(|id| p().class("quote").child("Trace id: ").child(code().child(safe_name(id))).into_any());
    div()
        .class("notice failure")
        .attr("role", "alert")
        .child(
            p().child(strong().child(safe_text(&failure.what))).child(" ").child(safe_text(&failure.advice)),
        )
        .child(quote)
        .child(trace_id)
        .child(more)
        .into_any()
}

/// Something to know that is no failure.
pub fn notice(text: &str) -> AnyView {
    notice_of(safe_text(text))
}

/// The same of more than one text.
pub fn notice_of(content: AnyView) -> AnyView {
    p().class("notice").attr("role", "status").child(content).into_any()
}
