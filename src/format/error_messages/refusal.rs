//! Words for a request that the server refused, by its status and code.

use crate::format::error_messages::Operation;
use chrono::{DateTime, Utc};
use panel_messages::{Message, m};
use token_api::Time;
use token_client::{ANOTHER_PERSON, Error, Refusal};

/// The code for a token that would end after the one that makes or changes it.
const OUTLIVES: &str = "outlives_its_maker";

/// Reason and advice where a refusal has a special meaning for a single token; `None` where it has none.
pub(super) fn of_token(refusal: &Refusal, doing: Operation) -> Option<(Message, Message)> {
    use Operation::{Checking, Creating, Deleting, Reading, ReadingSettings, SigningIn, Updating};
    use m::errors;
    let code = refusal.code.as_deref().unwrap_or_default();
    Some(match (refusal.status, doing) {
        _ if of_browser(refusal).is_some() => return None,
        (_, Creating) if code == "unknown_code" => (errors::LOGIN_CODE_UNKNOWN, errors::RESTART_LOGIN),
        (_, Creating) if code == "code_used" => (errors::LOGIN_CODE_USED, errors::LOGIN_CODE_ADVICE),
        (401 | 403, Checking) => (errors::API_REFUSES_TOKEN, errors::NEW_TOKEN_ADVICE),
        (403, _) if code == "admin_required" && !matches!(doing, SigningIn | ReadingSettings) => {
            (errors::ADMINISTRATORS_ONLY, errors::ASK_AN_ADMINISTRATOR)
        }
        (404, Reading | Updating | Deleting) => (errors::NO_SUCH_TOKEN, errors::MAY_BE_DELETED),
        (409, Creating) => (errors::NAME_TAKEN, errors::CHOOSE_ANOTHER_NAME),
        (403, Creating | Updating) if code == OUTLIVES => {
            (errors::OUTLIVES_OWN_TOKEN, errors::CHOOSE_EARLIER_EXPIRATION)
        }
        (413, Creating | Updating) => (errors::TOO_LARGE, errors::SHORTEN_DESCRIPTION),
        (400 | 422, Creating | Updating) => (errors::TOKEN_REFUSED, errors::CORRECT_WHAT_IS_NAMED),
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

/// The reason, and what to do.
pub(super) fn words(refusal: &Refusal, doing: Operation) -> (String, String) {
    use m::errors;
    let status = refusal.status;
    let (reason, advice) = of_browser(refusal).unwrap_or_else(|| match (status, doing) {
        (409, Operation::SigningOut | Operation::EndingSession) => {
            (errors::PROXY_SIGNS_IN, errors::SIGN_OUT_AT_PROXY)
        }
        (401 | 403, Operation::SigningIn) => (errors::OWN_TOKEN_REFUSED, errors::PASTE_ANOTHER),
        (401 | 403, Operation::ReadingSettings) => {
            (errors::SETTINGS_REFUSED, errors::SETTINGS_REFUSED_ADVICE)
        }
        (401, _) => (errors::NOT_SIGNED_IN, errors::SIGN_IN_AGAIN),
        (403, _) => (errors::NOT_ALLOWED, errors::LACKS_A_RIGHT),
        (404, _) => (errors::NO_SUCH_ADDRESS, errors::ADDRESS_MAY_BE_WRONG),
        (409, _) => (errors::CHANGED_ON_SERVER, errors::REFRESH_THE_LIST),
        (400 | 413 | 422, _) => (errors::REQUEST_REFUSED, errors::NOT_SUPPORTED),
        (429, _) => (errors::SLOW_DOWN, errors::TRY_IN_A_MINUTE),
        (503, _) => (errors::NOT_AVAILABLE, errors::TRY_IN_A_MOMENT),
        (502 | 504, _) => (errors::PROXY_WITHOUT_ANSWER, errors::TRY_IN_A_MOMENT),
        (500.., _) if refusal.trace_id.is_some() => {
            (errors::SERVER_FAILED, errors::TRY_AGAIN_OR_GIVE_TRACE_ID)
        }
        (500.., _) => (errors::SERVER_FAILED, errors::TRY_AGAIN_OR_ASK),
        _ => (errors::SERVER_REFUSED, errors::TRY_AGAIN_OR_ASK_NOW),
    });
    // These reasons alone say little.
    let is_vague =
        [errors::SETTINGS_REFUSED, errors::SERVER_FAILED, errors::SERVER_REFUSED].contains(&reason);
    let reason = match is_vague {
        true => errors::reason_with_status(reason.text(), u32::from(status)),
        false => reason.text().to_owned(),
    };
    let advice = match refusal.retry_after {
        Some(seconds) if matches!(status, 429 | 503) && of_browser(refusal).is_none() => {
            errors::try_in_seconds(seconds)
        }
        _ => advice.text().to_owned(),
    };
    (reason, advice)
}

/// Reason and advice where a refusal is not about the request or a token, but about the browser, its cookies, or a proxy in
/// front of the server; `None` for every other refusal.
fn of_browser(refusal: &Refusal) -> Option<(Message, Message)> {
    use m::errors;
    Some(match refusal.code.as_deref()? {
        ANOTHER_PERSON => (errors::ANOTHER_PERSON, errors::LOAD_PAGE_AGAIN_ADVICE),
        "unknown_person" | "person_left" => (errors::NO_MEMBER, errors::ASK_TO_BE_ADDED),
        "several_sessions" => (errors::SEVERAL_SESSIONS, errors::DELETE_COOKIES),
        "host_mismatch" => (errors::PROXY_HIDES_HOST, errors::HOST_HEADER_ADVICE),
        "invalid_user_header" => (errors::PROXY_HIDES_PERSON, errors::SHOW_TO_SERVER_PERSON),
        "other_organization" => (errors::NO_SUCH_ORGANIZATION, errors::CORRECT_ORGANIZATION),
        "origin_mismatch" => (errors::PAGE_NOT_OWN, errors::ORIGIN_ADVICE),
        _ => return None,
    })
}

/// Whether the server refuses because of the browser, its cookies, or a proxy in front of it. Then another token or another
/// sign-in does not help, and the reason does.
pub fn is_of_browser(error: &Error) -> bool {
    matches!(error, Error::Refused(refusal) if of_browser(refusal).is_some())
}
