//! The values that are shown once, after a create.

use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;
use token_api::{Secret, Token};

/// A new token with its value.
#[derive(Clone, Debug)]
pub struct Revealed {
    /// The token, without its value.
    pub token: Token,
    /// The value; absent where the server sent none.
    pub value: Option<Secret>,
    /// What differs from what was asked for, a sentence each.
    pub differences: Vec<String>,
    /// Whether the value is shown this once. Otherwise the server returns it on every request.
    pub is_new: bool,
}

/// The values that are shown, one after another.
#[derive(Clone, Copy)]
pub struct RevealState {
    /// The one that is shown now.
    pub shown: RwSignal<Option<Revealed>>,
    /// The ones that follow.
    waiting: StoredValue<Vec<Revealed>>,
}

impl RevealState {
    /// None is shown.
    pub fn new() -> Self {
        Self { shown: RwSignal::new(None), waiting: StoredValue::new(Vec::new()) }
    }

    /// Whether a value is shown; reactive.
    pub fn is_revealing(self) -> bool {
        self.shown.with(Option::is_some)
    }

    /// Shows this one now, or after those before it.
    pub fn show(self, new: Revealed) {
        if self.is_revealing() {
            self.waiting.update_value(|waiting| waiting.push(new));
        } else {
            self.shown.set(Some(new));
        }
    }

    /// Shows the next one, if there is one.
    pub fn next(self) {
        let next = self
            .waiting
            .try_update_value(|waiting| if waiting.is_empty() { None } else { Some(waiting.remove(0)) });
        self.shown.set(next.flatten());
    }

    /// The uid of the new token whose value is shown; `None` for an existing token.
    pub fn uid_of_new(self) -> Option<String> {
        let shown = |r: &Revealed| r.is_new.then(|| r.token.uid.clone());
        self.shown.with_untracked(|revealed| revealed.as_ref().and_then(shown))
    }

    /// Whether the value of an existing token is shown.
    pub fn is_showing_existing(self) -> bool {
        self.shown.with_untracked(|shown| shown.as_ref().is_some_and(|shown| !shown.is_new))
    }

    /// Drops the waiting values of existing tokens: the server returns them on the next request.
    pub fn drop_waiting_existing(self) {
        self.waiting.update_value(|waiting| waiting.retain(|shown| shown.is_new));
    }

    /// Drops all values, shown or not.
    pub fn clear(self) {
        self.waiting.update_value(Vec::clear);
        self.shown.set(None);
    }
}

impl Default for RevealState {
    fn default() -> Self {
        Self::new()
    }
}
