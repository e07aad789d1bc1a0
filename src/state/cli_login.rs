//! The token that was made for the command line.

use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;
use crate::state::reveal::Revealed;
use token_api::Token;

/// A token that was made for the command line, without its value.
#[derive(Clone, Debug, PartialEq)]
pub struct CliLogin {
    /// Its name.
    pub name: String,
    /// The token, if the server's answer held it.
    pub token: Option<Token>,
    /// Whether the server says that the command line has it. Otherwise it is not known.
    pub is_signed_in: bool,
    /// Whether its value can still be shown.
    pub has_value: bool,
    /// What differs from what was asked for, a sentence each.
    pub differences: Vec<String>,
}

/// The token that was made for the command line, until the person closes the status about it.
#[derive(Clone, Copy)]
pub struct CliLoginState {
    /// The token that the status is about.
    pub shown: RwSignal<Option<CliLogin>>,
    /// Its value, until somebody asks to see it: one, or none.
    value: StoredValue<Vec<Revealed>>,
}

impl CliLoginState {
    /// There is none.
    pub fn new() -> Self {
        Self { shown: RwSignal::new(None), value: StoredValue::new(Vec::new()) }
    }

    /// Shows the status of the token. If the answer had a value, it is not known whether the command line fetched it:
    /// the value is kept until the person asks to see it.
    pub fn tell(self, mut login: CliLogin) {
        let value = login.token.as_mut().and_then(|token| token.token.take());
        login.has_value = value.is_some();
        let differences = login.differences.clone();
        let revealed = login.token.clone().zip(value);
        let revealed =
            revealed.map(|(token, value)| Revealed { token, value: Some(value), differences, is_new: true });
        self.value.set_value(revealed.into_iter().collect());
        self.shown.set(Some(login));
    }

    /// Takes the value. The next call returns none.
    pub fn take_value(self) -> Option<Revealed> {
        self.shown.update(|login| {
            if let Some(login) = login {
                login.has_value = false;
            }
        });
        self.value.try_update_value(Vec::pop).flatten()
    }

    /// Whether it is about the token of this uid.
    pub fn is_about(self, uid: &str) -> bool {
        let is_it = |login: &CliLogin| login.token.as_ref().is_some_and(|token| token.uid == uid);
        self.shown.with_untracked(|login| login.as_ref().is_some_and(is_it))
    }

    /// Forgets the token and its value.
    pub fn clear(self) {
        self.value.update_value(Vec::clear);
        self.shown.set(None);
    }
}

impl Default for CliLoginState {
    fn default() -> Self {
        Self::new()
    }
}
