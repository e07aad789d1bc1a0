//! How long a token lives: its expiry less its creation.

use chrono::TimeDelta;
use std::fmt;
use token_api::{ExpirationError, parse_duration};

/// The accepted forms, for error messages.
pub const FORMS: &str = "30d, 1w, 24h or never";

/// A creation and an expiry are never exactly a lifetime between each other: the clocks differ, and a form is open for a while.
const TOLERANCE: TimeDelta = TimeDelta::hours(1);

/// A lifetime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// Never expires.
    Never,
    /// Expires this long after its creation.
    For(TimeDelta),
}

impl Lifetime {
    /// Reads a lifetime in one of the [forms](FORMS). An error says what is accepted.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.trim() == "never" {
            return Ok(Self::Never);
        }
        match parse_duration(text) {
            Ok(span) => Ok(Self::For(span)),
            Err(ExpirationError::Form | ExpirationError::Empty) => Err(format!("accepted are {FORMS}")),
            Err(error) => Err(format!("{error}; accepted are {FORMS}")),
        }
    }

    /// Whether a token that lives so long has this lifetime: it may differ by an hour, and by a tenth where that is less.
    pub fn is_met_by(self, there: Self) -> bool {
        match (self, there) {
            (Self::Never, Self::Never) => true,
            (Self::For(wanted), Self::For(there)) => (there - wanted).abs() <= TOLERANCE.min(wanted / 10),
            _ => false,
        }
    }

    /// The lifetime as the panel's links and the BentoML tool take it.
    pub fn key(self) -> String {
        match self {
            Self::Never => "never".to_owned(),
            Self::For(span) if span.num_hours() % 24 == 0 => format!("{}d", span.num_days()),
            Self::For(span) => format!("{}h", span.num_hours()),
        }
    }
}

impl fmt::Display for Lifetime {
    /// Rounded to hours, and to minutes where it is shorter than a day.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::For(span) = self else { return f.write_str("never") };
        let minutes = (span.num_seconds() + 30).div_euclid(60);
        let minutes = if minutes < 24 * 60 { minutes } else { (minutes + 30) / 60 * 60 };
        let parts = [(minutes / 1440, "d"), (minutes / 60 % 24, "h"), (minutes % 60, "min")];
        let parts = parts.iter().filter(|(number, _)| *number != 0);
        let text = parts.map(|(number, unit)| format!("{number}{unit}")).collect::<Vec<_>>().join(" ");
        f.write_str(if text.is_empty() { "0h" } else { &text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lifetime(text: &str) -> Lifetime {
        Lifetime::parse(text).unwrap()
    }

    #[test]
    fn the_forms_of_expirations_and_never() {
        for (text, key) in [("30d", "30d"), (" 1W ", "7d"), ("24h", "1d"), ("36h", "36h"), ("never", "never")]
        {
            assert_eq!(lifetime(text).key(), key);
        }
        for text in ["", "30", "0d", "1.5d", "1m", "2026-12-31", "forever", "99999999d"] {
            assert!(Lifetime::parse(text).unwrap_err().contains("30d, 1w, 24h or never"), "{text}");
        }
    }

    #[test]
    fn an_hour_of_difference_is_none_and_a_tenth_of_a_short_one() {
        let with = |text: &str, minutes: i64| match lifetime(text) {
            Lifetime::For(span) => Lifetime::For(span + TimeDelta::minutes(minutes)),
            never => never,
        };
        for (text, minutes, is_met) in
            [("30d", 60, true), ("30d", -60, true), ("30d", 61, false), ("1h", 6, true), ("1h", -7, false)]
        {
            assert_eq!(lifetime(text).is_met_by(with(text, minutes)), is_met, "{text} {minutes}");
        }
        assert!(lifetime("never").is_met_by(Lifetime::Never));
        assert!(!lifetime("never").is_met_by(lifetime("30d")) && !lifetime("30d").is_met_by(Lifetime::Never));
    }

    #[test]
    fn it_is_shown_in_days_and_hours() {
        for (seconds, text) in [
            (30 * 86_400 + 3, "30d"),
            (30 * 86_400 - 3, "30d"),
            (30 * 86_400 + 7200, "30d 2h"),
            (5400, "1h 30min"),
            (-7, "0h"),
        ] {
            assert_eq!(Lifetime::For(TimeDelta::seconds(seconds)).to_string(), text);
        }
    }
}
