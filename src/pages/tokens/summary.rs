//! The line of numbers, each a link to the rows it counts.

use crate::address::vec_set::VecSet;
use crate::address::{Address, EXPIRING_DAYS, NeverOr, Span, Status};
use crate::browser::latest::Latest;
use crate::browser::reactive::effect;
use crate::browser::signal::{RwSignal, memo};
use crate::browser::stored_value::StoredValue;
use crate::components::html::{a, b, nav};
use crate::components::text::live_text;
use crate::context::{MembersKnown, Page};
use crate::pages::tokens::long_list::yield_between_chunks;
use crate::query::{STALE_DAYS, count};
use leptos::prelude::*;
use token_api::{API, ServerKind};

/// The label, class and filters of each number. The last one is shown only while the members are known.
fn presets() -> [(&'static str, &'static str, Address); 9] {
    let status = |status| Address { status: VecSet::from([status]), ..Default::default() };
    [
        ("All", "", Address::default()),
        ("Active", "", status(Status::Active)),
        ("Expiring in 14 days", "warn", status(Status::Expiring)),
        ("Expired", "bad", status(Status::Expired)),
        ("Never expires", "", Address { expires: Some(NeverOr::Never), ..Default::default() }),
        ("Never used", "", Address { used: Some(NeverOr::Never), ..Default::default() }),
        ("Unused 90 days", "", Address { unused: Some(Span::days(STALE_DAYS)), ..Default::default() }),
        (BROAD, "", Address { scope: VecSet::from([API.to_owned()]), ..Default::default() }),
        ("Creator left", "warn", Address { creator_left: true, ..Default::default() }),
    ]
}

/// The label on this kind of server. On Yatai every token can make one with `api`, so those that have it are not called
/// broad.
fn label_on(label: &'static str, server: ServerKind) -> &'static str {
    if label == BROAD && server == ServerKind::Yatai { "Scope api" } else { label }
}

const BROAD: &str = "Broad";

const _: () = assert!(EXPIRING_DAYS == 14, "the label says so");

/// The line of numbers.
pub fn summary(page: Page) -> AnyView {
    let numbers = [(); 9].map(|()| RwSignal::new(0));
    // In a long list each number takes a while to count, so the panel yields to the browser in between.
    let counting = Latest::new();
    let counted = StoredValue::new(presets().map(|(_, _, preset)| preset));
    effect(move || {
        let (rows, now) = (page.rows(), page.filter_now.get());
        page.left.track();
        counting.run(async move {
            for (at, number) in numbers.into_iter().enumerate() {
                yield_between_chunks(&rows).await;
                let has_left = |name: &str| page.left.with_untracked(|left| left.contains(name));
                number.set(counted.with_value(|presets| count(&rows, &presets[at], &has_left, now)));
            }
        });
    });
    let links = presets()
        .into_iter()
        .zip(numbers)
        .map(|((label, class, preset), number)| preset_link(page, label, class, preset, number));
    nav().class("summary").attr("aria-label", "Summary").child(links.collect_view()).into_any()
}

/// A link to the rows that a number counts.
fn preset_link(
    page: Page,
    label: &'static str,
    class: &'static str,
    preset: Address,
    number: RwSignal<usize>,
) -> AnyView {
    let needs_members = preset.creator_left;
    // The sort order, a login code and unknown keys stay in the address; the filters are replaced.
    let link_to = move |a: &Address| Address {
        sort: a.sort,
        unknown: a.unknown.clone(),
        code: a.code.clone(),
        ..preset.clone()
    };
    let target = memo(move || {
        page.nav.with(|a| {
            let to = link_to(a);
            (a.without_dialogs() == to, to.href())
        })
    });
    a().attr("href", move || target.with(|(_, href)| href.clone()))
        .attr("hidden", move || needs_members && page.members_known.get() != MembersKnown::Yes as u32)
        .attr("aria-current", move || target.with(|(is_here, _)| is_here.then_some("page")))
        .child(live_text(move || label_on(label, page.session.server()).to_owned()))
        .child(" ")
        .child(
            b().attr("class", move || (number.get() > 0).then_some(class))
                .child(live_text(move || number.get().to_string())),
        )
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::parse;
    use crate::query::{Row, select};
    use chrono::{DateTime, TimeDelta, Utc};
    use proptest::prelude::*;
    use serde_json::{Value, json};
    use std::sync::Arc;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    const DAY: i64 = 86_400;

    /// Seconds at a boundary, one before or after it, or anywhere.
    fn near(boundaries: &'static [i64]) -> impl Strategy<Value = i64> {
        let boundary = prop::sample::select(boundaries);
        prop_oneof![4 => (boundary, -1i64..=1).prop_map(|(at, off)| at + off), 1 => -200 * DAY..200 * DAY]
    }

    #[derive(Clone, Debug)]
    struct Sample {
        ends: Option<i64>,
        used: Option<i64>,
        born: i64,
        scopes: Vec<&'static str>,
        is_expired: bool,
        creator: &'static str,
    }

    fn made() -> impl Strategy<Value = Sample> {
        let scopes = prop::sample::subsequence(vec!["api", "read_cluster", "api_x"], 0..=3);
        (
            prop::option::of(near(&[0, 14 * DAY])),
            prop::option::of(near(&[-90 * DAY, 0])),
            near(&[-90 * DAY, 0]),
            scopes,
            prop::bool::weighted(0.1),
            prop::sample::select(vec!["tom", "ada", ""]),
        )
            .prop_map(|(ends, used, born, scopes, is_expired, creator)| Sample {
                ends,
                used,
                born,
                scopes,
                is_expired,
                creator,
            })
    }

    fn row(at: usize, made: &Sample) -> Arc<Row> {
        let stamp = |seconds: i64| (now() + TimeDelta::seconds(seconds)).to_rfc3339();
        let token: Value = json!({
            "uid": format!("t{at}"), "name": format!("t{at}"), "created_at": stamp(made.born),
            "expired_at": made.ends.map(stamp), "last_used_at": made.used.map(stamp), "scopes": made.scopes,
            "is_expired": made.is_expired, "user": { "name": made.creator },
        });
        Arc::new(Row::new(serde_json::from_value(token).unwrap()))
    }

    /// What each label means, written down a second time.
    fn counts(label: &str, made: &Sample) -> bool {
        let has_ended = made.is_expired || made.ends.is_some_and(|at| at <= 0);
        match label {
            "All" => true,
            "Active" => !has_ended,
            "Expiring in 14 days" => !has_ended && made.ends.is_some_and(|at| at <= 14 * DAY),
            "Expired" => has_ended,
            "Never expires" => made.ends.is_none() && !made.is_expired,
            "Never used" => made.used.is_none(),
            "Unused 90 days" => made.used.unwrap_or(made.born) < -90 * DAY,
            "Broad" => made.scopes.contains(&"api"),
            "Creator left" => made.creator == "tom",
            other => panic!("{other}"),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn each_number_is_the_number_of_rows_behind_its_link(tokens in prop::collection::vec(made(), 0..40)) {
            let rows: Vec<_> = tokens.iter().enumerate().map(|(at, made)| row(at, made)).collect();
            let has_left = |name: &str| name == "tom";
            for (label, _, preset) in presets() {
                let number = count(&rows, &preset, &has_left, now());
                let behind = parse(&preset.href());
                prop_assert!(behind.ignored.is_empty());
                prop_assert_eq!(number, select(&rows, &[], &behind.address, &has_left, now()).len(), "{}", label);
                prop_assert_eq!(number, tokens.iter().filter(|made| counts(label, made)).count(), "{}", label);
            }
        }
    }
}
