//! What is typed to change tokens.

use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::state::draft::{Choice, Draft, EXTENSIONS};
use token_api::Token;

/// What was typed, and the token as it was then.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The token when it was last read.
    pub base: Token,
    /// The form.
    pub draft: Draft,
}

/// The forms that change tokens. They outlive the details and the page.
#[derive(Clone, Copy)]
pub struct EditState {
    /// The token whose details show the form.
    pub token: RwSignal<Option<Token>>,
    /// What was typed and is not saved, for each token.
    typed: StoredValue<Vec<Edit>>,
}

impl EditState {
    /// No token is being changed.
    pub fn new() -> Self {
        Self { token: RwSignal::new(None), typed: StoredValue::new(Vec::new()) }
    }

    /// Shows the form in the details of this token. `extends` chooses an expiration some days later.
    pub fn begin(self, token: &Token, extends: bool) {
        if extends {
            let mut edit = self.form_of(token);
            edit.draft.choice = Choice::Extend(EXTENSIONS[0]);
            self.keep(edit);
        }
        self.token.set(Some(token.clone()));
    }

    /// The form for this token, with what was typed before.
    pub fn form_of(self, token: &Token) -> Edit {
        let kept = self.typed.with_value(|all| all.iter().find(|edit| edit.base.uid == token.uid).cloned());
        kept.unwrap_or_else(|| Edit { draft: Draft::of(token), base: token.clone() })
    }

    /// Keeps what is typed.
    pub fn keep(self, edit: Edit) {
        self.forget(&edit.base.uid);
        self.typed.update_value(|all| all.push(edit));
    }

    fn forget(self, uid: &str) {
        self.typed.update_value(|all| all.retain(|edit| edit.base.uid != uid));
    }

    /// Ends the change of the token with this uid, saved or discarded.
    pub fn end(self, uid: &str) {
        self.forget(uid);
        self.token.set(None);
    }

    /// Whether the details of the token with this uid show the form; reactive.
    pub fn is_about(self, uid: &str) -> bool {
        unsubscribe_on_cleanup(self.token);
        self.token.with(|token| token.as_ref().is_some_and(|token| token.uid == uid))
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.typed.set_value(Vec::new());
        self.token.set(None);
    }
}

impl Default for EditState {
    fn default() -> Self {
        Self::new()
    }
}
