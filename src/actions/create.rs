//! Sending a create once, and finding out what became of it where no answer came.
//!
//! What is done here outlives the dialog and its page. What never lives here: what is typed, and
//! how anything looks.

pub mod difference;

use crate::actions::delete::delete_and_verify;
use crate::address::Address;
use crate::address::history::Nav;
use crate::browser::clock::BrowserZone;
use crate::browser::session_storage::{Replacement, Why};
use crate::format::error_messages::{Doing, Failure, failure};
use crate::format::time::{Zone, local};
use crate::session::Session;
use crate::session::request_scope::RequestScope;
use crate::state::AppState;
use crate::state::cli_login::CliLogin;
use crate::state::create::{Attempt, CreatePurpose, Outcome};
use crate::state::fingerprint::is_made_by;
use crate::tokens::loader::Loader;
use chrono::{DateTime, Utc};
use difference::differences;
use leptos::prelude::*;
use leptos::task::spawn_local;
use token_api::{ServerKind, Token};
use token_client::{Client, Error, Unreadable, calls};

/// How long the value of a new token waits until the token was looked at again.
const LOOK_SECONDS: u32 = 5;

/// Sends it.
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
            // Whoever wanted it has signed out before it was sent; or a Yatai turned out to be asked, which would make a
            // token for a command line that never gets it. The page says so.
            state.recovery.settle(&attempt.sent());
            if state.create.is_current(&attempt) {
                state.create.attempt.set_value(None);
                state.create.outcome.set(Outcome::None);
            }
            return;
        }
        let call = calls::create_token(&attempt.create).with_key(&attempt.key);
        let answer = scope.client().send(call).await;
        let differences = match &answer {
            Ok(token) => differences_now(&scope, &attempt, token).await,
            Err(_) => Vec::new(),
        };
        // Somebody else has signed in meanwhile: nothing of it is theirs to see.
        if state.is_of_another(&attempt.me) {
            return;
        }
        let is_current = state.create.is_current(&attempt);
        match answer {
            Ok(mut token) => {
                if is_embedded {
                    // The command line gets it from the server, and nobody else needs it.
                    token.token = None;
                }
                // The person has to know which one it is, also where the server does not say.
                if token.name.is_empty() {
                    token.name.clone_from(&attempt.create.name);
                }
                // Whoever signed out left nothing but the value.
                let purpose =
                    if is_current || scope.is_current() { purpose } else { CreatePurpose::default() };
                let told = Token { token: None, ..token.clone() };
                let answer = Answer { token, is_embedded, differences };
                made(list, nav, state, &scope, answer, &attempt, purpose);
                if is_current {
                    state.create.outcome.set(Outcome::None);
                    state.create.attempt.set_value(None);
                }
                find_duplicates(state, &scope, &told, &attempt).await;
            }
            Err(_) if !is_current && !scope.is_current() => {}
            Err(error) => {
                let failed = failure(&error, Doing::Creating);
                let code = match &error {
                    Error::Refused(refusal) => refusal.code.as_deref().unwrap_or_default(),
                    _ => "",
                };
                // The embedded server's own words: a key that it knows would have brought the token back.
                let is_final = matches!(code, "name_taken" | "code_used" | "unknown_code");
                if is_login && code == "already_created" {
                    // It was made by this create, and handed over. Its value is given out no more.
                    state.recovery.settle(&attempt.sent());
                    close_dialog(list, nav, state, &attempt);
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
                    // It may have been made all the same: the list tells.
                    find_out(list, nav, state, &scope, &attempt, failed, &error).await;
                    list.start();
                } else {
                    state.recovery.settle(&attempt.sent());
                    if code == "name_taken" {
                        state.create.taken.set(Some(attempt.create.name.clone()));
                        list.start();
                    }
                    // Another create may have been sent since then: its dialog shows its own outcome.
                    if is_current {
                        state.create.attempt.set_value(None);
                        state.create.outcome.set(Outcome::Refused(failed));
                    }
                }
                session.after_refusal(&error).await;
            }
        }
    });
}

/// Looks again whether it was made.
pub fn look_again(list: Loader, nav: Nav, state: AppState, session: Session, failed: Failure) {
    let Some(attempt) = state.create.attempt.get_value() else { return };
    let scope = RequestScope::new(session);
    spawn_local(async move {
        find_out(list, nav, state, &scope, &attempt, failed, &Error::Network).await;
        list.start();
    });
}

/// Deletes the token whose value nobody has, and sends the same again.
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
            // It is sent by whoever meant it, or not at all.
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
            Err((failed, _)) => state.create.outcome.set(Outcome::Refused(failed)),
        }
    });
}

/// What of the token is not as it was asked for. Not every server says in its answer what it has done: then what is
/// there a moment later counts. The value waits for that, so it waits a short time.
async fn differences_now(scope: &RequestScope, attempt: &Attempt, token: &Token) -> Vec<String> {
    let first = differences_of(attempt, token);
    if first.is_empty() || !scope.is_current() {
        return first;
    }
    let client = Client { timeout_seconds: LOOK_SECONDS, ..scope.client().clone() };
    match client.send(calls::get_token(&token.uid)).await {
        Ok(Some(now)) => differences_of(attempt, &now),
        _ => first,
    }
}

async fn is_embedded(scope: &RequestScope) -> bool {
    scope.session().known_server().await == ServerKind::Embedded
}

/// What the server answered to a create.
struct Answer {
    token: Token,
    is_embedded: bool,
    /// What of the token is not as it was asked for.
    differences: Vec<String>,
}

/// Follows a create that was answered.
fn made(
    list: Loader,
    nav: Nav,
    state: AppState,
    scope: &RequestScope,
    answer: Answer,
    attempt: &Attempt,
    purpose: CreatePurpose,
) {
    let Answer { token, is_embedded, differences } = answer;
    // One that came back under its key has a value again.
    state.recovery.forget_unsaved_token(&token.uid);
    state.recovery.settle(&attempt.sent());
    close_dialog(list, nav, state, attempt);
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
    // Whoever signed out leaves nothing to be read, but a value that perhaps nobody has.
    if state.create.is_current(attempt) || scope.is_current() {
        tell_of_login(state, token, attempt, is_embedded, differences);
    } else if token.token.is_some() {
        state.reveal(token, differences);
    }
}

/// What is said of a token that was made for the command line.
fn tell_of_login(
    state: AppState,
    token: Token,
    attempt: &Attempt,
    is_signed_in: bool,
    differences: Vec<String>,
) {
    let name = attempt.create.name.clone();
    state.tell_of_login(CliLogin { name, token: Some(token), is_signed_in, has_value: false, differences });
}

/// What of the token is not as it was asked for.
fn differences_of(attempt: &Attempt, token: &Token) -> Vec<String> {
    let say = |at: DateTime<Utc>| local(at, BrowserZone.offset_at(at));
    differences(&attempt.create, &attempt.draft.deployments, token, say)
}

/// Closes the dialog of this create. Somebody who went back may be typing the next one by now: that stays.
fn close_dialog(_list: Loader, nav: Nav, state: AppState, attempt: &Attempt) {
    let is_sent = state.create.draft.with_untracked(|kept| {
        kept.as_ref().is_none_or(|kept| kept.draft.name.trim() == attempt.create.name)
    });
    if is_sent {
        nav.replace(&Address { code: None, ..nav.now().without_dialogs() });
        state.create.draft.set(None);
    }
}

/// Browsers send a request again by themselves when a connection closes: one create can make two tokens.
async fn find_duplicates(state: AppState, scope: &RequestScope, token: &Token, attempt: &Attempt) {
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

async fn find_out(
    list: Loader,
    nav: Nav,
    state: AppState,
    scope: &RequestScope,
    attempt: &Attempt,
    failed: Failure,
    error: &Error,
) {
    // Another create may have been sent since then: its dialog shows its own outcome.
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
    // What somebody else's list holds says nothing; and whoever signed out has nothing left open.
    let found = if scope.is_current() { found } else { found.and(Err(Error::Network)) };
    if !scope.is_current() && !is_current() {
        return;
    }
    let outcome = match found {
        Ok(found) => {
            let sent = attempt.sent();
            let is_login = attempt.create.code.is_some();
            let is_it = |it: &&Token| {
                // The command line uses its token at once.
                let unused = |it: &Token| Token { last_used_at: None, ..it.clone() };
                if is_login { is_made_by(&unused(it), &sent) } else { is_made_by(it, &sent) }
            };
            let made = found.iter().find(is_it);
            let similar = found.iter().find(|it| it.creator() == attempt.me);
            state.recovery.settle(&sent);
            match (made, similar) {
                (Some(token), _) if is_login => {
                    // The create itself answers the command line.
                    let is_embedded = is_embedded(scope).await;
                    let differences = differences_now(scope, attempt, token).await;
                    if is_current() {
                        close_dialog(list, nav, state, attempt);
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
            // Whoever gives up here is told when the list can be read again.
            state.recovery.leave_open(attempt.sent());
            Outcome::Unknown(failed.clone(), failure(&why, Doing::Listing))
        }
    };
    if is_current() {
        if matches!(outcome, Outcome::Refused(_)) {
            state.create.attempt.set_value(None);
        }
        state.create.outcome.set(outcome);
    }
}

/// The newest tokens of this name. Every server lists the newest first, and not every one knows how to search.
async fn lookup(client: &Client, name: &str) -> Result<Vec<Token>, Error> {
    let page = client.send(calls::list_tokens(0, 100, "")).await?;
    let is_whole = page.unreadable.is_empty();
    let found: Vec<Token> = page.items.into_iter().filter(|t| t.name == name).collect();
    if found.is_empty() && !is_whole {
        // It may be one of those that cannot be read.
        let what = Unreadable::Shape("expected a text as `uid`");
        return Err(Error::Unreadable { status: 200, what, trace_id: None });
    }
    Ok(found)
}
