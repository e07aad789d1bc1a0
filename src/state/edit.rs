//! What is typed to change a token.

use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;
use crate::state::draft::Draft;
use token_api::Token;

/// What was typed, and the token as it was then.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The token when it was last read.
    pub base: Token,
    /// The form.
    pub draft: Draft,
}

/// The edit dialog's state, which outlives the dialog and its page.
#[derive(Clone, Copy)]
pub struct EditState {
    /// The token that is being changed.
    pub token: RwSignal<Option<Token>>,
    /// What was typed to change it.
    pub typed: StoredValue<Option<Edit>>,
}

impl EditState {
    /// No token is being changed.
    pub fn new() -> Self {
        Self { token: RwSignal::new(None), typed: StoredValue::new(None) }
    }

    /// Forgets the token and what was typed.
    pub fn clear(self) {
        self.typed.set_value(None);
        self.token.set(None);
    }
}

impl Default for EditState {
    fn default() -> Self {
        Self::new()
    }
}
