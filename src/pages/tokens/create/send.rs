//! Sending a create once, and finding out what became of it where no answer came.
//!
//! What is done here outlives the dialog and its page. What never lives here: what is typed, and
//! how anything looks.

use crate::address::Address;
use crate::browser::clock::BrowserZone;
use crate::browser::session_storage::{Replacement, Sent, Why};
use crate::format::error_messages::{Doing, Failure, failure};
use crate::format::time::{Zone, local};
use crate::pages::tokens::Page;
use crate::pages::tokens::create::Draft;
use crate::pages::tokens::create::difference::differences;
use crate::pages::tokens::create::proof::{is_made_by, sent};
use crate::pages::tokens::delete::delete_and_verify;
use crate::session::Session;
use crate::state::{AppState, Login};
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use leptos::task::spawn_local;
use token_api::{CreateToken, ServerKind, Token};
use token_client::{Client, Error, Unreadable, calls};

/// How long the value of a new token waits until the token was looked at again.
const LOOK_SECONDS: u32 = 5;

/// A create as it is sent. It is sent again unchanged, under the same key: a server that knows such keys
/// makes no second token of it.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// What it was made of.
    pub draft: Draft,
    /// What is sent.
    pub create: CreateToken,
    /// Its name for the server.
    pub key: String,
    /// The moment from which its expiry counts.
    pub at: DateTime<Utc>,
    /// The login name of who sends it.
    pub me: String,
}

impl Attempt {
    /// Whether it is still what is meant: its expiry counts from when it was sent first.
    pub fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        now.signed_duration_since(self.at) < TimeDelta::minutes(10)
    }

    /// By what the token that it makes is known.
    fn sent(&self) -> Sent {
        sent(&self.create, &self.me, self.at)
    }
}

/// What the new token is for.
#[derive(Clone, Debug, Default)]
pub struct CreatePurpose {
    /// The uid of the token that it replaces.
    pub replaces: Option<String>,
}

/// What came of a create, as far as its dialog has to show it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing to show.
    None,
    /// It is under way.
    UnderWay,
    /// The server said no.
    Refused(Failure),
    /// No answer came; whether a token was made is being looked up.
    Looking(Failure),
    /// No answer came, and this token was made.
    Made(Failure, Box<Token>),
    /// No answer came, and this token has the name; whether it comes from this create is not certain.
    Similar(Failure, Box<Token>),
    /// No answer came, and no token was made.
    NotMade(Failure),
    /// No answer came, and nobody knows.
    Unknown(Failure, Failure),
}

impl Outcome {
    /// Whether nothing else may be sent.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::UnderWay | Self::Looking(_))
    }
}

/// Sends it.
pub fn send(page: Page, state: AppState, session: Session, attempt: Attempt, purpose: CreatePurpose) {
    state.outcome.set(Outcome::UnderWay);
    state.attempt.set_value(Some(attempt.clone()));
    state.begin(attempt.sent());
    let speaker = Speaker::of(session);
    spawn_local(async move {
        let is_login = attempt.create.code.is_some();
        let kind = if is_login { speaker.session.known_server().await } else { ServerKind::default() };
        let is_embedded = is_login && kind == ServerKind::Embedded;
        if !speaker.is_there() || is_login && kind == ServerKind::Yatai {
            // Whoever wanted it has signed out before it was sent; or a Yatai turned out to be asked, which would make a
            // token for a command line that never gets it. The page says so.
            state.settle(&attempt.sent());
            if state.is_current(&attempt) {
                state.attempt.set_value(None);
                state.outcome.set(Outcome::None);
            }
            return;
        }
        let call = calls::create_token(&attempt.create).with_key(&attempt.key);
        let answer = speaker.client.send(call).await;
        let differences = match &answer {
            Ok(token) => speaker.differences(&attempt, token).await,
            Err(_) => Vec::new(),
        };
        // Somebody else has signed in meanwhile: nothing of it is theirs to see.
        if state.is_of_another(&attempt.me) {
            return;
        }
        let is_current = state.is_current(&attempt);
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
                    if is_current || speaker.is_there() { purpose } else { CreatePurpose::default() };
                let told = Token { token: None, ..token.clone() };
                let answer = Answer { token, is_embedded, differences };
                made(page, state, &speaker, answer, &attempt, purpose);
                if is_current {
                    state.outcome.set(Outcome::None);
                    state.attempt.set_value(None);
                }
                find_duplicates(state, &speaker, &told, &attempt).await;
            }
            Err(_) if !is_current && !speaker.is_there() => {}
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
                    state.settle(&attempt.sent());
                    close_dialog(page, state, &attempt);
                    state.tell_of_login(Login {
                        name: attempt.create.name.clone(),
                        token: None,
                        is_signed_in: true,
                        has_value: false,
                        differences: Vec::new(),
                    });
                    if is_current {
                        state.attempt.set_value(None);
                        state.outcome.set(Outcome::None);
                    }
                    page.loader.start();
                } else if error.is_unsure() || error.status() == Some(409) && !is_final {
                    // It may have been made all the same: the list tells.
                    find_out(page, state, &speaker, &attempt, failed, &error).await;
                    page.loader.start();
                } else {
                    state.settle(&attempt.sent());
                    if code == "name_taken" {
                        state.taken.set(Some(attempt.create.name.clone()));
                        page.loader.start();
                    }
                    // Another create may have been sent since then: its dialog shows its own outcome.
                    if is_current {
                        state.attempt.set_value(None);
                        state.outcome.set(Outcome::Refused(failed));
                    }
                }
                session.after_refusal(&error).await;
            }
        }
    });
}

/// Looks again whether it was made.
pub fn look_again(page: Page, state: AppState, session: Session, failed: Failure) {
    let Some(attempt) = state.attempt.get_value() else { return };
    let speaker = Speaker::of(session);
    spawn_local(async move {
        find_out(page, state, &speaker, &attempt, failed, &Error::Network).await;
        page.loader.start();
    });
}

/// Deletes the token whose value nobody has, and sends the same again.
pub fn delete_and_send_again(
    page: Page,
    state: AppState,
    session: Session,
    uid: String,
    attempt: Attempt,
    purpose: CreatePurpose,
) {
    state.outcome.set(Outcome::UnderWay);
    let speaker = Speaker::of(session);
    spawn_local(async move {
        let deleted = delete_and_verify(&speaker.client, &uid).await;
        if !speaker.is_there() {
            // It is sent by whoever meant it, or not at all.
            if state.is_current(&attempt) {
                state.outcome.set(Outcome::None);
            }
            return;
        }
        match deleted {
            Ok(_) => {
                state.forget_token(&uid);
                page.loader.remove(&uid);
                send(page, state, session, attempt, purpose);
            }
            Err((failed, _)) => state.outcome.set(Outcome::Refused(failed)),
        }
    });
}

/// Who began something: it goes on as long as they are there.
struct Speaker {
    client: Client,
    session: Session,
    epoch: u32,
}

impl Speaker {
    fn of(session: Session) -> Self {
        Self { client: session.client(), session, epoch: session.epoch() }
    }

    async fn is_embedded(&self) -> bool {
        self.session.known_server().await == ServerKind::Embedded
    }

    fn is_there(&self) -> bool {
        self.session.epoch() == self.epoch
    }

    /// What of the token is not as it was asked for. Not every server says in its answer what it has done: then what is
    /// there a moment later counts. The value waits for that, so it waits a short time.
    async fn differences(&self, attempt: &Attempt, token: &Token) -> Vec<String> {
        let first = differences_of(attempt, token);
        if first.is_empty() || !self.is_there() {
            return first;
        }
        let client = Client { timeout_seconds: LOOK_SECONDS, ..self.client.clone() };
        match client.send(calls::get_token(&token.uid)).await {
            Ok(Some(now)) => differences_of(attempt, &now),
            _ => first,
        }
    }
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
    page: Page,
    state: AppState,
    speaker: &Speaker,
    answer: Answer,
    attempt: &Attempt,
    purpose: CreatePurpose,
) {
    let Answer { token, is_embedded, differences } = answer;
    // One that came back under its key has a value again.
    state.forget_unsaved_token(&token.uid);
    state.settle(&attempt.sent());
    close_dialog(page, state, attempt);
    if let Some(old) = purpose.replaces {
        let new = Some(token.uid.clone());
        state.change_replacements(|all| {
            all.retain(|r| r.old != old);
            all.push(Replacement { old, new });
        });
    }
    if attempt.create.code.is_none() {
        return state.reveal(token, differences);
    }
    // Whoever signed out leaves nothing to be read, but a value that perhaps nobody has.
    if state.is_current(attempt) || speaker.is_there() {
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
    state.tell_of_login(Login { name, token: Some(token), is_signed_in, has_value: false, differences });
}

/// What of the token is not as it was asked for.
fn differences_of(attempt: &Attempt, token: &Token) -> Vec<String> {
    let say = |at: DateTime<Utc>| local(at, BrowserZone.offset_at(at));
    differences(&attempt.create, &attempt.draft.deployments, token, say)
}

/// Closes the dialog of this create. Somebody who went back may be typing the next one by now: that stays.
fn close_dialog(page: Page, state: AppState, attempt: &Attempt) {
    let is_sent = state.draft.with_untracked(|kept| {
        kept.as_ref().is_none_or(|kept| kept.draft.name.trim() == attempt.create.name)
    });
    if is_sent {
        page.nav.replace(&Address { code: None, ..page.nav.now().without_dialogs() });
        state.draft.set(None);
    }
}

/// Browsers send a request again by themselves when a connection closes: one create can make two tokens.
async fn find_duplicates(state: AppState, speaker: &Speaker, token: &Token, attempt: &Attempt) {
    if speaker.is_there()
        && let Ok(found) = lookup(&speaker.client, &attempt.create.name).await
        && speaker.is_there()
    {
        let sent = attempt.sent();
        let is_duplicate = |it: &Token| it.uid != token.uid && is_made_by(it, &sent);
        found
            .iter()
            .filter(|it| is_duplicate(it))
            .for_each(|duplicate| state.add_unsaved_token(&duplicate.uid, Why::Duplicate));
    }
}

async fn find_out(
    page: Page,
    state: AppState,
    speaker: &Speaker,
    attempt: &Attempt,
    failed: Failure,
    error: &Error,
) {
    // Another create may have been sent since then: its dialog shows its own outcome.
    let is_current = || state.is_current(attempt);
    if is_current() {
        state.outcome.set(Outcome::Looking(failed.clone()));
    }
    let taken = || {
        state.taken.set(Some(attempt.create.name.clone()));
        Outcome::Refused(failed.clone())
    };
    let is_taken = error.status() == Some(409);
    let found = lookup(&speaker.client, &attempt.create.name).await;
    // What somebody else's list holds says nothing; and whoever signed out has nothing left open.
    let found = if speaker.is_there() { found } else { found.and(Err(Error::Network)) };
    if !speaker.is_there() && !is_current() {
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
            state.settle(&sent);
            match (made, similar) {
                (Some(token), _) if is_login => {
                    // The create itself answers the command line.
                    let is_embedded = speaker.is_embedded().await;
                    let differences = speaker.differences(attempt, token).await;
                    if is_current() {
                        close_dialog(page, state, attempt);
                        tell_of_login(state, token.clone(), attempt, is_embedded, differences);
                        state.attempt.set_value(None);
                        state.outcome.set(Outcome::None);
                    }
                    return;
                }
                (Some(token), _) => {
                    state.add_unsaved_token(&token.uid, Why::NoAnswer);
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
            state.leave_open(attempt.sent());
            Outcome::Unknown(failed.clone(), failure(&why, Doing::Listing))
        }
    };
    if is_current() {
        if matches!(outcome, Outcome::Refused(_)) {
            state.attempt.set_value(None);
        }
        state.outcome.set(outcome);
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
