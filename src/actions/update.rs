//! Changing a token: it is read again first, so that nothing that somebody else changed meanwhile is overwritten.

pub mod change;

use crate::address::vec_set::VecSet;
use crate::session::request_scope::RequestScope;
use crate::state::draft::Draft;
use change::not_taken;
use chrono::{DateTime, Utc};
use panel_messages::Message;
use token_api::{Label, Time, Token, UpdateToken};
use token_client::{Error, calls};

/// The outcome of saving.
pub enum Saved {
    /// The token is as requested.
    Done(Box<Token>),
    /// Changed, except these fields.
    Incomplete(Box<Token>, Vec<Message>),
    /// Somebody else changed it meanwhile; nothing was sent.
    Conflict(Box<Token>),
    /// There is no such token any more.
    Gone,
    /// It failed, or the outcome is unknown.
    Failed(Error),
}

/// Reads the token again and changes it, if nobody else has changed it since `old`.
pub async fn save(scope: &RequestScope, old: &Token, asked: UpdateToken) -> Saved {
    save_if(scope, old, asked, is_same).await
}

/// Reads the token again and changes its expiration, if nobody else has changed that since `old`.
pub async fn change_expiration(scope: &RequestScope, old: &Token, to: Option<DateTime<Utc>>) -> Saved {
    let asked = UpdateToken { expired_at: Some(to.map(Time::from)), ..UpdateToken::default() };
    save_if(scope, old, asked, ends_alike).await
}

async fn save_if(
    scope: &RequestScope,
    old: &Token,
    asked: UpdateToken,
    is_same: fn(&Token, &Token) -> bool,
) -> Saved {
    let client = scope.client();
    let told = async |error| {
        scope.session().after_refusal(&error).await;
        Saved::Failed(error)
    };
    match client.send(calls::get_token(&old.uid)).await {
        Ok(None) => return Saved::Gone,
        // It is not changed after another person has signed in, either.
        Ok(Some(fresh)) if !scope.is_current() || !is_same(&fresh, old) => {
            return Saved::Conflict(Box::new(fresh));
        }
        Ok(Some(_)) => {}
        Err(error) => return told(error).await,
    }
    match client.send(calls::update_token(&old.uid, &asked)).await {
        Ok(token) => match not_taken(&asked, &token) {
            kept if kept.is_empty() => Saved::Done(Box::new(token)),
            // The answers of some servers do not have all that they stored, so the token is read again.
            kept => match client.send(calls::get_token(&old.uid)).await {
                Ok(Some(fresh)) => match not_taken(&asked, &fresh) {
                    kept if kept.is_empty() => Saved::Done(Box::new(fresh)),
                    kept => Saved::Incomplete(Box::new(fresh), kept),
                },
                _ => Saved::Incomplete(Box::new(token), kept),
            },
        },
        Err(error) if error.status() == Some(404) => Saved::Gone,
        Err(error) if error.is_unsure() => match client.send(calls::get_token(&old.uid)).await {
            // No answer came, but the change was made.
            Ok(Some(token)) if not_taken(&asked, &token).is_empty() => Saved::Done(Box::new(token)),
            _ => told(error).await,
        },
        Err(error) => told(error).await,
    }
}

/// Whether everything that can be edited is as it was.
fn is_same(a: &Token, b: &Token) -> bool {
    // In whatever order the server has them.
    let labels = |token: &Token| token.labels.iter().map(Label::text).collect::<VecSet<_>>();
    let draft = |token: &Token| Draft { labels: String::new(), ..Draft::of(token) };
    draft(a) == draft(b) && labels(a) == labels(b) && ends_alike(a, b)
}

fn ends_alike(a: &Token, b: &Token) -> bool {
    a.expired_at.as_ref().map(Time::utc) == b.expired_at.as_ref().map(Time::utc)
}
