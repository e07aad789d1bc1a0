//! What one visit to a page measures.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::scenario::{Network, Scenario};

/// What a page has done when, in milliseconds since the navigation.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Marks {
    /// The page's HTML is there.
    pub page: Option<f64>,
    /// Something is painted for the first time.
    pub first_paint: Option<f64>,
    /// The program is asked for: WebAssembly, or the plain page's script.
    pub program_asked: Option<f64>,
    /// The program is there.
    pub program: Option<f64>,
    /// The first tokens are asked for.
    pub tokens_asked: Option<f64>,
    /// The first tokens are there.
    pub tokens: Option<f64>,
    /// The first rows are in the document.
    pub rows: Option<f64>,
    /// They are painted.
    pub painted: Option<f64>,
}

/// What one visit has measured. Times are in milliseconds.
pub struct Sample {
    /// What was opened.
    pub scenario: Scenario,
    /// Until the first rows were painted.
    pub opened: f64,
    /// What happened until then.
    pub marks: Marks,
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
    /// How far what is painted has moved by itself: the browser's cumulative layout shift.
    pub shift: f64,
    /// Until the first rows were painted on a second visit, with the browser's cache.
    pub again: f64,
}

impl Sample {
    /// All of it, for a program.
    pub fn json(&self) -> Value {
        json!({
            "page": self.scenario.page.name(), "tokens": self.scenario.tokens, "slow_line": self.scenario.network == Network::Slow,
            "opened_ms": self.opened, "marks_ms": self.marks, "complete_ms": self.complete,
            "longest_block_ms": self.block, "memory_kb": self.memory, "key_ms": self.key, "code_bytes": self.code,
            "layout_shift": self.shift, "again_ms": self.again,
        })
    }
}
