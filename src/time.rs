//! How moments are shown: relative to now, and exactly. Pure: the clock is `clock.rs`, the zone is
//! a parameter.

use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset, TimeDelta, Utc};

/// A time zone: the browser's, or a fixed one in tests.
pub trait Zone {
    /// How far local time is from UTC at this moment.
    fn offset_at(&self, at: DateTime<Utc>) -> FixedOffset;
    /// The moment of a wall-clock time. Where the clock jumps over it, the moment after the jump by
    /// as much; where it comes twice, the first.
    fn to_utc(&self, local: NaiveDateTime) -> Option<DateTime<Utc>>;
    /// Its name: "Europe/Zurich".
    fn name(&self) -> String;
}

/// No offset.
pub fn utc_offset() -> FixedOffset {
    Utc.fix()
}

/// "3 h ago", "in 9 days", "just now".
pub fn relative(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let delta = at.signed_duration_since(now);
    let (length, ahead) = if delta < TimeDelta::zero() { (-delta, false) } else { (delta, true) };
    if length < TimeDelta::minutes(1) {
        return if ahead { "in under a minute".to_owned() } else { "just now".to_owned() };
    }
    let text = span(length);
    if ahead { format!("in {text}") } else { format!("{text} ago") }
}

/// A length of time in one unit: "4 min", "11 h", "9 days", "5 mo", "2 years". Rounded down, so
/// that nothing that ends is said to last longer than it does.
pub fn span(length: TimeDelta) -> String {
    let (days, hours, minutes) = (length.num_days(), length.num_hours(), length.num_minutes());
    match (days, hours) {
        (730.., _) => format!("{} years", days / 365),
        (60.., _) => format!("{} months", days * 12 / 365),
        (2.., _) => format!("{days} days"),
        // Up to two days the hours matter.
        (_, 2..) => format!("{hours} h"),
        _ => format!("{minutes} min"),
    }
}

/// "Tue 22 Dec 2026, 10:15".
pub fn local(at: DateTime<Utc>, offset: FixedOffset) -> String {
    at.with_timezone(&offset).format("%a %-d %b %Y, %H:%M").to_string()
}

/// "Tue 22 Dec 2026, 10:15:30 +01:00".
pub fn exact_local(at: DateTime<Utc>, offset: FixedOffset) -> String {
    at.with_timezone(&offset).format("%a %-d %b %Y, %H:%M:%S %:z").to_string()
}

/// "2026-12-22 09:15:30 UTC".
pub fn exact_utc(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// "09:15 UTC", with the date where it differs from the local one.
pub fn short_utc(at: DateTime<Utc>, offset: FixedOffset) -> String {
    if at.date_naive() == at.with_timezone(&offset).date_naive() {
        at.format("%H:%M UTC").to_string()
    } else {
        at.format("%a %-d %b, %H:%M UTC").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::parse_from_rfc3339("2026-11-22T09:15:30Z").unwrap().to_utc()
    }

    #[test]
    fn relative_times_are_rounded_down_in_one_unit() {
        let at = |seconds| relative(now() + TimeDelta::seconds(seconds), now());
        assert_eq!(at(0), "in under a minute");
        assert_eq!(at(-59), "just now");
        assert_eq!(at(-60), "1 min ago");
        assert_eq!(at(-3600 * 3 - 5), "3 h ago");
        assert_eq!(at(3600 * 48 - 1), "in 47 h");
        assert_eq!(at(86400 * 9), "in 9 days");
        assert_eq!(at(86400 * 10 - 1), "in 9 days");
        assert_eq!(at(-86400 * 59), "59 days ago");
        assert_eq!(at(-86400 * 152), "4 months ago");
        assert_eq!(at(86400 * 365 * 2), "in 2 years");
    }

    #[test]
    fn the_extremes_of_time_do_not_panic() {
        for at in [DateTime::<Utc>::MAX_UTC, DateTime::<Utc>::MIN_UTC] {
            relative(at, now());
            exact_utc(at);
        }
    }

    #[test]
    fn exact_times_name_their_zone() {
        let zurich = FixedOffset::east_opt(3600).unwrap();
        assert_eq!(local(now(), zurich), "Sun 22 Nov 2026, 10:15");
        assert_eq!(exact_local(now(), zurich), "Sun 22 Nov 2026, 10:15:30 +01:00");
        assert_eq!(exact_utc(now()), "2026-11-22 09:15:30 UTC");
        assert_eq!(short_utc(now(), zurich), "09:15 UTC");

        assert_eq!(short_utc(now(), FixedOffset::west_opt(11 * 3600).unwrap()), "Sun 22 Nov, 09:15 UTC");
    }
}
