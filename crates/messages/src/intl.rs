//! Numbers, times and lists as the language writes them: the browser's `Intl`.
//!
//! Tests that run outside of a browser have a small English stand-in (`intl/host.rs`).

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod host;

#[cfg(target_arch = "wasm32")]
use browser::{Value, formatted};
#[cfg(not(target_arch = "wasm32"))]
use host::{Value, formatted};

#[cfg(target_arch = "wasm32")]
pub use browser::set_locale;
#[cfg(not(target_arch = "wasm32"))]
pub use host::set_locale;

/// What the browser has a format for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Number,
    Plural,
    List,
    Relative,
    Minutes,
    Hours,
    Days,
    Months,
    Years,
    DayTime,
    DateTime,
    Exact,
    Time,
}

/// A whole number: "10,000".
pub fn number(number: u64) -> String {
    // No language of the panel writes these otherwise.
    if number < 1000 {
        number.to_string()
    } else {
        formatted(Format::Number, Value::Number(number as f64, ""))
    }
}

/// The plural category of a whole number: "one", "other" and others, as the language has them.
pub(crate) fn plural(number: u64) -> String {
    formatted(Format::Plural, Value::Number(number as f64, ""))
}

/// A list: "a, b, c".
pub fn list<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    formatted(Format::List, Value::List(&items.into_iter().collect::<Vec<_>>()))
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is what its name says.
pub enum Unit {
    Minute,
    Hour,
    Day,
    Month,
    Year,
}

impl Unit {
    /// The unit's name in `Intl`.
    fn name(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// A time that many units from now, or before now where it is negative: "in 3 days", "5 months ago".
pub fn relative(count: i64, unit: Unit) -> String {
    formatted(Format::Relative, Value::Number(count as f64, unit.name()))
}

/// A length of time: "30 days".
pub fn length(count: i64, unit: Unit) -> String {
    let format = match unit {
        Unit::Minute => Format::Minutes,
        Unit::Hour => Format::Hours,
        Unit::Day => Format::Days,
        Unit::Month => Format::Months,
        Unit::Year => Format::Years,
    };
    formatted(format, Value::Number(count as f64, ""))
}

/// How much of a time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Weekday, day, month, hour and minute.
    DayTime,
    /// These with the year.
    DateTime,
    /// These with the second.
    Exact,
    /// Hour and minute.
    Time,
}

/// What a clock and a calendar show. `wall` is that time as if it were UTC, in milliseconds since 1970.
pub fn time(wall: i64, detail: Detail) -> String {
    let format = match detail {
        Detail::DayTime => Format::DayTime,
        Detail::DateTime => Format::DateTime,
        Detail::Exact => Format::Exact,
        Detail::Time => Format::Time,
    };
    formatted(format, Value::Number(wall as f64, ""))
}
