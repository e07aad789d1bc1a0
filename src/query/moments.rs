//! When time alone changes what is shown: a token expires, or a row enters or leaves what a filter lets through.

use crate::address::{Address, EXPIRING_DAYS, NeverOr, Span};
use crate::query::{Row, utc};
use std::sync::Arc;
use token_api::Time;

/// Days after which the summary counts a token as unused.
pub const STALE_DAYS: u32 = 90;

/// How far from a token's times the moments are, in milliseconds, which are simpler to reckon with at the ends of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    ends: [i64; 3],
    uses: [i64; 3],
    births: [i64; 3],
}

impl Moments {
    /// Those at which a row's state changes, a summary number, or whether this address shows a row.
    pub fn of(address: &Address) -> Self {
        let millis = |span: Span| span.delta().num_milliseconds();
        let within = |filter| match filter {
            Some(NeverOr::Within(span)) => millis(span),
            _ => 0,
        };
        let stale = millis(Span::days(STALE_DAYS));
        let unused = address.unused.map_or(stale, millis);
        Self {
            ends: [0, -millis(Span::days(EXPIRING_DAYS as u32)), -within(address.expires)],
            uses: [stale, unused, within(address.used)],
            births: [stale, unused, address.created.map_or(stale, millis)],
        }
    }

    /// The first of these rows' moments after this one; the end of time where there is none.
    pub fn next(self, rows: &[Arc<Row>], now: i64) -> i64 {
        let mut next = i64::MAX;
        // What is still so at the very moment is over right after it; a part of a millisecond is rounded up.
        let mut look = |time: &Option<Time>, spans: &[i64; 3], after: i64| {
            let Some(at) = utc(time) else { return };
            let at = at.timestamp_millis() + after + i64::from(at.timestamp_subsec_nanos() % 1_000_000 > 0);
            for moment in spans.iter().map(|span| at + span) {
                if moment > now && moment < next {
                    next = moment;
                }
            }
        };
        for row in rows {
            look(&row.token.expired_at, &self.ends, 0);
            look(&row.token.last_used_at, &self.uses, 1);
            look(&row.token.created_at, &self.births, 1);
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::super::{select, status_of};
    use super::*;
    use crate::address::parse;
    use chrono::{DateTime, TimeDelta, Utc};
    use proptest::prelude::*;
    use serde_json::json;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn next_moment(rows: &[Arc<Row>], address: &Address, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_millis(Moments::of(address).next(rows, now.timestamp_millis()))
    }

    fn row(fields: serde_json::Value) -> Arc<Row> {
        Arc::new(Row::new(serde_json::from_value(fields).unwrap()))
    }

    fn stamp(millis: i64) -> String {
        (now() + TimeDelta::milliseconds(millis)).to_rfc3339()
    }

    #[test]
    fn the_moments_of_an_expiry() {
        let rows = [row(json!({"uid": "a", "expired_at": stamp(3000)}))];
        let next = |at| next_moment(&rows, &Address::default(), now() + TimeDelta::milliseconds(at));
        assert_eq!(next(0), Some(now() + TimeDelta::seconds(3)));
        assert_eq!(next(-15 * 86_400_000), Some(now() + TimeDelta::seconds(3) - TimeDelta::days(14)));
        assert_eq!(next(3000), None, "it is over");
    }

    #[test]
    fn rows_without_times_have_no_moments() {
        let rows = [row(json!({"uid": "a", "expired_at": "soon"})), row(json!({"uid": "b"}))];
        assert_eq!(next_moment(&rows, &Address::default(), now()), None);
    }

    const HOUR: i64 = 3_600_000;

    proptest! {
        /// Nothing changes before the moment; a clock that looks then misses nothing.
        #[test]
        fn nothing_changes_in_between(
            tokens in prop::collection::vec((-200i64..200, -200i64..1, -200i64..1, -1i64..=1), 1..8),
            search in prop_oneof![
                Just(""), Just("?status=expired"), Just("?status=active"), Just("?status=expiring"),
                Just("?expires=48h"), Just("?used=2d"), Just("?unused=3d"), Just("?created=24h"),
            ],
        ) {
            let rows: Vec<_> = tokens.iter().enumerate().map(|(at, (ends, used, born, off))| row(json!({
                "uid": format!("t{at}"),
                "expired_at": stamp(ends * HOUR + off),
                "last_used_at": (at % 2 == 0).then(|| stamp(used * HOUR + off)),
                "created_at": stamp(born * HOUR + off),
            }))).collect();
            let address = parse(search).address;
            let seen = |at: DateTime<Utc>| {
                let states: Vec<_> = rows.iter().map(|row| status_of(&row.token, at)).collect();
                let stale = parse("?unused=90d").address;
                let nobody = |_: &str| false;
                (select(&rows, &[], &address, &nobody, at), states, select(&rows, &[], &stale, &nobody, at))
            };
            let mut at = now();
            for _ in 0..20 {
                let Some(next) = next_moment(&rows, &address, at) else {
                    prop_assert_eq!(seen(at), seen(at + TimeDelta::days(4000)));
                    break;
                };
                prop_assert!(next > at);
                prop_assert_eq!(seen(at), seen(next - TimeDelta::milliseconds(1)));
                at = next;
            }
        }
    }
}
