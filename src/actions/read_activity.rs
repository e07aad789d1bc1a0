//! Reading the events of one token, page by page.

pub mod timeline;

use crate::browser::signal::RwSignal;
use crate::format::error_messages::{Failure, Operation, general_failure, no_activity};
use crate::session::Session;
use timeline::{NoCreator, Timeline};
use token_api::{ServerKind, Token};
use token_client::{Error, calls};

/// Why reading stopped.
pub enum ActivityAnswer {
    /// Enough was read for one press of the button.
    Paused,
    /// The request failed; it can be tried again.
    Failed(Failure),
    /// The server does not let this person read activity.
    NotTold(Failure),
    /// The server keeps no activity at all.
    NotKept(Failure),
    /// The answer does not name the creator, so there are no events to search.
    NoCreator,
}

/// Reads as many events as one press of the button asks for. `timeline` is what was read before, and is updated after each
/// page; `server` is set to the kind of server as soon as that is known.
pub async fn read_activity(
    session: Session,
    token: &Token,
    server: RwSignal<ServerKind>,
    timeline: RwSignal<Option<Timeline>>,
) -> ActivityAnswer {
    let kind = session.known_server().await;
    server.set(kind);
    let begun = timeline.try_get_untracked().flatten().map_or_else(|| Timeline::new(token, kind), Ok);
    let mut read = match begun {
        Ok(begun) => begun,
        Err(NoCreator) => return ActivityAnswer::NoCreator,
    };
    read.begin_press();
    let client = session.client();
    while let Some((start, count)) = read.next() {
        match client.send(calls::events(start, count, &read.q)).await {
            Ok(events) => read.add_page(events.list),
            Err(error) => {
                session.after_refusal(&error).await;
                return refused(&error);
            }
        }
        timeline.set(Some(read.clone()));
    }
    ActivityAnswer::Paused
}

pub(super) fn refused(error: &Error) -> ActivityAnswer {
    match no_activity(error) {
        Some(why) if error.status() == Some(404) => ActivityAnswer::NotKept(why),
        Some(why) => ActivityAnswer::NotTold(why),
        None => ActivityAnswer::Failed(general_failure(error, Operation::ListingEvents)),
    }
}
