//! The notice that the new token differs from what was requested.

use crate::components::html::{div, p, strong};
use crate::components::text::lines;
use leptos::prelude::*;
use panel_messages::m;

/// Lists the differences, with what to do about them; nothing if there are none.
pub fn differences_notice(differences: &[String]) -> Option<AnyView> {
    (!differences.is_empty()).then(|| {
        div()
            .class("notice failure")
            .attr("role", "alert")
            .child(p().child(strong().message(m::reveal::MADE_OTHERWISE)))
            .child(lines(differences))
            .child(p().message(m::reveal::MADE_OTHERWISE_ADVICE))
            .into_any()
    })
}
