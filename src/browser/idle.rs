//! Signing out whoever is not there, where the site wants that: what counts as being there, in whichever tab, when a
//! warning is due, and when it is over.
//!
//! [`Idle`] is pure; [`watch`] listens, looks at the clock, and at what other tabs have seen: they share one moment in the
//! browser's storage, so that a tab which was asleep cannot sign out somebody who is at work in another. What never lives
//! here: how a session ends, and what is shown.

use crate::browser::clock;
use crate::browser::events::on_window;
use crate::browser::session_storage;
use leptos::ev;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// How long before the end there is a warning, in milliseconds; half of the time, where that is short.
const WARNING: i64 = 60_000;

/// When somebody was last there, and how long they may be away. All times are in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    limit: i64,
    last: i64,
    told: i64,
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Somebody is there; if nobody is from now on, a warning is due then.
    Quiet(i64),
    /// So many seconds are left.
    Warned(i64),
    /// Nobody was there for too long.
    Over,
}

impl Idle {
    /// Somebody is there now, and may be away for so long.
    pub fn new(limit: i64, now: i64) -> Self {
        Self { limit, last: now, told: now }
    }

    /// How it stands.
    pub fn stands(self, now: i64) -> Stands {
        let end = self.last + self.limit;
        let warning = end - WARNING.min(self.limit / 2);
        if now >= end {
            Stands::Over
        } else if now >= warning {
            Stands::Warned((end - now + 999) / 1000)
        } else {
            Stands::Quiet(warning)
        }
    }

    /// Somebody does something in this tab: whether the others should hear of it, which is not for every step of a
    /// pointer. Nothing where it is too late for that: who is warned has to say that they want to stay.
    pub fn seen(&mut self, now: i64) -> Option<bool> {
        if !matches!(self.stands(now), Stands::Quiet(_)) {
            return None;
        }
        self.last = now;
        let is_news = now - self.told >= self.limit / 60;
        if is_news {
            self.told = now;
        }
        Some(is_news)
    }

    /// Somebody was at another tab. A moment to come is of a clock that was set back.
    pub fn heard(&mut self, at: Option<i64>, now: i64) {
        self.last = at.map_or(self.last, |at| at.max(self.last)).min(now);
        self.told = self.told.min(now);
    }

    /// Somebody wants to stay.
    pub fn stay(&mut self, now: i64) {
        (self.last, self.told) = (now, now);
    }
}

/// A watch that goes. Copied freely.
#[derive(Clone, Copy)]
pub struct Watch {
    /// How many seconds are left, once there is a warning.
    pub left: RwSignal<Option<i64>>,
    idle: StoredValue<Idle>,
    /// When to look again.
    next: RwSignal<i64>,
}

impl Watch {
    /// Somebody wants to stay.
    pub fn stay(self) {
        let now = clock::millis();
        self.idle.try_update_value(|idle| idle.stay(now));
        session_storage::remember_activity(now);
        self.next.set(now);
    }

    /// Somebody does something; what it is does not matter.
    fn act(self) {
        let now = clock::millis();
        match self.idle.try_update_value(|idle| idle.seen(now)).flatten() {
            Some(true) => session_storage::remember_activity(now),
            Some(false) => {}
            // Another tab may know better.
            None => self.next.set(now),
        }
    }

    /// Looks how it stands, and when to look again; whether it is over.
    fn look(self, is_busy: bool) -> bool {
        let now = clock::millis();
        let stands = self.idle.try_update_value(|idle| {
            idle.heard(session_storage::activity(), now);
            if is_busy {
                idle.stay(now);
            }
            idle.stands(now)
        });
        let (left, next) = match stands {
            None => return false,
            Some(Stands::Over) => return true,
            Some(Stands::Quiet(until)) => (None, until),
            Some(Stands::Warned(seconds)) => (Some(seconds), now + 1000),
        };
        if is_busy {
            session_storage::remember_activity(now);
        }
        if self.left.get_untracked() != left {
            self.left.set(left);
        }
        self.next.set(next);
        false
    }
}

/// Watches whether somebody is there for as long as the owner lives, and calls `over` when nobody was for too long. What is
/// under way, which `is_busy` tells, counts as somebody.
pub fn watch(limit: i64, is_busy: impl Fn() -> bool + 'static, over: impl Fn() + 'static) -> Watch {
    let now = clock::millis();
    session_storage::remember_activity(now);
    let watch = Watch {
        left: RwSignal::new(None),
        idle: StoredValue::new(Idle::new(limit, now)),
        next: RwSignal::new(now),
    };
    let look = Rc::new(move || {
        if watch.look(is_busy()) {
            over();
        }
    });
    let later = look.clone();
    Effect::new(move |_| {
        let look = later.clone();
        clock::at(watch.next.get(), move || look());
    });
    on_window(ev::pointerdown, move |_| watch.act());
    on_window(ev::keydown, move |_| watch.act());
    on_window(ev::wheel, move |_| watch.act());
    on_window(ev::scroll, move |_| watch.act());
    // Browsers also tell of a pointer that rests, when something moves below it.
    let place = Cell::new((0, 0));
    on_window(ev::pointermove, move |event| {
        let here = (event.screen_x(), event.screen_y());
        if place.replace(here) != here {
            watch.act();
        }
    });
    clock::when_seen(move || {
        // First: whoever comes back too late is not there.
        look();
        watch.act();
    });
    watch
}

#[cfg(test)]
mod tests;
