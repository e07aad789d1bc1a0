//! Expirations as people type them and as links hold them.

use crate::damage::{damaged, hostile};
use crate::run::throw;
use chrono::TimeDelta;
use proptest::prelude::*;
use token_api::{Expiration, Time, parse_duration, parse_expiration};

#[test]
fn an_expiration_is_read_exactly_or_refused() {
    let samples = [
        "30d",
        "24h",
        "1w",
        "2026-12-31",
        "2026-12-31T18:00:00",
        "2026-12-31 18:00:00",
        "2026-12-31T18:00Z",
        "2026-12-31T18:00:00.123456789+02:00",
        "2028-02-29 23:59:60-23:59",
    ];
    let made = "[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,10})?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?";
    let inputs = prop_oneof![damaged(samples.map(str::to_owned).to_vec()), hostile(), made];
    throw("expirations", inputs, |text| {
        let read = parse_expiration(&text);
        prop_assert_eq!(parse_expiration(&format!(" \t{text}\n")), read);
        match read {
            Ok(Expiration::In(span)) => {
                prop_assert!(span >= TimeDelta::hours(1) && span <= TimeDelta::days(36_525));
                prop_assert_eq!(parse_duration(&text), Ok(span));
            }
            // In full notation it is the same time.
            Ok(Expiration::At(at)) => {
                prop_assert_eq!(parse_expiration(&at.to_rfc3339()), Ok(Expiration::At(at)))
            }
            Ok(Expiration::Local(at)) => {
                let written = at.format("%Y-%m-%dT%H:%M:%S%.f").to_string();
                prop_assert_eq!(parse_expiration(&written), Ok(Expiration::Local(at)));
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
        // Times from the server are read by the same rules; other texts are kept as they are.
        if let Some(Time::Unreadable(kept)) = Time::parse(&text) {
            prop_assert!(kept.chars().count() <= 100);
        }
        Ok(())
    });
}
