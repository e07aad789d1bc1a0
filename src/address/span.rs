//! Durations in the query string: `<n>h`, `<n>d`, `<n>w`. The unit is kept, so that an address that is read and written
//! stays the same.

use crate::format::time::exact_span;
use chrono::TimeDelta;

/// A duration, at least one unit and at most about 100 years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    count: u32,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Hours,
    Days,
    Weeks,
}

impl Unit {
    fn hours(self) -> u32 {
        match self {
            Self::Hours => 1,
            Self::Days => 24,
            Self::Weeks => 24 * 7,
        }
    }
}

const CENTURY_HOURS: u32 = 36_525 * 24;

impl Span {
    /// A duration of `count` days.
    pub const fn days(count: u32) -> Self {
        Self { count, unit: Unit::Days }
    }

    /// Reads a value of the query string; `None` if it is no duration or out of range.
    pub fn parse(text: &str) -> Option<Self> {
        let unit = match text.chars().last()? {
            'h' | 'H' => Unit::Hours,
            'd' | 'D' => Unit::Days,
            'w' | 'W' => Unit::Weeks,
            _ => return None,
        };
        let digits = &text[..text.len() - 1];
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let count: u32 = digits.parse().ok()?;
        let hours = count.checked_mul(unit.hours())?;
        (1..=CENTURY_HOURS).contains(&hours).then_some(Self { count, unit })
    }

    /// The length of the duration.
    pub fn delta(self) -> TimeDelta {
        TimeDelta::hours(i64::from(self.count) * i64::from(self.unit.hours()))
    }

    /// The duration in words, the same as in the list: "90 days", "24 hours", "6 months" for 180 days.
    pub fn words(self) -> String {
        exact_span(self.delta())
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = match self.unit {
            Unit::Hours => 'h',
            Unit::Days => 'd',
            Unit::Weeks => 'w',
        };
        write!(f, "{}{unit}", self.count)
    }
}
