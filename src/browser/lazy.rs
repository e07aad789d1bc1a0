//! A part of the program that is fetched when it is needed: whether it is here, under way, or could not be fetched.
//!
//! It is the panel's own program, fetched by the script that fetches the first piece: no request of the client.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;

/// Fetches the part; `None` where that fails.
pub type Fetch<T> = fn() -> Pin<Box<dyn Future<Output = Option<T>>>>;

/// The part. Copied freely.
pub struct Lazy<T: Copy + Send + Sync + 'static> {
    state: RwSignal<State<T>>,
    fetch: Fetch<T>,
    under_way: StoredValue<bool>,
    /// Whether a view waits for it: only then a failure is shown.
    wanted: StoredValue<bool>,
}

impl<T: Copy + Send + Sync + 'static> Clone for Lazy<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Copy + Send + Sync + 'static> Copy for Lazy<T> {}

#[derive(Clone, Copy)]
enum State<T> {
    NotYet,
    Failed,
    Here(T),
}

impl<T: Copy + Send + Sync + 'static> Lazy<T> {
    /// A part that is fetched by this function, or is here already.
    pub fn new(here: Option<T>, fetch: Fetch<T>) -> Self {
        Self {
            state: RwSignal::new(here.map_or(State::NotYet, State::Here)),
            fetch,
            under_way: StoredValue::new(false),
            wanted: StoredValue::new(false),
        }
    }

    /// Fetches it, unless it is here, under way or failed.
    #[inline(never)]
    pub fn preload(self) {
        let is_missing = self.state.with_untracked(|state| matches!(state, State::NotYet));
        if !is_missing || self.under_way.get_value() {
            return;
        }
        self.under_way.set_value(true);
        spawn_local(async move {
            let new = match (self.fetch)().await {
                Some(part) => State::Here(part),
                None if self.wanted.get_value() => State::Failed,
                None => State::NotYet,
            };
            self.under_way.set_value(false);
            self.state.set(new);
        });
    }

    /// The part, once it is here; until then it is fetched. Reactive.
    #[inline(never)]
    pub fn get_or_fetch(self) -> Option<T> {
        if let State::Here(part) = self.state.get_untracked() {
            // It stays: nothing has to follow it.
            return Some(part);
        }
        self.state.track();
        self.wanted.set_value(true);
        self.preload();
        None
    }

    /// The part, once it is here; it is not fetched for this. Reactive.
    pub fn when_here(self) -> Option<T> {
        match self.state.get() {
            State::Here(part) => Some(part),
            _ => None,
        }
    }

    /// Whether it was wanted and could not be fetched.
    pub fn is_failed(self) -> bool {
        self.state.with_untracked(|state| matches!(state, State::Failed))
    }

    /// Forgets that it was wanted and that it failed, so that it can be fetched again.
    pub fn reset(self) {
        self.wanted.set_value(false);
        self.state.set(State::NotYet);
    }
}
