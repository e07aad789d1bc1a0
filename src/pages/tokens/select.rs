//! Selecting rows: one by one, from one to another with Shift, or all that the address shows; and the bar that says
//! how many there are.

use crate::components::button::action_button;
use crate::components::text::{flexible_space, live_text};
use crate::pages::tokens::allowed::Reason;
use crate::pages::tokens::table::catch_focus;
use crate::pages::tokens::{Page, bulk};
use crate::query::Row;
use crate::session::rights::Action;
use crate::state::AppState;
use crate::tokens::loader::Progress;
use crate::tokens::selection::Selection;
use leptos::ev;
use leptos::html::{button, div, span};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use std::sync::Arc;

/// Which rows an address shows, as the table has them.
pub type Hits = Memo<Arc<Vec<u32>>>;

/// Selects a token, or takes it out; with `to_here`, all between it and the one that was last touched.
pub fn select(page: Page, hits: Hits, uid: &str, on: bool, to_here: bool) {
    let rows = page.rows();
    let anchor = page.anchor.get_untracked().filter(|_| to_here);
    let between: Vec<&str> = hits.with_untracked(|hits| {
        let uids =
            hits.iter().filter_map(|index| rows.get(*index as usize)).map(|row| row.token.uid.as_str());
        let uids: Vec<&str> = uids.collect();
        let place = |of: &str| uids.iter().position(|it| *it == of);
        match (anchor.as_deref().and_then(place), place(uid)) {
            (Some(from), Some(to)) => uids.get(from.min(to)..=from.max(to)).unwrap_or_default().to_vec(),
            _ => vec![uid],
        }
    });
    page.selection.update(|selection| selection.set(&between, on));
    page.anchor.set(Some(uid.to_owned()));
}

/// The selected rows, in the list's order: those that the address does not show, and those that it does.
pub fn selected(page: Page, hits: Hits) -> (Vec<Arc<Row>>, Vec<Arc<Row>>) {
    let rows = page.rows();
    let mut is_shown = vec![false; rows.len()];
    hits.with(|hits| {
        for index in hits.iter() {
            if let Some(shown) = is_shown.get_mut(*index as usize) {
                *shown = true;
            }
        }
    });
    let (mut hidden, mut shown) = (Vec::new(), Vec::new());
    page.selection.with(|selection| {
        for (row, is_shown) in rows.iter().zip(is_shown) {
            if selection.contains(&row.token.uid) {
                if is_shown { &mut shown } else { &mut hidden }.push(row.clone());
            }
        }
    });
    (hidden, shown)
}

/// What is no more in the list is not selected.
pub fn forget_gone(page: Page) {
    let rows = page.rows();
    // What comes after somebody signed in again may be a part of the list only.
    let is_coming = page
        .loader
        .list()
        .with_untracked(|list| list.updated.is_none() && matches!(list.progress, Progress::Loading));
    if is_coming {
        return;
    }
    let left = page.selection.with_untracked(|selection| {
        if selection.is_empty() {
            return None;
        }
        let left = rows.iter().map(|row| &row.token.uid).filter(|uid| selection.contains(uid));
        Some(Selection::from(left.cloned().collect::<Vec<_>>())).filter(|left| left != selection)
    });
    if let Some(left) = left {
        page.selection.set(left);
    }
}

/// How many are selected, and what can be done with them; nothing while none is.
pub fn bar(page: Page, state: AppState, hits: Hits) -> AnyView {
    let is_any =
        Memo::new(move |_| page.selection.with(|selection| !selection.is_empty()) && !page.rows().is_empty());
    // No box of its own, in which the bar could not stick to the window's edge.
    let selection = move || {
        is_any.get().then_some(())?;
        page.later.part(|apart| (apart.selection)(page, state, hits))
    };
    div().class("through").child(selection.into_shared()).into_any()
}

/// The bar itself.
pub fn selection(page: Page, state: AppState, hits: Hits) -> AnyView {
    // How many in all, and how many of them the address shows.
    let counts = Memo::new(move |_| {
        let rows = page.rows();
        page.selection.with(|selection| {
            let shown = |index: &&u32| {
                rows.get(**index as usize).is_some_and(|row| selection.contains(&row.token.uid))
            };
            let all = rows.iter().filter(|row| selection.contains(&row.token.uid)).count();
            (all, hits.with(|hits| hits.iter().filter(shown).count()))
        })
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
            0 => format!("{all} selected"),
            hidden => format!("{all} selected, {hidden} of them not in this view"),
        }
    };
    // Leavers' tokens were asked for and all are shown: nobody means all.
    let shows_more = move || page.nav.with(|address| address.creator_left) && page.has_no_members();
    let select_all = button()
        .attr("type", "button")
        .class("quiet")
        .attr("hidden", shows_more)
        .on(ev::click, all)
        .child(live_text(move || format!("Select all {}", hits.with(|hits| hits.len()))));
    let clear = move |_| {
        page.selection.set(Default::default());
        catch_focus();
    };
    // Which of them may be deleted is told in the question; a guest may delete none, and is told so above the list.
    let may_delete = Reason::new(page, |standing| standing.refusal(Action::Create));
    div()
        .class("selection")
        .child(span().attr("role", "status").child(live_text(count)))
        .child(select_all)
        .child(action_button("Clear selection", "quiet", clear))
        .child(flexible_space())
        .child(may_delete.button("Delete selected", "danger quiet", move |_| bulk::ask(page, state, hits)))
        .into_any()
}
