//! The bar that says how many tokens are selected, with what can be done with them.

use crate::browser::latest::Latest;
use crate::browser::signal::memo;
use crate::components::button::action_button;
use crate::components::html::{button, div, span};
use crate::components::menu::lazy_menu;
use crate::components::text::{flexible_space, live_text};
use crate::context::{Hits, Page};
use crate::pages::tokens::bulk_delete_request;
use crate::pages::tokens::disabled_reason::Reason;
use crate::pages::tokens::export::file_items;
use crate::pages::tokens::focus::catch_focus;
use crate::pages::tokens::selection::selected;
use crate::session::rights::Action;
use crate::state::AppState;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;
use std::sync::Arc;

/// The place of the bar, which is there while something is selected.
pub fn selection_bar_place(page: Page, state: AppState, hits: Hits, exports: Latest) -> AnyView {
    let is_any =
        memo(move || page.selection.with(|selection| !selection.is_empty()) && !page.rows().is_empty());
    let selection = move || {
        is_any.get().then_some(())?;
        page.lazy.part(|views| (views.selection)(page, state, hits, exports))
    };
    selection.into_shared().into_any()
}

/// The bar.
///
/// `exports` belongs to the page: an export goes on when the bar is gone.
pub fn selection_bar(page: Page, state: AppState, hits: Hits, exports: Latest) -> AnyView {
    // How many in all, and how many of them are shown.
    let counts = memo(move || {
        let (shown, hidden) = selected(page, hits);
        (shown.len() + hidden.len(), shown.len())
    });
    let all = move |_| {
        let rows = page.rows();
        hits.with_untracked(|hits| {
            let uids = hits.iter().filter_map(|index| rows.get(*index as usize));
            let uids: Vec<&str> = uids.map(|row| row.token.uid.as_str()).collect();
            page.selection.update(|selection| selection.set(&uids, true));
        });
    };
    let count = move || {
        let (all, shown) = counts.get();
        match all - shown {
            0 => m::rows::selected(all),
            hidden => m::rows::selected_hidden(all, hidden),
        }
    };
    // All tokens are shown in place of those of creators who left: selecting all of them is not what is meant.
    // The review has no tick boxes and not all tokens.
    let shows_more =
        move || page.nav.with(|address| address.review || address.creator_left && page.has_no_members());
    let select_all = button()
        .attr("type", "button")
        .class("quiet")
        .attr("hidden", shows_more)
        .on(ev::click, all)
        .child(live_text(move || m::rows::select_all(hits.with(|hits| hits.len()))));
    let clear = move |_| {
        page.selection.set(Default::default());
        catch_focus();
    };
    // The dialog says which of them the person may delete or change. A guest may do nothing.
    let may_delete = Reason::new(page, |permissions| permissions.refusal(Action::Create));
    let change = page.site.0.with_value(|site| site.features.update).then(|| {
        may_delete.button(m::bulk::CHANGE_EXPIRY, "quiet", move |_| {
            bulk_delete_request::ask(page, state, hits, true);
        })
    });
    let all_selected = memo(move || {
        let (mut all, hidden) = selected(page, hits);
        all.extend(hidden);
        Arc::new(all)
    });
    let export =
        lazy_menu(|| m::rows::EXPORT_SELECTED.string(), move || file_items(page, all_selected, exports));
    div()
        .class("selection")
        .child(span().attr("role", "status").child(live_text(count)))
        .child(select_all)
        .child(action_button(m::rows::CLEAR_SELECTION, "quiet", clear))
        .child(flexible_space())
        .child(change)
        .child(export)
        .child(may_delete.button(m::rows::DELETE_SELECTED, "danger quiet", move |_| {
            bulk_delete_request::ask(page, state, hits, false)
        }))
        .into_any()
}
