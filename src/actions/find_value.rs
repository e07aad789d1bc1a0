//! Finds out which token a value belongs to. The value is sent in one request, and not kept.

use crate::browser::clock;
use crate::format::error_messages::{Failure, Operation, failure};
use crate::session::request_scope::RequestScope;
use chrono::{DateTime, TimeDelta, Utc};
use token_api::{Secret, Token, User};
use token_client::calls;

/// What is known about a value.
pub enum Finding {
    /// It is the value of this token.
    Token(Box<Token>),
    /// No token that the person may see has it.
    None,
    /// The server takes it for a token of this person; it does not say which, and for some tokens not whose. The token was used
    /// not before this moment.
    Works(Option<User>, DateTime<Utc>),
    /// The server takes it for nobody's.
    WorksNowhere,
    /// The request failed.
    Failed(Failure),
}

/// Some servers write down the last use in whole seconds.
const ROUNDING: TimeDelta = TimeDelta::seconds(2);

/// Asks for the token of this value. Where the server cannot look one up (`can_find`), it is asked whom the value signs in, which
/// counts as a use of the token.
pub async fn find_value(scope: &RequestScope, can_find: bool, value: Secret) -> Finding {
    let client = scope.client();
    let begun = clock::at_server(clock::millis()) - ROUNDING;
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
            Ok(user) => return Finding::Works(Some(user), begun),
            Err(error) => match error.status() {
                Some(401) => return Finding::WorksNowhere,
                Some(403) => return Finding::Works(None, begun),
                _ => error,
            },
        }
    };
    Finding::Failed(failure(&error, Operation::Finding))
}
