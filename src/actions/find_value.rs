//! Finds out which token a value belongs to. The value is sent in one request, and not kept.

use crate::browser::clock;
use crate::format::error_messages::{Failure, Operation, failure};
use crate::session::request_scope::RequestScope;
use chrono::{DateTime, TimeDelta, Utc};
use token_api::{Secret, ServerKind, Token, User};
use token_client::calls;

/// What is known about a value.
pub enum Finding {
    /// It is the value of this token.
    Token(Box<Token>),
    /// No token that the person may see has it.
    None,
    /// It is the value of the token that the person is signed in with.
    Own,
    /// The server takes it for a token of this person; it does not say which, and for some tokens not whose. The token was used
    /// at this moment or later.
    Works(Option<User>, DateTime<Utc>),
    /// The server takes it for nobody's.
    WorksNowhere,
    /// The request failed.
    Failed(Failure),
}

/// By how much the last use that a server writes down can differ from its time here: servers write whole seconds, and their clocks
/// are known to the second.
const ROUNDING: TimeDelta = TimeDelta::seconds(2);

/// Asks for the token of this value. Where the server cannot look one up (`can_find`), it is asked whom the value signs in, which
/// counts as a use of the token.
pub async fn find_value(scope: &RequestScope, can_find: bool, value: Secret) -> Finding {
    let client = scope.client();
    if client.credential.as_ref() == Some(&value) {
        return Finding::Own;
    }
    let asked = clock::at_server(clock::millis()) - ROUNDING;
    let error = if can_find {
        match client.send(calls::find_token(&value)).await {
            Ok(Some(token)) => return Finding::Token(Box::new(token)),
            Ok(None) => return Finding::None,
            Err(error) => {
                scope.session().after_refusal(&error).await;
                error
            }
        }
    } else {
        match client.whose_token(&value).await {
            Ok(user) => return Finding::Works(Some(user), asked),
            Err(error) => match error.status() {
                Some(401) => return Finding::WorksNowhere,
                // Yatai says so of a value that it does not know; other servers of a token without a scope for this.
                Some(403) if scope.session().server() == ServerKind::Yatai => return Finding::WorksNowhere,
                Some(403) => return Finding::Works(None, asked),
                _ => error,
            },
        }
    };
    Finding::Failed(failure(&error, Operation::Finding))
}
