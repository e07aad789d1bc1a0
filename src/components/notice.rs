//! Failures and notices, announced to screen readers.

use crate::components::button::action_button;
use crate::components::html::{code, div, p, span, strong};
use crate::components::text::{safe_name, safe_text, sentence};
use crate::format::error_messages::Failure;
use leptos::prelude::*;
use panel_messages::m;

/// A failure: what happened, what to do, the server's message and the trace id. Pass `retry` only if another attempt is
/// safe: it adds a button "Try again".
pub fn failure_notice(failure: &Failure, retry: Option<impl Fn() + 'static>) -> AnyView {
    let retry =
        retry.map(|retry| p().child(action_button(m::common::TRY_AGAIN, "", move |_| retry())).into_any());
    failure_with(failure, retry)
}

/// A failure without a button.
pub fn plain_failure(failure: &Failure) -> AnyView {
    failure_with(failure, None)
}

/// A failure with another view below it.
pub fn failure_with(failure: &Failure, more: Option<AnyView>) -> AnyView {
    let quote = failure.quote.as_ref().map(|quote| {
        // Of an unknown language.
        let quote = span().attr("lang", "").attr("dir", "auto").child(safe_text(quote)).into_any();
        p().class("quote").child(sentence(m::errors::server_said(quote))).into_any()
    });
    let trace_id = failure.trace_id.as_ref().map(|id| {
        let id = code().child(safe_name(id)).into_any();
        p().class("quote").child(sentence(m::errors::trace_id(id))).into_any()
    });
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

/// A notice that is not a failure.
pub fn notice(text: &str) -> AnyView {
    notice_of(safe_text(text))
}

/// A notice with any content.
pub fn notice_of(content: AnyView) -> AnyView {
    p().class("notice").attr("role", "status").child(content).into_any()
}
