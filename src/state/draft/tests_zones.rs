//! When a token ends, in zones all over the world: what is typed is local, what is sent is UTC, and a day is 24 hours.

use super::*;
use crate::format::time::Zone;
use crate::format::time::named::{Named, ZONES};
use crate::format::time::{local as shown, short_utc};
use chrono::NaiveDateTime;
use chrono::{DateTime, SubsecRound, Utc};
use token_api::ServerKind;

/// Made by Python's own zones: see the head of `tests/golden/zones.py`.
const GOLDEN: &str = include_str!("../../../tests/golden/zones.txt");

/// Before all of them.
const BEFORE: &str = "2024-11-22T09:15:30.750Z";

/// Not in a whole second.
fn now() -> DateTime<Utc> {
    moment("2026-11-22T09:15:30.750Z")
}

fn moment(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

fn typed(text: &str) -> Draft {
    Draft { choice: Choice::Custom, custom: text.to_owned(), ..Draft::default() }
}

fn chosen(days: i64) -> Draft {
    Draft { choice: Choice::Days(days), ..Draft::default() }
}

fn ends(draft: &Draft, now: DateTime<Utc>, zone: Named) -> DateTime<Utc> {
    draft.expires(now, &zone, None).unwrap_or_else(|refusal| panic!("{draft:?}: {refusal}")).unwrap()
}

/// The clock at a moment, as somebody there writes it down.
fn written(at: DateTime<Utc>, zone: Named) -> String {
    at.with_timezone(&zone.offset_at(at)).format("%Y-%m-%d %H:%M:%S").to_string()
}

/// The moments of two years at which a zone's clock changes, to the minute.
fn changes(zone: Named) -> Vec<DateTime<Utc>> {
    let minutes = |n: i64| moment("2024-01-01T00:00:00Z") + TimeDelta::minutes(n);
    let is_change = |n: &i64| zone.offset_at(minutes(*n)) != zone.offset_at(minutes(n - 30));
    (0..2 * 365 * 48).map(|half_hours| half_hours * 30).filter(is_change).map(minutes).collect()
}

#[test]
fn what_is_typed_means_the_same_as_it_does_to_python() {
    let (mut counts, now) = ([0; 3], moment(BEFORE));
    for line in GOLDEN.lines() {
        let [name, text, utc, clock, words] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let (zone, draft) = (Named::new(name), typed(text));
        let at = ends(&draft, now, zone);
        assert_eq!(at, moment(utc), "{line}");
        let offset = zone.offset_at(at);
        assert_eq!(format!("{} {name} · {}", shown(at, offset), short_utc(at, offset)), words, "{line}");
        let note = draft.clock_note(&zone).map_or("", |note| note.text());
        let (index, part) = match clock {
            "skipped" => (0, "jumps over the time you typed"),
            "twice" => (1, "shows the time you typed twice"),
            _ => (2, ""),
        };
        assert!(note.contains(part) && note.is_empty() == part.is_empty(), "{line}: {note}");
        counts[index] += 1;
        // Sent as UTC, whatever the zone.
        let create = Draft { name: "n".into(), scopes: ["api".into()].into(), ..draft };
        let create = create.check(ServerKind::BentoCloud, now, &zone, None, |_| false).unwrap();
        assert_eq!(serde_json::to_value(&create).unwrap()["expired_at"], utc, "{line}");
    }
    assert_eq!(counts, [15, 15, 74], "skipped, twice and once");
    let zones: std::collections::BTreeSet<&str> =
        GOLDEN.lines().filter_map(|line| line.split(" | ").next()).collect();
    assert_eq!(zones, ZONES.into());
}

#[test]
fn a_day_is_24_hours_over_every_change_of_the_clock() {
    let mut crossed = 0;
    for name in ZONES {
        let zone = Named::new(name);
        for change in changes(zone) {
            // From one second to the end of the last day before.
            for earlier in [1, 3600, 86_399, 7 * 86_400 - 1] {
                let now = change - TimeDelta::seconds(earlier);
                let length = |draft: Draft| ends(&draft, now, zone) - now;
                assert_eq!(length(chosen(7)), TimeDelta::hours(7 * 24), "{name} {now}");
                assert_eq!(length(typed("1w")), TimeDelta::hours(7 * 24), "{name} {now}");
                assert_eq!(length(typed("24h")), length(typed("1D")), "{name} {now}");
                assert_eq!(length(chosen(30)), TimeDelta::hours(30 * 24), "{name} {now}");
                // The length is right; only the local time of day differs, because the clocks have changed.
                let (before, after) = (written(now, zone), written(ends(&chosen(7), now, zone), zone));
                assert_ne!(before[11..], after[11..], "{name} {now}");
                crossed += 1;
            }
            assert_eq!(chosen(7).clock_note(&zone), None, "a length of time is no time of day");
        }
    }
    assert_eq!(crossed, 5 * 4 * 4, "five zones change four times in two years");
}

#[test]
fn the_next_second_is_not_past_and_this_one_is() {
    for name in ZONES {
        let zone = Named::new(name);
        let second = |seconds| moment("2026-11-22T09:15:30Z") + TimeDelta::seconds(seconds);
        let offset = zone.offset_at(now());
        for (seconds, is_past) in [(-86_400, true), (-1, true), (0, true), (1, false), (86_400, false)] {
            let text = written(second(seconds), zone);
            let with_offset = second(seconds).with_timezone(&offset).to_rfc3339();
            for text in [text.clone(), text.replace(' ', "T"), with_offset] {
                let told = typed(&text).expires(now(), &zone, None);
                if is_past {
                    assert!(told.unwrap_err().contains("past"), "{name} {text}");
                } else {
                    assert_eq!(told, Ok(Some(second(seconds))), "{name} {text}");
                }
            }
        }
        // Today has begun everywhere; tomorrow nowhere.
        let today = &written(now(), zone)[..10];
        assert!(typed(today).expires(now(), &zone, None).unwrap_err().contains("past"), "{name} {today}");
        let tomorrow = &written(now() + TimeDelta::days(1), zone)[..10];
        assert!(typed(tomorrow).expires(now(), &zone, None).is_ok(), "{name} {tomorrow}");
    }
}

#[test]
fn a_year_ends_where_the_person_is() {
    // The zones with the earliest and the latest date.
    let kiritimati = Named::new("Pacific/Kiritimati");
    let niue = Named::new("Pacific/Niue");
    let eve = "2026-12-31T23:59:59";
    assert_eq!(ends(&typed(eve), now(), kiritimati), moment("2026-12-31T09:59:59Z"));
    assert_eq!(ends(&typed(eve), now(), niue), moment("2027-01-01T10:59:59Z"));
    for name in ZONES {
        let zone = Named::new(name);
        let (last, first) = (ends(&typed(eve), now(), zone), ends(&typed("2027-01-01"), now(), zone));
        assert_eq!(first - last, TimeDelta::seconds(1), "{name}");
        assert_eq!(ends(&typed("2027-01-01T00:00"), now(), zone), first, "{name}");
        assert_eq!(
            (shown(last, zone.offset_at(last)), shown(first, zone.offset_at(first))),
            ("Thu, Dec 31, 2026, 11:59 PM".into(), "Fri, Jan 1, 2027, 12:00 AM".into()),
            "{name}"
        );
    }
}

#[test]
fn a_leap_day_is_taken_where_there_is_one() {
    for name in ZONES {
        let zone = Named::new(name);
        for good in ["2028-02-29", "2028-02-29 23:59:59", "2096-02-29T12:00"] {
            let at = ends(&typed(good), now(), zone);
            assert!(written(at, zone).starts_with(&good[..10]), "{name} {good}");
        }
        for bad in ["2027-02-29", "2027-02-29 12:00", "2100-02-29", "2028-02-30", "2028-02-29 24:00:00"] {
            let refusal = typed(bad).expires(now(), &zone, None).unwrap_err();
            assert!(refusal.contains("no such date"), "{name} {bad}: {refusal}");
        }
        let leap = |text: &str| ends(&typed(text), now(), zone);
        assert_eq!(leap("2028-03-01") - leap("2028-02-28"), TimeDelta::days(2), "{name}");
        assert_eq!(leap("2027-03-01") - leap("2027-02-28"), TimeDelta::days(1), "{name}");
    }
}

#[test]
fn a_century_is_the_furthest_in_every_zone() {
    for name in ZONES {
        let zone = Named::new(name);
        let furthest = now().trunc_subsecs(0) + TimeDelta::days(expiration::FURTHEST_DAYS);
        assert_eq!(ends(&typed(&written(furthest, zone)), now(), zone), furthest, "{name}");
        let further = written(furthest + TimeDelta::seconds(1), zone);
        assert!(
            typed(&further).expires(now(), &zone, None).unwrap_err().contains("100 years"),
            "{name} {further}"
        );
    }
}

#[test]
fn only_a_time_of_day_without_an_offset_can_be_doubtful() {
    let zurich = Named::new("Europe/Zurich");
    for text in
        ["2027-10-31T02:30:00+02:00", "2027-10-31T00:30:00Z", "2027-03-28T02:30:00Z", "30d", "", "soon"]
    {
        assert_eq!(typed(text).clock_note(&zurich), None, "{text}");
    }
    // What is typed below another choice is not what counts.
    let hidden = Draft { choice: Choice::Days(7), ..typed("2027-10-31 02:30") };
    assert_eq!(hidden.clock_note(&zurich), None);
    // The two moments with the same local time have different offsets.
    let (first, second) = ("2027-10-31T02:30:00+02:00", "2027-10-31T02:30:00+01:00");
    let at = |text: &str| ends(&typed(text), now(), zurich);
    assert_eq!(at("2027-10-31 02:30"), at(first));
    assert_eq!(at(second) - at(first), TimeDelta::hours(1));
    assert_eq!(written(at(first), zurich), written(at(second), zurich));
}

#[test]
fn a_zone_that_knows_no_such_moment_is_a_refusal() {
    struct Nowhere;
    impl Zone for Nowhere {
        fn offset_at(&self, _: DateTime<Utc>) -> chrono::FixedOffset {
            crate::format::time::utc_offset()
        }
        fn to_utc(&self, _: NaiveDateTime) -> Option<DateTime<Utc>> {
            None
        }
        fn name(&self) -> String {
            "Nowhere".into()
        }
    }
    let draft = typed("2027-01-01");
    assert!(draft.expires(now(), &Nowhere, None).unwrap_err().contains("no such moment in your time zone"));
    assert_eq!(draft.clock_note(&Nowhere), None);
}
