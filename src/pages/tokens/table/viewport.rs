//! The part of the table that is in view: measured, and scrolled by keys.

use crate::browser::signal::{Memo, RwSignal};
use crate::components::html::Tag;
use crate::pages::tokens::table::window::Scroll;
use leptos::prelude::*;

/// The body of the table, its scroll position, and which rows are in the document.
#[derive(Clone, Copy)]
pub struct Viewport {
    /// The body with the rows.
    pub body: NodeRef<Tag>,
    /// The scroll position.
    pub scroll: RwSignal<Scroll>,
    /// The rows in the document, as the index of the first and of the one after the last.
    pub range: Memo<(usize, usize)>,
}

impl Viewport {
    /// Updates the scroll position.
    pub fn measure(self) {
        let Some(body) = self.body.get_untracked() else { return };
        let Some(first) = body.first_element_child() else { return };
        let row = first.get_bounding_client_rect().height();
        let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(900.0);
        let top = body.get_bounding_client_rect().top();
        // The top of the body moves with the spacer above it: count from where the first row of all would be.
        let from = self.range.get_untracked().0;
        self.scroll.update(|scroll| {
            let above = from as f64 * scroll.row - top;
            *scroll = Scroll { above, height, row: if row > 0.0 { row } else { scroll.row } };
        });
    }

    /// Scrolls so that a row is in the document; it is drawn before the next frame.
    pub fn scroll_to(self, row: usize) {
        let (from, end) = self.range.get_untracked();
        if (from..end).contains(&row) {
            return;
        }
        // Into the middle of the window.
        let scroll = self.scroll.get_untracked();
        let top = row as f64 * scroll.row - scroll.height / 2.0 - scroll.above;
        window().scroll_by_with_x_and_y(0.0, top);
        self.measure();
    }
}
