//! Sentences for failures that the panel itself recognizes, beyond a status or a failed connection.

use crate::format::error_messages::{Failure, Operation, general_failure};
use token_api::Secret;
use token_client::Error;

/// The part of Yatai's message that says that the token lacks a scope which the request needs. Yatai sends it with
/// status 400.
const NEEDS_SCOPES: &str = "need the scopes";

/// A failure without a message of the server.
fn unquoted(what: &str, advice: &str) -> Failure {
    Failure { what: what.to_owned(), advice: advice.to_owned(), quote: None, trace_id: None }
}

/// The lazily loaded piece of the panel could not be fetched.
pub fn not_fetched() -> Failure {
    unquoted(
        "Could not load this part of the panel.",
        "Check your connection. If that is not it, the site may have a newer version: load the page again.",
    )
}

/// The pages of the list do not add up to its total.
pub fn inconsistent() -> Failure {
    unquoted(
        "The list changed faster than it could be read, or the server counts wrongly.",
        "Some tokens may be missing here.",
    )
}

/// `count` tokens of the list could not be read.
pub fn unreadable_tokens(count: u64) -> Failure {
    let are = if count == 1 { "is" } else { "are" };
    unquoted(
        &format!("{count} of the tokens could not be read, and {are} missing here."),
        "They may still work. Try again; if it stays so, ask the person who runs the server.",
    )
}

/// The server sends no value for a token whose value it has sent before.
pub fn value_not_told() -> Failure {
    unquoted(
        "Could not show the value: the server does not tell it any more.",
        "Your role may have changed. Ask an administrator.",
    )
}

/// The server answered "End all other sessions" with "not found".
pub fn no_other_session() -> Failure {
    unquoted(
        "No session was ended.",
        "The server found no other session of yours, or you are signed in by a token.",
    )
}

/// The token was deleted while it was being changed.
pub fn token_gone() -> Failure {
    unquoted(
        "Could not change the token: there is no such token any more.",
        "Somebody may have deleted it meanwhile.",
    )
}

/// What may be wrong when an API on another origin does not answer. A browser does not tell a page why a request failed.
pub fn cross_origin_hint(endpoint: &str) -> String {
    [
        "This panel asks ",
        endpoint,
        ". That server must allow requests from this page (CORS), and the page’s Content-Security-Policy must name it: \
         the person who installed the panel can set both.",
    ]
    .concat()
}

/// A sign-in by name and password failed.
pub fn password_refused(error: &Error) -> Failure {
    let general = general_failure(error, Operation::SigningIn);
    match error {
        Error::Refused(refusal) if matches!(refusal.status, 400 | 401 | 403 | 404) => Failure {
            what: "Could not sign in: the server did not accept this name and password.".to_owned(),
            advice: "Check both and try again, or paste an API token.".to_owned(),
            ..general
        },
        _ => general,
    }
}

/// The server accepted the password, but the next request was not signed in.
pub fn no_cookie() -> Failure {
    unquoted(
        "Could not sign in: the server accepted the password, but you are still not signed in.",
        "The browser may refuse the server's cookie: allow cookies for this site, or paste an API token.",
    )
}

/// Why no activity can be shown, where another attempt cannot help; `None` for every other failure.
pub fn no_activity(error: &Error) -> Option<Failure> {
    let Error::Refused(refusal) = error else { return None };
    let general = general_failure(error, Operation::ListingEvents);
    match refusal.status {
        404 => Some(unquoted("This server keeps no activity.", "")),
        400 if refusal.message.contains(NEEDS_SCOPES) => Some(Failure {
            what: "Could not load the activity: the token that signed you in lacks a scope.".to_owned(),
            advice: "Sign in with one that has it, or by name and password.".to_owned(),
            ..general
        }),
        400 | 401 | 403 => Some(general),
        _ => None,
    }
}

/// The members of the organization could not be loaded, so the filter `creator_left` cannot be applied.
pub fn members_not_loaded() -> Failure {
    unquoted(
        "Could not load the members of the organization.",
        "Without them the panel cannot tell whose creator has left (creator_left in the address): all tokens are shown.",
    )
}

/// The session goes on after a sign-out.
pub fn still_signed_in() -> Failure {
    unquoted(
        "Could not sign out: the server still knows you.",
        "Sign out on its own pages, or close the browser.",
    )
}

/// The server confirmed a deletion, but the token still exists.
pub fn token_still_there() -> Failure {
    unquoted(
        "Could not delete the token: the server sent an empty answer, and the token is still there.",
        "Try again; if it stays so, ask the person who runs the server.",
    )
}

/// Why a token cannot be right, before it is sent. The sentence never quotes the text.
pub fn value_refusal(token: &Secret) -> Option<String> {
    if token.is_empty() {
        return Some("Paste a token: it is empty.".to_owned());
    }
    if !token.fits_header() {
        return Some("A token has no spaces, line breaks or special characters: copy it again.".to_owned());
    }
    None
}
