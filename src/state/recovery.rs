//! What can still be lost: creates without an answer, tokens whose value nobody has saved, replacements under way. It
//! is also in the browser's storage, so that the next page can report it. No value is in here.

use crate::browser::session_storage::{self, Replacement, Sent, UnsavedToken, Why};
use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;

/// What can still be lost.
#[derive(Clone, Copy)]
pub struct RecoveryState {
    /// Creates whose outcome is unknown.
    pub open: RwSignal<Vec<Sent>>,
    /// Tokens whose value nobody has.
    pub unsaved_tokens: RwSignal<Vec<UnsavedToken>>,
    /// Tokens that are being replaced.
    pub replacements: RwSignal<Vec<Replacement>>,
    /// The uids of tokens whose value this page has, and which is saved nowhere yet.
    held: StoredValue<Vec<String>>,
    /// Creates that are under way.
    under_way: StoredValue<Vec<Sent>>,
}

impl RecoveryState {
    /// Reads what an earlier page has stored.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(session_storage::sent()),
            unsaved_tokens: RwSignal::new(session_storage::unsaved_tokens()),
            replacements: RwSignal::new(session_storage::replacements()),
            held: StoredValue::new(Vec::new()),
            under_way: StoredValue::new(Vec::new()),
        }
    }

    /// Notes that a create is sent. If the page is closed before the answer, the next page looks for the token.
    pub fn begin(self, sent: Sent) {
        self.under_way.update_value(|all| all.push(sent));
        self.remember_sent();
    }

    /// The outcome of this create is not known.
    pub fn leave_open(self, sent: Sent) {
        self.settle(&sent);
        self.open.update(|open| open.push(sent));
        self.remember_sent();
    }

    /// The outcome of this create is known, and so is that of every equal create.
    pub fn settle(self, sent: &Sent) {
        let is_other = |it: &Sent| it.fingerprint != sent.fingerprint;
        self.under_way.update_value(|all| all.retain(is_other));
        if !self.open.with_untracked(|open| open.iter().all(is_other)) {
            self.open.update(|open| open.retain(is_other));
        }
        self.remember_sent();
    }

    fn remember_sent(self) {
        let mut all = self.open.get_untracked();
        all.extend(self.under_way.get_value());
        session_storage::remember_sent(&all);
    }

    /// Notes that this page has the value of this token and that it is not saved yet. If the page is closed, the next
    /// one reports the token.
    pub fn hold(self, uid: &str) {
        self.held.update_value(|held| {
            held.retain(|it| it != uid);
            held.push(uid.to_owned());
        });
        self.remember_unsaved_tokens();
    }

    /// The value of this token is saved.
    pub fn release(self, uid: &str) {
        self.held.update_value(|held| held.retain(|it| it != uid));
        self.remember_unsaved_tokens();
    }

    /// Forgets which values this page has. What is remembered in the browser's storage changes with the next step.
    pub fn release_all(self) {
        self.held.update_value(Vec::clear);
    }

    /// Whether this page has the value of this token and it is not saved yet.
    pub fn is_held(self, uid: &str) -> bool {
        self.held.with_value(|held| held.iter().any(|it| it == uid))
    }

    /// Nobody has the value of this token.
    pub fn add_unsaved_token(self, uid: &str, why: Why) {
        self.forget_unsaved_token(uid);
        self.change_unsaved_tokens(|all| all.push(UnsavedToken { uid: uid.to_owned(), why }));
    }

    /// Removes the notice about this token: it was deleted, or the person has dismissed it.
    pub fn forget_unsaved_token(self, uid: &str) {
        if self.unsaved_tokens.with_untracked(|all| all.iter().any(|it| it.uid == uid)) {
            self.change_unsaved_tokens(|all| all.retain(|it| it.uid != uid));
        }
    }

    fn change_unsaved_tokens(self, change: impl FnOnce(&mut Vec<UnsavedToken>)) {
        self.unsaved_tokens.update(change);
        self.remember_unsaved_tokens();
    }

    fn remember_unsaved_tokens(self) {
        let mut all = self.unsaved_tokens.get_untracked();
        let held = self.held.get_value().into_iter();
        all.extend(held.map(|uid| UnsavedToken { uid, why: Why::PageClosed }));
        session_storage::remember_unsaved_tokens(&all);
    }

    /// Changes which tokens are being replaced, and remembers it.
    pub fn change_replacements(self, change: impl FnOnce(&mut Vec<Replacement>)) {
        // Another tab may have begun one meanwhile.
        self.replacements.set(session_storage::replacements());
        self.replacements.update(change);
        self.replacements.with_untracked(|all| session_storage::remember_replacements(all));
    }

    /// The uid of the token that this one replaces.
    pub fn predecessor_of(self, uid: &str) -> Option<String> {
        let is_it = |r: &&Replacement| r.new.as_deref() == Some(uid);
        self.replacements.with_untracked(|all| all.iter().find(is_it).map(|r| r.old.clone()))
    }

    /// The token was deleted: removes the notices about it.
    pub fn forget_token(self, uid: &str) {
        self.forget_unsaved_token(uid);
        let concerns = |r: &Replacement| r.old == uid || r.new.as_deref() == Some(uid);
        if self.replacements.with_untracked(|all| all.iter().any(concerns)) {
            self.change_replacements(|all| {
                all.retain(|r| r.old != uid);
                all.iter_mut().filter(|r| r.new.as_deref() == Some(uid)).for_each(|r| r.new = None);
            });
        }
    }

    /// Forgets everything except which values this page has: those would be lost otherwise.
    pub fn clear(self) {
        self.open.set(Vec::new());
        self.under_way.set_value(Vec::new());
        self.remember_sent();
        self.change_unsaved_tokens(Vec::clear);
        self.change_replacements(Vec::clear);
    }
}

impl Default for RecoveryState {
    fn default() -> Self {
        Self::new()
    }
}
