//! The effects that run when the list is loaded, when a token was created, and when the page is left.

use crate::browser::events::on_window;
use crate::browser::paint::after_paint;
use crate::browser::reactive::effect;
use crate::browser::session_storage;
use crate::browser::signal::memo;
use crate::browser::stored_value::StoredValue;
use crate::context::Page;
use crate::pages::tokens::selection;
use crate::query::Lookalikes;
use crate::state::AppState;
use crate::tokens::token_list::Progress;
use leptos::ev;
use leptos::prelude::*;
use panel_messages::m;

/// Starts them all.
pub fn list_effects(page: Page, state: AppState) {
    add_created(page, state);
    load_when_online(page);
    on_leave(page, state);
    restore_scroll_position(page, state);
    effect(move || {
        page.rows();
        untrack(|| selection::forget_gone(page));
    });
    after_list(page, state);
}

/// Adds a token that was created to the list, and loads the list again.
fn add_created(page: Page, state: AppState) {
    effect(move || {
        if let Some(token) = state.create.created.get() {
            page.done.set(m::notices::created(&token.name));
            page.loader.add(token);
            page.loader.start();
            untrack(|| state.create.created.set(None));
        }
    });
}

/// Tries again when the browser is online again.
fn load_when_online(page: Page) {
    let loader = page.loader;
    on_window(ev::online, move |_| {
        if loader.list().with_untracked(|list| list.progress.is_unreachable()) {
            loader.go_on();
        }
    });
}

/// When the page is removed, a deletion that can still be undone is dropped. The scroll position is kept.
fn on_leave(page: Page, state: AppState) {
    let depth = || window().scroll_y().unwrap_or_default();
    on_cleanup(move || {
        state.bulk.stop_waiting();
        state.selection.scroll_position.set_value(depth());
    });
    // Measured while the person scrolls: the page's start script empties the page first when it is left.
    let last = StoredValue::new(0.0);
    on_window(ev::scroll, move |_| last.set_value(depth()));
    on_window(ev::Custom::<ev::Event>::new("pagehide"), move |_| {
        // An address with a login code is never stored.
        if page.nav.now().code.is_none() {
            session_storage::remember_place(&search(), last.get_value() as u32);
        }
    });
}

/// The query string of the page.
fn search() -> String {
    window().location().search().unwrap_or_default()
}

/// Scrolls to where the person was when their session ended or the page was left, once the list is complete.
fn restore_scroll_position(page: Page, state: AppState) {
    let left = session_storage::take_place(&search()).unwrap_or_default();
    let depth = state.selection.scroll_position.get_value().max(left.into());
    if depth > 0.0 {
        let is_first = StoredValue::new(true);
        effect(move || {
            let is_whole = page.loader.list().with(|list| list.updated.is_some());
            if is_whole && is_first.get_value() {
                is_first.set_value(false);
                after_paint(move || window().scroll_to_with_x_and_y(0.0, depth));
            }
        });
    }
}

/// Does the work that can wait until the list is shown, because it is slow for a long list: finds names that look
/// alike, and requests the members.
fn after_list(page: Page, state: AppState) {
    let list = page.loader.list();
    let is_read = memo(move || list.with(|list| list.progress != Progress::Loading));
    effect(move || {
        let rows = page.rows();
        if is_read.get() {
            after_paint(move || {
                page.lazy.preload();
                let found = Lookalikes::of(rows);
                // Most lists have none: then nothing is drawn again.
                if page.lookalikes.try_with_untracked(|known| known.is_empty() && found.is_empty())
                    == Some(false)
                {
                    page.lookalikes.set(found);
                }
            });
        }
    });
    effect(move || {
        if let (true, Some(views)) = (is_read.get(), page.lazy.if_loaded()) {
            untrack(|| (views.list_loaded)(page, state));
        }
    });
}
