//! How many tokens expire in each of the next weeks, for the figure above the table.

use crate::address::{Address, Days};
use crate::format::time::Zone;
use crate::query::filter::Filter;
use crate::query::{HasLeft, Row};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use std::sync::Arc;
use token_api::API;

/// The number of weeks, with that of today.
const WEEKS: u64 = 26;

/// How many tokens expire in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Monday to Sunday, in the zone shown.
    pub days: Days,
    /// The tokens with the scope `api`.
    pub broad: u32,
    /// The other tokens.
    pub other: u32,
    /// The moment at which the week has ended.
    end: DateTime<Utc>,
}

impl Week {
    /// The number of tokens.
    pub fn total(self) -> u32 {
        self.broad + self.other
    }
}

/// The next weeks, the first one with today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weeks {
    /// The weeks in their order.
    pub all: Vec<Week>,
    /// The moment at which the first week begins.
    start: DateTime<Utc>,
}

impl Weeks {
    /// The weeks from that of `today` on, without tokens. Those that the zone does not support are left out.
    pub fn from(today: NaiveDate, zone: &dyn Zone) -> Self {
        let monday = today.checked_sub_days(chrono::Days::new(today.weekday().num_days_from_monday().into()));
        let week = |number: u64| {
            let days = Days::week(monday?.checked_add_days(chrono::Days::new(7 * number))?)?;
            let (start, end) = days.moments(zone)?;
            Some((start, Week { days, broad: 0, other: 0, end }))
        };
        let weeks: Vec<_> = (0..WEEKS).map_while(week).collect();
        let start = weeks.first().map_or(DateTime::<Utc>::MAX_UTC, |(start, _)| *start);
        Self { all: weeks.into_iter().map(|(_, week)| week).collect(), start }
    }

    /// Counts these rows too, as far as the address shows them. Its own filter `expires` does not count.
    pub fn add(
        &mut self,
        rows: &[Arc<Row>],
        address: &Address,
        has_left: HasLeft<'_>,
        now: DateTime<Utc>,
        zone: &dyn Zone,
    ) {
        let address = Address { expires: None, ..address.clone() };
        let filter = Filter::new(&address, has_left, now, zone);
        for row in rows {
            // The time first: most rows are ruled out by it.
            let Some(at) = row.token.expires().filter(|at| *at >= self.start) else { continue };
            let place = self.all.partition_point(|week| week.end <= at);
            let Some(week) = self.all.get_mut(place).filter(|_| filter.matches(row)) else { continue };
            if row.token.scopes.iter().any(|scope| scope == API) {
                week.broad += 1;
            } else {
                week.other += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{NeverOr, parse};
    use crate::format::time::named::{Named, ZONES};
    use crate::query::count;
    use chrono::{NaiveTime, TimeDelta};
    use proptest::prelude::*;
    use serde_json::json;

    fn row(at: usize, expires: DateTime<Utc>, scopes: &[&str]) -> Arc<Row> {
        let token = json!({
            "uid": format!("t{at}"), "name": format!("t{at}"), "expired_at": expires.to_rfc3339(), "scopes": scopes,
        });
        Arc::new(Row::new(serde_json::from_value(token).unwrap()))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn nobody(_: &str) -> bool {
        false
    }

    fn firsts(today: &str, zone: &dyn Zone) -> Vec<String> {
        Weeks::from(day(today), zone).all.iter().map(|week| week.days.first().to_string()).collect()
    }

    #[test]
    fn weeks_begin_on_monday_and_go_over_the_end_of_the_year() {
        for today in ["2026-11-30", "2026-12-03", "2026-12-06"] {
            let firsts = firsts(today, &Utc);
            assert_eq!((firsts.len(), firsts[0].as_str()), (26, "2026-11-30"), "{today}");
            assert_eq!(firsts[3..6], ["2026-12-21", "2026-12-28", "2027-01-04"]);
        }
        assert_eq!(firsts("2026-12-07", &Utc)[0], "2026-12-07");
    }

    #[test]
    fn a_week_ends_with_its_sunday_in_the_zone_shown() {
        // The clocks go back on 25 October 2026 in Zurich: the week is an hour longer.
        let zone = Named::new("Europe/Zurich");
        let mut weeks = Weeks::from(day("2026-10-20"), &zone);
        let at = |text: &str| DateTime::parse_from_rfc3339(text).unwrap().to_utc();
        let rows = [
            row(0, at("2026-10-18T21:59:59Z"), &[]),
            row(1, at("2026-10-18T22:00:00Z"), &["api"]),
            row(2, at("2026-10-25T22:59:59Z"), &["read_cluster"]),
            row(3, at("2026-10-25T23:00:00Z"), &[]),
        ];
        weeks.add(&rows, &Address::default(), &nobody, at("2026-10-20T12:00:00Z"), &zone);
        let counts: Vec<_> = weeks.all.iter().map(|week| (week.broad, week.other)).take(3).collect();
        assert_eq!(counts, [(1, 1), (0, 1), (0, 0)]);
    }

    #[test]
    fn weeks_out_of_range_are_left_out() {
        assert_eq!(Weeks::from(NaiveDate::MAX, &Utc).all, []);
        assert!(Weeks::from(NaiveDate::MAX - chrono::Days::new(30), &Utc).all.len() < 6);
        Weeks::from(NaiveDate::MIN, &Utc);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        /// Each bar is the number of rows that its link leads to, in every zone, also where the clocks change.
        #[test]
        fn each_week_counts_the_rows_behind_its_link(
            zone in prop::sample::select(ZONES.to_vec()),
            start in 0i64..700,
            tokens in prop::collection::vec((-10i64..200, -2i64..2, any::<bool>()), 0..40),
            search in prop_oneof![
                Just("?"), Just("?q=1"), Just("?status=active"), Just("?scope=api"), Just("?expires=14d&sort=name"),
                Just("?expires=2026-01-01..2026-02-01"),
            ],
        ) {
            let zone = Named::new(zone);
            let today = day("2024-12-20") + chrono::Days::new(start as u64);
            let midnight = zone.to_utc(today.and_time(NaiveTime::MIN)).unwrap();
            let rows: Vec<_> = tokens.iter().enumerate().map(|(at, (days, hours, is_broad))| {
                let expires = midnight + TimeDelta::days(*days) + TimeDelta::hours(*hours);
                row(at, expires, if *is_broad { &["api"] } else { &[] })
            }).collect();
            let filters = parse(search).address;
            let mut weeks = Weeks::from(today, &zone);
            let now = midnight + TimeDelta::hours(9);
            // In slices, as the page does.
            rows.chunks(7).for_each(|slice| weeks.add(slice, &filters, &nobody, now, &zone));
            for (place, week) in weeks.all.iter().enumerate() {
                let to = Address { expires: Some(NeverOr::Between(week.days)), ..filters.clone() };
                let behind = parse(&to.href()).address;
                prop_assert_eq!(week.total() as usize, count(&rows, &behind, &nobody, now, &zone));
                let monday = week.days.first();
                prop_assert_eq!(monday.weekday(), chrono::Weekday::Mon);
                prop_assert!(place > 0 || (monday <= today && today - monday < TimeDelta::days(7)));
            }
        }
    }
}
