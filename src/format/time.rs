//! Writes times for people: relative to now, and exactly. Pure: the current time and the time zone are parameters.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, Timelike, Utc};
use panel_messages::intl::{self, Detail, Unit};
use panel_messages::m;

/// A time zone: the browser's, or a named one in tests.
pub trait Zone {
    /// The offset of local time from UTC at this time.
    fn offset_at(&self, at: DateTime<Utc>) -> FixedOffset;
    /// The UTC time of a local time; `None` outside of the range that the zone supports. A local time that the clocks skip
    /// is read with the offset from before the change, and of one that occurs twice it is the first.
    fn to_utc(&self, local: NaiveDateTime) -> Option<DateTime<Utc>>;
    /// The name of the zone: "Europe/Zurich".
    fn name(&self) -> String;
}

impl Zone for Utc {
    fn offset_at(&self, _at: DateTime<Utc>) -> FixedOffset {
        utc_offset()
    }

    fn to_utc(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        Some(local.and_utc())
    }

    fn name(&self) -> String {
        "UTC".to_owned()
    }
}

/// How often the clocks of a zone show a local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Once, the usual case.
    Once,
    /// Never: the clocks are set forward over it.
    Skipped,
    /// Twice: the clocks are set back over it.
    Twice,
}

/// How often the clocks show this local time; `None` outside of the range that the zone supports.
pub fn clock_of(local: NaiveDateTime, zone: &impl Zone) -> Option<Clock> {
    let shown_at = |at: DateTime<Utc>| at_offset(at, zone.offset_at(at));
    let at = zone.to_utc(local)?;
    if shown_at(at) != local {
        return Some(Clock::Skipped);
    }
    // Clocks are set forward and back by less than a day, and not twice within a day.
    let is_other = |day: i64| {
        let near = at.checked_add_signed(TimeDelta::days(day))?;
        let other = local.checked_sub_offset(zone.offset_at(near))?.and_utc();
        Some(other != at && shown_at(other) == local)
    };
    let twice = is_other(-1).unwrap_or_default() || is_other(1).unwrap_or_default();
    Some(if twice { Clock::Twice } else { Clock::Once })
}

/// The offset of UTC, zero.
pub fn utc_offset() -> FixedOffset {
    Utc.fix()
}

/// A time relative to now: "3 hours ago", "in 9 days", "just now".
///
/// What lies ahead is rounded to the nearest hour, below an hour to the nearest minute, and then cut to whole units: 30 days
/// are still "in 30 days" half an hour later, and 61 hours are "in 2 days".
pub fn relative(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let delta = at.signed_duration_since(now);
    let (length, ahead) = if delta <= TimeDelta::zero() { (-delta, false) } else { (delta, true) };
    if length < TimeDelta::minutes(1) {
        return if ahead { m::time::IN_UNDER_A_MINUTE } else { m::time::JUST_NOW }.text().to_owned();
    }
    let (count, unit) = units(if ahead { rounded(length) } else { length });
    intl::relative(if ahead { count } else { -count }, unit)
}

/// A length that is at least half a unit longer, so that cutting it to hours, below an hour to minutes, rounds it. For hours,
/// a begun minute counts as a whole one.
fn rounded(length: TimeDelta) -> TimeDelta {
    let half =
        if length < TimeDelta::hours(1) { TimeDelta::seconds(30) } else { TimeDelta::seconds(30 * 60 + 59) };
    length + half
}

/// A length of time in one unit, rounded down.
fn units(length: TimeDelta) -> (i64, Unit) {
    let (days, hours, minutes) = (length.num_days(), length.num_hours(), length.num_minutes());
    match (days, hours) {
        (730.., _) => (days / 365, Unit::Year),
        // Days up to here, so that the presets of the expiration are exact.
        (100.., _) => (days / 30, Unit::Month),
        (2.., _) => (days, Unit::Day),
        // Hours up to two days.
        (_, 1..) => (hours, Unit::Hour),
        _ => (minutes, Unit::Minute),
    }
}

/// A length of time in one unit, rounded down: "4 minutes", "11 hours", "9 days", "5 months", "2 years".
pub fn span(length: TimeDelta) -> String {
    let (count, unit) = units(length);
    intl::length(count, unit)
}

/// A length of whole hours in the words of [`span`] where these are exact: "30 days", "6 months" for 180 days, "12 months" for
/// 365, but "200 days" and "50 hours".
pub fn exact_span(length: TimeDelta) -> String {
    let (days, hours) = (length.num_days(), length.num_hours());
    match days {
        _ if hours % 24 != 0 => intl::length(hours, Unit::Hour),
        100.. if days % 365 != 0 && (days % 30 != 0 || days > 730) => intl::length(days, Unit::Day),
        _ => span(length),
    }
}

/// Hour and minute as ISO 8601 has them: "10:15".
fn iso_clock(at: NaiveDateTime) -> String {
    [&two_digits(at.hour()), ":", &two_digits(at.minute())].concat()
}

fn two_digits(number: u32) -> String {
    format!("{number:02}")
}

/// What a clock and a calendar with this offset show, as the language writes it.
fn written(at: DateTime<Utc>, offset: FixedOffset, detail: Detail) -> String {
    intl::time(at_offset(at, offset).and_utc().timestamp_millis(), detail)
}

fn at_offset(at: DateTime<Utc>, offset: FixedOffset) -> NaiveDateTime {
    // At the limits of chrono's range, local time would be out of range: UTC is returned.
    at.naive_utc().checked_add_offset(offset).unwrap_or(at.naive_utc())
}

/// Local time: "Tue, Dec 22, 2026, 10:15 AM".
pub fn local(at: DateTime<Utc>, offset: FixedOffset) -> String {
    written(at, offset, Detail::DateTime)
}

/// Local time with seconds and offset: "Tue, Dec 22, 2026, 10:15:30 AM +01:00".
pub fn exact_local(at: DateTime<Utc>, offset: FixedOffset) -> String {
    let minutes = offset.local_minus_utc() / 60;
    let sign = if minutes < 0 { " -" } else { " +" };
    let (h, m) = (two_digits(minutes.unsigned_abs() / 60), two_digits(minutes.unsigned_abs() % 60));
    [&written(at, offset, Detail::Exact), sign, &h, ":", &m].concat()
}

/// UTC with seconds, as ISO 8601 has it: "2026-12-22 09:15:30 UTC".
pub fn exact_utc(at: DateTime<Utc>) -> String {
    iso_time(at, " ", " UTC")
}

/// RFC 3339, for programs: "2026-12-22T09:15:30Z".
pub fn iso(at: DateTime<Utc>) -> String {
    iso_time(at, "T", "Z")
}

fn iso_time(at: DateTime<Utc>, between: &str, end: &str) -> String {
    [&iso_day(at.date_naive()), between, &iso_clock(at.naive_utc()), ":", &two_digits(at.second()), end]
        .concat()
}

/// A date as ISO 8601 has it: "2026-12-22".
pub fn iso_day(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// UTC without seconds: "9:15 AM UTC", with the date if it differs from the local date.
pub fn short_utc(at: DateTime<Utc>, offset: FixedOffset) -> String {
    let is_same_day = at.naive_utc().date() == at_offset(at, offset).date();
    let detail = if is_same_day { Detail::Time } else { Detail::DayTime };
    [&written(at, utc_offset(), detail), " UTC"].concat()
}

#[cfg(test)]
pub mod named;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn now() -> DateTime<Utc> {
        DateTime::parse_from_rfc3339("2026-11-22T09:15:30Z").unwrap().to_utc()
    }

    #[test]
    fn past_times_are_rounded_down_in_one_unit() {
        let at = |seconds| relative(now() + TimeDelta::seconds(seconds), now());
        assert_eq!((at(0), at(1)), ("just now".into(), "in under a minute".into()));
        assert_eq!(at(-59), "just now");
        assert_eq!(at(-60), "1 minute ago");
        assert_eq!(at(-3600 * 3 - 5), "3 hours ago");
        assert_eq!(at(3600 * 47 + 60), "in 47 hours");
        assert_eq!(at(86400 * 9 + 3600), "in 9 days");
        assert_eq!(at(3600 * 61), "in 2 days", "a future time is rounded to hours, not to days");
        assert_eq!((at(3600 * 71 + 1680), at(3600 * 71 + 1800)), ("in 2 days".into(), "in 3 days".into()));
        assert_eq!((at(3600 * 47 + 1680), at(3600 * 47 + 1800)), ("in 47 hours".into(), "in 2 days".into()));
        assert_eq!(at(86400 * 10 - 1), "in 10 days", "a future time is rounded to the nearest hour");
        assert_eq!(at(86400 * 180 - 1800), "in 6 months", "half an hour after it was made for 180 days");
        assert_eq!(at(86400 * 730 - 1800), "in 2 years");
        assert_eq!(at(86400 * 30 - 20), "in 30 days");
        assert_eq!((at(86400 * 60), at(86400 * 90)), ("in 60 days".into(), "in 90 days".into()));
        assert_eq!((at(86400 * 100), at(-86400 * 100)), ("in 3 months".into(), "3 months ago".into()));
        assert_eq!(at(-86400 * 99), "99 days ago");
        assert_eq!(at(-86400 * 152), "5 months ago");
        assert_eq!(at(86400 * 365 * 2), "in 2 years");
    }

    proptest! {
        /// The words are those of the whole hours that are nearest.
        #[test]
        fn what_lies_ahead_is_rounded_to_hours_and_cut(minutes in 61i64..60 * 24 * 1500, seconds in 0i64..60) {
            let hours = (minutes + 30) / 60;
            let words = match hours / 24 {
                730.. => format!("in {} years", hours / 24 / 365),
                100.. => format!("in {} months", hours / 24 / 30),
                2.. => format!("in {} days", hours / 24),
                _ if hours == 1 => "in 1 hour".to_owned(),
                _ => format!("in {hours} hours"),
            };
            // A begun minute counts as a whole one.
            let at = now() + TimeDelta::minutes(minutes) - TimeDelta::seconds(seconds);
            prop_assert_eq!(relative(at, now()), words);
        }
    }

    #[test]
    fn lengths_are_exact_words() {
        let words = |days| exact_span(TimeDelta::days(days));
        let hours = |hours| exact_span(TimeDelta::hours(hours));
        assert_eq!(
            (hours(36), hours(50), hours(72)),
            ("36 hours".into(), "50 hours".into(), "3 days".into())
        );
        assert_eq!((words(7), words(90)), ("7 days".into(), "90 days".into()));
        assert_eq!(
            (words(180), words(365), words(730)),
            ("6 months".into(), "12 months".into(), "2 years".into())
        );
        assert_eq!(
            (words(100), words(200), words(1000)),
            ("100 days".into(), "200 days".into(), "1,000 days".into())
        );
    }

    #[test]
    fn the_limits_of_the_range_do_not_panic() {
        for at in [DateTime::<Utc>::MAX_UTC, DateTime::<Utc>::MIN_UTC] {
            relative(at, now());
            exact_utc(at);
        }
    }

    #[test]
    fn exact_times_name_their_zone() {
        let zurich = FixedOffset::east_opt(3600).unwrap();
        assert_eq!(local(now(), zurich), "Sun, Nov 22, 2026, 10:15 AM");
        assert_eq!(exact_local(now(), zurich), "Sun, Nov 22, 2026, 10:15:30 AM +01:00");
        assert_eq!(exact_utc(now()), "2026-11-22 09:15:30 UTC");
        assert_eq!(short_utc(now(), zurich), "9:15 AM UTC");

        assert_eq!(short_utc(now(), FixedOffset::west_opt(11 * 3600).unwrap()), "Sun, Nov 22, 9:15 AM UTC");
    }
}
