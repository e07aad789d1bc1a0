//! Which pages of events are read to find those of one token, and which events belong to it. Pure.
//!
//! On BentoCloud and Yatai an event holds the token's name and not its uid, and a name is unique for its creator only. So the
//! events of the token's creator are read, page by page, newest first, and compared by name. The embedded server searches
//! by uid itself.

use token_api::{Event, List, ServerKind, Time, Token};

/// Reading stops after this many matches for one press of the button.
const MATCHES_PER_PRESS: usize = 20;

/// Pages read at most for one press of the button.
const PAGES_PER_PRESS: u32 = 10;

/// Events in a page of a creator's events.
const PAGE_SIZE: u64 = 100;

/// The server does not say who made the token, so there are no events to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoCreator;

/// Why there is nothing more to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All events were read.
    All,
    /// The rest is older than the token.
    OlderThanTheToken,
}

/// The events found so far, and how far was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The search text of the request.
    pub q: String,
    /// Whose events are compared; `None` where the server searches by uid.
    creator: Option<String>,
    /// The token's name.
    name: String,
    /// When the token was made.
    made: Option<Time>,
    /// The index of the first event of the next page.
    start: u64,
    /// The events of the token, newest first.
    pub found: Vec<Event>,
    /// Uids of all events that were read: pages shift when a new event comes between two requests.
    seen: Vec<String>,
    /// How many events were read.
    pub events_read: u64,
    /// How many events there are, as the server says.
    pub total: u64,
    /// The time of the last event that was read.
    pub back_to: Option<Time>,
    /// Why there is nothing more to read; `None` while there is more.
    pub end: Option<End>,
    /// Pages that may still be read for this press of the button.
    pages: u32,
    /// Reading stops when this many events are found.
    wanted: usize,
}

impl Timeline {
    /// The search for this token's events on this kind of server.
    pub fn new(token: &Token, server: ServerKind) -> Result<Self, NoCreator> {
        let creator = token.creator();
        let (q, creator) = match server {
            ServerKind::Embedded => (["api_token:", &token.uid].concat(), None),
            _ if creator.is_empty() => return Err(NoCreator),
            // A space would split the search text in two words, so all events are read and compared.
            _ if creator.contains(char::is_whitespace) => (String::new(), Some(creator.to_owned())),
            _ => (["creator:", creator].concat(), Some(creator.to_owned())),
        };
        Ok(Self {
            q,
            creator,
            name: token.name.clone(),
            made: token.created_at.clone(),
            start: 0,
            found: Vec::new(),
            seen: Vec::new(),
            events_read: 0,
            total: 0,
            back_to: None,
            end: None,
            pages: 0,
            wanted: 0,
        })
    }

    /// Begins to read for another press of the button.
    pub fn begin_press(&mut self) {
        self.pages = PAGES_PER_PRESS;
        self.wanted = self.found.len() + MATCHES_PER_PRESS;
    }

    /// The next page to read, as the index of its first event and its size; `None` when enough was found or read.
    pub fn next(&self) -> Option<(u64, u64)> {
        let count = if self.creator.is_none() { MATCHES_PER_PRESS as u64 } else { PAGE_SIZE };
        let is_enough = self.end.is_some() || self.pages == 0 || self.found.len() >= self.wanted;
        (!is_enough).then_some((self.start, count))
    }

    /// Adds a page that was read.
    pub fn add_page(&mut self, page: List<Event>) {
        let received = (page.items.len() + page.unreadable.len()) as u64;
        self.pages = self.pages.saturating_sub(1);
        self.start += received;
        self.total = page.total;
        self.end = (received == 0 || self.start >= page.total).then_some(End::All);
        for event in page.items {
            if !event.uid.is_empty() {
                if self.seen.contains(&event.uid) {
                    continue;
                }
                self.seen.push(event.uid.clone());
            }
            self.events_read += 1;
            if event.created_at.is_some() {
                self.back_to = event.created_at.clone();
            }
            if self.is_older_than_the_token(&event.created_at) {
                // All later events are older too; one with this name would belong to an earlier token.
                self.end = Some(End::OlderThanTheToken);
            } else if self.is_of_the_token(&event) {
                self.found.push(event);
            }
        }
    }

    fn is_of_the_token(&self, event: &Event) -> bool {
        let Some(creator) = &self.creator else { return true };
        let is_theirs = event.creator.as_ref().is_some_and(|user| user.name == *creator);
        is_theirs && event.api_token_name == self.name && !self.name.is_empty()
    }

    fn is_older_than_the_token(&self, at: &Option<Time>) -> bool {
        // Events that the embedded server found by uid always belong to the token.
        let moments = (self.made.as_ref().and_then(Time::utc), at.as_ref().and_then(Time::utc));
        self.creator.is_some() && matches!(moments, (Some(made), Some(at)) if at < made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use token_api::FromJson;

    fn token(fields: Value) -> Token {
        let mut all =
            json!({"uid": "u1", "name": "ci", "created_at": "2026-11-01T00:00:00Z", "user": {"name": "ada"}});
        all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        serde_json::from_value(all).unwrap()
    }

    fn event(n: usize, name: &str, creator: &str, at: &str) -> Value {
        json!({"uid": format!("e{n}"), "api_token_name": name, "creator": {"name": creator}, "created_at": at})
    }

    fn page(items: &[Value], total: u64) -> List<Event> {
        let text = json!({"total": total, "items": items}).to_string();
        List::from_json(serde_json::from_str(&text).unwrap()).unwrap()
    }

    const AT: &str = "2026-11-20T10:00:00Z";

    fn begun(server: ServerKind) -> Timeline {
        let mut timeline = Timeline::new(&token(json!({})), server).unwrap();
        timeline.begin_press();
        timeline
    }

    #[test]
    fn the_search_text_depends_on_the_kind_of_server() {
        assert_eq!(begun(ServerKind::Embedded).q, "api_token:u1");
        for server in [ServerKind::BentoCloud, ServerKind::Yatai] {
            assert_eq!(begun(server).q, "creator:ada");
            assert_eq!(Timeline::new(&token(json!({"user": null})), server), Err(NoCreator));
            // A space would split the search text.
            let blank = Timeline::new(&token(json!({"user": {"name": "ada l"}})), server).unwrap();
            assert_eq!((blank.q.as_str(), blank.creator.as_deref()), ("", Some("ada l")));
        }
        assert!(Timeline::new(&token(json!({"user": null})), ServerKind::Embedded).is_ok());
    }

    #[test]
    fn an_event_belongs_to_the_token_by_name_and_creator() {
        let mut timeline = begun(ServerKind::BentoCloud);
        let others = [
            event(1, "ci", "ada", AT),
            event(2, "ci", "eve", AT),
            event(3, "cd", "ada", AT),
            event(4, "", "ada", AT),
            json!({"uid": "e5", "api_token_name": "ci", "creator": null}),
        ];
        timeline.add_page(page(&others, 5));
        assert_eq!(timeline.found.iter().map(|event| event.uid.as_str()).collect::<Vec<_>>(), ["e1"]);
        assert_eq!((timeline.events_read, timeline.end, timeline.next()), (5, Some(End::All), None));
        // The embedded server searches by uid: all are the token's.
        let mut timeline = begun(ServerKind::Embedded);
        timeline.add_page(page(&others, 5));
        assert_eq!(timeline.found.len(), 5);
    }

    #[test]
    fn events_older_than_the_token_are_left_out_and_end_the_search() {
        let mut timeline = begun(ServerKind::BentoCloud);
        timeline
            .add_page(page(&[event(1, "ci", "ada", AT), event(2, "ci", "ada", "2026-10-31T23:59:59Z")], 900));
        assert_eq!((timeline.found.len(), timeline.next()), (1, None), "older pages are not read");
        assert_eq!(timeline.end, Some(End::OlderThanTheToken));
        // An event without a time is not compared.
        let mut timeline = begun(ServerKind::BentoCloud);
        timeline
            .add_page(page(&[json!({"uid": "e", "api_token_name": "ci", "creator": {"name": "ada"}})], 900));
        assert_eq!((timeline.found.len(), timeline.end), (1, None));
    }

    #[test]
    fn one_press_ends_after_enough_matches_or_pages() {
        let other: Vec<Value> = (0..100).map(|n| event(n, "other", "ada", AT)).collect();
        let mut timeline = begun(ServerKind::Yatai);
        let mut asked = Vec::new();
        while let Some((start, count)) = timeline.next() {
            asked.push(start);
            let from = start as usize;
            let items: Vec<Value> =
                (from..from + count as usize).map(|n| event(n, "other", "ada", AT)).collect();
            timeline.add_page(page(&items, 5000));
        }
        assert_eq!(asked, (0..10).map(|n| n * 100).collect::<Vec<u64>>());
        assert!(timeline.end.is_none() && timeline.events_read == 1000 && timeline.found.is_empty());
        // The next press continues there.
        timeline.begin_press();
        assert_eq!(timeline.next(), Some((1000, 100)));
        let many: Vec<Value> = (2000..2100).map(|n| event(n, "ci", "ada", AT)).collect();
        timeline.add_page(page(&many, 5000));
        assert_eq!((timeline.found.len(), timeline.next()), (100, None));
        assert_eq!(other.len(), 100);
    }

    #[test]
    fn an_event_that_is_read_twice_counts_once_and_an_empty_page_is_the_end() {
        let mut timeline = begun(ServerKind::BentoCloud);
        timeline.add_page(page(&[event(1, "ci", "ada", AT), event(2, "ci", "ada", AT)], 9));
        timeline.add_page(page(&[event(2, "ci", "ada", AT), event(3, "ci", "ada", AT)], 9));
        assert_eq!((timeline.found.len(), timeline.events_read), (3, 3));
        timeline.add_page(page(&[], 9));
        assert_eq!((timeline.end, timeline.next()), (Some(End::All), None));
    }

    #[test]
    fn an_unreadable_event_counts_as_one_of_its_page() {
        let mut timeline = begun(ServerKind::BentoCloud);
        timeline.add_page(page(&[json!(null), event(1, "ci", "ada", AT)], 3));
        assert_eq!((timeline.next(), timeline.found.len()), (Some((2, 100)), 1));
    }
}
