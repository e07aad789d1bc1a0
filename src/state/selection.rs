//! Which rows are selected, and where the person was in the list.

use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;
use crate::tokens::selection::Selection;

/// The selection, which outlives the page.
#[derive(Clone, Copy)]
pub struct SelectionState {
    /// The selected tokens.
    pub tokens: RwSignal<Selection>,
    /// How far the page was scrolled down when it was taken away, in CSS pixels.
    pub scroll_position: StoredValue<f64>,
}

impl SelectionState {
    /// None is selected, and the page is at its top.
    pub fn new() -> Self {
        Self { tokens: RwSignal::new(Selection::default()), scroll_position: StoredValue::new(0.0) }
    }

    /// Selects none and goes to the top.
    pub fn clear(self) {
        self.tokens.set(Selection::default());
        self.scroll_position.set_value(0.0);
    }
}

impl Default for SelectionState {
    fn default() -> Self {
        Self::new()
    }
}
