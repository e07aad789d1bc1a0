//! What is shown instead of the table while there are no rows.

use crate::components::html::{a, div, h2, p, table, thead};
use crate::context::Page;
use crate::pages::tokens::table::header::header_row;
use leptos::prelude::*;

/// The header of the table, and grey rows, while the list is loaded. They are as high as real ones, so that nothing moves later,
/// and hidden from assistive technology.
pub fn skeleton(page: Page) -> AnyView {
    let head = table().child(thead().child(header_row(page)));
    let grey = div().child(head).child(div().class("grey-rows"));
    div()
        .child(grey.attr("aria-hidden", "true").attr("inert", ""))
        .child(p().class("visually-hidden").attr("role", "status").child("Loading tokens"))
        .into_any()
}

/// There are tokens, but none matches the filters. What they are is said above: the words of a link must not read as a
/// sentence of this page.
pub fn no_match(page: Page) -> AnyView {
    let clear = a()
        .class("button")
        .attr("href", move || page.nav.with(|a| a.without_filters().href()))
        .child("Clear filters");
    div()
        .class("empty")
        .child(h2().child("No token matches"))
        .child(p().child("The search and the filters above leave none."))
        .child(p().child(clear))
        .into_any()
}
