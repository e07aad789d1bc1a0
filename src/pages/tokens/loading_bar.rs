//! How much of the list is loaded, with a way to stop and to go on.

use crate::browser::signal::memo;
use crate::components::button::action_button;
use crate::components::html::{progress, span};
use crate::context::Page;
use crate::tokens::token_list::Progress;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;

/// The bar and a button "Stop" while the list is loaded; a button "Try again" after it was stopped.
pub fn loading_bar(page: Page) -> AnyView {
    let loader = page.loader;
    let is_reading = memo(move || loader.read().is_some());
    let is_stopped = memo(move || loader.list().with(|list| matches!(list.progress, Progress::Stopped)));
    let count = move |of: fn((u64, u64)) -> u64| of(loader.read().unwrap_or_default()).to_string();
    let bar = move || {
        is_reading.get().then(|| {
            let bar = progress()
                .attr("aria-label", m::list::LOADING_TOKENS)
                .attr("max", move || count(|(_, total)| total))
                .attr("value", move || count(|(loaded, _)| loaded));
            vec![bar.into_any(), action_button(m::list::STOP_LOADING, "", move |_| loader.stop()).into_any()]
                .into_any()
        })
    };
    let go_on = move || {
        (is_stopped.get() && !is_reading.get())
            .then(|| action_button(m::common::TRY_AGAIN, "", move |_| loader.go_on()).into_any())
    };
    span().class("row").child(bar.into_shared()).child(go_on.into_shared()).into_any()
}
