//! Detects that nobody has used any tab for too long, for sites that sign out idle people.
//!
//! [`Idle`] decides, and is pure. `idle/watch.rs` listens to events and reads the clock. All tabs share the time of the last
//! activity in the browser's storage, so that a tab that was asleep cannot sign out a person who works in another one.

mod watch;

pub use watch::{Watch, watch};

/// How long before the end the warning begins, in milliseconds. It is at most half of the limit.
const WARNING: i64 = 60_000;

/// The last activity, and how long the person may be idle. All times are in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    limit: i64,
    last: i64,
    /// The last activity that the other tabs know of.
    shared: i64,
}

/// Whether the person is idle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not idle for long. Without activity, the warning begins at this time.
    Active(i64),
    /// Idle. The person is signed out in this number of seconds.
    Warned(i64),
    /// Idle for too long.
    Over,
}

impl Idle {
    /// The person is active now, and may be idle for `limit` milliseconds.
    pub fn new(limit: i64, now: i64) -> Self {
        Self { limit, last: now, shared: now }
    }

    /// The state at the time `now`.
    pub fn state(self, now: i64) -> State {
        let end = self.last + self.limit;
        let warning = end - WARNING.min(self.limit / 2);
        if now >= end {
            State::Over
        } else if now >= warning {
            State::Warned((end - now + 999) / 1000)
        } else {
            State::Active(warning)
        }
    }

    /// Handles activity in this tab. Returns whether to share it with the other tabs, which is not necessary for every
    /// event. Returns `None` if the warning has begun: then only [`stay`](Self::stay) counts.
    pub fn on_activity(&mut self, now: i64) -> Option<bool> {
        if !matches!(self.state(now), State::Active(_)) {
            return None;
        }
        self.last = now;
        let is_due = now - self.shared >= self.limit / 60;
        if is_due {
            self.shared = now;
        }
        Some(is_due)
    }

    /// Handles the last activity of another tab. A time in the future comes from a clock that was set back, and counts as
    /// `now`.
    pub fn on_other_tab(&mut self, at: Option<i64>, now: i64) {
        self.last = at.map_or(self.last, |at| at.max(self.last)).min(now);
        self.shared = self.shared.min(now);
    }

    /// The person asks to stay signed in.
    pub fn stay(&mut self, now: i64) {
        (self.last, self.shared) = (now, now);
    }
}

#[cfg(test)]
mod tests;
