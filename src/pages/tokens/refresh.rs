//! How old the list is, and the ways to load it again: by hand, and every minute where the person wants that.

use crate::browser::clock;
use crate::browser::local_storage;
use crate::browser::reactive::effect;
use crate::browser::signal::RwSignal;
use crate::browser::visibility;
use crate::components::button::action_button;
use crate::components::html::{label, span};
use crate::components::inputs::checkbox;
use crate::components::text::live_text;
use crate::context::Page;
use crate::format::time::relative;
use chrono::TimeDelta;
use leptos::prelude::*;
use panel_messages::m;
use std::time::Duration;

/// The key of the setting in the local storage.
const NAME: &str = "refresh";

/// How often the list is loaded again by itself.
const EVERY: Duration = Duration::from_secs(60);

/// A list younger than this is not loaded again. It is a little less than [`EVERY`]: the age counts from
/// the first request, and a timer can be early.
const MIN_AGE: TimeDelta = TimeDelta::seconds(55);

/// The age of the list, the button "Refresh", and the checkbox "Refresh every minute".
pub fn refresh(page: Page) -> AnyView {
    let loader = page.loader;
    let age = live_text(move || {
        let updated = loader.list().with(|list| list.updated);
        updated.map(|at| m::notices::updated(&relative(at, page.now().max(at)))).unwrap_or_default()
    });
    let is_on = RwSignal::new(local_storage::remembered(NAME).is_some());
    effect(move || {
        if !is_on.get() {
            return;
        }
        // A tab in the background loads nothing, until it is seen again.
        let again = move || {
            let updated = loader.list().with_untracked(|list| list.updated);
            let is_old = updated.is_none_or(|at| clock::now() - at >= MIN_AGE);
            if visibility::is_visible() && loader.is_idle() && is_old {
                loader.start_in_background();
            }
        };
        if let Ok(timer) = set_interval_with_handle(again, EVERY) {
            on_cleanup(move || timer.clear());
        }
        visibility::when_visible(again);
    });
    let every_minute = checkbox(
        move || is_on.get(),
        move |on| {
            is_on.set(on);
            local_storage::remember(NAME, on.then_some("1"));
        },
    );
    vec![
        age,
        action_button(m::common::REFRESH, "quiet", move |_| loader.start()).into_any(),
        label()
            .class("row")
            .child(every_minute)
            .child(span().message(m::notices::REFRESH_EVERY_MINUTE))
            .into_any(),
    ]
    .into_any()
}
