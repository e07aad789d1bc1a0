//! What outlives a page: a draft that was not sent, a create that is under way, values that are not saved yet, a
//! deletion of many tokens, and which rows are selected.
//!
//! When a session expires, all of it is kept for the same person, and the value of a new token stays on screen. When a
//! person is signed out for inactivity, all of it is hidden until the same person signs in again. When a person signs
//! out, it is cleared, except for values that are not saved: they are hidden until the same person signs in again.
//!
//! It is passed from function to function and never through a context, because it holds tokens' values.

pub mod bulk;
pub mod cli_login;
pub mod create;
pub mod draft;
pub mod edit;
pub mod fingerprint;
pub mod own_token;
pub mod recovery;
pub mod reveal;
pub mod selection;
pub mod targets;

use crate::browser::session_storage::{self, Why};
use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;
use bulk::Bulk;
use cli_login::{CliLogin, CliLoginState};
use create::{CreateState, Outcome};
use edit::EditState;
use own_token::OwnTokenState;
use recovery::RecoveryState;
use reveal::{RevealState, Revealed};
use selection::SelectionState;
use targets::DialogTargets;
use token_api::Token;

/// The state. A handle of one pointer: what it points to is not copied.
#[derive(Clone, Copy)]
pub struct AppState(&'static Fields);

impl std::ops::Deref for AppState {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        self.0
    }
}

/// The parts of the state.
pub struct Fields {
    /// The create dialog.
    pub create: CreateState,
    /// The command line's token.
    pub login: CliLoginState,
    /// The edit dialog.
    pub edit: EditState,
    /// The values that are shown.
    pub reveal: RevealState,
    /// What can still be lost.
    pub recovery: RecoveryState,
    /// The tokens that dialogs ask about.
    pub targets: DialogTargets,
    /// The selected rows.
    pub selection: SelectionState,
    /// The deletion of one token or of many.
    pub bulk: Bulk,
    /// The token that the person is signed in with.
    pub own_token: OwnTokenState,
    /// The login name of the person to whom the state belongs.
    owner: StoredValue<Option<String>>,
    /// Whether that person has signed out or was signed out for inactivity: then no value is shown.
    is_hidden: RwSignal<bool>,
}

impl AppState {
    /// An empty state, except for what the browser has stored of an earlier page.
    pub fn new() -> Self {
        Self(Box::leak(Box::new(Fields {
            create: CreateState::new(),
            login: CliLoginState::new(),
            edit: EditState::new(),
            reveal: RevealState::new(),
            recovery: RecoveryState::new(),
            targets: DialogTargets::new(),
            selection: SelectionState::new(),
            bulk: Bulk::new(),
            own_token: OwnTokenState::new(),
            owner: StoredValue::new(None),
            is_hidden: RwSignal::new(false),
        })))
    }

    /// A token was created: its value is shown now, or after the one that is being shown.
    pub fn reveal(self, mut token: Token, differences: Vec<String>) {
        let value = token.token.take();
        if value.is_none() {
            self.recovery.add_unsaved_token(&token.uid, Why::NoValue);
        }
        self.create.created.set(Some(token.clone()));
        self.show(Revealed { token, value, differences, is_new: true });
    }

    /// The server returned the value of an existing token: it is shown until the person closes it or signs out.
    pub fn show_existing(self, mut token: Token) {
        if let Some(value) = token.token.take() {
            let differences = Vec::new();
            self.show(Revealed { token, value: Some(value), differences, is_new: false });
        }
    }

    /// Hides the value of an existing token, and drops those that wait: the server returns them on the next request.
    pub fn hide_existing(self) {
        self.reveal.drop_waiting_existing();
        if self.reveal.is_showing_existing() {
            self.show_next();
        }
    }

    fn show(self, new: Revealed) {
        if new.value.is_some() && new.is_new {
            self.recovery.hold(&new.token.uid);
        }
        self.reveal.show(new);
    }

    /// The value that was shown is saved: shows the next one, if there is one.
    pub fn show_next(self) {
        if let Some(uid) = self.reveal.uid_of_new() {
            self.recovery.release(&uid);
        }
        self.reveal.next();
    }

    /// Notes whether the shown value is saved. If it is, closing the page loses nothing.
    pub fn mark_saved(self, is_saved: bool) {
        if let Some(uid) = self.reveal.uid_of_new() {
            if is_saved { self.recovery.release(&uid) } else { self.recovery.hold(&uid) }
        }
    }

    /// A token was made for the command line.
    pub fn tell_of_login(self, login: CliLogin) {
        let created = login.token.as_ref().map(|token| Token { token: None, ..token.clone() });
        self.create.created.set(created);
        self.login.tell(login);
    }

    /// Shows the value of the command line's token, on request.
    pub fn show_login_value(self) {
        if let Some(value) = self.login.take_value() {
            self.show(value);
        }
    }

    /// Whether a create or a deletion is under way: closing the page would lose its outcome.
    pub fn is_busy(self) -> bool {
        self.bulk.is_busy() || self.create.outcome.with_untracked(Outcome::is_busy)
    }

    /// A token was deleted: removes what was kept about it.
    pub fn forget_token(self, uid: &str) {
        if self.login.is_about(uid) {
            self.login.clear();
        }
        self.recovery.forget_token(uid);
    }

    /// Whether a value is shown to its owner; reactive.
    pub fn is_showing(self) -> bool {
        !self.is_hidden.get() && self.reveal.is_revealing()
    }

    /// Whether a value is kept out of sight for the person who is not signed in now; reactive.
    pub fn is_keeping(self) -> bool {
        self.is_hidden.get() && self.reveal.is_revealing()
    }

    /// A person signs in. For the same person everything is as before. For another person the state is cleared, and
    /// values that were not saved are lost.
    pub fn welcome(self, name: &str) {
        if self.is_of_another(name) {
            self.recovery.release_all();
            self.reveal.clear();
            self.clear();
        }
        self.own_token.clear();
        self.owner.set_value(Some(name.to_owned()));
        self.is_hidden.set(false);
    }

    /// Whether the state belongs to another person than the one with this login name.
    pub fn is_of_another(self, name: &str) -> bool {
        self.owner.with_value(|owner| owner.as_deref().is_some_and(|owner| owner != name))
    }

    /// The person signed out, or was signed out for inactivity: no value is shown until the same person is back.
    pub fn hide(self) {
        self.is_hidden.set(true);
        self.hide_existing();
    }

    /// The person signed out: clears everything. Values that are not saved stay hidden in this page's memory, because
    /// they would be lost otherwise.
    pub fn clear(self) {
        self.hide();
        // A value that is saved already is not needed any more.
        let is_saved = |shown: &Revealed| !self.recovery.is_held(&shown.token.uid);
        while self.reveal.shown.with_untracked(|shown| shown.as_ref().is_some_and(is_saved)) {
            self.show_next();
        }
        self.create.clear();
        self.login.clear();
        self.targets.clear();
        self.selection.clear();
        self.edit.clear();
        self.bulk.clear();
        session_storage::forget_not_deleted();
        self.recovery.clear();
    }
}

impl Default for AppState {
    fn default() -> Self {
        Self::new()
    }
}
