//! The request for the organization's activity.

use super::{encode, page};
use crate::{Answer, Call, Method};
use token_api::EventList;

/// One page of events, newest first. `q` is a list of `key:value`, separated by spaces; an empty text asks for all events.
pub fn events(start: u64, count: u64, q: &str) -> Call<EventList> {
    let mut path = page("/api/v1/current_org/events", start, count, "");
    if !q.is_empty() {
        path.push_str(&format!("&q={}", encode(q)));
    }
    Call::new(Method::Get, path, Answer::json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_is_encoded() {
        assert_eq!(
            events(20, 100, "creator:a&b status:x").request.path,
            "/api/v1/current_org/events?start=20&count=100&q=creator%3Aa%26b%20status%3Ax"
        );
        assert_eq!(events(0, 5, "").request.path, "/api/v1/current_org/events?start=0&count=5");
    }
}
