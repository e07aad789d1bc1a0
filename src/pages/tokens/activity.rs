//! The view "Activity": what was done in the organization, newest first, page by page. It stands in place of the table.

mod event_row;
mod export;
mod filter_bar;
pub mod link;

use crate::actions::read_activity::ActivityAnswer;
use crate::actions::read_events::read_events;
use crate::actions::read_events::trail::{Trail, search_text};
use crate::address::Address;
use crate::address::activity::ActivityFilter;
use crate::browser::clock::BrowserZone;
use crate::browser::latest::Latest;
use crate::browser::reactive::{effect, memo};
use crate::components::button::action_button;
use crate::components::keyed::built_anew;
use crate::components::notice::{failure_notice, notice};
use crate::components::text::{flexible_space, hint, live_text};
use crate::context::Page;
use crate::format::error_messages::Failure;
use crate::pages::tokens::details::activity::not_told;
use crate::pages::tokens::notices::ignored_notice;
use crate::pages::tokens::permissions::sees_all_activity;
use leptos::html::{a, div, h2, p, section, table, tbody, th, thead, tr};
use leptos::prelude::*;
use token_api::ServerKind;

/// How many events are read at once.
const PAGE_SIZE: u64 = 100;

/// What is shown below the events.
#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Loaded,
    Failed(Failure),
    /// The server keeps no activity, or does not let this person read it.
    NotTold(Failure),
    /// A Yatai, which records nothing that is done to tokens.
    NotRecorded,
}

/// The filters in the address; reactive.
fn filter_of(page: Page) -> ActivityFilter {
    page.nav.with(|address| ActivityFilter::read(address.activity.as_deref().unwrap_or_default()).0)
}

/// The view.
pub fn activity_view(page: Page) -> AnyView {
    let filter = memo(move || filter_of(page));
    let trail = RwSignal::new(Trail::default());
    let stage = RwSignal::new(Stage::Loading);
    let latest = Latest::new();
    let read = move |is_new: bool| {
        stage.set(Stage::Loading);
        let filter = filter.get_untracked();
        let start = if is_new { 0 } else { trail.with_untracked(|trail| trail.start) };
        let now = page.clock.get_untracked();
        latest.run(async move {
            if page.session.known_server().await == ServerKind::Yatai {
                stage.try_set(Stage::NotRecorded);
                return;
            }
            let next = match read_events(page.session, &filter, now, start, PAGE_SIZE).await {
                Ok(events) => {
                    trail.try_update(|trail| {
                        if is_new {
                            *trail = Trail::default();
                        }
                        trail.add(events);
                    });
                    Stage::Loaded
                }
                Err(ActivityAnswer::NotKept(failure) | ActivityAnswer::NotTold(failure)) => {
                    Stage::NotTold(failure)
                }
                Err(ActivityAnswer::Failed(failure)) => Stage::Failed(failure),
                Err(ActivityAnswer::Paused | ActivityAnswer::NoCreator) => Stage::Loaded,
            };
            stage.try_set(next);
        });
    };
    effect(move || {
        filter.track();
        read(true);
    });
    let back = a()
        .attr("href", move || page.nav.with(|address| Address { activity: None, ..address.clone() }.href()))
        .child("Back to the tokens");
    let said = RwSignal::new(String::new());
    let head = div()
        .class("title-row")
        .child(h2().child("Activity"))
        .child(back)
        .child(flexible_space())
        .child(action_button("Refresh", "", move |_| read(true)))
        .child(export::export_menu(page, filter, said));
    let is_empty = move || trail.with(|trail| trail.pages.is_empty());
    let events = move || (!is_empty()).then(|| events_table(page, trail));
    let ignored = move || {
        let pieces = page.nav.with(|address| address.activity.clone()).unwrap_or_default();
        ignored_notice(ActivityFilter::read(&pieces).1)
    };
    let left_out = move || {
        let (_, keys) = filter.with(|filter| {
            search_text(filter, page.session.server(), page.clock.get_untracked(), &BrowserZone)
        });
        let keys = keys.join(", ");
        let said = ["This server cannot filter by ", &keys, ": those filters are left out."].concat();
        (!keys.is_empty()).then(|| notice(&said))
    };
    let below = move || Some(below(stage.get(), trail, read));
    let sees_part = move || {
        let words = "You see your own activity, and that of your own tokens and of organization tokens.";
        (!sees_all_activity(page)).then(|| hint(words))
    };
    section()
        .attr("aria-label", "Activity")
        .child(head)
        .child(built_anew(ignored))
        .child(built_anew(left_out))
        .child(built_anew(sees_part))
        .child(div().class("sheet").child(filter_bar::filter_bar(page, filter)).child(built_anew(events)))
        .child(p().class("hint").attr("role", "status").child(live_text(move || count_words(trail))))
        .child(p().class("hint").attr("role", "status").child(live_text(move || said.get())))
        .child(built_anew(below))
        .child(built_anew(move || Some(hint(&what_is_recorded(page.session.server(), trail)))))
        .into_any()
}

/// What stands below the events.
fn below(stage: Stage, trail: RwSignal<Trail>, read: impl Fn(bool) + Clone + 'static) -> AnyView {
    let (is_empty, is_complete) = trail.with_untracked(|trail| (trail.pages.is_empty(), trail.is_complete));
    match stage {
        Stage::Loading => p().class("waiting").attr("aria-busy", "true").child("Loading").into_any(),
        Stage::Loaded if is_empty => p().class("empty").child("No activity matches.").into_any(),
        Stage::Loaded if is_complete => ().into_any(),
        Stage::Loaded => action_button("Load more", "", move |_| read(false)).into_any(),
        // The next page, or all again.
        Stage::Failed(failure) => failure_notice(&failure, Some(move || read(is_empty))),
        Stage::NotTold(failure) => not_told(&failure),
        Stage::NotRecorded => p()
            .attr("role", "status")
            .child("Yatai records nothing that is done to tokens, so there is no activity to show.")
            .into_any(),
    }
}

/// The events, in a body for each page: a new page leaves the rows before it as they are.
fn events_table(page: Page, trail: RwSignal<Trail>) -> AnyView {
    let heads = ["When", "Who", "What", "About", "From", "With"];
    let head = heads.map(|name| th().attr("scope", "col").child(name).into_any());
    table()
        .class("trail")
        .attr("aria-label", "Activity")
        .child(thead().child(tr().child(Vec::from(head))))
        .child(untrack(|| pages_from(page, trail, 0)))
        .into_any()
}

/// The rows of the page with this index, and of those after it.
fn pages_from(page: Page, trail: RwSignal<Trail>, index: usize) -> AnyView {
    let events = memo(move || trail.with(|trail| trail.pages.get(index).cloned()));
    built_anew(move || {
        let events = events.get()?;
        let rows: Vec<AnyView> = events.iter().map(|event| event_row::event_row(page, event)).collect();
        Some(untrack(|| vec![tbody().child(rows).into_any(), pages_from(page, trail, index + 1)].into_any()))
    })
}

/// How many events are shown; reactive.
fn count_words(trail: RwSignal<Trail>) -> String {
    trail.with(|trail| match (trail.count(), trail.total) {
        (0, _) => String::new(),
        (1, _) if trail.is_complete => "1 event".to_owned(),
        (count, _) if trail.is_complete => [&count.to_string(), " events"].concat(),
        (count, total) => [&count.to_string(), " of ", &total.to_string(), " events"].concat(),
    })
}

/// What the server records, and for how long it keeps it; reactive.
fn what_is_recorded(server: ServerKind, trail: RwSignal<Trail>) -> String {
    match server {
        ServerKind::Yatai => String::new(),
        ServerKind::BentoCloud => {
            "This server records no roles, no addresses and no values before and after. It filters by \
            person and by whole days in UTC."
                .to_owned()
        }
        ServerKind::Embedded => {
            let kept = match trail.with(|trail| trail.keep_events_days) {
                None => String::new(),
                Some(0) => " Events are kept without a limit.".to_owned(),
                Some(days) => [" Events are kept for ", &days.to_string(), " days."].concat(),
            };
            ["Sign-ins and changes are recorded; reading is not.", &kept].concat()
        }
    }
}
