//! Spans of days in the query string: `2026-12-07..2026-12-13`, both days included, in the zone shown.

use crate::format::time::{Zone, iso_day};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use panel_messages::m;

/// A span of days. The first one is not after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    first: NaiveDate,
    last: NaiveDate,
}

impl Days {
    /// Seven days from this one on; `None` at the end of chrono's range.
    pub fn week(first: NaiveDate) -> Option<Self> {
        Some(Self { first, last: first.checked_add_days(chrono::Days::new(6))? })
    }

    /// Reads a value of the query string; `None` if it is no such span.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once("..")?;
        let days = Self { first: parse_day(first)?, last: parse_day(last)? };
        (days.first <= days.last).then_some(days)
    }

    /// The first day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// The moment at which the first day begins, and the one at which the last has ended; `None` outside of the range that the
    /// zone supports.
    pub fn moments(self, zone: &dyn Zone) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let after = self.last.succ_opt()?;
        Some((
            zone.to_utc(self.first.and_time(NaiveTime::MIN))?,
            zone.to_utc(after.and_time(NaiveTime::MIN))?,
        ))
    }

    /// The span in words: "2026-12-07 to 2026-12-13", or the only day.
    pub fn words(self) -> String {
        let first = iso_day(self.first);
        if self.first == self.last { first } else { m::filters::days(&first, &iso_day(self.last)) }
    }
}

impl std::fmt::Display for Days {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", iso_day(self.first), iso_day(self.last))
    }
}

/// Reads a date. It is read as a time: chrono's reader of dates would add several kilobytes.
pub(super) fn parse_day(text: &str) -> Option<NaiveDate> {
    let time = (text.len() == 10).then(|| [text, "T00:00:00Z"].concat())?;
    Some(DateTime::parse_from_rfc3339(&time).ok()?.to_utc().date_naive())
}
