//! Reading the trail of the organization, page by page.

pub mod trail;

use crate::actions::read_activity::{ActivityAnswer, refused};
use crate::address::activity::ActivityFilter;
use crate::browser::clock::BrowserZone;
use crate::session::Session;
use chrono::{DateTime, Utc};
use token_api::EventList;
use token_client::calls;

/// Reads one page of the events that match the filters.
pub async fn read_events(
    session: Session,
    filter: &ActivityFilter,
    now: DateTime<Utc>,
    start: u64,
    count: u64,
) -> Result<EventList, ActivityAnswer> {
    let server = session.known_server().await;
    let (search, _) = trail::search_text(filter, server, now, &BrowserZone);
    match session.client().send(calls::events(start, count, &search)).await {
        Ok(events) => Ok(events),
        Err(error) => {
            session.after_refusal(&error).await;
            Err(refused(&error))
        }
    }
}
