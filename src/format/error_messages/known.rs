//! Sentences for failures that the panel itself recognizes, beyond a status or a failed connection.

use crate::format::error_messages::{Failure, Operation, general_failure};
use panel_messages::{Message, m};
use token_api::Secret;
use token_client::Error;

/// The part of Yatai's message that says that the token lacks a scope which the request needs. Yatai sends it with
/// status 400.
const NEEDS_SCOPES: &str = "need the scopes";

/// A failure without a message of the server.
fn unquoted(what: Message, advice: Message) -> Failure {
    with_words(what.text().to_owned(), advice.text())
}

fn with_words(what: String, advice: &str) -> Failure {
    Failure { what, advice: advice.to_owned(), quote: None, trace_id: None }
}

/// The lazily loaded piece of the panel could not be fetched.
pub fn not_fetched() -> Failure {
    unquoted(m::errors::PART_NOT_LOADED, m::errors::PART_NOT_LOADED_ADVICE)
}

/// The pages of the list do not add up to its total.
pub fn inconsistent() -> Failure {
    unquoted(m::errors::LIST_INCONSISTENT, m::errors::LIST_INCONSISTENT_ADVICE)
}

/// `count` tokens of the list could not be read.
pub fn unreadable_tokens(count: u64) -> Failure {
    with_words(m::errors::tokens_unreadable(count), m::errors::TOKENS_UNREADABLE_ADVICE.text())
}

/// The server sends no value for a token whose value it has sent before.
pub fn value_not_told() -> Failure {
    unquoted(m::errors::VALUE_NOT_TOLD, m::errors::VALUE_NOT_TOLD_ADVICE)
}

/// The server answered "End all other sessions" with "not found".
pub fn no_other_session() -> Failure {
    unquoted(m::errors::NO_OTHER_SESSION, m::errors::NO_OTHER_SESSION_ADVICE)
}

/// The token was deleted while it was being changed.
pub fn token_gone() -> Failure {
    unquoted(m::errors::CHANGED_TOKEN_GONE, m::errors::CHANGED_TOKEN_GONE_ADVICE)
}

/// What may be wrong when an API on another origin does not answer. A browser does not tell a page why a request failed.
pub fn cross_origin_hint(endpoint: &str) -> String {
    m::errors::cross_origin(endpoint)
}

/// A sign-in by name and password failed.
pub fn password_refused(error: &Error) -> Failure {
    let general = general_failure(error, Operation::SigningIn);
    match error {
        Error::Refused(refusal) if matches!(refusal.status, 400 | 401 | 403 | 404) => Failure {
            what: m::errors::PASSWORD_REFUSED.string(),
            advice: m::errors::PASSWORD_REFUSED_ADVICE.string(),
            ..general
        },
        _ => general,
    }
}

/// The server accepted the password, but the next request was not signed in.
pub fn no_cookie() -> Failure {
    unquoted(m::errors::NO_COOKIE, m::errors::NO_COOKIE_ADVICE)
}

/// Why no activity can be shown, where another attempt cannot help; `None` for every other failure.
pub fn no_activity(error: &Error) -> Option<Failure> {
    let Error::Refused(refusal) = error else { return None };
    let general = general_failure(error, Operation::ListingEvents);
    match refusal.status {
        404 => Some(with_words(m::errors::NO_ACTIVITY.string(), "")),
        400 if refusal.message.contains(NEEDS_SCOPES) => Some(Failure {
            what: m::errors::ACTIVITY_LACKS_SCOPE.string(),
            advice: m::errors::ACTIVITY_LACKS_SCOPE_ADVICE.string(),
            ..general
        }),
        400 | 401 | 403 => Some(general),
        _ => None,
    }
}

/// The members of the organization could not be loaded, so the filter `creator_left` cannot be applied.
pub fn members_not_loaded() -> Failure {
    unquoted(m::errors::MEMBERS_NOT_LOADED, m::errors::MEMBERS_NOT_LOADED_ADVICE)
}

/// The session goes on after a sign-out.
pub fn still_signed_in() -> Failure {
    unquoted(m::errors::STILL_SIGNED_IN, m::errors::STILL_SIGNED_IN_ADVICE)
}

/// The server confirmed a deletion, but the token still exists.
pub fn token_still_there() -> Failure {
    unquoted(m::errors::TOKEN_STILL_THERE, m::errors::TRY_AGAIN_OR_ASK)
}

/// Why a token cannot be right, before it is sent. The sentence never quotes the text.
pub fn value_refusal(token: &Secret) -> Option<String> {
    let refusal = match token.is_empty() {
        true => m::errors::TOKEN_EMPTY,
        false if !token.fits_header() => m::errors::TOKEN_MALFORMED,
        false => return None,
    };
    Some(refusal.text().to_owned())
}
