//! Selects rows: one by one, or a range with Shift.

use crate::context::{Hits, Page};
use crate::tokens::selection::Selection;
use crate::tokens::token_list::Progress;

/// Selects or deselects a token; with `to_here`, all between it and the one that was selected or deselected before.
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

/// The indices of the selected rows: those that are shown, in their order, and those that the filters hide; reactive.
pub fn selected(page: Page, hits: Hits) -> (Vec<u32>, Vec<u32>) {
    let rows = page.rows();
    let mut is_shown = vec![false; rows.len()];
    page.selection.with(|selection| {
        let is_selected = |index: &u32| {
            let row = rows.get(*index as usize);
            row.is_some_and(|row| selection.contains(&row.token.uid))
        };
        let shown: Vec<u32> = hits.with(|hits| hits.iter().copied().filter(is_selected).collect());
        for index in &shown {
            if let Some(is_shown) = is_shown.get_mut(*index as usize) {
                *is_shown = true;
            }
        }
        let hidden = (0..).zip(is_shown).filter(|(index, is_shown)| !is_shown && is_selected(index));
        let hidden = hidden.map(|(index, _)| index).collect();
        (shown, hidden)
    })
}

/// Deselects what is not in the list any more.
pub fn forget_gone(page: Page) {
    let rows = page.rows();
    // While the list is loaded for the first time it is not complete.
    let is_loading = page
        .loader
        .list()
        .with_untracked(|list| list.updated.is_none() && matches!(list.progress, Progress::Loading));
    if is_loading {
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
