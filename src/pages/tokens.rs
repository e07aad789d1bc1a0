//! The page of tokens: what is on it, and the few things that happen on it. One view a file.

mod allowed;
pub mod bulk;
pub mod create;
mod create_link;
pub mod delete;
pub mod details;
mod dialogs;
pub mod edit;
pub mod export;
pub mod filters;
mod focus;
mod freshness;
pub mod keys;
mod no_hand_over;
pub mod notices;
pub mod people;
pub mod replace;
pub mod reveal;
mod selection;
pub mod selection_bar;
mod states;
mod summary;
mod table;
mod unsaved_tokens;
pub mod views;

use crate::actions::sign_out::SignOut;
use crate::address::history::use_nav;
use crate::browser::clock::{self, BrowserZone};
use crate::browser::events::on_window;
use crate::browser::paint::after_paint;
use crate::components::keyed::built_anew;
use crate::components::notice::failure_notice;
use crate::components::scroll::scrolled_to;
use crate::components::text::{flexible_space, live_text, signal_text};
use crate::context::{MembersTold, Now, Page, Shared};
use crate::format::error_messages::{Doing, general_failure, inconsistent, unreadable_tokens};
use crate::format::time::Zone;
use crate::query::{Lookalikes, masks, select};
use crate::session::use_session;
use crate::state::AppState;
use crate::tokens::loader::Loader;
use crate::tokens::selection::Selection;
use crate::tokens::token_list::{Progress, TokenList};
use chrono::DateTime;
use leptos::ev;
use leptos::html::{div, footer, h1, section, span};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use std::sync::Arc;
use token_client::Error;

/// Rows from which on filtering at every tick of the clock would be felt.
const LONG_LIST: usize = 5000;

/// The page.
pub fn tokens_page(state: AppState, sign_out: SignOut) -> AnyView {
    let Now(now) = expect_context();
    let loader = Loader::new(use_session());
    let moment = RwSignal::new(clock::millis());
    let page = Page::new(Shared {
        nav: use_nav(),
        clock: now,
        loader,
        filter_now: Memo::new(move |_| {
            let is_long = loader.rows().len() > LONG_LIST;
            let now = now.get();
            if !is_long {
                return now;
            }
            let millis = now.timestamp_millis();
            let minute = millis - millis.rem_euclid(60_000);
            DateTime::from_timestamp_millis(minute.max(moment.get())).unwrap_or(now)
        }),
        moment,
        site: expect_context(),
        delete_target: state.targets.delete,
        changed: RwSignal::new(0),
        replaced: state.targets.replace,
        revoke_then_replace: state.targets.revoke_then_replace,
        selection: state.selection.tokens,
        lookalikes: RwSignal::new(Lookalikes::default()),
        anchor: RwSignal::new(None),
        session: use_session(),
        sign_out,
        lazy: expect_context(),
        keeps_no_events: StoredValue::new(false),
        done: RwSignal::new(String::new()),
        role: RwSignal::new(0),
        creates_nothing: RwSignal::new(false),
        left: RwSignal::new(Selection::default()),
        members_told: RwSignal::new(MembersTold::NotYet as u32),
        asks_role: StoredValue::new(true),
        asks_members: StoredValue::new(true),
    });
    page.loader.start();
    Effect::new(move |_| {
        if let Some(token) = state.create.created.get() {
            page.done.set(format!("Created {}.", token.name));
            page.loader.add(token);
            page.loader.start();
            untrack(|| state.create.created.set(None));
        }
    });

    let list = page.loader.list();
    // Only what decides which rows are shown: opening a dialog must not filter again.
    let question = Memo::new(move |_| page.nav.with(|a| a.without_dialogs()));
    let ruling_out = Memo::new(move |_| masks(&page.rows()));
    let hits = Memo::new(move |_| {
        let (rows, now) = (page.rows(), page.filter_now.get());
        // Where nobody knows who has left, all are shown, and it is said.
        let is_untold = page.has_no_members();
        let hits = page.left.with(|left| {
            let has_left = |name: &str| is_untold || left.contains(name);
            ruling_out.with(|masks| question.with(|question| select(&rows, masks, question, &has_left, now)))
        });
        Arc::new(hits)
    });
    let stage = Memo::new(move |_| {
        let has_hits = hits.with(|hits| !hits.is_empty());
        let waits = question.with(|question| question.creator_left)
            && page.members_told.get() == MembersTold::NotYet as u32;
        list.with(|l| match (l.total, &l.progress) {
            _ if has_hits => Stage::Table,
            (Some(1..), _) if waits => Stage::Skeleton,
            (None, Progress::Loading) => Stage::Skeleton,
            (Some(0), _) => Stage::NoTokens,
            _ if !l.rows.is_empty() => Stage::NoMatch,
            _ => Stage::Nothing,
        })
    });
    let retry = move || page.loader.go_on();
    freshness::keep_time(page, question);
    // The browser takes its time to say which zone this is: not before all rows are drawn.
    let zone = RwSignal::new(String::new());
    let has_answer = Memo::new(move |_| list.with(|l| l.total.is_some()));
    Effect::new(move |_| {
        if has_answer.get() {
            after_paint(move || {
                after_paint(move || {
                    zone.try_set(zone_words());
                    // What the numbers above the table are called depends on it.
                    page.session.ask_server();
                });
            });
        }
    });

    let only_own = Memo::new(move |_| lists_only_own(page));

    // Something of which the page has to tell more than its list.
    let is_begun = Memo::new(move |_| {
        page.nav.ignores()
            || page.nav.with(|address| address.creator_left)
            || page.creates_nothing.get()
            || page.has_useless_code()
            || state.login.shown.with(Option::is_some)
            || state.recovery.unsaved_tokens.with(|all| !all.is_empty())
            || state.recovery.open.with(|all| !all.is_empty())
            || state.recovery.replacements.with(|all| !all.is_empty())
            || state.bulk.stage.with(|stage| *stage != crate::state::bulk::Stage::None)
    });
    // Back from where no server answers, nobody has to press anything.
    on_window(ev::online, move |_| {
        if loader.list().with_untracked(|list| matches!(list.progress, Progress::Failed(Error::Network))) {
            loader.go_on();
        }
    });
    // What is deleted in a moment is not deleted by a page that has gone.
    on_cleanup(move || {
        state.bulk.stop_waiting();
        state.selection.scroll_position.set_value(window().scroll_y().unwrap_or_default());
    });
    come_back(page, state);
    on_window(ev::Custom::<ev::Event>::new("pagehide"), move |_| state.bulk.stop_waiting());
    Effect::new(move |_| {
        page.rows();
        untrack(|| selection::forget_gone(page));
    });
    // Once the list is whole, and seen: it can be long, and the answer is nothing for almost all of them.
    let is_read = Memo::new(move |_| list.with(|list| list.progress != Progress::Loading));
    Effect::new(move |_| {
        let rows = page.rows();
        if is_read.get() {
            after_paint(move || {
                page.lazy.preload();
                let found = Lookalikes::of(rows);
                // Most lists have none, before and after: then there is nothing to draw.
                if page.lookalikes.try_with_untracked(|known| known.is_empty() && found.is_empty())
                    == Some(false)
                {
                    page.lookalikes.try_set(found);
                }
            });
        }
    });

    // What is asked about people comes after the list, and is a part of the second piece.
    Effect::new(move |_| {
        if let (true, Some(views)) = (is_read.get(), page.lazy.if_loaded()) {
            untrack(|| (views.people)(page));
        }
    });

    let create = create_link::create_link(page, "Create token", "button primary", Some("c"));
    let title = div()
        .class("title-row")
        .child(h1().child("API tokens"))
        .child(flexible_space())
        .child(page.lazy.preload_on_hover(create));
    let begun = move || {
        is_begun.get().then_some(())?;
        page.lazy.part(|it| (it.notices)(page, state))
    };
    let progress = Memo::new(move |_| list.with(|list| list.progress.clone()));
    let problem = move || match progress.get() {
        Progress::Failed(error) => {
            let notice = failure_notice(&general_failure(&error, Doing::Listing), Some(retry));
            Some(div().node_ref(scrolled_to(!page.loader.is_background())).child(notice).into_any())
        }
        Progress::Inconsistent => Some(failure_notice(&inconsistent(), Some(retry))),
        Progress::PartiallyUnreadable(unread_ones) => {
            Some(failure_notice(&unreadable_tokens(unread_ones), Some(retry)))
        }
        Progress::Loading | Progress::Complete | Progress::Stopped => None,
    };
    let rows = move || match stage.get() {
        Stage::Table => Some(table::token_table(page, hits)),
        Stage::Skeleton => Some(states::skeleton()),
        Stage::NoTokens => Some(states::no_tokens(page)),
        Stage::NoMatch => Some(states::no_match(page)),
        Stage::Nothing => None,
    };
    let is_managing_views = RwSignal::new(false);
    let menus = vec![views::views_menu(page, is_managing_views), export::export_menu(page, hits)];
    let sheet = section()
        .class("sheet")
        .child(filters::filters(page, menus))
        .child(filters::chips(page.nav))
        .child(selection_bar::bar(page, state, hits))
        .child(built_anew(rows));
    let count = move || {
        let (shown, read) = (hits.with(|hits| hits.len()), page.loader.read());
        let is_filtered = question.with(|question| question.is_filtered());
        list.with(|list| count_words(shown, read, is_filtered, list))
    };
    let below = footer()
        .class("below")
        .child(span().attr("role", "status").child(live_text(count)))
        .child(freshness::loading_bar(page))
        .child(live_text(move || if only_own.get() { ONLY_OWN } else { "" }.to_owned()))
        .child(span().attr("role", "status").child(signal_text(page.done.into())))
        .child(flexible_space())
        .child(freshness::refresh(page))
        .child(signal_text(zone.into()));
    div()
        .child(title)
        .child(begun.into_shared())
        .child(summary::summary(page))
        .child(built_anew(problem))
        .child(sheet)
        .child(below)
        .child(dialogs::dialogs(page, state))
        .child(views::views_dialog_place(page, is_managing_views))
        .child(keys::keys(page))
        .into_any()
}

/// What is said of a list that may be a part of what there is, and does not say so.
const ONLY_OWN: &str = "These are all yours: the server may list no others.";

/// Whether a complete list holds nothing but the person's own, from a server that knows no tokens of the organization:
/// Yatai lists no others, whoever asks.
fn lists_only_own(page: Page) -> bool {
    if page.site.0.with_value(|site| site.features.organization_tokens) {
        return false;
    }
    let is_whole = page.loader.list().with(|list| list.updated.is_some() && !list.rows.is_empty());
    let Some(who) = page.session.who() else { return false };
    is_whole && page.rows().iter().all(|row| row.token.creator() == who.user.name)
}

fn zone_words() -> String {
    match BrowserZone.name().as_str() {
        "UTC" => "Times in UTC".to_owned(),
        zone => format!("Times in {zone}, hover for UTC"),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Table,
    Skeleton,
    NoTokens,
    NoMatch,
    Nothing,
}

/// Goes to where somebody was when their session ended, once the list is long enough for that.
fn come_back(page: Page, state: AppState) {
    let depth = state.selection.scroll_position.get_value();
    if depth > 0.0 {
        let is_first = StoredValue::new(true);
        Effect::new(move |_| {
            let is_whole = page.loader.list().with(|list| list.updated.is_some());
            if is_whole && is_first.get_value() {
                is_first.set_value(false);
                after_paint(move || window().scroll_to_with_x_and_y(0.0, depth));
            }
        });
    }
}

/// "60 tokens", "3 of 60 tokens", "Incomplete: 40 of 60 tokens loaded".
fn count_words(shown: usize, read: Option<(u64, u64)>, is_filtered: bool, list: &TokenList) -> String {
    let Some(total) = list.total else { return String::new() };
    let loaded = list.loaded;
    match &list.progress {
        Progress::Failed(_)
        | Progress::Inconsistent
        | Progress::PartiallyUnreadable(_)
        | Progress::Stopped
            if loaded != total =>
        {
            return format!("Incomplete: {loaded} of {total} tokens loaded");
        }
        Progress::Loading if list.updated.is_none() => {
            let (loaded, total) = read.unwrap_or((loaded, total));
            return format!("Loading: {loaded} of {total} tokens");
        }
        _ => {}
    }
    let word = if total == 1 { "token" } else { "tokens" };
    if is_filtered { format!("{shown} of {total} {word}") } else { format!("{total} {word}") }
}
