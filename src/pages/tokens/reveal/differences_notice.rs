//! The notice that the new token differs from what was requested.

use crate::components::html::{div, p, strong};
use crate::components::text::lines;
use leptos::prelude::*;

/// Lists the differences, with what to do about them; nothing if there are none.
pub fn differences_notice(differences: &[String]) -> Option<AnyView> {
    let advice = "Check whether you can use this token. If not, delete it, and ask the people who run the server: it may not \
                  be able to make the token as you want it.";
    (!differences.is_empty()).then(|| {
        div()
            .class("notice failure")
            .attr("role", "alert")
            .child(p().child(strong().child("The server did not make the token as you asked.")))
            .child(lines(differences))
            .child(p().child(advice))
            .into_any()
    })
}
