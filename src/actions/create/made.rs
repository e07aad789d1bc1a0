//! What follows a create that made a token.

use crate::actions::create::lookup::lookup;
use crate::address::Address;
use crate::address::history::Nav;
use crate::browser::session_storage::{Replacement, Why};
use crate::session::request_scope::RequestScope;
use crate::state::AppState;
use crate::state::cli_login::CliLogin;
use crate::state::create::{Attempt, CreatePurpose};
use crate::state::fingerprint::is_made_by;
use token_api::Token;

/// What the server answered to a create.
pub struct Answer {
    /// The token, with its value if it is to be revealed.
    pub token: Token,
    /// Whether the embedded server has handed the value to the command line.
    pub is_embedded: bool,
    /// What differs from what was asked for, a sentence each.
    pub differences: Vec<String>,
}

/// Closes the dialog, notes a replacement, and reveals the value or reports the token that was made for the command
/// line.
pub fn made(
    nav: Nav,
    state: AppState,
    scope: &RequestScope,
    answer: Answer,
    attempt: &Attempt,
    purpose: CreatePurpose,
) {
    let Answer { token, is_embedded, differences } = answer;
    // If the create was repeated with its idempotency key, the token has a value again.
    state.recovery.forget_unsaved_token(&token.uid);
    state.recovery.settle(&attempt.sent());
    close_dialog(nav, state, attempt);
    if let Some(old) = purpose.replaces {
        let new = Some(token.uid.clone());
        state.recovery.change_replacements(|all| {
            all.retain(|r| r.old != old);
            all.push(Replacement { old, new });
        });
    }
    if attempt.create.code.is_none() {
        return state.reveal(token, differences);
    }
    // After a sign-out nothing is reported. A value that the command line may not have is kept for its owner.
    if state.create.is_current(attempt) || scope.is_current() {
        tell_of_login(state, token, attempt, is_embedded, differences);
    } else if token.token.is_some() {
        state.reveal(token, differences);
    }
}

/// Reports a token that was made for the command line.
pub fn tell_of_login(
    state: AppState,
    token: Token,
    attempt: &Attempt,
    is_signed_in: bool,
    differences: Vec<String>,
) {
    let name = attempt.create.name.clone();
    state.tell_of_login(CliLogin { name, token: Some(token), is_signed_in, has_value: false, differences });
}

/// Closes the dialog of this create, unless the person has gone back and is typing the next one.
pub fn close_dialog(nav: Nav, state: AppState, attempt: &Attempt) {
    let is_sent = state.create.draft.with_untracked(|kept| {
        kept.as_ref().is_none_or(|kept| kept.draft.name.trim() == attempt.create.name)
    });
    if is_sent {
        nav.replace(&Address { code: None, ..nav.now().without_dialogs() });
        state.create.draft.set(None);
    }
}

/// Looks for a second token of the same create: browsers repeat a request by themselves when a connection closes.
pub async fn find_duplicates(state: AppState, scope: &RequestScope, token: &Token, attempt: &Attempt) {
    if scope.is_current()
        && let Ok(found) = lookup(scope.client(), &attempt.create.name).await
        && scope.is_current()
    {
        let sent = attempt.sent();
        let is_duplicate = |it: &Token| it.uid != token.uid && is_made_by(it, &sent);
        found
            .iter()
            .filter(|it| is_duplicate(it))
            .for_each(|duplicate| state.recovery.add_unsaved_token(&duplicate.uid, Why::Duplicate));
    }
}
