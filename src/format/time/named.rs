//! Named time zones for tests, from chrono-tz. Local times are read by JavaScript's rules.

use crate::format::time::{Clock, Zone, clock_of};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// The zones that tests use: the largest offsets on both sides, half and quarter hours, and clocks that change by an hour,
/// by half an hour, around Ramadan, and never. `tests/golden/zones.py` has the same list.
pub const ZONES: [&str; 11] = [
    "Pacific/Niue",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Europe/Zurich",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "UTC",
];

/// A zone of chrono-tz.
#[derive(Clone, Copy, Debug)]
pub struct Named(Tz);

impl Named {
    /// The zone of this name.
    pub fn new(name: &str) -> Self {
        Self(name.parse().unwrap_or_else(|_| panic!("there is no zone {name}")))
    }
}

impl Zone for Named {
    fn offset_at(&self, at: DateTime<Utc>) -> FixedOffset {
        self.0.offset_from_utc_datetime(&at.naive_utc()).fix()
    }

    fn to_utc(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        let found = self.0.from_local_datetime(&local);
        // JavaScript reads a skipped local time with the offset from before the change.
        let before = || {
            let earlier = local.checked_sub_signed(TimeDelta::days(1))?;
            local.checked_sub_offset(self.offset_at(earlier.and_utc())).map(|at| at.and_utc())
        };
        found.earliest().map(|at| at.to_utc()).or_else(before)
    }

    fn name(&self) -> String {
        self.0.name().to_owned()
    }
}

/// How often the clocks show a local time, as chrono-tz says.
fn by_chrono_tz(local: NaiveDateTime, zone: Named) -> Clock {
    match zone.0.from_local_datetime(&local) {
        chrono::LocalResult::None => Clock::Skipped,
        chrono::LocalResult::Single(_) => Clock::Once,
        chrono::LocalResult::Ambiguous(..) => Clock::Twice,
    }
}

fn at(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, month, day).and_then(|day| day.and_hms_opt(hour, minute, 0)).unwrap()
}

/// Checks every ten minutes of two past years, whose rules do not change any more, in every zone.
#[test]
fn clock_of_agrees_with_chrono_tz() {
    for name in ZONES {
        let zone = Named::new(name);
        let (mut local, mut found) = (at(2024, 1, 1, 0, 0), [0, 0]);
        while local < at(2026, 1, 1, 0, 0) {
            let clock = clock_of(local, &zone);
            assert_eq!(clock, Some(by_chrono_tz(local, zone)), "{name} {local}");
            found[0] += u32::from(clock == Some(Clock::Skipped));
            found[1] += u32::from(clock == Some(Clock::Twice));
            local += TimeDelta::minutes(10);
        }
        // In units of ten minutes.
        let changes = match name {
            "Europe/Zurich" | "America/New_York" | "America/St_Johns" => [12, 12],
            "Australia/Lord_Howe" => [6, 6],
            "Africa/Casablanca" => [12, 12],
            _ => [0, 0],
        };
        assert_eq!(found, changes, "{name}");
    }
}

#[test]
fn every_time_of_a_skipped_day_is_skipped() {
    // Samoa moved across the date line: the day after the 29th was the 31st.
    let apia = Named::new("Pacific/Apia");
    for (hour, words) in [(0, "12:00 AM"), (12, "12:00 PM"), (23, "11:00 PM")] {
        let skipped = at(2011, 12, 30, hour, 0);
        assert_eq!(clock_of(skipped, &apia), Some(Clock::Skipped), "{skipped}");
        let moment = apia.to_utc(skipped).unwrap();
        let shown = crate::format::time::local(moment, apia.offset_at(moment));
        assert_eq!(shown, format!("Sat, Dec 31, 2011, {words}"));
    }
    for shown in [at(2011, 12, 29, 23, 59), at(2011, 12, 31, 0, 0)] {
        assert_eq!(clock_of(shown, &apia), Some(Clock::Once), "{shown}");
    }
}

/// Changes by a quarter of an hour, by two hours, and at midnight.
#[test]
fn unusual_changes_of_clocks_are_found() {
    for (name, local, clock) in [
        ("Asia/Kathmandu", at(1986, 1, 1, 0, 10), Clock::Skipped),
        ("Asia/Kathmandu", at(1986, 1, 1, 0, 20), Clock::Once),
        ("Antarctica/Troll", at(2025, 3, 30, 2, 30), Clock::Skipped),
        ("Antarctica/Troll", at(2025, 10, 26, 1, 30), Clock::Twice),
        ("Asia/Beirut", at(2025, 3, 30, 0, 30), Clock::Skipped),
        ("America/Santiago", at(2025, 9, 7, 0, 30), Clock::Skipped),
        ("America/Santiago", at(2025, 4, 5, 23, 30), Clock::Twice),
    ] {
        let zone = Named::new(name);
        assert_eq!(clock_of(local, &zone), Some(clock), "{name} {local}");
        assert_eq!(by_chrono_tz(local, zone), clock, "{name} {local}");
    }
}

#[test]
fn the_limits_of_the_range_do_not_panic() {
    for name in ZONES {
        let zone = Named::new(name);
        for local in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            let _ = clock_of(local, &zone);
        }
    }
}
