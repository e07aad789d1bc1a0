//! The pages that are measured, and what one visit to a page measures.

use serde_json::{Value, json};

/// A page that is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MeasuredPage {
    /// The panel.
    Panel,
    /// The plain page with every row in the document.
    EveryRow,
    /// The plain page with the rows in view.
    RowsInView,
}

impl MeasuredPage {
    /// Its path.
    pub fn path(self) -> &'static str {
        match self {
            MeasuredPage::Panel => "/",
            MeasuredPage::EveryRow => "/bench/",
            MeasuredPage::RowsInView => "/bench/?view",
        }
    }

    fn name(self) -> &'static str {
        match self {
            MeasuredPage::Panel => "panel",
            MeasuredPage::EveryRow => "plain, every row",
            MeasuredPage::RowsInView => "plain, rows in view",
        }
    }
}

/// What one visit has measured. Times are in milliseconds.
pub struct Sample {
    /// The page.
    pub page: MeasuredPage,
    /// How many tokens there were.
    pub tokens: u32,
    /// Until the first rows were painted.
    pub opened: f64,
    /// Until the page had all tokens.
    pub complete: f64,
    /// The longest block of the main thread; 0 where none lasted 50 ms.
    pub block: f64,
    /// The largest renderer's memory, in kilobytes.
    pub memory: Option<f64>,
    /// From a key press in the search box to the paint of its result.
    pub key: f64,
    /// Bytes of the code that the list needs, compressed.
    pub code: Option<u64>,
}

impl Sample {
    /// All of it, for a program.
    pub fn json(&self) -> Value {
        json!({
            "page": self.page.name(), "tokens": self.tokens, "opened_ms": self.opened, "complete_ms": self.complete,
            "longest_block_ms": self.block, "memory_kb": self.memory, "key_ms": self.key, "code_bytes": self.code,
        })
    }
}
