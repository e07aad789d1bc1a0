//! What went wrong, said where people and screen readers find it.

use crate::dom::{El, button, classed, el};
use crate::words::Failure;

/// A failure: what happened, what to do, the server's own words and its trace id; with a button
/// only where trying again is safe.
pub fn failure_notice(failure: &Failure, retry: Option<impl Fn() + 'static>) -> El {
    classed("div", "notice failure")
        .attr("role", "alert")
        .child(el("p").child(el("strong").text(&failure.what)).text(" ").text(&failure.advice))
        .child_if(failure.quote.as_ref().map(|quote| {
            classed("p", "quote").text("The server said: “").child(el("span").text(quote)).text("”")
        }))
        .child_if(
            failure
                .trace_id
                .as_ref()
                .map(|id| classed("p", "quote").text("Trace id: ").child(el("code").text(id))),
        )
        .child_if(retry.map(|retry| el("p").child(button("Try again", move |_| retry()))))
}

/// A failure with nothing to press.
pub fn plain_failure(failure: &Failure) -> El {
    failure_notice(failure, None::<fn()>)
}

/// Something to know, which is no failure.
pub fn notice(text: &str) -> El {
    classed("p", "notice").attr("role", "status").text(text)
}
