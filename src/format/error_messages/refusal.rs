//! Sentences for a request that the server refused, by its status and code.

use crate::format::error_messages::Operation;
use chrono::{DateTime, Utc};
use token_api::Time;
use token_client::{ANOTHER_PERSON, Error, Refusal};

/// The code for a token that would end after the one that makes or changes it.
const OUTLIVES: &str = "outlives_its_maker";

/// Reason and advice where a refusal has a special meaning for a single token; `None` where it has none.
pub(super) fn of_token(refusal: &Refusal, doing: Operation) -> Option<(&'static str, &'static str)> {
    use Operation::{Checking, Creating, Deleting, Reading, ReadingSettings, SigningIn, Updating};
    let code = refusal.code.as_deref().unwrap_or_default();
    Some(match (refusal.status, doing) {
        _ if of_browser(refusal).is_some() => return None,
        (_, Creating) if code == "unknown_code" => (
            "the command line's login code is unknown, or older than ten minutes",
            "Press Ctrl+C in the terminal, and start the login again.",
        ),
        (_, Creating) if code == "code_used" => (
            "the command line's login code has been used already",
            "If the terminal is not signed in, start the login again. If somebody else used it, ask an administrator.",
        ),
        (401 | 403, Checking) => (
            "the API did not accept it",
            "It may take a moment until a new token is known everywhere. Check again.",
        ),
        (403, _) if code == "admin_required" && !matches!(doing, SigningIn | ReadingSettings) => {
            ("only administrators may do this to an organization token", "Ask an administrator.")
        }
        (404, Reading | Updating | Deleting) => {
            ("there is no such token (any more)", "Somebody may have deleted it.")
        }
        (409, Creating) => (
            "this name is taken",
            "Choose another name. If you have just tried to create it, it may be that token: its value is lost, so \
             delete it.",
        ),
        (403, Creating | Updating) if code == OUTLIVES => (
            "it would not end before the token that you are signed in with",
            "Choose an earlier expiration, or sign in another way.",
        ),
        (413, Creating | Updating) => ("it is too large", "Shorten the description."),
        (400 | 422, Creating | Updating) => {
            ("the server did not accept it", "Correct what its message names, and try again.")
        }
        _ => return None,
    })
}

/// The latest expiration that the server allows, where it refused a later one.
pub fn latest_expiration(error: &Error) -> Option<DateTime<Utc>> {
    match error {
        Error::Refused(refusal) if refusal.code.as_deref() == Some(OUTLIVES) => {
            refusal.latest.as_ref().and_then(Time::utc)
        }
        _ => None,
    }
}

/// What happened, and what to do.
pub(super) fn sentences(refusal: &Refusal, doing: Operation) -> (String, String) {
    let could_not = format!("Could not {}", doing.action());
    if let Some((reason, advice)) = of_browser(refusal) {
        return (format!("{could_not}: {reason}."), advice.to_owned());
    }
    let (reason, advice) = match (refusal.status, doing) {
        (409, Operation::SigningOut | Operation::EndingSession) => (
            "a proxy in front of the server signs you in".to_owned(),
            "Sign out there, or close the browser.".to_owned(),
        ),
        (401 | 403, Operation::SigningIn) => (
            "the server did not accept this token".to_owned(),
            "It may be mistyped, expired or deleted. Paste another one.".to_owned(),
        ),
        (401 | 403, Operation::ReadingSettings) => (
            format!("the site refuses to give it out (status {})", refusal.status),
            "Some hosts answer like this when the file is missing: put a config.json that contains {} beside index.html."
                .to_owned(),
        ),
        (401, _) => (
            "you are not signed in any more, or your token may not do this".to_owned(),
            "Sign in again, or use a token with the needed scope.".to_owned(),
        ),
        (403, _) => (
            "you may not do this".to_owned(),
            "Your token may lack a scope, or your account a role. Ask an administrator.".to_owned(),
        ),
        (404, _) => (
            "the server knows no such address".to_owned(),
            "The API's address in config.json may be wrong.".to_owned(),
        ),
        (409, _) => (
            "something else has changed on the server".to_owned(),
            "Refresh the list, and look at what is there now.".to_owned(),
        ),
        (400 | 413 | 422, _) => (
            "the server did not accept the request".to_owned(),
            "This panel may not support this server: ask the person who runs it.".to_owned(),
        ),
        (429, _) => {
            ("the server asks to slow down".to_owned(), try_again(refusal, "Try again in a minute."))
        }
        (503, _) => {
            ("the server is not available".to_owned(), try_again(refusal, "Try again in a moment."))
        }
        (502 | 504, _) => {
            ("a proxy got no answer from the server".to_owned(), "Try again in a moment.".to_owned())
        }
        (500.., _) => (
            format!("the server failed (status {})", refusal.status),
            match refusal.trace_id {
                Some(_) => "Try again; if it stays so, give the trace id to the person who runs the server.",
                None => "Try again; if it stays so, ask the person who runs the server.",
            }
            .to_owned(),
        ),
        (status, _) => (
            format!("the server refused (status {status})"),
            "Try again, or ask the person who runs the server.".to_owned(),
        ),
    };
    (format!("{could_not}: {reason}."), advice)
}

/// Reason and advice where a refusal is not about the request or a token, but about the browser, its cookies, or a proxy in
/// front of the server; `None` for every other refusal.
fn of_browser(refusal: &Refusal) -> Option<(&'static str, &'static str)> {
    Some(match refusal.code.as_deref()? {
        ANOTHER_PERSON => ("this browser is signed in as another person by now", "Load the page again."),
        "unknown_person" | "person_left" => {
            ("the server does not know you as a member", "Ask an administrator to add you.")
        }
        "several_sessions" => (
            "this browser has the sessions of different people",
            "Delete the cookies of this site in the browser's settings, and sign in again.",
        ),
        "host_mismatch" => (
            "the proxy in front of the server does not pass on the name of this site",
            "It must be in the header Host. Show this to the person who runs the server.",
        ),
        "invalid_user_header" => (
            "the proxy in front of the server does not say clearly who you are",
            "Show this to the person who runs the server.",
        ),
        "other_organization" => (
            "the server has no organization of this name",
            "Correct “organization” in config.json, or leave it out.",
        ),
        "origin_mismatch" => (
            "the server does not know the address of this page as its own",
            "A proxy in front of it must pass on the browser's host in the header Host, or in X-Forwarded-Host with \
             --trusted-proxy, or the server be started with --public-url. Show this to the person who runs the server.",
        ),
        _ => return None,
    })
}

/// Whether the server refuses because of the browser, its cookies, or a proxy in front of it. Then another token or another
/// sign-in does not help, and the reason does.
pub fn is_of_browser(error: &Error) -> bool {
    matches!(error, Error::Refused(refusal) if of_browser(refusal).is_some())
}

/// When to try again: after the seconds that the server named, or `otherwise`.
fn try_again(refusal: &Refusal, otherwise: &str) -> String {
    match refusal.retry_after {
        Some(seconds) => format!("Try again in {seconds} s."),
        None => otherwise.to_owned(),
    }
}
