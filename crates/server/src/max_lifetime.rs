//! How long tokens may live (`--max-lifetime`), counted from their creation. It holds for what requests create and change, and
//! not for the first admin token, which a start makes.

use crate::failure::Failure;
use chrono::{DateTime, TimeDelta, Utc};

/// By how much an expiry may be later. A client counts "90 days" from its own clock, and a person looks at the form for a
/// while: neither must make a refusal.
const TOLERANCE: TimeDelta = TimeDelta::hours(1);

/// The longest lifetime, in days: a hundred years, as of every expiry.
const MOST_DAYS: u32 = 36_525;

/// The longest life of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaxLifetime {
    days: u32,
}

impl MaxLifetime {
    /// Reads a number of days from 1 to 36525. An error says what is accepted.
    pub fn parse(text: &str) -> Result<Self, String> {
        let days = text.parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
        days.map(|days| Self { days }).ok_or_else(|| {
            format!("--max-lifetime takes a whole number of days from 1 to {MOST_DAYS}, not “{text}”")
        })
    }

    /// The limit in days.
    pub fn days(self) -> u32 {
        self.days
    }

    /// Refuses an expiry that is too late for a token that was created at this time, and none at all.
    pub(crate) fn check(
        self,
        created_at: DateTime<Utc>,
        expired_at: Option<DateTime<Utc>>,
    ) -> Result<(), Failure> {
        let latest = created_at + TimeDelta::days(self.days.into());
        if expired_at.is_some_and(|at| at <= latest + TOLERANCE) {
            return Ok(());
        }
        let days = match self.days {
            1 => "1 day".to_owned(),
            days => format!("{days} days"),
        };
        let sentence = format!("This server allows tokens to live at most {days} from their creation.");
        Err(Failure::bad("lifetime_too_long", sentence).in_field("expired_at"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_more_is_tolerated_and_a_microsecond_after_that_is_refused() {
        let (limit, now) = (MaxLifetime::parse("90").unwrap(), DateTime::UNIX_EPOCH);
        let last = now + TimeDelta::days(90) + TimeDelta::hours(1);
        assert!(limit.check(now, Some(last)).is_ok());
        for late in [Some(last + TimeDelta::microseconds(1)), None] {
            assert!(limit.check(now, late).is_err(), "{late:?}");
        }
    }

    #[test]
    fn days_are_whole_and_from_one_to_a_hundred_years() {
        assert_eq!(MaxLifetime::parse("1").map(MaxLifetime::days), Ok(1));
        assert_eq!(MaxLifetime::parse("36525").map(MaxLifetime::days), Ok(36_525));
        for bad in ["0", "-1", "1.5", "36526", "", "90d", "many"] {
            let refusal = MaxLifetime::parse(bad).unwrap_err();
            assert!(refusal.contains("from 1 to 36525"), "{refusal}");
        }
    }
}
