//! Sending a create once, and finding out what became of it where no answer came.
//!
//! What is done here outlives the dialog and its page. What never lives here: what is typed, and
//! how anything looks.

use super::Draft;
use super::proof::{is_made_by, sent};
use crate::address::Address;
use crate::desk::{Desk, Login};
use crate::memory::{Replacement, Sent, Why};
use crate::pages::tokens::Page;
use crate::pages::tokens::delete::delete_and_verify;
use crate::pages::tokens::reveal::Unhanded;
use crate::session::Session;
use crate::words::{Doing, Failure, failure};
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use leptos::task::spawn_local;
use token_api::{CreateToken, Token};
use token_client::{Client, Error, Unreadable, calls};

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
pub struct Errand {
    /// The uid of the token that it replaces.
    pub replaces: Option<String>,
    /// The code of the command line that it signs in.
    pub code: Option<String>,
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
pub fn send(page: Page, desk: Desk, session: Session, attempt: Attempt, errand: Errand) {
    desk.outcome.set(Outcome::UnderWay);
    desk.attempt.set_value(Some(attempt.clone()));
    desk.begin(attempt.sent());
    let speaker = Speaker::of(session);
    spawn_local(async move {
        let call = calls::create_token(&attempt.create).with_key(&attempt.key);
        let answer = speaker.client.send(call).await;
        // Somebody else has signed in meanwhile: nothing of it is theirs to see.
        if desk.is_of_another(&attempt.me) {
            return;
        }
        let is_current = desk.is_current(&attempt);
        match answer {
            Ok(mut token) => {
                // The person has to know which one it is, also where the server does not say.
                if token.name.is_empty() {
                    token.name.clone_from(&attempt.create.name);
                }
                if is_current {
                    desk.outcome.set(Outcome::None);
                    desk.attempt.set_value(None);
                }
                // Whoever signed out left nothing but the value.
                let errand = if is_current || speaker.is_there() { errand } else { Errand::default() };
                made(page, desk, &speaker, token.clone(), &attempt, errand).await;
                find_twins(desk, &speaker, &token, &attempt).await;
            }
            Err(_) if !is_current && !speaker.is_there() => {}
            Err(error) => {
                let failed = failure(&error, Doing::Creating);
                // The embedded server's own word: a key that it knows would have brought the token back.
                let is_final = matches!(&error, Error::Refused(r) if r.code.as_deref() == Some("name_taken"));
                if error.is_unsure() || error.status() == Some(409) && !is_final {
                    // It may have been made all the same: the list tells.
                    find_out(desk, &speaker, &attempt, failed, &error).await;
                    page.loader.start();
                } else {
                    desk.attempt.set_value(None);
                    desk.settle(&attempt.sent());
                    if is_final {
                        desk.taken.set(Some(attempt.create.name.clone()));
                        page.loader.start();
                    }
                    desk.outcome.set(Outcome::Refused(failed));
                }
                session.after_refusal(&error).await;
            }
        }
    });
}

/// Looks again whether it was made.
pub fn look_again(page: Page, desk: Desk, session: Session, failed: Failure) {
    let Some(attempt) = desk.attempt.get_value() else { return };
    let speaker = Speaker::of(session);
    spawn_local(async move {
        find_out(desk, &speaker, &attempt, failed, &Error::Network).await;
        page.loader.start();
    });
}

/// Deletes the token whose value nobody has, and sends the same again.
pub fn delete_and_send_again(
    page: Page,
    desk: Desk,
    session: Session,
    uid: String,
    attempt: Attempt,
    errand: Errand,
) {
    desk.outcome.set(Outcome::UnderWay);
    let speaker = Speaker::of(session);
    spawn_local(async move {
        let deleted = delete_and_verify(&speaker.client, &uid).await;
        if !speaker.is_there() {
            // It is sent by whoever meant it, or not at all.
            if desk.is_current(&attempt) {
                desk.outcome.set(Outcome::None);
            }
            return;
        }
        match deleted {
            Ok(_) => {
                desk.forget_token(&uid);
                page.loader.remove(&uid);
                send(page, desk, session, attempt, errand);
            }
            Err((failed, _)) => desk.outcome.set(Outcome::Refused(failed)),
        }
    });
}

/// Who began something: it goes on as long as they are there.
struct Speaker {
    client: Client,
    session: Session,
    turn: u32,
}

impl Speaker {
    fn of(session: Session) -> Self {
        Self { client: session.client(), session, turn: session.turn() }
    }

    fn is_there(&self) -> bool {
        self.session.turn() == self.turn
    }
}

async fn made(
    page: Page,
    desk: Desk,
    speaker: &Speaker,
    mut token: Token,
    attempt: &Attempt,
    errand: Errand,
) {
    // One that came back under its key has a value again.
    desk.forget_orphan(&token.uid);
    desk.settle(&attempt.sent());
    // Somebody who went back may be typing the next one by now: that stays.
    let is_sent = desk.draft.with_untracked(|kept| {
        kept.as_ref().is_none_or(|kept| kept.draft.name.trim() == attempt.create.name)
    });
    if is_sent {
        page.nav.replace(&Address { code: None, ..page.nav.now().without_dialogs() });
        desk.draft.set(None);
    }
    if let Some(old) = errand.replaces {
        let new = Some(token.uid.clone());
        desk.change_replacements(|all| {
            all.retain(|r| r.old != old);
            all.push(Replacement { old, new });
        });
    }
    // A command line is signed in by nobody who has gone.
    let code = errand.code.filter(|_| speaker.is_there());
    let (Some(code), Some(value)) = (code, token.token.clone()) else {
        return desk.reveal(token, None);
    };
    desk.hold(&token.uid);
    desk.login.set(Some(Login::HandingOver(token.name.clone())));
    desk.created.set(Some(Token { token: None, ..token.clone() }));
    let handed = speaker.client.send(calls::hand_over(&code, &value)).await;
    if desk.is_of_another(&attempt.me) {
        return;
    }
    match handed {
        Ok(()) => {
            desk.release(&token.uid);
            token.token = None;
            // Unless they signed out, which leaves nothing to be read.
            if desk.login.with_untracked(Option::is_some) {
                desk.login.set(Some(Login::Done(token.name.clone())));
            }
        }
        Err(error) => {
            desk.release(&token.uid);
            desk.login.set(None);
            let failed = failure(&error, Doing::HandingOver);
            desk.reveal(token, Some(Unhanded { code, failed }));
        }
    }
}

/// Browsers send a request again by themselves when a connection closes: one create can make two tokens.
async fn find_twins(desk: Desk, speaker: &Speaker, token: &Token, attempt: &Attempt) {
    if speaker.is_there()
        && let Ok(found) = lookup(&speaker.client, &attempt.create.name).await
        && speaker.is_there()
    {
        let sent = attempt.sent();
        let is_twin = |it: &Token| it.uid != token.uid && is_made_by(it, &sent);
        found.iter().filter(|it| is_twin(it)).for_each(|twin| desk.add_orphan(&twin.uid, Why::Twin));
    }
}

async fn find_out(desk: Desk, speaker: &Speaker, attempt: &Attempt, failed: Failure, error: &Error) {
    // Another create may have been sent since then: its dialog shows its own outcome.
    let is_current = || desk.is_current(attempt);
    if is_current() {
        desk.outcome.set(Outcome::Looking(failed.clone()));
    }
    let taken = || {
        desk.taken.set(Some(attempt.create.name.clone()));
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
            let made = found.iter().find(|it| is_made_by(it, &sent));
            let similar = found.iter().find(|it| it.creator() == attempt.me);
            desk.settle(&sent);
            match (made, similar) {
                (Some(token), _) => {
                    desk.add_orphan(&token.uid, Why::NoAnswer);
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
            desk.leave_open(attempt.sent());
            Outcome::Unknown(failed.clone(), failure(&why, Doing::Listing))
        }
    };
    if is_current() {
        if matches!(outcome, Outcome::Refused(_)) {
            desk.attempt.set_value(None);
        }
        desk.outcome.set(outcome);
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
