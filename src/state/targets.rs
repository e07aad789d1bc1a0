//! The tokens that a dialog asks about.

use crate::browser::signal::RwSignal;
use token_api::Token;

/// Which token a dialog is about, for the dialogs without an address.
#[derive(Clone, Copy)]
pub struct DialogTargets {
    /// The token that a deletion asks about.
    pub delete: RwSignal<Option<Token>>,
    /// The token that is about to be replaced.
    pub replace: RwSignal<Option<Token>>,
    /// The leaked token that is revoked at once: a new one replaces it after the deletion.
    pub revoke_then_replace: RwSignal<Option<Token>>,
}

impl DialogTargets {
    /// No dialog asks about a token.
    pub fn new() -> Self {
        Self {
            delete: RwSignal::new(None),
            replace: RwSignal::new(None),
            revoke_then_replace: RwSignal::new(None),
        }
    }

    /// Closes the dialogs.
    pub fn clear(self) {
        self.delete.set(None);
        self.replace.set(None);
        self.revoke_then_replace.set(None);
    }
}

impl Default for DialogTargets {
    fn default() -> Self {
        Self::new()
    }
}
