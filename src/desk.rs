//! What must outlive a page: a draft that was not sent, a create that is under way, and values that
//! nobody has seen yet. When a session ends meanwhile, these stay.
//!
//! Handed from function to function, never through a context: a value is in here.

use crate::address::Prefill;
use crate::pages::tokens::create::Draft;
use crate::pages::tokens::reveal::Revealed;
use crate::signal::Var;
use leptos::prelude::*;
use token_api::Token;

/// The desk. Copied freely; what lies on it is not.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What was typed into the create dialog and not sent, with the link that it was opened by.
    pub draft: Var<Option<(Prefill, Draft)>>,
    /// Whether a create is under way.
    pub creating: Var<bool>,
    /// The new token whose value is shown.
    pub revealed: Var<Option<Revealed>>,
    /// The token that was created last, for the list.
    pub created: Var<Option<Token>>,
    /// New tokens whose turn has not come.
    waiting: StoredValue<Vec<Revealed>>,
}

impl Desk {
    /// An empty desk.
    pub fn new() -> Self {
        Self {
            draft: Var::new(None),
            creating: Var::new(false),
            revealed: Var::new(None),
            created: Var::new(None),
            waiting: StoredValue::new(Vec::new()),
        }
    }

    /// A token was created: its value is shown now, or after the one that is being shown.
    pub fn reveal(self, mut token: Token) {
        let value = token.token.take();
        self.created.set(Some(token.clone()));
        let new = Revealed { token, value };
        if self.is_revealing() {
            self.waiting.update_value(|waiting| waiting.push(new));
        } else {
            self.revealed.set(Some(new));
        }
    }

    /// The value that was shown is saved: the next one, if any.
    pub fn next(self) {
        let next = self
            .waiting
            .try_update_value(|waiting| if waiting.is_empty() { None } else { Some(waiting.remove(0)) });
        self.revealed.set(next.flatten());
    }

    /// Whether a value is being shown; reactive.
    pub fn is_revealing(self) -> bool {
        self.revealed.with(Option::is_some)
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}
