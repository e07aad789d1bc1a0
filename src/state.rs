//! What must outlive a page: a draft that was not sent, a create that is under way, values that
//! nobody has seen yet, and what came of them; which rows are selected, and how far down the list somebody is. When a
//! session ends meanwhile, these stay, for the same person alone. Whoever signs out leaves nothing of it, but for values
//! that nobody saved: those are out of sight until the same person is back.
//!
//! Handed from function to function, never through a context: a value is in here.

pub mod bulk;
pub mod create;
pub mod draft;
pub mod edit;
pub mod fingerprint;
pub mod reveal;

use crate::browser::session_storage::{self, Replacement, Sent, UnsavedToken, Why};
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::tokens::selection::Selection;
use bulk::Bulk;
use create::{Attempt, Kept, Login, Outcome};
use edit::Edit;
use leptos::prelude::*;
use reveal::Revealed;
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

/// The fields of the state.
pub struct Fields {
    /// What was typed and not sent.
    pub draft: RwSignal<Option<Kept>>,
    /// What came of the last create, while its dialog has to show it.
    pub outcome: RwSignal<Outcome>,
    /// A name that the server called taken.
    pub taken: RwSignal<Option<String>>,
    /// The create that was sent last and not answered.
    pub attempt: StoredValue<Option<Attempt>>,
    /// Creates of which nobody knows what came of them.
    pub open: RwSignal<Vec<Sent>>,
    /// The new token whose value is shown.
    pub revealed: RwSignal<Option<Revealed>>,
    /// The token that was created last, for the list.
    pub created: RwSignal<Option<Token>>,
    /// Tokens whose value nobody has.
    pub unsaved_tokens: RwSignal<Vec<UnsavedToken>>,
    /// Tokens that are being replaced.
    pub replacements: RwSignal<Vec<Replacement>>,
    /// What became of the command line's token, until the person has read it.
    pub login: RwSignal<Option<Login>>,
    /// The token that is being changed.
    pub edited: RwSignal<Option<Token>>,
    /// What was typed to change it.
    pub edit: StoredValue<Option<Edit>>,
    /// The token that a deletion asks about.
    pub delete_target: RwSignal<Option<Token>>,
    /// The token that is about to be replaced.
    pub replaced: RwSignal<Option<Token>>,
    /// The leaked token that is being cut off: a new one replaces it after the deletion.
    pub revoke_then_replace: RwSignal<Option<Token>>,
    /// Which tokens are selected.
    pub selection: RwSignal<Selection>,
    /// How far down the page was when it was taken away.
    pub depth: StoredValue<f64>,
    /// The deletion of many.
    pub bulk: Bulk,
    /// Whose desk it is, by login name.
    owner: StoredValue<Option<String>>,
    /// Whether they have left it: then no value is shown.
    is_left: RwSignal<bool>,
    /// New tokens whose turn has not come.
    waiting: StoredValue<Vec<Revealed>>,
    /// The uids of tokens whose value this page has, and nobody else yet.
    held: StoredValue<Vec<String>>,
    /// The command line's token, as it is shown when somebody asks for it: one, or none.
    login_value: StoredValue<Vec<Revealed>>,
    /// Creates that are under way.
    under_way: StoredValue<Vec<Sent>>,
}

impl AppState {
    /// A desk with nothing on it but what an earlier page could not finish.
    pub fn new() -> Self {
        Self(Box::leak(Box::new(Fields {
            draft: RwSignal::new(None),
            outcome: RwSignal::new(Outcome::None),
            taken: RwSignal::new(None),
            attempt: StoredValue::new(None),
            open: RwSignal::new(session_storage::sent()),
            revealed: RwSignal::new(None),
            created: RwSignal::new(None),
            unsaved_tokens: RwSignal::new(session_storage::unsaved_tokens()),
            replacements: RwSignal::new(session_storage::replacements()),
            login: RwSignal::new(None),
            edited: RwSignal::new(None),
            edit: StoredValue::new(None),
            delete_target: RwSignal::new(None),
            replaced: RwSignal::new(None),
            revoke_then_replace: RwSignal::new(None),
            selection: RwSignal::new(Selection::default()),
            depth: StoredValue::new(0.0),
            bulk: Bulk::new(),
            owner: StoredValue::new(None),
            is_left: RwSignal::new(false),
            waiting: StoredValue::new(Vec::new()),
            held: StoredValue::new(Vec::new()),
            login_value: StoredValue::new(Vec::new()),
            under_way: StoredValue::new(Vec::new()),
        })))
    }

    /// A token was created: its value is shown now, or after the one that is being shown.
    pub fn reveal(self, mut token: Token, differences: Vec<String>) {
        let value = token.token.take();
        if value.is_none() {
            self.add_unsaved_token(&token.uid, Why::NoValue);
        }
        self.created.set(Some(token.clone()));
        self.show(Revealed { token, value, differences, is_new: true });
    }

    /// The server told the value of a token that is not new: it is shown until somebody closes it, or leaves.
    pub fn show_again(self, mut token: Token) {
        if let Some(value) = token.token.take() {
            let differences = Vec::new();
            self.show(Revealed { token, value: Some(value), differences, is_new: false });
        }
    }

    /// What the server tells again goes with the person's session.
    pub fn end_showing_again(self) {
        self.waiting.update_value(|waiting| waiting.retain(|shown| shown.is_new));
        if self.revealed.with_untracked(|shown| shown.as_ref().is_some_and(|shown| !shown.is_new)) {
            self.next();
        }
    }

    fn show(self, new: Revealed) {
        if new.value.is_some() && new.is_new {
            self.hold(&new.token.uid);
        }
        if self.is_revealing() {
            self.waiting.update_value(|waiting| waiting.push(new));
        } else {
            self.revealed.set(Some(new));
        }
    }

    /// A token was made for the command line. Where it has a value here, nobody knows whether the command line came for
    /// it: the value is shown when somebody asks.
    pub fn tell_of_login(self, mut login: Login) {
        let value = login.token.as_mut().and_then(|token| token.token.take());
        login.has_value = value.is_some();
        self.created.set(login.token.clone());
        let shown = login.token.clone().zip(value);
        let differences = login.differences.clone();
        let shown =
            shown.map(|(token, value)| Revealed { token, value: Some(value), differences, is_new: true });
        self.login_value.set_value(shown.into_iter().collect());
        self.login.set(Some(login));
    }

    /// Somebody wants to see the value of the command line's token.
    pub fn show_login_value(self) {
        let value = self.login_value.try_update_value(Vec::pop).flatten();
        self.login.update(|login| {
            if let Some(login) = login {
                login.has_value = false;
            }
        });
        if let Some(value) = value {
            self.show(value);
        }
    }

    /// What became of the command line's token is read: its value goes with that.
    pub fn end_login(self) {
        self.login_value.update_value(Vec::clear);
        self.login.set(None);
    }

    /// The value that was shown is saved: the next one, if any.
    pub fn next(self) {
        if let Some(uid) = self.uid_of_new() {
            self.release(&uid);
        }
        let next = self
            .waiting
            .try_update_value(|waiting| if waiting.is_empty() { None } else { Some(waiting.remove(0)) });
        self.revealed.set(next.flatten());
    }

    /// This page has a value that is saved nowhere yet: if the page goes, the next one can say so.
    pub fn hold(self, uid: &str) {
        self.held.update_value(|held| {
            held.retain(|it| it != uid);
            held.push(uid.to_owned());
        });
        self.remember_unsaved_tokens();
    }

    /// It is saved.
    pub fn release(self, uid: &str) {
        self.held.update_value(|held| held.retain(|it| it != uid));
        self.remember_unsaved_tokens();
    }

    /// Whether the value that is shown is saved: a page that goes then loses nothing.
    pub fn mark_saved(self, is_saved: bool) {
        if let Some(uid) = self.uid_of_new() {
            if is_saved { self.release(&uid) } else { self.hold(&uid) }
        }
    }

    /// The token whose value is shown this once.
    fn uid_of_new(self) -> Option<String> {
        let shown = |r: &Revealed| r.is_new.then(|| r.token.uid.clone());
        self.revealed.with_untracked(|revealed| revealed.as_ref().and_then(shown))
    }

    /// Looks at what came of the last create; reactive. For readers that come and go.
    pub fn with_outcome<T>(self, look: impl FnOnce(&Outcome) -> T) -> T {
        unsubscribe_on_cleanup(self.outcome);
        self.outcome.with(look)
    }

    /// Whether a value is being shown; reactive.
    pub fn is_revealing(self) -> bool {
        self.revealed.with(Option::is_some)
    }

    /// A create is sent: if the page goes before its answer comes, the next one looks for what came of it.
    pub fn begin(self, sent: Sent) {
        self.under_way.update_value(|all| all.push(sent));
        self.remember_sent();
    }

    /// Nobody knows what came of this create.
    pub fn leave_open(self, sent: Sent) {
        self.settle(&sent);
        self.open.update(|open| open.push(sent));
        self.remember_sent();
    }

    /// Whether it is the create that was sent last, and nobody has signed out since.
    pub fn is_current(self, attempt: &Attempt) -> bool {
        self.attempt.with_value(|it| it.as_ref().is_some_and(|it| it.key == attempt.key))
    }

    /// What came of it is known, and with it what came of every one that asked for the same.
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

    /// Whether something is under way whose end this page has to see.
    pub fn is_busy(self) -> bool {
        self.bulk.is_busy() || self.outcome.with_untracked(Outcome::is_busy)
    }

    /// Nobody has this token's value.
    pub fn add_unsaved_token(self, uid: &str, why: Why) {
        self.forget_unsaved_token(uid);
        self.change_unsaved_tokens(|unsaved_tokens| {
            unsaved_tokens.push(UnsavedToken { uid: uid.to_owned(), why })
        });
    }

    /// It is gone, or the person knows.
    pub fn forget_unsaved_token(self, uid: &str) {
        if self.unsaved_tokens.with_untracked(|unsaved_tokens| {
            unsaved_tokens.iter().any(|unsaved_token| unsaved_token.uid == uid)
        }) {
            self.change_unsaved_tokens(|unsaved_tokens| {
                unsaved_tokens.retain(|unsaved_token| unsaved_token.uid != uid)
            });
        }
    }

    fn change_unsaved_tokens(self, change: impl FnOnce(&mut Vec<UnsavedToken>)) {
        self.unsaved_tokens.update(change);
        self.remember_unsaved_tokens();
    }

    fn remember_unsaved_tokens(self) {
        let mut all = self.unsaved_tokens.get_untracked();
        let held = self.held.get_value().into_iter();
        all.extend(held.map(|uid| UnsavedToken { uid, why: Why::Left }));
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

    /// A token is gone: nothing is left to say of it.
    pub fn forget_token(self, uid: &str) {
        self.forget_unsaved_token(uid);
        let is_it = |login: &Login| login.token.as_ref().is_some_and(|token| token.uid == uid);
        if self.login.with_untracked(|login| login.as_ref().is_some_and(is_it)) {
            self.end_login();
        }
        let concerns = |r: &Replacement| r.old == uid || r.new.as_deref() == Some(uid);
        if self.replacements.with_untracked(|all| all.iter().any(concerns)) {
            self.change_replacements(|all| {
                all.retain(|r| r.old != uid);
                all.iter_mut().filter(|r| r.new.as_deref() == Some(uid)).for_each(|r| r.new = None);
            });
        }
    }

    /// Whether a value is being shown to the person whose it is; reactive.
    pub fn is_showing(self) -> bool {
        !self.is_left.get() && self.is_revealing()
    }

    /// Whether a value waits for the person who left it; reactive.
    pub fn is_keeping(self) -> bool {
        self.is_left.get() && self.is_revealing()
    }

    /// Somebody signs in. To the same person everything is as it was; to another one nothing of it is shown, and values
    /// that nobody saved are gone.
    pub fn welcome(self, name: &str) {
        if self.is_of_another(name) {
            self.held.update_value(Vec::clear);
            self.waiting.update_value(Vec::clear);
            self.revealed.set(None);
            self.clear();
        }
        self.owner.set_value(Some(name.to_owned()));
        self.is_left.set(false);
    }

    /// Whether it is the desk of somebody else than the one of this login name.
    pub fn is_of_another(self, name: &str) -> bool {
        self.owner.with_value(|owner| owner.as_deref().is_some_and(|owner| owner != name))
    }

    /// Nobody is there, or somebody signed out: no value is shown until the same person is back.
    pub fn leave(self) {
        self.is_left.set(true);
        self.end_showing_again();
    }

    /// Somebody signed out: nothing is left of what they did. Values that nobody has saved stay in this page's memory,
    /// out of sight: they would be lost otherwise.
    pub fn clear(self) {
        self.leave();
        // What is saved already has served.
        let is_saved = |uid: &str| self.held.with_value(|held| held.iter().all(|it| it != uid));
        while self
            .revealed
            .with_untracked(|shown| shown.as_ref().is_some_and(|shown| is_saved(&shown.token.uid)))
        {
            self.next();
        }
        self.draft.set(None);
        self.outcome.set(Outcome::None);
        self.taken.set(None);
        self.attempt.set_value(None);
        self.created.set(None);
        self.end_login();
        self.delete_target.set(None);
        self.replaced.set(None);
        self.revoke_then_replace.set(None);
        self.selection.set(Selection::default());
        self.depth.set_value(0.0);
        self.open.set(Vec::new());
        self.under_way.set_value(Vec::new());
        self.remember_sent();
        self.edited.set(None);
        self.edit.set_value(None);
        self.bulk.forget();
        self.change_unsaved_tokens(Vec::clear);
        self.change_replacements(Vec::clear);
    }
}

impl Default for AppState {
    fn default() -> Self {
        Self::new()
    }
}
