//! Words for an answer that the client could not read.

use crate::format::error_messages::Operation;
use panel_messages::m;
use token_client::Unreadable;

/// The reason, and what to do. Status 0 stands for no status.
pub(super) fn words(status: u16, what: &Unreadable, doing: Operation) -> (String, String) {
    let reason = reason(what);
    let reason = if status == 0 { reason } else { m::errors::reason_with_status(&reason, u32::from(status)) };
    let advice = match (doing, what) {
        (Operation::ReadingSettings, _) => m::errors::RELOAD_FOR_PROXY,
        (_, Unreadable::Html | Unreadable::Redirect) => m::errors::PROXY_OR_WRONG_ADDRESS,
        _ => m::errors::TRY_AGAIN_OR_ASK,
    };
    (reason, advice.text().to_owned())
}

fn reason(what: &Unreadable) -> String {
    let words = match what {
        Unreadable::Empty => m::errors::EMPTY_ANSWER,
        Unreadable::Html => m::errors::WEB_PAGE,
        Unreadable::Redirect => m::errors::SENT_ELSEWHERE,
        Unreadable::Truncated => m::errors::BROKEN_OFF,
        Unreadable::NotJson => m::errors::NO_JSON,
        Unreadable::Shape(form) => return m::errors::unexpected_form(form),
    };
    words.text().to_owned()
}
