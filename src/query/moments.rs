//! Finds the next moment at which the page changes without any new data: a token expires, or a row starts or stops to match
//! a filter.

use crate::address::{Address, EXPIRING_DAYS, NeverOr, Span};
use crate::query::{Row, utc};
use std::sync::Arc;
use token_api::Time;

/// The number of days after which the summary counts a token as unused.
pub const STALE_DAYS: u32 = 90;

/// The distances of the moments from the times of a token, in milliseconds: integers do not overflow where dates do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    expires: [i64; 3],
    used: [i64; 3],
    created: [i64; 3],
}

impl Moments {
    /// The moments at which the status of a row, a number of the summary, or the rows of this address change.
    pub fn of(address: &Address) -> Self {
        let millis = |span: Span| span.delta().num_milliseconds();
        let within = |filter| match filter {
            Some(NeverOr::Within(span)) => millis(span),
            _ => 0,
        };
        let stale = millis(Span::days(STALE_DAYS));
        let unused = address.unused.map_or(stale, millis);
        Self {
            expires: [0, -millis(Span::days(EXPIRING_DAYS as u32)), -within(address.expires)],
            used: [stale, unused, within(address.used)],
            created: [stale, unused, address.created.map_or(stale, millis)],
        }
    }

    /// The first moment of these rows after `now`, both in milliseconds since 1970; `i64::MAX` if there is none.
    pub fn next(self, rows: &[Arc<Row>], now: i64) -> i64 {
        let mut next = i64::MAX;
        // `after` is 1 if the row changes right after the moment, not at it. A part of a millisecond is rounded up.
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
            look(&row.token.expired_at, &self.expires, 0);
            look(&row.token.last_used_at, &self.used, 1);
            look(&row.token.created_at, &self.created, 1);
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
    fn an_expiry_has_two_moments() {
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
        /// Nothing changes between two moments.
        #[test]
        fn the_shown_rows_are_constant(
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
                (select(&rows, &[], &address, &nobody, at, &Utc), states, select(&rows, &[], &stale, &nobody, at, &Utc))
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
