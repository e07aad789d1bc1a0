//! A part of the program that is fetched when it is needed.
//!
//! The script that fetches the first piece fetches it too. It is a file of the panel, not an answer of the API, so
//! `crates/client` has no part in it.

use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;
use std::pin::Pin;

/// Fetches the part; returns `None` if that fails.
pub type Fetch<T> = fn() -> Pin<Box<dyn Future<Output = Option<T>>>>;

/// A part and its state. A handle that can be copied.
pub struct Lazy<T: Copy + Send + Sync + 'static> {
    state: RwSignal<State<T>>,
    fetch: Fetch<T>,
    under_way: StoredValue<bool>,
    /// Whether a view waits for the part. A failure is shown only then.
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
    NotLoaded,
    Failed,
    Loaded(T),
}

impl<T: Copy + Send + Sync + 'static> Lazy<T> {
    /// A part that `fetch` fetches, or that is loaded already (`loaded`).
    pub fn new(loaded: Option<T>, fetch: Fetch<T>) -> Self {
        Self {
            state: RwSignal::new(loaded.map_or(State::NotLoaded, State::Loaded)),
            fetch,
            under_way: StoredValue::new(false),
            wanted: StoredValue::new(false),
        }
    }

    /// Fetches the part, unless it is loaded, under way or failed.
    #[inline(never)]
    pub fn preload(self) {
        let is_missing = self.state.with_untracked(|state| matches!(state, State::NotLoaded));
        if !is_missing || self.under_way.get_value() {
            return;
        }
        self.under_way.set_value(true);
        spawn_local(async move {
            let new = match (self.fetch)().await {
                Some(part) => State::Loaded(part),
                None if self.wanted.get_value() => State::Failed,
                None => State::NotLoaded,
            };
            self.under_way.set_value(false);
            self.state.set(new);
        });
    }

    /// The part, if it is loaded; otherwise it is fetched. Reactive.
    #[inline(never)]
    pub fn get_or_fetch(self) -> Option<T> {
        if let State::Loaded(part) = self.state.get_untracked() {
            // A loaded part does not change, so the signal need not be tracked.
            return Some(part);
        }
        self.state.track();
        self.wanted.set_value(true);
        self.preload();
        None
    }

    /// The part, if it is loaded. It is not fetched. Reactive.
    pub fn if_loaded(self) -> Option<T> {
        match self.state.get() {
            State::Loaded(part) => Some(part),
            _ => None,
        }
    }

    /// Whether a view waits for the part and it could not be fetched.
    pub fn is_failed(self) -> bool {
        self.state.with_untracked(|state| matches!(state, State::Failed))
    }

    /// Forgets a failure, so that the part can be fetched again.
    pub fn reset(self) {
        self.wanted.set_value(false);
        self.state.set(State::NotLoaded);
    }
}
