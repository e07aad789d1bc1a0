//! Which pages of events are read to find those of one token, and which of them are its. Pure.
//!
//! An event of BentoCloud or Yatai names its token, and does not hold the token's uid: a name is unique for its creator only.
//! So the creator's events are read, page by page, newest first. The embedded server finds a token's events by itself.

use token_api::{Event, List, ServerKind, Time, Token};

/// How many matches one press is to find.
const WANTED: usize = 20;

/// How many pages one press reads at most.
const MOST_PAGES: u32 = 10;

/// How many events a page of a creator's has.
const PAGE: u64 = 100;

/// Why nothing can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoCreator;

/// Why nothing more is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All events of the list were looked at.
    All,
    /// The rest is older than the token.
    OlderThanTheToken,
}

/// How far the search has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// What is asked for.
    pub q: String,
    /// Whose events are looked through; `None` where the server finds the token's by itself.
    creator: Option<String>,
    /// The token's name, and when it was made.
    name: String,
    made: Option<Time>,
    /// Where the next page begins.
    start: u64,
    /// What was found, newest first.
    pub found: Vec<Event>,
    /// Keys of all events that were looked at: pages shift when something happens meanwhile.
    seen: Vec<String>,
    /// How many events were looked at.
    pub looked_at: u64,
    /// How many there are in all, by the server's word.
    pub total: u64,
    /// The time of the last event that was looked at.
    pub back_to: Option<Time>,
    /// Why there is nothing more to look at; `None` while there is.
    pub end: Option<End>,
    /// What this press has left: pages to read, and matches to find.
    pages: u32,
    wanted: usize,
}

impl Timeline {
    /// The search for this token's events on this kind of server.
    pub fn new(token: &Token, server: ServerKind) -> Result<Self, NoCreator> {
        let creator = token.creator();
        let (q, creator) = match server {
            ServerKind::Embedded => (["api_token:", &token.uid].concat(), None),
            _ if creator.is_empty() => return Err(NoCreator),
            // A blank would end the word: then everybody's events are looked through.
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
            looked_at: 0,
            total: 0,
            back_to: None,
            end: None,
            pages: 0,
            wanted: 0,
        })
    }

    /// Somebody wants more.
    pub fn begin_press(&mut self) {
        self.pages = MOST_PAGES;
        self.wanted = self.found.len() + WANTED;
    }

    /// The next page of this press: where it begins, and how many events it has. `None` once enough was found or read.
    pub fn next(&self) -> Option<(u64, u64)> {
        let count = if self.creator.is_none() { WANTED as u64 } else { PAGE };
        let is_enough = self.end.is_some() || self.pages == 0 || self.found.len() >= self.wanted;
        (!is_enough).then_some((self.start, count))
    }

    /// A page came.
    pub fn take(&mut self, page: List<Event>) {
        let came = (page.items.len() + page.unreadable.len()) as u64;
        self.pages = self.pages.saturating_sub(1);
        self.start += came;
        self.total = page.total;
        self.end = (came == 0 || self.start >= page.total).then_some(End::All);
        for event in page.items {
            if !event.uid.is_empty() {
                if self.seen.contains(&event.uid) {
                    continue;
                }
                self.seen.push(event.uid.clone());
            }
            self.looked_at += 1;
            if event.created_at.is_some() {
                self.back_to = event.created_at.clone();
            }
            if self.is_older_than_the_token(&event.created_at) {
                // The list is newest first: what follows is older still, of an earlier token of this name perhaps.
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
        // What the embedded server finds by uid is the token's own.
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
        let mut plan = Timeline::new(&token(json!({})), server).unwrap();
        plan.begin_press();
        plan
    }

    #[test]
    fn each_kind_of_server_is_asked_in_its_own_way() {
        assert_eq!(begun(ServerKind::Embedded).q, "api_token:u1");
        for server in [ServerKind::BentoCloud, ServerKind::Yatai] {
            assert_eq!(begun(server).q, "creator:ada");
            assert_eq!(Timeline::new(&token(json!({"user": null})), server), Err(NoCreator));
            // A blank in a name would make two words of it.
            let blank = Timeline::new(&token(json!({"user": {"name": "ada l"}})), server).unwrap();
            assert_eq!((blank.q.as_str(), blank.creator.as_deref()), ("", Some("ada l")));
        }
        assert!(Timeline::new(&token(json!({"user": null})), ServerKind::Embedded).is_ok());
    }

    #[test]
    fn an_event_is_the_tokens_by_name_and_creator_together() {
        let mut plan = begun(ServerKind::BentoCloud);
        let others = [
            event(1, "ci", "ada", AT),
            event(2, "ci", "eve", AT),
            event(3, "cd", "ada", AT),
            event(4, "", "ada", AT),
            json!({"uid": "e5", "api_token_name": "ci", "creator": null}),
        ];
        plan.take(page(&others, 5));
        assert_eq!(plan.found.iter().map(|event| event.uid.as_str()).collect::<Vec<_>>(), ["e1"]);
        assert_eq!((plan.looked_at, plan.end, plan.next()), (5, Some(End::All), None));
        // The embedded server has looked already.
        let mut plan = begun(ServerKind::Embedded);
        plan.take(page(&others, 5));
        assert_eq!(plan.found.len(), 5);
    }

    #[test]
    fn what_happened_before_the_token_was_made_is_an_earlier_ones() {
        let mut plan = begun(ServerKind::BentoCloud);
        plan.take(page(&[event(1, "ci", "ada", AT), event(2, "ci", "ada", "2026-10-31T23:59:59Z")], 900));
        assert_eq!((plan.found.len(), plan.next()), (1, None), "nor is anything older asked for");
        assert_eq!(plan.end, Some(End::OlderThanTheToken));
        // Without a time nobody knows.
        let mut plan = begun(ServerKind::BentoCloud);
        plan.take(page(&[json!({"uid": "e", "api_token_name": "ci", "creator": {"name": "ada"}})], 900));
        assert_eq!((plan.found.len(), plan.end), (1, None));
    }

    #[test]
    fn one_press_reads_until_enough_is_found_or_so_many_pages_are_read() {
        let other: Vec<Value> = (0..100).map(|n| event(n, "other", "ada", AT)).collect();
        let mut plan = begun(ServerKind::Yatai);
        let mut asked = Vec::new();
        while let Some((start, count)) = plan.next() {
            asked.push(start);
            let from = start as usize;
            let items: Vec<Value> =
                (from..from + count as usize).map(|n| event(n, "other", "ada", AT)).collect();
            plan.take(page(&items, 5000));
        }
        assert_eq!(asked, (0..10).map(|n| n * 100).collect::<Vec<u64>>());
        assert!(plan.end.is_none() && plan.looked_at == 1000 && plan.found.is_empty());
        // The next press goes on there.
        plan.begin_press();
        assert_eq!(plan.next(), Some((1000, 100)));
        let many: Vec<Value> = (2000..2100).map(|n| event(n, "ci", "ada", AT)).collect();
        plan.take(page(&many, 5000));
        assert_eq!((plan.found.len(), plan.next()), (100, None));
        assert_eq!(other.len(), 100);
    }

    #[test]
    fn pages_that_shift_double_nothing_and_an_empty_one_ends_it() {
        let mut plan = begun(ServerKind::BentoCloud);
        plan.take(page(&[event(1, "ci", "ada", AT), event(2, "ci", "ada", AT)], 9));
        plan.take(page(&[event(2, "ci", "ada", AT), event(3, "ci", "ada", AT)], 9));
        assert_eq!((plan.found.len(), plan.looked_at), (3, 3));
        plan.take(page(&[], 9));
        assert_eq!((plan.end, plan.next()), (Some(End::All), None));
    }

    #[test]
    fn what_cannot_be_read_takes_its_place_in_the_list() {
        let mut plan = begun(ServerKind::BentoCloud);
        plan.take(page(&[json!(null), event(1, "ci", "ada", AT)], 3));
        assert_eq!((plan.next(), plan.found.len()), (Some((2, 100)), 1));
    }
}
