//! Finds out by the list whether a create without an answer made a token.

use crate::actions::create::compare::differences_now;
use crate::actions::create::lookup::lookup;
use crate::actions::create::made::{close_dialog, tell_of_login};
use crate::address::history::Nav;
use crate::browser::session_storage::Why;
use crate::format::error_messages::{Failure, Operation, failure};
use crate::session::request_scope::RequestScope;
use crate::state::AppState;
use crate::state::create::{Attempt, Outcome};
use crate::state::fingerprint::is_made_by;
use token_api::{ServerKind, Token};
use token_client::Error;

/// Looks for the token of this create in the list, and shows the outcome.
pub async fn find_out(
    nav: Nav,
    state: AppState,
    scope: &RequestScope,
    attempt: &Attempt,
    failed: Failure,
    error: &Error,
) {
    // If another create was sent since then, the dialog shows the outcome of the later one.
    let is_current = || state.create.is_current(attempt);
    if is_current() {
        state.create.outcome.set(Outcome::Looking(failed.clone()));
    }
    let taken = || {
        state.create.taken.set(Some(attempt.create.name.clone()));
        Outcome::Refused(failed.clone())
    };
    let is_taken = error.status() == Some(409);
    let found = lookup(scope.client(), &attempt.create.name).await;
    // If the session has ended meanwhile, the list may be that of another person: it does not count.
    let found = if scope.is_current() { found } else { found.and(Err(Error::Network)) };
    if !scope.is_current() && !is_current() {
        return;
    }
    let outcome = match found {
        Ok(found) => {
            let sent = attempt.sent();
            let is_login = attempt.create.code.is_some();
            let is_it = |it: &&Token| {
                // The command line uses its token at once, so its last use does not count.
                let unused = |it: &Token| Token { last_used_at: None, ..it.clone() };
                if is_login { is_made_by(&unused(it), &sent) } else { is_made_by(it, &sent) }
            };
            let made = found.iter().find(is_it);
            let similar = found.iter().find(|it| it.creator() == attempt.me);
            state.recovery.settle(&sent);
            match (made, similar) {
                (Some(token), _) if is_login => {
                    // The token exists, so the embedded server has handed it to the command line.
                    let is_embedded = is_embedded(scope).await;
                    let differences = differences_now(scope, attempt, token).await;
                    if is_current() {
                        close_dialog(nav, state, attempt);
                        tell_of_login(state, token.clone(), attempt, is_embedded, differences);
                        state.create.attempt.set_value(None);
                        state.create.outcome.set(Outcome::None);
                    }
                    return;
                }
                (Some(token), _) => {
                    state.recovery.add_unsaved_token(&token.uid, Why::NoAnswer);
                    Outcome::Made(failed.clone(), Box::new(token.clone()))
                }
                _ if is_taken => taken(),
                (None, Some(token)) => Outcome::Similar(failed.clone(), Box::new(token.clone())),
                (None, None) => Outcome::NotMade(failed.clone()),
            }
        }
        Err(_) if is_taken => taken(),
        Err(why) => {
            // The outcome stays open until the list can be read again; then the page shows it.
            state.recovery.leave_open(attempt.sent());
            Outcome::Unknown(failed.clone(), failure(&why, Operation::Listing))
        }
    };
    if is_current() {
        if matches!(outcome, Outcome::Refused(_)) {
            state.create.attempt.set_value(None);
        }
        state.create.outcome.set(outcome);
    }
}

async fn is_embedded(scope: &RequestScope) -> bool {
    scope.session().known_server().await == ServerKind::Embedded
}
