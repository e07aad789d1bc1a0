//! The line of numbers, each a link to the rows it counts. A link adds to the filters, or replaces one of the same kind; "All"
//! removes those of this line.

use crate::address::vec_set::VecSet;
use crate::address::{Address, EXPIRING_DAYS, NeverOr, Span, Status};
use crate::browser::clock::{self, BrowserZone};
use crate::browser::latest::Latest;
use crate::browser::reactive::effect;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::components::html::{a, b, nav, span};
use crate::components::text::{live_text, signal_text};
use crate::context::{MembersKnown, Page};
use crate::pages::tokens::long_list::yield_between_chunks;
use crate::query::{STALE_DAYS, count};
use leptos::prelude::*;
use panel_messages::{Message, intl, m};
use token_api::{API, ServerKind};

/// Sets a filter. The second argument is the longest life of a token, if the site limits it.
pub type Set = fn(&mut Address, Option<Span>);

/// The label, class and filter of each number. The last but one is shown only where the site limits the life of tokens, the last
/// one only while the members are known.
pub const PRESETS: [(Message, &str, Set); 10] = [
    (m::summary::ALL, "", clear),
    (m::filters::ACTIVE, "", |a, _| a.status = VecSet::from([Status::Active])),
    (m::filters::EXPIRING, "warn", |a, _| a.status = VecSet::from([Status::Expiring])),
    (m::filters::EXPIRED, "bad", |a, _| a.status = VecSet::from([Status::Expired])),
    (m::common::NEVER_EXPIRES, "", |a, _| a.expires = Some(NeverOr::Never)),
    (m::common::NEVER_USED, "", |a, _| a.used = Some(NeverOr::Never)),
    (m::summary::UNUSED, "", |a, _| a.unused = Some(Span::days(STALE_DAYS))),
    (BROAD, "", |a, _| a.scope = VecSet::from([API.to_owned()])),
    (TOO_LONG, "warn", |a, longest| a.longer_than = longest),
    (CREATOR_LEFT, "warn", |a, _| a.creator_left = true),
];

/// Removes the filters that the others set.
fn clear(a: &mut Address, _: Option<Span>) {
    a.status = VecSet::default();
    a.scope = VecSet::default();
    (a.expires, a.used, a.unused, a.longer_than, a.creator_left) = (None, None, None, None, false);
}

/// The label on this kind of server. On Yatai every token can make one with `api`, so those that have it are not called
/// broad.
pub fn label_on(label: Message, server: ServerKind) -> Message {
    if label == BROAD && server == ServerKind::Yatai { m::summary::SCOPE_API } else { label }
}

const BROAD: Message = m::summary::BROAD;
/// The label of the number that is shown only where the site limits the life of tokens.
pub const TOO_LONG: Message = m::summary::TOO_LONG;
/// The label of the number that is shown only while the members are known.
pub const CREATOR_LEFT: Message = m::summary::CREATOR_LEFT;

const _: () = assert!(EXPIRING_DAYS == 14 && STALE_DAYS == 90, "the labels say so");

/// The line of numbers. `filters` is the address without open dialogs.
pub fn summary(page: Page, filters: Memo<Address>) -> AnyView {
    let list = page.loader.list();
    let numbers = [(); 10].map(|()| RwSignal::new(String::new()));
    let has_numbers = memo(move || list.with(|list| list.has_numbers()));
    // In a long list each number takes a while to count, so the panel yields to the browser in between.
    let counting = Latest::new();
    effect(move || {
        let (rows, now, filters) = (page.rows(), page.filter_now.get(), filters.get());
        page.left.track();
        clock::zone_changes();
        let (is_unknown, has_numbers) = (page.has_no_members(), has_numbers.get());
        counting.run_after_paint(async move {
            for ((.., set), number) in presets(page).zip(numbers) {
                yield_between_chunks(&rows).await;
                let has_left =
                    |name: &str| is_unknown || page.left.with_untracked(|left| left.contains(name));
                let counted = || count(&rows, &with(page, &filters, set), &has_left, now, &BrowserZone);
                number.set(if has_numbers { intl::number(counted() as u64) } else { String::new() });
            }
        });
    });
    let links = presets(page).zip(numbers).map(|(preset, number)| {
        let (label, class, set) = preset;
        preset_link(page, label, class, filters, set, number)
    });
    let note = live_text(move || {
        list.with(|list| match list.is_part() {
            true => m::summary::counts_loaded(list.rows.len()),
            false => String::new(),
        })
    });
    // No number is larger than the total, which comes with the first rows: nothing moves when the numbers come.
    let width = memo(move || list.with(|list| intl::number(list.total.unwrap_or_default()).chars().count()));
    nav()
        .class("summary")
        .style(("--width", move || format!("{}ch", width.get())))
        .attr("aria-label", m::summary::SUMMARY)
        .child(links.collect_view())
        .child(span().class("hint").child(note))
        .into_any()
}

/// Those that this site has.
pub fn presets(page: Page) -> impl Iterator<Item = (Message, &'static str, Set)> {
    PRESETS.into_iter().filter(move |(label, ..)| *label != TOO_LONG || page.max_lifetime().is_some())
}

/// The same address with a filter.
pub fn with(page: Page, address: &Address, set: Set) -> Address {
    filtered(address, set, page.max_lifetime().map(Span::days))
}

fn filtered(address: &Address, set: Set, longest: Option<Span>) -> Address {
    let mut address = address.clone();
    set(&mut address, longest);
    address
}

/// A link to the rows that a number counts.
fn preset_link(
    page: Page,
    label: Message,
    class: &'static str,
    filters: Memo<Address>,
    set: Set,
    number: RwSignal<String>,
) -> AnyView {
    // Its place is kept free until it is known whether the members are known.
    let members = move || match page.members_known.get() {
        _ if label != CREATOR_LEFT => MembersKnown::Yes as u32,
        _ if page.session.server() == ServerKind::Yatai => MembersKnown::No as u32,
        known => known,
    };
    let target = memo(move || {
        filters.with(|filters| {
            let to = with(page, filters, set);
            (to == *filters, to.href())
        })
    });
    let colored = move || number.with(|number| !matches!(number.as_str(), "" | "0")).then_some(class);
    a().attr("href", move || target.with(|(_, href)| href.clone()))
        .attr("hidden", move || members() > MembersKnown::Yes as u32)
        .attr("class", move || (members() == MembersKnown::NotYet as u32).then_some("awaited"))
        .attr("aria-current", move || target.with(|(is_here, _)| is_here.then_some("true")))
        .child(live_text(move || label_on(label, page.session.server()).text().to_owned()))
        .child(" ")
        .child(b().attr("class", colored).child(signal_text(number.into())))
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
    const LONGEST: Option<Span> = Some(Span::days(90));

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
            "Unused for 90 days" => made.used.unwrap_or(made.born) < -90 * DAY,
            "Broad" => made.scopes.contains(&"api"),
            "Over the site’s limit" => {
                made.ends.map_or(!made.is_expired, |at| at - made.born > 90 * DAY + 3600)
            }
            "Creator left" => made.creator == "tom",
            other => panic!("{other}"),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn each_number_is_the_number_of_rows_behind_its_link(
            tokens in prop::collection::vec(made(), 0..40),
            search in prop_oneof![
                Just("?"), Just("?q=1"), Just("?creator=ada"), Just("?status=active&used=never"), Just("?q=2&scope=read_cluster"),
                Just("?expires=14d&created=90d"), Just("?unused=90d&scope=api&creator_left&q=t"),
            ],
        ) {
            let rows: Vec<_> = tokens.iter().enumerate().map(|(at, made)| row(at, made)).collect();
            let has_left = |name: &str| name == "tom";
            let filters = parse(search).address;
            for (label, _, set) in PRESETS {
                let to = filtered(&filters, set, LONGEST);
                let number = count(&rows, &to, &has_left, now(), &Utc);
                let behind = parse(&to.href());
                prop_assert!(behind.ignored.is_empty());
                prop_assert_eq!(number, select(&rows, &[], &behind.address, &has_left, now(), &Utc).len(), "{}", label.text());
                if search == "?" {
                    prop_assert_eq!(number, tokens.iter().filter(|made| counts(label.text(), made)).count(), "{}", label.text());
                }
                prop_assert_eq!(filtered(&to, set, LONGEST), to, "an active one changes nothing");
            }
        }
    }

    #[test]
    fn a_link_adds_to_the_filters_and_all_removes_those_of_this_line() {
        let leads = |search: &str, label: &str| {
            let (.., set) = PRESETS.into_iter().find(|(it, ..)| it.text() == label).unwrap();
            filtered(&parse(search).address, set, LONGEST).href()
        };
        assert_eq!(leads("?q=ci&creator=ada", "Never used"), "?q=ci&creator=ada&used=never");
        assert_eq!(leads("?status=active&created=7d", "Expired"), "?status=expired&created=7d");
        assert_eq!(leads("?used=never&sort=name", "Broad"), "?scope=api&used=never&sort=name");
        assert_eq!(leads("?code=c&x=y", "Unused for 90 days"), "?unused=90d&code=c&x=y");
        let all = "?q=ci&status=active&scope=api&type=personal&creator=ada&expires=never&used=never&unused=90d&created=7d\
                   &deployment=chat&creator_left&longer_than=90d&sort=name";
        let rest = "?q=ci&type=personal&creator=ada&created=7d&deployment=chat&sort=name";
        assert_eq!(leads(all, "All"), rest);
    }
}
