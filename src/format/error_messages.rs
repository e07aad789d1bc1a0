//! Turns failed requests into sentences: what happened, and what to do. No other module words a failed request. Pure.

mod known;
mod refusal;
#[cfg(test)]
mod tests;
mod unreadable;

pub use known::{
    cross_origin_hint, inconsistent, members_not_loaded, no_activity, no_cookie, no_other_session,
    not_fetched, password_refused, still_signed_in, token_gone, token_still_there, unreadable_tokens,
    value_not_told, value_refusal,
};
pub use refusal::{is_of_browser, latest_expiration};

use token_client::Error;

/// What the panel was doing when it failed, for "Could not …".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Operation {
    SigningIn,
    Listing,
    Creating,
    Reading,
    Updating,
    Deleting,
    ListingDeployments,
    ListingEvents,
    SigningOut,
    ReadingSettings,
    Checking,
    Finding,
    ListingSessions,
    EndingSession,
}

impl Operation {
    fn action(self) -> &'static str {
        match self {
            Self::SigningIn => "sign in",
            Self::Listing => "load the tokens",
            Self::Creating => "create the token",
            Self::Reading => "load the token",
            Self::Updating => "change the token",
            Self::Deleting => "delete the token",
            Self::ListingDeployments => "load the deployments",
            Self::ListingEvents => "load the activity",
            Self::SigningOut => "sign out",
            Self::ReadingSettings => "read config.json",
            Self::Checking => "check the token",
            Self::Finding => "look for the token",
            Self::ListingSessions => "load your sessions",
            Self::EndingSession => "end the session",
        }
    }
}

/// A failure in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened.
    pub what: String,
    /// What to do.
    pub advice: String,
    /// The message of the server, if it sent one.
    pub quote: Option<String>,
    /// The trace id of the request, which support asks for.
    pub trace_id: Option<String>,
}

/// The sentences for a failed request, with what it means for a single token.
pub fn failure(error: &Error, doing: Operation) -> Failure {
    let general = general_failure(error, doing);
    match error {
        Error::Refused(refusal) => match refusal::of_token(refusal, doing) {
            Some((reason, advice)) => Failure {
                what: format!("Could not {}: {reason}.", doing.action()),
                advice: advice.to_owned(),
                ..general
            },
            None => general,
        },
        _ if doing == Operation::Creating => Failure {
            advice: "The token may have been created all the same: look for its name in the list before you try again."
                .to_owned(),
            ..general
        },
        _ => general,
    }
}

/// The sentences for a failed request, without what it means for a single token. The token list and sign-in call this
/// one, because the sentences that only [`failure`] needs are in the lazily loaded piece.
pub fn general_failure(error: &Error, doing: Operation) -> Failure {
    let (what, advice) = match error {
        Error::Network => (
            format!("Could not {}: the server did not answer.", doing.action()),
            "Check your connection, and whether the server runs.".to_owned(),
        ),
        Error::Timeout { seconds } => (
            format!("Could not {}: no answer within {seconds} seconds.", doing.action()),
            "The server may be busy. Try again in a moment.".to_owned(),
        ),
        Error::Unreadable { status, what, .. } => unreadable::sentences(*status, what, doing),
        Error::Refused(refusal) => refusal::sentences(refusal, doing),
    };
    let (quote, trace_id) = match error {
        Error::Refused(r) => (Some(r.message.clone()).filter(|m| !m.is_empty()), r.trace_id.clone()),
        Error::Unreadable { trace_id, .. } => (None, trace_id.clone()),
        Error::Network | Error::Timeout { .. } => (None, None),
    };
    Failure { what, advice, quote, trace_id }
}
