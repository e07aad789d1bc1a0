//! The events that were read, and the text that a server searches for. Pure.

use crate::address::activity::ActivityFilter;
use crate::format::time::{Zone, iso};
use chrono::{DateTime, Utc};
use std::sync::Arc;
use token_api::{Event, EventList, ServerKind};

/// How many of the last events are compared with those of the next page.
const COMPARED: usize = 2000;

/// The events read so far, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail {
    /// The events of each page.
    pub pages: Vec<Arc<Vec<Event>>>,
    /// The index of the first event of the next page.
    pub start: u64,
    /// How many events there are, as the server says.
    pub total: u64,
    /// Whether there are no more.
    pub is_complete: bool,
    /// For how many days the server keeps events, 0 for no limit; `None` if it does not say.
    pub keep_events_days: Option<u64>,
}

impl Trail {
    /// Adds a page. New events come first and move all others, so a page can begin with events that were read before;
    /// those are left out.
    pub fn add(&mut self, read: EventList) {
        let received = (read.list.items.len() + read.list.unreadable.len()) as u64;
        self.start += received;
        self.total = read.list.total;
        self.keep_events_days = read.keep_events_days;
        self.is_complete = received == 0 || self.start >= read.list.total;
        let known = |event: &Event| {
            let last = self.pages.iter().rev().flat_map(|page| page.iter().rev()).take(COMPARED);
            !event.uid.is_empty() && { last }.any(|it| it.uid == event.uid)
        };
        let new: Vec<Event> = read.list.items.into_iter().filter(|event| !known(event)).collect();
        if !new.is_empty() {
            self.pages.push(Arc::new(new));
        }
    }

    /// How many events were read.
    pub fn count(&self) -> usize {
        self.pages.iter().map(|page| page.len()).sum()
    }
}

/// The value of `q` for these filters, and the keys of the filters that this server does not have. Only the embedded server
/// searches by token and operation, takes exact times, and takes names with blanks.
pub fn search_text(
    filter: &ActivityFilter,
    server: ServerKind,
    now: DateTime<Utc>,
    zone: &impl Zone,
) -> (String, Vec<&'static str>) {
    let is_embedded = server == ServerKind::Embedded;
    let (mut words, mut left_out) = (Vec::new(), Vec::new());
    for (key, name, values) in [
        ("by", "creator:", &filter.by),
        ("about", "api_token:", &filter.about),
        ("did", "operation:", &filter.did),
    ] {
        for value in values {
            let is_plain = !value.contains(|c: char| c.is_whitespace() || c == '"' || c == '\\');
            if !is_embedded && (key != "by" || !is_plain) {
                left_out.push(key);
            } else {
                words.push([name, &if is_plain { value.clone() } else { quoted(value) }].concat());
            }
        }
    }
    let first = filter.since.as_ref().and_then(|at| at.first(now, zone));
    let last = filter.until.as_ref().and_then(|at| at.last(now, zone));
    for (name, at, fraction) in [("started_at:", first, ""), ("ended_at:", last, ".999999")] {
        if let Some(at) = at {
            let text = iso(at);
            words.push(match is_embedded {
                true => [name, text.trim_end_matches('Z'), fraction, "Z"].concat(),
                // A day in UTC.
                false => [name, text.get(..10).unwrap_or(&text)].concat(),
            });
        }
    }
    left_out.dedup();
    (words.join(" "), left_out)
}

fn quoted(value: &str) -> String {
    ["\"", &value.replace('\\', "\\\\").replace('"', "\\\""), "\""].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::time::named::Named;
    use serde_json::json;
    use token_api::FromJson;

    fn page(uids: std::ops::Range<u32>, total: u64) -> EventList {
        let items: Vec<_> = uids.map(|n| json!({"uid": n.to_string()})).collect();
        let text = json!({"total": total, "items": items, "keep_events_days": 400}).to_string();
        EventList::from_json(serde_json::from_str(&text).unwrap()).unwrap()
    }

    fn uids(trail: &Trail) -> Vec<String> {
        trail.pages.iter().flat_map(|page| page.iter().map(|event| event.uid.clone())).collect()
    }

    #[test]
    fn events_that_come_between_two_pages_double_and_lose_none() {
        let mut trail = Trail::default();
        trail.add(page(0..100, 250));
        // Thirty new events have come first.
        trail.add(page(70..170, 280));
        trail.add(page(170..250, 280));
        let expected: Vec<String> = (0..250).map(|n| n.to_string()).collect();
        assert_eq!(uids(&trail), expected);
        assert!(trail.is_complete && trail.count() == 250);
        assert_eq!(trail.keep_events_days, Some(400));
        let mut empty = Trail::default();
        empty.add(page(0..0, 9));
        assert!(empty.is_complete, "an empty page is the end");
    }

    #[test]
    fn each_filter_is_asked_for_where_the_server_has_it() {
        let now = "2026-11-30T12:00:00Z".parse().unwrap();
        let pieces = ["by=ada,B%22o+b", "about=u1", "did=created", "since=1d", "until=2026-11-30"];
        let (filter, ignored) = ActivityFilter::read(&pieces.map(str::to_owned));
        assert_eq!(ignored, []);
        let zone = Named::new("Europe/Zurich");
        let (text, left_out) = search_text(&filter, ServerKind::Embedded, now, &zone);
        assert_eq!(
            text,
            r#"creator:"B\"o b" creator:ada api_token:u1 operation:created started_at:2026-11-29T12:00:00Z ended_at:2026-11-30T22:59:59.999999Z"#
        );
        assert_eq!(left_out, [""; 0]);
        let (text, left_out) = search_text(&filter, ServerKind::BentoCloud, now, &zone);
        assert_eq!(text, "creator:ada started_at:2026-11-29 ended_at:2026-11-30");
        assert_eq!(left_out, ["by", "about", "did"]);
    }
}
