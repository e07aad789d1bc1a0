//! The latest expiration that a draft may choose.

use super::*;
use crate::format::time::utc_offset;
use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};
use token_api::ServerKind;

struct Utc0;

impl crate::format::time::Zone for Utc0 {
    fn offset_at(&self, _: DateTime<Utc>) -> FixedOffset {
        utc_offset()
    }
    fn to_utc(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        Some(local.and_utc())
    }
    fn name(&self) -> String {
        "UTC".into()
    }
}

fn moment(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// Ten days from now.
fn latest() -> LatestExpiration {
    LatestExpiration { at: moment("2026-12-02T10:00:00Z"), reason: "the maker ends then".into() }
}

fn expires(choice: Choice, custom: &str) -> Result<Option<DateTime<Utc>>, String> {
    let draft = Draft { choice, custom: custom.into(), ..Default::default() };
    draft.expires(moment("2026-11-22T10:00:00.750Z"), &Utc0, Some(&latest()))
}

#[test]
fn what_is_later_than_the_limit_is_refused_and_the_moment_is_named() {
    let refusal = "This is too late. Wed, Dec 2, 2026, 10:00 AM is the latest: the maker ends then.";
    for (choice, custom) in [
        (Choice::Never, ""),
        (Choice::Days(30), ""),
        (Choice::Custom, "11d"),
        (Choice::Custom, "2026-12-02 10:00:01"),
    ] {
        assert_eq!(expires(choice, custom), Err(refusal.to_owned()), "{choice:?} {custom}");
    }
}

#[test]
fn what_is_not_later_is_as_without_a_limit() {
    assert_eq!(expires(Choice::Days(7), ""), Ok(Some(moment("2026-11-29T10:00:00Z"))));
    assert_eq!(expires(Choice::Custom, "10d"), Ok(Some(latest().at)));
    assert_eq!(expires(Choice::Latest, ""), Ok(Some(latest().at)));
    // What an edit keeps is not sent, and is refused by nobody.
    assert_eq!(expires(Choice::Keep, ""), Ok(None));
    assert!(expires(Choice::Custom, "tomorrow").unwrap_err().contains("30d"));
}

#[test]
fn the_latest_moment_without_a_limit_has_to_be_chosen_anew() {
    let draft = Draft { choice: Choice::Latest, ..Default::default() };
    let refusal = draft.expires(moment("2026-11-22T10:00:00Z"), &Utc0, None).unwrap_err();
    assert!(refusal.contains("choose an expiration"), "{refusal}");
}

#[test]
fn a_limit_that_is_past_refuses_itself_too() {
    let draft = Draft { choice: Choice::Latest, ..Default::default() };
    let refusal = draft.expires(moment("2026-12-03T10:00:00Z"), &Utc0, Some(&latest())).unwrap_err();
    assert!(refusal.contains("past"), "{refusal}");
}

#[test]
fn a_form_that_is_too_late_makes_no_request() {
    let draft = Draft { name: "ci".into(), scopes: ["api".into()].into(), ..Default::default() };
    let now = moment("2026-11-22T10:00:00Z");
    let check = |draft: &Draft| draft.check(ServerKind::Embedded, now, &Utc0, Some(&latest()), |_| false);
    let refusals = check(&draft).unwrap_err();
    assert_eq!(*refusals, Refusals { expiration: Some(latest().refusal(&Utc0)), ..Default::default() });
    let create = check(&Draft { choice: Choice::Latest, ..draft }).unwrap();
    assert_eq!(create.expired_at.and_then(|at| at.utc()), Some(latest().at));
}

#[test]
fn the_life_that_a_site_allows_is_counted_from_the_creation() {
    let site = LatestExpiration::of_lifetime(moment("2026-11-22T10:00:00.750Z"), 30);
    assert_eq!(site.at, moment("2026-12-22T10:00:00Z"));
    let said = site.sentence(&Utc0);
    assert_eq!(
        said,
        "Tue, Dec 22, 2026, 10:00 AM is the latest: here a token lives at most 30 days from its creation."
    );
    // What the menu offers for so many days is allowed.
    let draft = Draft { choice: Choice::Days(30), ..Default::default() };
    let now = moment("2026-11-22T10:00:00.750Z");
    assert_eq!(draft.expires(now, &Utc0, Some(&site)), Ok(Some(site.at)));
    let never = Draft { choice: Choice::Never, ..Default::default() };
    assert!(never.expires(now, &Utc0, Some(&site)).unwrap_err().contains("30 days"));
}

#[test]
fn the_stricter_of_two_rules_is_kept() {
    let site = LatestExpiration::of_lifetime(moment("2026-11-22T10:00:00Z"), 30);
    for rules in [(Some(site.clone()), Some(latest())), (Some(latest()), Some(site)), (None, Some(latest()))]
    {
        assert_eq!(LatestExpiration::earlier(rules.0, rules.1), Some(latest()));
    }
    assert_eq!(LatestExpiration::earlier(None, None), None);
}
