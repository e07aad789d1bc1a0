//! Keys in the table: they move the focus from row to row, and select a row.

use crate::browser::signal::RwSignal;
use crate::context::{Hits, Page};
use crate::pages::tokens::focus::focus_link;
use crate::pages::tokens::selection::select;
use crate::pages::tokens::table::viewport::Viewport;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Follows a key. `current` is the index of the row that had the focus last, which can be out of the document by now.
pub fn on_key(page: Page, hits: Hits, view: Viewport, current: RwSignal<usize>, event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target else { return };
    let row = target.closest("tr[data-uid]").ok().flatten();
    // If the focused row is no longer in the document, the table itself has the focus.
    if row.is_none() && target.tag_name() != "TABLE" {
        return;
    }
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let index = row.as_ref().and_then(|row| row.get_attribute("aria-rowindex"));
    if let Some(index) = index.and_then(|index| index.parse::<usize>().ok()) {
        // The header is row 1.
        current.set(index.saturating_sub(2));
    }
    // The space bar does nothing on a link, so it selects the row; on a checkbox or a button it has its own meaning.
    if event.key() == " " && target.tag_name() == "A" {
        event.prevent_default();
        let Some(uid) = row.and_then(|row| row.get_attribute("data-uid")) else { return };
        let on = !page.selection.with_untracked(|selection| selection.contains(&uid));
        return select(page, hits, &uid, on, event.shift_key());
    }
    let scroll = view.scroll.get_untracked();
    let per_page = ((scroll.height / scroll.row.max(1.0)) as usize).saturating_sub(2);
    let rows = hits.with_untracked(|hits| hits.len());
    let Some(to) = target_row(&event.key(), current.get_untracked(), rows, per_page) else { return };
    event.prevent_default();
    current.set(to);
    view.scroll_to(to);
    let selector = format!("tr[aria-rowindex=\"{}\"] a", to + 2);
    // At once if the row is in the document: the next key may come before the next frame.
    if !focus_link(&selector) {
        request_animation_frame(move || {
            focus_link(&selector);
        });
    }
}

/// The index of the row that a key leads to; `None` where the key does not move.
fn target_row(key: &str, from: usize, rows: usize, per_page: usize) -> Option<usize> {
    let last = rows.checked_sub(1)?;
    let page = per_page.max(1);
    let to = match key {
        "ArrowDown" => from.saturating_add(1),
        "ArrowUp" => from.saturating_sub(1),
        "PageDown" => from.saturating_add(page),
        "PageUp" => from.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(to.min(last))
}

#[cfg(test)]
mod tests {
    use super::target_row;

    #[test]
    fn keys_move_within_the_table() {
        for (key, from, to) in [
            ("ArrowDown", 3, Some(4)),
            ("ArrowDown", 99, Some(99)),
            ("ArrowUp", 3, Some(2)),
            ("ArrowUp", 0, Some(0)),
            ("PageDown", 3, Some(23)),
            ("PageDown", 90, Some(99)),
            ("PageUp", 30, Some(10)),
            ("PageUp", 3, Some(0)),
            ("Home", 50, Some(0)),
            ("End", 50, Some(99)),
            // The list has become shorter since.
            ("ArrowUp", 500, Some(99)),
            ("Tab", 3, None),
        ] {
            assert_eq!(target_row(key, from, 100, 20), to, "{key} from {from}");
        }
        assert_eq!(target_row("End", 0, 0, 20), None);
    }
}
