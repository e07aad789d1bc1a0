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

use panel_messages::m;
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
    ReadingLanguage,
    Checking,
    Finding,
    ListingSessions,
    EndingSession,
}

impl Operation {
    /// The sentence that says that it could not be done. The reason is a clause.
    fn could_not(self, reason: &str) -> String {
        match self {
            Self::SigningIn => m::errors::could_not_sign_in(reason),
            Self::Listing => m::errors::could_not_load_tokens(reason),
            Self::Creating => m::errors::could_not_create_token(reason),
            Self::Reading => m::errors::could_not_load_token(reason),
            Self::Updating => m::errors::could_not_change_token(reason),
            Self::Deleting => m::errors::could_not_delete_token(reason),
            Self::ListingDeployments => m::errors::could_not_load_deployments(reason),
            Self::ListingEvents => m::errors::could_not_load_activity(reason),
            Self::SigningOut => m::errors::could_not_sign_out(reason),
            Self::ReadingSettings => m::errors::could_not_read_settings(reason),
            Self::ReadingLanguage => m::errors::could_not_read_language(reason),
            Self::Checking => m::errors::could_not_check_token(reason),
            Self::Finding => m::errors::could_not_find_token(reason),
            Self::ListingSessions => m::errors::could_not_load_sessions(reason),
            Self::EndingSession => m::errors::could_not_end_session(reason),
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
            Some((reason, advice)) => {
                Failure { what: doing.could_not(reason.text()), advice: advice.text().to_owned(), ..general }
            }
            None => general,
        },
        _ if doing == Operation::Creating => {
            Failure { advice: m::errors::MAY_BE_CREATED.string(), ..general }
        }
        _ => general,
    }
}

/// The sentences for a failed request, without what it means for a single token. The token list and sign-in call this
/// one, because the sentences that only [`failure`] needs are in the lazily loaded piece.
pub fn general_failure(error: &Error, doing: Operation) -> Failure {
    let (reason, advice) = match error {
        Error::Network => (m::errors::NO_ANSWER.string(), m::errors::CHECK_CONNECTION.string()),
        Error::Timeout { seconds } => {
            (m::errors::no_answer_in_time(*seconds), m::errors::SERVER_BUSY.string())
        }
        Error::Unreadable { status, what, .. } => unreadable::words(*status, what, doing),
        Error::Refused(refusal) => refusal::words(refusal, doing),
    };
    let (quote, trace_id) = match error {
        Error::Refused(r) => (Some(r.message.clone()).filter(|m| !m.is_empty()), r.trace_id.clone()),
        Error::Unreadable { trace_id, .. } => (None, trace_id.clone()),
        Error::Network | Error::Timeout { .. } => (None, None),
    };
    Failure { what: doing.could_not(&reason), advice, quote, trace_id }
}
