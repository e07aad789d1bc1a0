//! How old the list is and how it becomes new: by hand, every minute where the person wants that, and by itself at the
//! very moments at which a token expires; and while it comes, how far it is, with a way to stop.

use crate::address::Address;
use crate::browser::clock;
use crate::browser::latest::Latest;
use crate::browser::local_storage;
use crate::browser::timer::yield_to_browser;
use crate::components::button::action_button;
use crate::components::inputs::checkbox;
use crate::components::text::live_text;
use crate::context::Page;
use crate::format::time::relative;
use crate::query::{Moments, Row};
use crate::tokens::loader::Progress;
use leptos::html::{label, progress, span};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use std::sync::Arc;
use std::time::Duration;

const NAME: &str = "refresh";

/// How often the list is loaded again by itself, where that is wanted.
const EVERY: Duration = Duration::from_secs(60);

/// As old as it is after that time at least, in milliseconds: it is counted from the first request's beginning, and a
/// timer is a little early at times.
const ALMOST: i64 = 55_000;

/// Moments beyond the next look at the clock can wait until then.
const SOON: i64 = 11_000;

/// Moments in quick succession are taken together: a long list takes a while to be filtered.
const PAUSE: i64 = 200;
const LONG_PAUSE: i64 = 1000;

/// How far the list has come, and a button to stop it or to go on.
pub fn loading_bar(page: Page) -> AnyView {
    let loader = page.loader;
    let is_reading = Memo::new(move |_| loader.read().is_some());
    let is_stopped =
        Memo::new(move |_| loader.list().with(|list| matches!(list.progress, Progress::Stopped)));
    let count = move |of: fn((u64, u64)) -> u64| of(loader.read().unwrap_or_default()).to_string();
    let bar = move || {
        is_reading.get().then(|| {
            let bar = progress()
                .attr("aria-label", "Loading tokens")
                .attr("max", move || count(|(_, total)| total))
                .attr("value", move || count(|(loaded, _)| loaded));
            vec![bar.into_any(), action_button("Stop", "", move |_| loader.stop()).into_any()].into_any()
        })
    };
    let go_on = move || {
        (is_stopped.get() && !is_reading.get())
            .then(|| action_button("Try again", "", move |_| loader.go_on()).into_any())
    };
    span().class("row").child(bar.into_shared()).child(go_on.into_shared()).into_any()
}

/// How old the list is, and the ways to make it new.
pub fn refresh(page: Page) -> AnyView {
    let loader = page.loader;
    let age = live_text(move || {
        let updated = loader.list().with(|list| list.updated);
        updated.map(|at| format!("Updated {}", relative(at, page.now().max(at)))).unwrap_or_default()
    });
    let is_on = RwSignal::new(local_storage::remembered(NAME).is_some());
    Effect::new(move |_| {
        if !is_on.get() {
            return;
        }
        // What nobody sees need not be new.
        let again = move || {
            let updated = loader.list().with_untracked(|list| list.updated);
            let is_old = updated.is_none_or(|at| clock::millis() - at.timestamp_millis() >= ALMOST);
            if clock::is_seen() && loader.is_idle() && is_old {
                loader.start_in_background();
            }
        };
        if let Ok(timer) = set_interval_with_handle(again, EVERY) {
            on_cleanup(move || timer.clear());
        }
        clock::when_seen(again);
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
        action_button("Refresh", "quiet", move |_| loader.start()).into_any(),
        label().class("row").child(every_minute).child(span().child("Refresh every minute")).into_any(),
    ]
    .into_any()
}

/// Looks at the clock at the very moment at which time alone changes what is shown.
pub fn keep_time(page: Page, question: Memo<Address>) {
    let moments = Memo::new(move |_| question.with(Moments::of));
    let is_long = move || page.loader.rows().len() > crate::pages::tokens::LONG_LIST;
    let next = RwSignal::new(i64::MAX);
    let search = Latest::new();
    Effect::new(move |_| {
        let (rows, moments) = (page.loader.rows(), moments.get());
        // When it has come, another one is the next.
        let now = page.moment.get();
        search.run(async move {
            let mut soonest = i64::MAX;
            for slice in rows.chunks(crate::pages::tokens::LONG_LIST) {
                soonest = soonest.min(moments.next(slice, now));
                yield_between_chunks(&rows).await;
            }
            next.set(soonest);
        });
    });
    Effect::new(move |_| {
        let last = page.moment.with_untracked(|last| *last);
        let at = next.get().max(last + if untrack(is_long) { LONG_PAUSE } else { PAUSE });
        if at - page.now().timestamp_millis() < SOON {
            clock::at(at, move || {
                page.moment.set(clock::millis());
                page.clock.set(clock::now());
            });
        }
    });
}

/// Lets the browser draw and hear the person, in between of what takes a while for a list as long as this.
pub async fn yield_between_chunks(rows: &[Arc<Row>]) {
    if rows.len() > crate::pages::tokens::LONG_LIST {
        yield_to_browser().await;
    }
}
