//! Watches the person's activity in this tab and in the others.

use crate::browser::clock;
use crate::browser::events::on_window;
use crate::browser::idle::{Idle, State};
use crate::browser::reactive::effect;
use crate::browser::session_storage;
use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;
use crate::browser::visibility::when_visible;
use leptos::ev;
use std::cell::Cell;
use std::rc::Rc;

/// A running watch. A handle that can be copied.
#[derive(Clone, Copy)]
pub struct Watch {
    /// The seconds until the sign-out, while there is a warning.
    pub seconds_left: RwSignal<Option<i64>>,
    idle: StoredValue<Idle>,
    /// The time of the next check, in milliseconds since 1970.
    next: RwSignal<i64>,
    /// The last activity in this tab that was shared with the others, in milliseconds since 1970.
    shared: RwSignal<i64>,
}

impl Watch {
    /// The person asks to stay signed in.
    pub fn stay(self) {
        let now = clock::millis();
        self.idle.try_update_value(|idle| idle.stay(now));
        session_storage::remember_activity(now);
        self.shared.set(now);
        self.next.set(now);
    }

    /// Handles any activity in this tab.
    fn on_activity(self) {
        let now = clock::millis();
        match self.idle.try_update_value(|idle| idle.on_activity(now)).flatten() {
            Some(true) => {
                session_storage::remember_activity(now);
                self.shared.set(now);
            }
            Some(false) => {}
            // The warning has begun here, but there may have been activity in another tab: check now.
            None => self.next.set(now),
        }
    }

    /// Updates the state, and sets the time of the next check. Returns whether the person was idle for too long.
    fn check(self, is_busy: bool) -> bool {
        let now = clock::millis();
        let state = self.idle.try_update_value(|idle| {
            idle.on_other_tab(session_storage::activity(), now);
            if is_busy {
                idle.stay(now);
            }
            idle.state(now)
        });
        let (left, next) = match state {
            None => return false,
            Some(State::Over) => return true,
            Some(State::Active(until)) => (None, until),
            Some(State::Warned(seconds)) => (Some(seconds), now + 1000),
        };
        if is_busy {
            session_storage::remember_activity(now);
        }
        if self.seconds_left.get_untracked() != left {
            self.seconds_left.set(left);
        }
        self.next.set(next);
        false
    }
}

/// Watches until the owner is cleaned up, and calls `over` when the person was idle for `limit` milliseconds. While
/// `is_busy` returns true, a request is under way, which counts as activity. Calls `active` while the person is active, at
/// most eight times within the limit.
pub fn watch(
    limit: i64,
    is_busy: impl Fn() -> bool + 'static,
    active: impl Fn() + 'static,
    over: impl Fn() + 'static,
) -> Watch {
    let now = clock::millis();
    session_storage::remember_activity(now);
    let watch = Watch {
        seconds_left: RwSignal::new(None),
        idle: StoredValue::new(Idle::new(limit, now)),
        next: RwSignal::new(now),
        shared: RwSignal::new(now),
    };
    let told = Cell::new(now);
    effect(move || {
        let at = watch.shared.get();
        if at - told.get() >= limit / 8 {
            told.set(at);
            active();
        }
    });
    let check = Rc::new(move || {
        if watch.check(is_busy()) {
            over();
        }
    });
    let check_at_next = check.clone();
    effect(move || {
        let check = check_at_next.clone();
        clock::at(watch.next.get(), move || check());
    });
    on_window(ev::pointerdown, move |_| watch.on_activity());
    on_window(ev::keydown, move |_| watch.on_activity());
    on_window(ev::wheel, move |_| watch.on_activity());
    on_window(ev::scroll, move |_| watch.on_activity());
    // Browsers also send this event when the pointer does not move, but something below it does.
    let place = Cell::new((0, 0));
    on_window(ev::pointermove, move |event| {
        let here = (event.screen_x(), event.screen_y());
        if place.replace(here) != here {
            watch.on_activity();
        }
    });
    when_visible(move || {
        // The check is first: a person who comes back too late is signed out.
        check();
        watch.on_activity();
    });
    watch
}
