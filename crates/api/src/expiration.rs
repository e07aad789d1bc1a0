//! Expiration texts, as the BentoML command-line tool reads them: `30d`, `1w`, `24h`, and ISO dates and times. A date
//! or time without an offset is local time; the caller knows the time zone.

use crate::time;
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

/// The accepted forms, for error messages.
pub const ACCEPTED_FORMS: &str = "30d, 1w, 24h, 2026-12-31, 2026-12-31T18:00:00 or 2026-12-31 18:00:00, with an offset such as Z or +02:00 or without one";

/// The meaning of an expiration text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiration {
    /// A duration from now.
    In(TimeDelta),
    /// A moment: the text has an offset.
    At(DateTime<Utc>),
    /// A local date and time: the text has no offset.
    Local(NaiveDateTime),
}

/// Why an expiration text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpirationError {
    /// The text is empty.
    Empty,
    /// The text has none of the [accepted forms](ACCEPTED_FORMS).
    Form,
    /// The form is right, but this date or time does not exist.
    NoSuchTime,
    /// The duration is zero.
    NotPositive,
    /// The duration is longer than 100 years.
    TooFar,
}

impl std::fmt::Display for ExpirationError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => write!(f, "an expiration is required: {ACCEPTED_FORMS}"),
            Self::Form => write!(f, "this is not an expiration; accepted are {ACCEPTED_FORMS}"),
            Self::NoSuchTime => write!(f, "there is no such date or time; accepted are {ACCEPTED_FORMS}"),
            Self::NotPositive => f.write_str("the duration must be at least 1"),
            Self::TooFar => f.write_str("the duration is longer than 100 years"),
        }
    }
}

impl std::error::Error for ExpirationError {}

/// Reads a duration: a whole number and `h`, `d` or `w` in lower or upper case, at least 1 and at most 100 years.
pub fn parse_duration(text: &str) -> Result<TimeDelta, ExpirationError> {
    let text = text.trim();
    let Some(unit) = text.chars().last() else { return Err(ExpirationError::Empty) };
    let digits = &text[..text.len() - unit.len_utf8()];
    let hours = match unit.to_ascii_lowercase() {
        'h' => 1,
        'd' => 24,
        'w' => 24 * 7,
        _ => return Err(ExpirationError::Form),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ExpirationError::Form);
    }
    const CENTURY_HOURS: i64 = 36_525 * 24;
    // Only digits are left, so parsing fails only if the number is too large.
    let n: i64 = digits.parse().map_err(|_| ExpirationError::TooFar)?;
    match n.checked_mul(hours) {
        Some(0) => Err(ExpirationError::NotPositive),
        Some(h) if h <= CENTURY_HOURS => Ok(TimeDelta::hours(h)),
        _ => Err(ExpirationError::TooFar),
    }
}

/// Reads an expiration text: a duration, or a date with or without a time and an offset.
pub fn parse_expiration(text: &str) -> Result<Expiration, ExpirationError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ExpirationError::Empty);
    }
    match parse_duration(text) {
        Err(ExpirationError::Form) => {}
        other => return other.map(Expiration::In),
    }
    if !looks_like_a_date(text) {
        return Err(ExpirationError::Form);
    }
    // With an offset, and with or without seconds.
    let whole = match text.split_at_checked(16) {
        Some((minutes, offset)) if offset.starts_with(['Z', 'z', '+', '-']) => {
            [minutes, ":00", offset].concat()
        }
        _ => text.to_owned(),
    };
    if let Ok(at) = DateTime::parse_from_rfc3339(&whole.replacen(' ', "T", 1)) {
        return Ok(Expiration::At(at.to_utc()));
    }
    // Without an offset, and perhaps without seconds or without a time.
    let local = match text.len() {
        10 => format!("{text}T00:00:00"),
        16 => format!("{text}:00"),
        _ => text.to_owned(),
    };
    if let Some(at) = time::read(&format!("{local}Z")) {
        return Ok(Expiration::Local(at.naive_utc()));
    }
    Err(ExpirationError::NoSuchTime)
}

/// Whether the text begins with `dddd-dd-dd` and goes on with nothing or a time. chrono alone accepts `+12026-1-1` too.
fn looks_like_a_date(text: &str) -> bool {
    let b = text.as_bytes();
    let digits = |r: std::ops::Range<usize>| b[r].iter().all(u8::is_ascii_digit);
    b.len() >= 10
        && digits(0..4)
        && b[4] == b'-'
        && digits(5..7)
        && b[7] == b'-'
        && digits(8..10)
        && matches!(b.get(10), None | Some(b'T' | b't' | b' '))
        && b.get(11).is_none_or(u8::is_ascii_digit)
        && b.len() != 11
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    #[test]
    fn durations_in_either_case() {
        for (text, hours) in
            [("24h", 24), ("24H", 24), ("30d", 720), ("30D", 720), ("1w", 168), (" 2W ", 336)]
        {
            assert_eq!(parse_expiration(text), Ok(Expiration::In(TimeDelta::hours(hours))), "{text}");
        }
    }

    #[test]
    fn dates_without_an_offset_are_local() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        assert_eq!(parse_expiration("2026-12-31"), Ok(Expiration::Local(day.into())));
        let six = day.and_hms_opt(18, 0, 0).unwrap();
        for text in ["2026-12-31T18:00:00", "2026-12-31 18:00:00", "2026-12-31T18:00"] {
            assert_eq!(parse_expiration(text), Ok(Expiration::Local(six)), "{text}");
        }
        for text in [
            "2026-12-31T18:00:00Z",
            "2026-12-31 20:00:00+02:00",
            "2026-12-31T18:00Z",
            "2026-12-31 23:30+05:30",
            "2026-12-31 12:00-06:00",
        ] {
            assert_eq!(parse_expiration(text), Ok(Expiration::At(six.and_utc())), "{text}");
        }
    }

    #[test]
    fn each_refusal_names_its_rule() {
        use ExpirationError as E;
        for (text, error) in [
            ("", E::Empty),
            ("   ", E::Empty),
            ("0d", E::NotPositive),
            ("99999999999999999999d", E::TooFar),
            ("40000d", E::TooFar),
            ("-1d", E::Form),
            ("1.5d", E::Form),
            ("1m", E::Form),
            ("d", E::Form),
            ("tomorrow", E::Form),
            ("31.12.2026", E::Form),
            ("12026-01-01", E::Form),
            ("2026-02-30", E::NoSuchTime),
            ("2026-13-01", E::NoSuchTime),
            ("2026-12-31T25:00:00", E::NoSuchTime),
            ("2026-12-31Tnoon", E::Form),
            ("2026-12-31T18:00+", E::NoSuchTime),
            ("2026-12-31T18:0€Z", E::NoSuchTime),
        ] {
            assert_eq!(parse_expiration(text), Err(error), "{text:?}");
        }
        assert!(E::Form.to_string().contains("30d"));
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) { let _ = parse_expiration(&text); }

        #[test]
        fn a_duration_means_its_unit(n in 1i64..5000, unit in prop::sample::select(vec![('h', 1), ('d', 24), ('w', 168), ('H', 1), ('D', 24), ('W', 168)])) {
            let read = parse_expiration(&format!("{n}{}", unit.0)).unwrap();
            prop_assert_eq!(read, Expiration::In(TimeDelta::hours(n * unit.1)));
        }

        #[test]
        fn a_moment_written_as_rfc_3339_comes_back(secs in 0i64..4_000_000_000, offset in -14i32..=14) {
            let at = DateTime::from_timestamp(secs, 0).unwrap();
            let text = at.with_timezone(&chrono::FixedOffset::east_opt(offset * 3600).unwrap()).to_rfc3339();
            prop_assert_eq!(parse_expiration(&text), Ok(Expiration::At(at)));
        }

        #[test]
        fn a_wall_clock_time_comes_back(secs in 0i64..4_000_000_000) {
            let local = DateTime::from_timestamp(secs, 0).unwrap().naive_utc();
            prop_assert_eq!(parse_expiration(&local.format("%Y-%m-%d %H:%M:%S").to_string()), Ok(Expiration::Local(local)));
            prop_assert_eq!(parse_expiration(&local.format("%Y-%m-%dT%H:%M:%S").to_string()), Ok(Expiration::Local(local)));
        }
    }
}
