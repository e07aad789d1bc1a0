//! The notice that the server made a token otherwise than asked.

use crate::components::text::lines;
use leptos::html::{div, p, strong};
use leptos::prelude::*;

/// Lists what differs, and says what to do about it; nothing where nothing differs.
pub fn differences_notice(differences: &[String]) -> Option<AnyView> {
    let advice = "Look whether this token will do. If not, delete it: the server may not be able to make it as you want it, \
                  and whoever runs it can tell.";
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
