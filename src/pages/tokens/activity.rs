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
use crate::browser::reactive::effect;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::browser::stored_value::StoredValue;
use crate::components::button::action_button;
use crate::components::html::{a, div, h2, p, section, table, tbody, th, thead, tr};
use crate::components::keyed::built_anew;
use crate::components::notice::{failure_notice, notice};
use crate::components::text::{flexible_space, hint, live_text};
use crate::context::Page;
use crate::format::error_messages::Failure;
use crate::pages::tokens::details::activity::not_told;
use crate::pages::tokens::notices::ignored_notice;
use crate::pages::tokens::permissions::sees_all_activity;
use leptos::prelude::*;
use panel_messages::{Message, intl, m};
use token_api::ServerKind;

/// How many events are read at once.
const PAGE_SIZE: u64 = 100;

/// The columns of the events.
const COLUMNS: [Message; 6] = [
    m::activity::WHEN,
    m::activity::WHO,
    m::activity::WHAT,
    m::activity::ABOUT,
    m::activity::FROM,
    m::activity::WITH,
];

/// What is shown below the events.
#[derive(Clone)]
enum Stage {
    Loading,
    Loaded,
    Failed(Failure),
    /// The server keeps no activity, or does not let this person read it.
    NotTold(Failure),
    /// A Yatai, which records nothing that is done to tokens.
    NotRecorded,
}

/// What was read. One value and a number instead of a signal for each part: a signal of one more type adds half a kilobyte.
#[derive(Clone, Copy)]
struct Shown {
    read: StoredValue<(Trail, Stage)>,
    /// Grows with each change.
    version: RwSignal<u32>,
    /// Grows when the events are read from the start.
    generation: StoredValue<u32>,
}

impl Shown {
    /// Reads the value; reactive.
    fn with<T>(self, look: impl FnOnce(&Trail, &Stage) -> T) -> T {
        self.version.track();
        self.read.with_value(|(trail, stage)| look(trail, stage))
    }

    /// Changes the value. Does nothing when the view is gone.
    fn update(self, change: impl FnOnce(&mut Trail, &mut Stage)) {
        self.read.try_update_value(|(trail, stage)| change(trail, stage));
        self.version.try_update(|version| *version += 1);
    }

    fn set_stage(self, to: Stage) {
        self.update(|_, stage| *stage = to);
    }

    /// Reads the next page, or all from the start.
    fn read(self, page: Page, latest: Latest, filter: Memo<String>, is_new: bool) {
        self.set_stage(Stage::Loading);
        let filter = filter.with_untracked(|pieces| ActivityFilter::of_text(pieces).0);
        let start = if is_new { 0 } else { self.read.with_value(|(trail, _)| trail.start) };
        let now = page.clock.get_untracked();
        latest.run(async move {
            if page.session.known_server().await == ServerKind::Yatai {
                return self.set_stage(Stage::NotRecorded);
            }
            match read_events(page.session, &filter, now, start, PAGE_SIZE).await {
                Ok(events) => {
                    self.update(|trail, stage| {
                        if is_new {
                            *trail = Trail::default();
                            self.generation.try_update_value(|generation| *generation += 1);
                        }
                        trail.add(events);
                        *stage = Stage::Loaded;
                    });
                }
                Err(ActivityAnswer::NotKept(failure) | ActivityAnswer::NotTold(failure)) => {
                    self.set_stage(Stage::NotTold(failure));
                }
                Err(ActivityAnswer::Failed(failure)) => self.set_stage(Stage::Failed(failure)),
                Err(ActivityAnswer::Paused | ActivityAnswer::NoCreator) => self.set_stage(Stage::Loaded),
            }
        });
    }
}

/// The view.
pub fn activity_view(page: Page) -> AnyView {
    let filter =
        memo(move || page.nav.with(|address| address.activity.as_deref().unwrap_or_default().join("&")));
    let shown = Shown {
        read: StoredValue::new((Trail::default(), Stage::Loading)),
        version: RwSignal::new(0),
        generation: StoredValue::new(0),
    };
    let latest = Latest::new();
    let read = move |is_new: bool| shown.read(page, latest, filter, is_new);
    effect(move || {
        filter.track();
        read(true);
    });
    let back = a()
        .attr("href", move || page.nav.with(|address| Address { activity: None, ..address.clone() }.href()))
        .message(m::activity::BACK_TO_TOKENS);
    let said = RwSignal::new(String::new());
    let head = div()
        .class("title-row trail-head")
        .child(h2().message(m::common::ACTIVITY))
        .child(back)
        .child(flexible_space())
        .child(action_button(m::common::REFRESH, "", move |_| read(true)))
        .child(export::export_menu(page, filter, said));
    let notices = move || {
        let (filter, ignored) = filter.with(|pieces| ActivityFilter::of_text(pieces));
        let (_, keys) = search_text(&filter, page.session.server(), page.clock.get_untracked(), &BrowserZone);
        let is_known = page.role.get() > 0 && page.session.server() == ServerKind::Embedded;
        let notices = [
            ignored_notice(page.nav, ignored),
            (!keys.is_empty()).then(|| notice(&m::activity::cannot_filter(&intl::list(keys)))),
            (is_known && !sees_all_activity(page)).then(|| notice(m::activity::SEES_OWN.text())),
        ];
        Some(notices.into_iter().flatten().collect_view().into_any())
    };
    let has_events = memo(move || shown.with(|trail, _| !trail.pages.is_empty()));
    let events = move || has_events.get().then(|| events_table(page, shown));
    let end = move || Some(shown.with(|trail, stage| below(page, trail, stage, read)));
    let (count, done) =
        (live_text(move || shown.with(|trail, _| count_words(trail))), live_text(move || said.get()));
    let status = |text: AnyView| p().class("hint").attr("role", "status").child(text).into_any();
    section()
        .attr("aria-label", m::common::ACTIVITY)
        .child(vec![
            head.into_any(),
            built_anew(notices),
            div()
                .class("sheet")
                .child(filter_bar::filter_bar(page, filter))
                .child(built_anew(events))
                .into_any(),
            status(count),
            status(done),
            built_anew(end),
        ])
        .into_any()
}

/// What stands below the events.
fn below(page: Page, trail: &Trail, stage: &Stage, read: impl Fn(bool) + Copy + 'static) -> AnyView {
    let is_empty = trail.pages.is_empty();
    let view = match stage {
        Stage::Loading => {
            p().class("waiting").attr("aria-busy", "true").message(m::common::LOADING).into_any()
        }
        Stage::Loaded if is_empty => {
            p().class("empty").attr("role", "status").message(m::activity::NO_MATCH).into_any()
        }
        Stage::Loaded if trail.is_complete => ().into_any(),
        Stage::Loaded => action_button(m::activity::LOAD_MORE, "", move |_| read(false)).into_any(),
        // The next page, or all again.
        Stage::Failed(failure) => failure_notice(failure, Some(move || read(is_empty))),
        Stage::NotTold(failure) => not_told(failure),
        Stage::NotRecorded => {
            return p().attr("role", "status").message(m::activity::NOT_RECORDED).into_any();
        }
    };
    vec![view, hint(&what_is_recorded(page.session.server(), trail.keep_events_days))].into_any()
}

/// The events, in a body for each page: a new page leaves the rows before it as they are.
fn events_table(page: Page, shown: Shown) -> AnyView {
    let head = COLUMNS.map(|name| th().attr("scope", "col").message(name).into_any());
    table()
        .class("trail")
        .attr("aria-label", m::common::ACTIVITY)
        .child(thead().child(tr().child(Vec::from(head))))
        .child(untrack(|| pages_from(page, shown, 0)))
        .into_any()
}

/// The rows of the page with this index, and of those after it.
fn pages_from(page: Page, shown: Shown, index: usize) -> AnyView {
    // The number of the generation; 0 while there is no such page.
    let generation = memo(move || {
        let is_there = shown.with(|trail, _| index < trail.pages.len());
        if is_there { shown.generation.get_value() } else { 0 }
    });
    built_anew(move || {
        (generation.get() > 0).then_some(())?;
        let events = shown.read.with_value(|(trail, _)| trail.pages.get(index).cloned())?;
        Some(untrack(|| {
            let rows: Vec<AnyView> = events.iter().map(|event| event_row::event_row(page, event)).collect();
            vec![tbody().child(rows).into_any(), pages_from(page, shown, index + 1)].into_any()
        }))
    })
}

/// How many events are shown.
fn count_words(trail: &Trail) -> String {
    match (trail.count(), trail.total) {
        (0, _) => String::new(),
        (count, _) if trail.is_complete => m::activity::events(count),
        (count, total) => m::activity::events_of(count, total),
    }
}

/// What the server records, and for how long it keeps it.
fn what_is_recorded(server: ServerKind, keep_events_days: Option<u64>) -> String {
    match server {
        ServerKind::Yatai => String::new(),
        ServerKind::BentoCloud => m::activity::WHAT_BENTOCLOUD_RECORDS.string(),
        ServerKind::Embedded => {
            let recorded = m::activity::WHAT_IS_RECORDED.text();
            match keep_events_days {
                None => recorded.to_owned(),
                Some(days) => [recorded, " ", &m::activity::kept_for(days)].concat(),
            }
        }
    }
}
