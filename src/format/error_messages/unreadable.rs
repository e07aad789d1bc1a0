//! Sentences for an answer that the client could not read.

use crate::format::error_messages::Operation;
use token_client::Unreadable;

/// What happened, and what to do. Status 0 stands for no status.
pub(super) fn sentences(status: u16, what: &Unreadable, doing: Operation) -> (String, String) {
    let reason = match what {
        Unreadable::Empty => "the server sent an empty answer".to_owned(),
        Unreadable::Html => "the server sent a web page instead of data".to_owned(),
        Unreadable::Redirect => "the server sent the request elsewhere".to_owned(),
        Unreadable::Truncated => "the server's answer broke off half-way".to_owned(),
        Unreadable::NotJson => "the server's answer is not JSON".to_owned(),
        Unreadable::Shape(shape) => format!("the server's answer has an unexpected form ({shape})"),
    };
    let advice = match (doing, what) {
        (Operation::ReadingSettings, _) => {
            "A proxy in between may want you to sign in to it: load the page again."
        }
        (_, Unreadable::Html | Unreadable::Redirect) => {
            "A proxy in between may want you to sign in to it, or the API's address in config.json is wrong."
        }
        _ => "Try again; if it stays so, ask the person who runs the server.",
    };
    let status = if status == 0 { String::new() } else { format!(" (status {status})") };
    (format!("Could not {}: {reason}{status}.", doing.action()), advice.to_owned())
}
