//! What is shown instead of the table while there are no rows.

use crate::components::html::{a, div, h2, p, table, thead};
use crate::context::Page;
use crate::pages::tokens::table::header::header_row;
use leptos::prelude::*;
use panel_messages::m;

/// The header of the table, and grey rows, while the list is loaded. They are as high as real ones, so that nothing moves later,
/// and hidden from assistive technology.
pub fn skeleton(page: Page) -> AnyView {
    let head = table().child(thead().child(header_row(page)));
    let grey = div().child(head).child(div().class("grey-rows"));
    div()
        .child(grey.attr("aria-hidden", "true").attr("inert", ""))
        .child(p().class("visually-hidden").attr("role", "status").message(m::list::LOADING_TOKENS))
        .into_any()
}

/// There are tokens, but none matches the filters. What they are is said above: the words of a link must not read as a
/// sentence of this page.
pub fn no_match(page: Page) -> AnyView {
    let clear = a()
        .class("button")
        .attr("href", move || page.nav.with(|a| a.without_filters().href()))
        .message(m::filters::CLEAR_FILTERS);
    div()
        .class("empty")
        .child(h2().message(m::list::NO_MATCH))
        .child(p().message(m::list::NO_MATCH_ADVICE))
        .child(p().child(clear))
        .into_any()
}
