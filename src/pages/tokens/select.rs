//! Selecting rows: one by one, from one to another with Shift, or all that the address shows; and the bar that says
//! how many there are.

use super::{Page, bulk};
use crate::dom::{El, button, classed, el};
use crate::query::Row;
use crate::signal::Derived;
use std::sync::Arc;
use token_api::Token;

/// Which rows an address shows, as the table has them.
pub type Hits = Derived<Arc<Vec<u32>>>;

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

/// The selected tokens that are in the list, in its order.
pub fn selected(page: Page) -> Vec<Token> {
    let rows = page.rows();
    let is_selected = |row: &&Arc<Row>| page.selection.with(|selection| selection.contains(&row.token.uid));
    rows.iter().filter(is_selected).map(|row| row.token.clone()).collect()
}

/// How many are selected, and what can be done with them; nothing while none is.
pub fn bar(page: Page, hits: Hits) -> El {
    let is_any = Derived::new(move || page.selection.with(|selection| !selection.is_empty()));
    el("div").slot(move || {
        is_any.get().then_some(())?;
        page.later.part(|apart| (apart.selection)(page, hits))
    })
}

/// The bar itself.
pub fn selection(page: Page, hits: Hits) -> El {
    // How many in all, and how many of them the address shows.
    let counts = Derived::new(move || {
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
    classed("div", "selection")
        .child(el("span").attr("role", "status").live(move || {
            let (all, shown) = counts.get();
            match all - shown {
                0 => format!("{all} selected"),
                hidden => format!("{all} selected, {hidden} of them not in this view"),
            }
        }))
        .child(
            button("", all)
                .class("quiet")
                .live(move || format!("Select all {}", hits.with(|hits| hits.len()))),
        )
        .child(button("Clear selection", move |_| page.selection.set(Default::default())).class("quiet"))
        .child(classed("span", "spring"))
        .child(button("Delete selected", move |_| bulk::ask(page)).class("danger quiet"))
}
