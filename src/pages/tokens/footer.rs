//! The line below the table: how many tokens, how the list is loaded, what was done last, and the time zone.

use crate::address::Address;
use crate::browser::clock::{self, BrowserZone};
use crate::browser::paint::after_paint;
use crate::browser::reactive::effect;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::components::button::{action_button, text_button};
use crate::components::html::{footer as footer_element, span};
use crate::components::text::{flexible_space, live_text, signal_text};
use crate::context::{Hits, Page};
use crate::format::time::Zone;
use crate::pages::tokens::{loading_bar, refresh};
use crate::tokens::token_list::{Progress, TokenList};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;

/// The line.
pub fn footer(page: Page, hits: Hits, filters: Memo<Address>) -> AnyView {
    let list = page.loader.list();
    let only_own = memo(move || lists_only_own(page));
    let zone = zone_after_rows(page);
    let count = move || {
        let (shown, read) = (hits.with(|hits| hits.len()), page.loader.read());
        let is_filtered = filters.with(|filters| filters.is_filtered());
        list.with(|list| count_words(shown, read, is_filtered, list))
    };
    // It can wait: it is fetched for something else.
    let note = move || {
        page.lazy.if_loaded().map(|it| {
            untrack(|| {
                (it.started)(page);
                (it.row_note)(page)
            })
        })
    };
    footer_element()
        .class("below")
        .child(span().attr("role", "status").child(live_text(count)))
        .child(loading_bar::loading_bar(page))
        .child(live_text(move || if only_own.get() { m::footer::ONLY_OWN.text() } else { "" }.to_owned()))
        .child(span().attr("role", "status").child(signal_text(page.done.into())))
        .child(flexible_space())
        .child(action_button(m::list::KEYS, "quiet", move |_| page.lists_keys.set(true)))
        .child(refresh::refresh(page))
        .child(signal_text(zone.into()))
        .child(zone_switch(zone))
        .child(note.into_shared())
        .into_any()
}

/// Whether a complete list holds only the person's own tokens, on a site without organization tokens: Yatai never lists
/// others.
fn lists_only_own(page: Page) -> bool {
    if page.site.0.with_value(|site| site.features.organization_tokens) {
        return false;
    }
    let is_whole = page.loader.list().with(|list| list.updated.is_some() && !list.rows.is_empty());
    let Some(who) = page.session.who() else { return false };
    is_whole && page.rows().iter().all(|row| row.token.creator() == who.user.name)
}

/// The words about the time zone, set once the rows are painted: a browser takes milliseconds to tell its zone. The kind of
/// server is asked for at the same time.
fn zone_after_rows(page: Page) -> RwSignal<String> {
    let zone = RwSignal::new(String::new());
    let has_answer = memo(move || page.loader.list().with(|l| l.total.is_some()));
    effect(move || {
        if has_answer.get() {
            after_paint(move || {
                after_paint(move || {
                    zone.set(zone_words());
                    // The labels of the summary depend on it.
                    page.session.ask_server();
                });
            });
        }
    });
    effect(move || {
        if clock::zone_changes() > 0 {
            zone.set(zone_words());
        }
    });
    zone
}

/// The button that switches between UTC and the computer's zone; nothing where that is UTC too.
fn zone_switch(zone: RwSignal<String>) -> AnyView {
    // One element, so that it keeps the focus.
    let label = move || {
        zone.track();
        if clock::is_utc() { m::footer::SHOW_LOCAL_TIME.text() } else { m::footer::SHOW_UTC.text() }
    };
    let is_hidden = move || {
        let is_known = zone.with(|zone| !zone.is_empty());
        !is_known || (!clock::is_utc() && BrowserZone.name() == "UTC")
    };
    text_button("", "quiet", |_| clock::set_utc(!clock::is_utc()))
        .prop("textContent", label)
        .attr("hidden", is_hidden)
        .into_any()
}

fn zone_words() -> String {
    match BrowserZone.name().as_str() {
        "UTC" => m::footer::TIMES_IN_UTC.string(),
        zone => m::footer::times_in(zone),
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
            return m::footer::incomplete(loaded, total);
        }
        Progress::Loading if list.updated.is_none() => {
            let (loaded, total) = read.unwrap_or((loaded, total));
            return m::footer::loading(loaded, total);
        }
        _ => {}
    }
    if is_filtered { m::footer::shown_of_all(shown, total) } else { m::common::tokens(total) }
}
