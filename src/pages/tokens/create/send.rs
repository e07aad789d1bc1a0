//! Sending a create once, and finding out what became of it where no answer came.
//!
//! What is done here outlives the dialog and its page. What never lives here: what is typed, and
//! how anything looks.

use super::Draft;
use crate::address::Address;
use crate::desk::Desk;
use crate::dom::spawn;
use crate::memory::{Replacement, Why};
use crate::pages::tokens::Page;
use crate::pages::tokens::delete::carry_out;
use crate::pages::tokens::reveal::Unhanded;
use crate::session::Session;
use crate::words::{Doing, Failure, failure};
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use token_api::{CreateToken, Token};
use token_client::{Client, Error, calls};

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
}

impl Attempt {
    /// Whether it is still what is meant: its expiry counts from when it was sent first.
    pub fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        now.signed_duration_since(self.at) < TimeDelta::minutes(10)
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
    let known = known(page, &attempt.create.name);
    spawn(async move {
        let client = session.client();
        let call = calls::create_token(&attempt.create).with_key(&attempt.key);
        match client.send(call).await {
            Ok(token) => {
                desk.outcome.set(Outcome::None);
                desk.attempt.set_value(None);
                made(page, desk, &client, token.clone(), &attempt, errand).await;
                find_twins(desk, &client, &token, &attempt, &known).await;
            }
            Err(error) => {
                let failed = failure(&error, Doing::Creating);
                if error.is_unsure() || error.status() == Some(409) {
                    // It may have been made all the same: the list tells.
                    find_out(desk, &client, &attempt, &known, failed, &error).await;
                    page.loader.start();
                } else {
                    desk.attempt.set_value(None);
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
    let known = known(page, &attempt.create.name);
    spawn(async move {
        find_out(desk, &session.client(), &attempt, &known, failed, &Error::Network).await;
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
    spawn(async move {
        match carry_out(&session.client(), &uid).await {
            Ok(_) => {
                desk.is_gone(&uid);
                page.loader.remove(&uid);
                send(page, desk, session, attempt, errand);
            }
            Err((failed, _)) => desk.outcome.set(Outcome::Refused(failed)),
        }
    });
}

/// The uids that are known under this name.
fn known(page: Page, name: &str) -> Vec<String> {
    let rows = page.loader.list().with_untracked(|list| list.rows.clone());
    rows.iter().filter(|row| row.token.name == name).map(|row| row.token.uid.clone()).collect()
}

async fn made(page: Page, desk: Desk, client: &Client, mut token: Token, attempt: &Attempt, errand: Errand) {
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
    let (Some(code), Some(value)) = (errand.code, token.token.clone()) else {
        return desk.reveal(token, None);
    };
    desk.hold(&token.uid);
    match client.send(calls::hand_over(&code, &value)).await {
        Ok(()) => {
            desk.release(&token.uid);
            token.token = None;
            desk.login.set(Some(token.name.clone()));
            desk.created.set(Some(token));
        }
        Err(error) => {
            desk.release(&token.uid);
            let failed = failure(&error, Doing::HandingOver);
            desk.reveal(token, Some(Unhanded { code, failed }));
        }
    }
}

/// Browsers send a request again by themselves when a connection closes: one create can make two tokens.
async fn find_twins(desk: Desk, client: &Client, token: &Token, attempt: &Attempt, known: &[String]) {
    if let Ok(found) = lookup(client, &attempt.create.name, known).await {
        let twins =
            found.into_iter().filter(|twin| twin.uid != token.uid && twin.creator() == token.creator());
        twins.for_each(|twin| desk.add_orphan(&twin.uid, Why::Twin));
    }
}

async fn find_out(
    desk: Desk,
    client: &Client,
    attempt: &Attempt,
    known: &[String],
    failed: Failure,
    error: &Error,
) {
    desk.outcome.set(Outcome::Looking(failed.clone()));
    let is_taken = error.status() == Some(409);
    let taken = || {
        desk.taken.set(Some(attempt.create.name.clone()));
        desk.attempt.set_value(None);
        Outcome::Refused(failed.clone())
    };
    let outcome = match lookup(client, &attempt.create.name, known).await {
        Ok(found) => match found.into_iter().next() {
            // Taken by one that nobody knew of, just now: that can only be this very create.
            Some(token) if !is_taken || is_recent(&token, attempt) => {
                desk.add_orphan(&token.uid, Why::NoAnswer);
                Outcome::Made(failed, Box::new(token))
            }
            _ if is_taken => taken(),
            _ => Outcome::NotMade(failed),
        },
        Err(_) if is_taken => taken(),
        Err(why) => Outcome::Unknown(failed, failure(&why, Doing::Listing)),
    };
    desk.outcome.set(outcome);
}

/// The tokens of this name that are not known. Every server lists the newest first, and not every one knows how
/// to search.
async fn lookup(client: &Client, name: &str, known: &[String]) -> Result<Vec<Token>, Error> {
    let page = client.send(calls::list_tokens(0, 100, "")).await?;
    Ok(page.items.into_iter().filter(|t| t.name == name && !known.contains(&t.uid)).collect())
}

/// Whether it was made when this was sent, by clocks that may differ by some minutes.
fn is_recent(token: &Token, attempt: &Attempt) -> bool {
    let made = token.created_at.as_ref().and_then(token_api::Time::utc);
    made.is_none_or(|at| at.signed_duration_since(attempt.at).num_minutes().abs() < 5)
}
