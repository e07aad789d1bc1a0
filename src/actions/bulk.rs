//! Deletes one token or many, or changes their expiration, a few at a time. The outcome of each is noted. A deletion begins after
//! some seconds in which it can be undone. The next page says what a page that was left did not do.

use crate::actions::delete::{Deletion, delete_and_verify};
use crate::actions::update::{Saved, change_expiration};
use crate::browser::clock;
use crate::browser::reactive::spawn_local;
use crate::browser::session_storage;
use crate::browser::timer::pause;
use crate::format::error_messages::{Failure, Operation, failure};
use crate::session::Session;
use crate::session::request_scope::RequestScope;
use crate::state::AppState;
use crate::state::bulk::{Run, Stage, Task};
use crate::tokens::retry;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use panel_messages::{Message, m};
use std::rc::Rc;
use std::time::Duration;
use token_api::Token;
use token_client::Error;

/// How many requests run at the same time.
const AT_ONCE: usize = 4;
/// How many seconds the deletion waits, so that it can be undone.
pub const UNDO_SECONDS: u32 = 8;
/// The run stops after this many failures in a row.
const MAX_FAILURES_IN_A_ROW: usize = 8;

/// Called when the last one has ended.
pub type OnEnd = Rc<dyn Fn()>;

/// Begins after a delay in which it can be undone.
pub fn wait(session: Session, state: AppState, on_end: OnEnd) {
    state.bulk.seconds.set(UNDO_SECONDS);
    state.bulk.enter_waiting();
    count_down(RequestScope::new(session), state, on_end);
}

/// Waits for a second, and begins after the last one. The seconds are counted and no clock is read: a computer that was asleep
/// goes on where it was.
fn count_down(scope: RequestScope, state: AppState, on_end: OnEnd) {
    let next = move || {
        let left = state.bulk.seconds.get_untracked().saturating_sub(1);
        state.bulk.seconds.set(left);
        if !scope.is_current() {
            state.bulk.stop_waiting();
        } else if left == 0 {
            run(scope.session(), state, on_end);
        } else {
            count_down(scope, state, on_end);
        }
    };
    state.bulk.set_timer(set_timeout_with_handle(next, Duration::from_secs(1)).ok());
}

/// The page is left: what waits is not deleted, a run breaks off, and the next page of the same person says so.
pub fn break_off(session: Session, state: AppState) {
    if state.bulk.is_busy() {
        let person = person(session);
        // What another tab of this person has left stays.
        let earlier = session_storage::not_deleted().filter(|text| text.starts_with(&person));
        let mut text = earlier.unwrap_or(person);
        state.bulk.with(|run| {
            let heading = match (run.is_change, run.under_way) {
                (true, _) => m::errors::NOT_CHANGED_PAGE_LEFT,
                (_, 0) => m::errors::NOT_DELETED_PAGE_LEFT,
                _ => m::errors::SOME_NOT_DELETED_PAGE_LEFT,
            };
            text.extend([heading.text(), "\n"]);
            let left = run.left.iter().rev().map(|task| &task.row);
            for row in run.begun.iter().chain(left) {
                let token = &row.token;
                text += &[&token.name, " ", &token.uid, "\n"].concat();
            }
        });
        session_storage::remember_not_deleted(text);
        state.bulk.stop_waiting();
    }
}

/// Reports what an earlier page of this person did not do, because it was left; later, where a run is under way. What another
/// person's page has left is forgotten.
pub fn recall(session: Session, state: AppState) {
    let Some(text) = session_storage::not_deleted() else { return };
    let own = text.strip_prefix(&person(session));
    if own.is_some() && state.bulk.is_busy() {
        return;
    }
    session_storage::forget_not_deleted();
    if let Some(tokens) = own {
        state.bulk.change(|run| run.not_deleted = tokens.to_owned());
        state.bulk.enter(Stage::Left);
    }
}

/// The API, the person and the organization in one line.
fn person(session: Session) -> String {
    let client = session.client();
    [&client.endpoint, " ", &client.person, " ", &client.organization, "\n"].concat()
}

/// Begins at once.
pub fn run(session: Session, state: AppState, on_end: OnEnd) {
    state.bulk.set_timer(None);
    // Makers go before what they made, so that a run that breaks off leaves none that could make more.
    let workers = if state.bulk.with(|run| run.is_in_order) { 1 } else { AT_ONCE };
    state.bulk.change(|run| run.under_way = workers);
    state.bulk.enter(Stage::Running);
    let number = state.bulk.with(|run| run.number);
    for _ in 0..workers {
        spawn_local(work(RequestScope::new(session), state, number, on_end.clone()));
    }
}

/// What came of one token.
enum Outcome {
    /// It is deleted.
    Deleted,
    /// It is changed: the token, and the expiration that it had.
    Changed(Box<Token>, Option<DateTime<Utc>>),
    /// It stays as it is, for this reason.
    Left(Message),
    /// It failed.
    Failed(Failure, Option<Error>),
}

/// Does what is to be done with one token.
async fn carry_out(scope: &RequestScope, task: &Task) -> Outcome {
    let token = &task.row.token;
    let Some(expires) = task.expires else {
        return match delete_and_verify(scope.client(), &token.uid).await {
            // It may have been deleted before. But a server says so of a token that the person may not see, too.
            Ok(Deletion::NotThere) => Outcome::Left(m::errors::WAS_NOT_THERE),
            Ok(_) => Outcome::Deleted,
            Err((failure, error)) => Outcome::Failed(failure, error),
        };
    };
    match change_expiration(scope, token, expires).await {
        Saved::Done(changed) => Outcome::Changed(changed, token.expires()),
        Saved::Incomplete(..) => Outcome::Left(m::errors::KEPT_OLD_EXPIRATION),
        Saved::Conflict(_) if !scope.is_current() => Outcome::Left(m::errors::SIGNED_OUT_BEFORE),
        Saved::Conflict(_) => Outcome::Left(m::errors::CHANGED_BY_ANOTHER),
        Saved::Gone => Outcome::Left(m::errors::NOT_THERE_ANY_MORE),
        Saved::Failed(error) => Outcome::Failed(failure(&error, Operation::Updating), Some(error)),
    }
}

/// One of the workers: takes one token after another, until none is left.
async fn work(scope: RequestScope, state: AppState, number: usize, on_end: OnEnd) {
    let mut refused = None;
    // Nothing is done in another person's name.
    let is_over = |run: &Run| run.is_stopped || !scope.is_current();
    let own = untrack(|| state.own_token.uid());
    let goes_on = || state.bulk.of(number, |run| is_over(run)) == Some(false);
    let next = |run: &mut Run| if is_over(run) { None } else { run.take_next(own.as_deref()) };
    while let Some(Some(task)) = state.bulk.of(number, next) {
        let token = &task.row.token;
        let (begun, mut attempts) = (clock::millis(), 0);
        let outcome = loop {
            let outcome = carry_out(&scope, &task).await;
            attempts += 1;
            // A busy server says when to try again; every other outcome is shown.
            let wait = match &outcome {
                Outcome::Failed(_, Some(error)) if matches!(error.status(), Some(429 | 503)) => {
                    let spent = u32::try_from(clock::millis() - begun).unwrap_or_default();
                    retry::pause(error, attempts, spent)
                }
                _ => None,
            };
            // Looked at after the pause, too: it can be long.
            match wait {
                Some(millis) if goes_on() => pause(millis).await,
                _ => break outcome,
            }
            if !goes_on() {
                break outcome;
            }
        };
        state.bulk.of(number, |run| run.begun.retain(|row| row.token.uid != token.uid));
        match outcome {
            Outcome::Left(why) => {
                state.bulk.of(number, |run| {
                    run.in_a_row = 0;
                    run.failed.push((token.name.clone(), token.uid.clone(), why.text().to_owned()));
                });
            }
            Outcome::Deleted => {
                state.forget_token(&token.uid);
                state.bulk.of(number, |run| {
                    run.in_a_row = 0;
                    run.gone.push(token.uid.clone());
                });
            }
            Outcome::Changed(changed, old) => {
                if state.own_token.is(&token.uid) {
                    state.own_token.set_end(changed.expires());
                }
                state.bulk.of(number, |run| {
                    run.in_a_row = 0;
                    run.gone.push(token.uid.clone());
                    // No server takes an end that has passed.
                    if old.is_none_or(|at| at > clock::now()) {
                        run.undo.push(Task::change(*changed, old));
                    }
                });
            }
            Outcome::Failed(failure, error) => {
                let why = [failure.what.as_str(), " ", &failure.quote.unwrap_or(failure.advice)].concat();
                let status = error.as_ref().and_then(Error::status);
                let is_anothers = error.as_ref().is_some_and(Error::is_another_person);
                state.bulk.of(number, |run| {
                    run.failed.push((token.name.clone(), token.uid.clone(), why));
                    // A refusal that concerns this token alone is not counted: the others may still succeed.
                    let is_common =
                        error.is_some() && status.is_none_or(|status| status == 429 || status >= 500);
                    run.in_a_row = if is_common { run.in_a_row + 1 } else { 0 };
                    run.is_stopped |=
                        status == Some(401) || is_anothers || run.in_a_row >= MAX_FAILURES_IN_A_ROW;
                });
                refused = error.filter(|error| is_anothers || error.is_unauthorized()).or(refused);
            }
        }
        if let Some(ended) = state.bulk.of(number, |run| run.gone.len() + run.failed.len()) {
            state.bulk.ended.set(ended);
        }
    }
    let is_last = state.bulk.of(number, |run| {
        run.under_way -= 1;
        run.under_way == 0
    });
    if is_last == Some(true) {
        end(state, &on_end);
    }
    if let Some(error) = refused {
        scope.session().after_refusal(&error).await;
    }
}

/// Deselects the tokens that are done and calls `on_end`.
fn end(state: AppState, on_end: &OnEnd) {
    state.bulk.with(|run| {
        let gone: Vec<&str> = run.gone.iter().map(String::as_str).collect();
        state.selection.tokens.update(|selection| selection.set(&gone, false));
    });
    state.bulk.enter(Stage::Ended);
    on_end();
}
