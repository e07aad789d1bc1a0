//! Whether the new token is as it was asked for, when the server's answer does not say so.

use crate::actions::create::difference::differences;
use crate::browser::clock::BrowserZone;
use crate::format::time::{Zone, local};
use crate::session::request_scope::RequestScope;
use crate::state::create::Attempt;
use chrono::{DateTime, Utc};
use token_api::Token;
use token_client::{Client, calls};

/// How long the value of a new token waits until the token was looked at again.
const LOOK_SECONDS: u32 = 5;

/// What of the token is not as it was asked for. Not every server says in its answer what it has done: then what is
/// there a moment later counts. The value waits for that, so it waits a short time.
pub async fn differences_now(scope: &RequestScope, attempt: &Attempt, token: &Token) -> Vec<String> {
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

/// What of the token is not as it was asked for.
fn differences_of(attempt: &Attempt, token: &Token) -> Vec<String> {
    let say = |at: DateTime<Utc>| local(at, BrowserZone.offset_at(at));
    differences(&attempt.create, &attempt.draft.deployments, token, say)
}
