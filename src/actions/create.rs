//! Sends a create once, and looks for its token if no answer comes. It continues after the dialog and its page were
//! closed.

mod compare;
mod difference;
mod find_out;
mod lookup;
mod made;

use crate::actions::delete::delete_and_verify;
use crate::address::history::Nav;
use crate::browser::clock;
use crate::browser::reactive::spawn_local;
use crate::format::error_messages::{Failure, Operation, failure, latest_expiration};
use crate::session::Session;
use crate::session::request_scope::RequestScope;
use crate::state::AppState;
use crate::state::cli_login::CliLogin;
use crate::state::create::{Attempt, CreatePurpose, Outcome};
use crate::tokens::loader::Loader;
use chrono::TimeDelta;
use compare::differences_now;
use find_out::find_out;
use made::{Answer, close_dialog, find_duplicates};
use token_api::{ServerKind, Time, Token};
use token_client::{Error, calls};

/// A create whose lifetime counts from a moment longer ago than this is sent again.
const FRESH: TimeDelta = TimeDelta::minutes(1);

/// Sends a create. Its outcome goes into the state, for the dialog of this create; the value is revealed.
pub fn send(
    list: Loader,
    nav: Nav,
    state: AppState,
    session: Session,
    attempt: Attempt,
    purpose: CreatePurpose,
) {
    state.create.outcome.set(Outcome::UnderWay);
    state.create.attempt.set_value(Some(attempt.clone()));
    state.recovery.begin(attempt.sent());
    let scope = RequestScope::new(session);
    spawn_local(async move {
        let is_login = attempt.create.code.is_some();
        let kind = if is_login { scope.session().known_server().await } else { ServerKind::default() };
        let is_embedded = is_login && kind == ServerKind::Embedded;
        if !scope.is_current() || is_login && kind == ServerKind::Yatai {
            // The person signed out before it was sent; or the server is Yatai, which would create a token that the
            // command line never gets: a notice on the page says so.
            state.recovery.settle(&attempt.sent());
            if state.create.is_current(&attempt) {
                state.create.attempt.set_value(None);
                state.create.outcome.set(Outcome::None);
            }
            return;
        }
        let call = calls::create_token(&attempt.create).with_key(&attempt.key);
        let begun = clock::millis();
        let answer = scope.client().send(call).await;
        if let Ok(token) = &answer
            // A create that is repeated later is answered with the token of the first time.
            && clock::now() - attempt.at < FRESH
            && let Some(created) = token.created_at.as_ref().and_then(Time::utc)
        {
            clock::compare_created(begun, created.timestamp_millis());
        }
        let differences = match &answer {
            Ok(token) => differences_now(&scope, &attempt, token).await,
            Err(_) => Vec::new(),
        };
        // Another person has signed in meanwhile, and must see nothing of it. The scope cannot tell: the same person may have
        // signed in again, and then the value is theirs.
        if state.is_of_another(&attempt.me) {
            return;
        }
        let is_current = state.create.is_current(&attempt);
        match answer {
            Ok(mut token) => {
                if is_embedded {
                    // The command line gets the value from the server; nobody else needs it.
                    token.token = None;
                }
                // The person has to know which token it is, even if the server's answer has no name.
                if token.name.is_empty() {
                    token.name.clone_from(&attempt.create.name);
                }
                if token.deployment_names.is_empty() && !token.deployment_uids.is_empty() {
                    token.deployment_names = attempt.draft.deployment_names();
                }
                // After a sign-out only the value is kept: the purpose is forgotten.
                let purpose =
                    if is_current || scope.is_current() { purpose } else { CreatePurpose::default() };
                let told = Token { token: None, ..token.clone() };
                let answer = Answer { token, is_embedded, differences };
                made::made(nav, state, &scope, answer, &attempt, purpose);
                if is_current {
                    state.create.outcome.set(Outcome::None);
                    state.create.attempt.set_value(None);
                }
                find_duplicates(state, &scope, &told, &attempt).await;
            }
            Err(_) if !is_current && !scope.is_current() => {}
            Err(error) => failed(list, nav, state, &scope, &attempt, is_current, &error).await,
        }
    });
}

/// Handles a create that was refused, or that got no answer.
async fn failed(
    list: Loader,
    nav: Nav,
    state: AppState,
    scope: &RequestScope,
    attempt: &Attempt,
    is_current: bool,
    error: &Error,
) {
    let failed = failure(error, Operation::Creating);
    let code = match error {
        Error::Refused(refusal) => refusal.code.as_deref().unwrap_or_default(),
        _ => "",
    };
    // These codes are the embedded server's. If it knew the key of this create, it would have answered with the token.
    let is_final = matches!(code, "name_taken" | "code_used" | "unknown_code" | "another_person");
    if attempt.create.code.is_some() && code == "already_created" {
        // This create made the token, and the command line has its value, which is not given out again.
        state.recovery.settle(&attempt.sent());
        close_dialog(nav, state, attempt);
        state.tell_of_login(CliLogin {
            name: attempt.create.name.clone(),
            token: None,
            is_signed_in: true,
            has_value: false,
            differences: Vec::new(),
        });
        if is_current {
            state.create.attempt.set_value(None);
            state.create.outcome.set(Outcome::None);
        }
        list.start();
    } else if error.is_unsure() || error.status() == Some(409) && !is_final {
        // The token may have been created: it would be in the list.
        find_out(nav, state, scope, attempt, failed, error).await;
        list.start();
    } else {
        state.recovery.settle(&attempt.sent());
        if code == "name_taken" {
            state.create.taken.set(Some(attempt.create.name.clone()));
            list.start();
        }
        if let Some(latest) = latest_expiration(error) {
            // The form refuses what is later from now on.
            state.own_token.set_end(Some(latest));
        }
        // If another create was sent since then, the dialog shows the outcome of the later one.
        if is_current {
            state.create.attempt.set_value(None);
            state.create.outcome.set(Outcome::Refused(failed));
        }
    }
    scope.session().after_refusal(error).await;
}

/// Looks again whether the create that was sent last made a token.
pub fn look_again(list: Loader, nav: Nav, state: AppState, session: Session, failed: Failure) {
    let Some(attempt) = state.create.attempt.get_value() else { return };
    let scope = RequestScope::new(session);
    spawn_local(async move {
        find_out(nav, state, &scope, &attempt, failed, &Error::Network).await;
        list.start();
    });
}

/// Deletes the token whose value nobody has, and sends the same create again.
pub fn delete_and_send_again(
    list: Loader,
    nav: Nav,
    state: AppState,
    session: Session,
    uid: String,
    attempt: Attempt,
    purpose: CreatePurpose,
) {
    state.create.outcome.set(Outcome::UnderWay);
    let scope = RequestScope::new(session);
    spawn_local(async move {
        let deleted = delete_and_verify(scope.client(), &uid).await;
        if !scope.is_current() {
            // It is not sent in another person's name.
            if state.create.is_current(&attempt) {
                state.create.outcome.set(Outcome::None);
            }
            return;
        }
        match deleted {
            Ok(_) => {
                state.forget_token(&uid);
                list.remove(&uid);
                send(list, nav, state, session, attempt, purpose);
            }
            Err((failed, error)) => {
                state.create.outcome.set(Outcome::Refused(failed));
                if let Some(error) = error {
                    session.after_refusal(&error).await;
                }
            }
        }
    });
}
