//! How old the list is and how it becomes new: by hand, every minute where the person wants that, and by itself at the
//! very moments at which a token expires; and while it comes, how far it is, with a way to stop.

use super::Page;
use crate::address::Address;
use crate::clock;
use crate::dom::{El, button, classed, el, follow};
use crate::load::{Latest, Progress};
use crate::preferences;
use crate::query::{Moments, Row};
use crate::signal::{Derived, Var};
use crate::time::relative;
use crate::wait::breathe;
use leptos::prelude::*;
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
pub fn progress(page: Page) -> El {
    let loader = page.loader;
    let is_reading = Derived::new(move || loader.read().is_some());
    let is_stopped =
        Derived::new(move || loader.list().with(|list| matches!(list.progress, Progress::Stopped)));
    let share =
        move |of: fn((u64, u64)) -> u64| move || Some(of(loader.read().unwrap_or_default()).to_string());
    classed("span", "row").slots(move || {
        if is_reading.get() {
            let bar = el("progress")
                .attr("aria-label", "Loading tokens")
                .live_attr("max", share(|(_, total)| total))
                .live_attr("value", share(|(loaded, _)| loaded));
            return vec![bar, button("Stop", move |_| loader.stop())];
        }
        if is_stopped.get() { vec![button("Try again", move |_| loader.go_on())] } else { Vec::new() }
    })
}

/// How old the list is, and the ways to make it new.
pub fn refresh(page: Page) -> [El; 3] {
    let loader = page.loader;
    let age = el("span").live(move || {
        let updated = loader.list().with(|list| list.updated);
        updated.map(|at| format!("Updated {}", relative(at, page.now.get().max(at)))).unwrap_or_default()
    });
    let is_on = Var::new(preferences::remembered(NAME).is_some());
    follow(Box::new(move || {
        if !is_on.get() {
            return;
        }
        // What nobody sees need not be new.
        let again = move || {
            let updated = loader.list().with_untracked(|list| list.updated);
            let is_old = updated.is_none_or(|at| clock::millis() - at.timestamp_millis() >= ALMOST);
            if clock::is_seen() && loader.is_idle() && is_old {
                loader.start_unasked();
            }
        };
        if let Ok(timer) = set_interval_with_handle(again, EVERY) {
            on_cleanup(move || timer.clear());
        }
        clock::when_seen(again);
    }));
    let every_minute =
        el("input").attr("type", "checkbox").live_checked(move || is_on.get()).on_checked(move |on| {
            is_on.set(on);
            preferences::remember(NAME, on.then_some("1"));
        });
    [
        age,
        button("Refresh", move |_| loader.start()).class("quiet"),
        classed("label", "row").child(every_minute).child(el("span").text("Refresh every minute")),
    ]
}

/// Looks at the clock at the very moment at which time alone changes what is shown.
pub fn keep_time(page: Page, question: Derived<Address>) {
    let moments = Derived::new(move || question.with(Moments::of));
    let is_long = move || page.loader.rows().len() > super::LONG_LIST;
    let next = Var::new(i64::MAX);
    let search = Latest::new();
    follow(Box::new(move || {
        let (rows, moments) = (page.loader.rows(), moments.get());
        // When it has come, another one is the next.
        let now = page.moment.get();
        search.run(async move {
            let mut soonest = i64::MAX;
            for slice in rows.chunks(super::LONG_LIST) {
                soonest = soonest.min(moments.next(slice, now));
                breathe_over(&rows).await;
            }
            next.set(soonest);
        });
    }));
    follow(Box::new(move || {
        let last = page.moment.with_untracked(|last| *last);
        let at = next.get().max(last + if untrack(is_long) { LONG_PAUSE } else { PAUSE });
        if at - page.now.get().timestamp_millis() < SOON {
            clock::at(at, move || {
                page.moment.set(clock::millis());
                page.now.set(clock::now());
            });
        }
    }));
}

/// Lets the browser draw and hear the person, in between of what takes a while for a list as long as this.
pub async fn breathe_over(rows: &[Arc<Row>]) {
    if rows.len() > super::LONG_LIST {
        breathe().await;
    }
}
