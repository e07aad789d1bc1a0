//! Compares the new token with what was asked for, and asks the server once more if its answer differs.

use crate::actions::create::difference::differences;
use crate::browser::clock::BrowserZone;
use crate::format::time::{Zone, local};
use crate::session::request_scope::RequestScope;
use crate::state::create::Attempt;
use chrono::{DateTime, Utc};
use token_api::Token;
use token_client::{Client, calls};

/// The timeout of the second look, in seconds: the value is not shown before it ends.
const LOOK_SECONDS: u32 = 5;

/// The differences between the token and what was asked for, a sentence each. If the answer differs, the token is read
/// again and compared instead: the answers of some servers do not have all that they stored.
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

/// The differences, with moments in the browser's zone.
fn differences_of(attempt: &Attempt, token: &Token) -> Vec<String> {
    let say = |at: DateTime<Utc>| local(at, BrowserZone.offset_at(at));
    differences(&attempt.create, &attempt.draft.deployments, token, say)
}
