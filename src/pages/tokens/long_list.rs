//! For long lists: slow work is done less often, or in chunks.

use crate::browser::timer::yield_to_browser;
use crate::query::Row;
use std::sync::Arc;

/// From this many rows on, filtering at every tick of the clock would be noticeable.
pub const LONG_LIST: usize = 5000;

/// Lets the browser draw and handle events between two chunks of work, where the list is long.
pub async fn yield_between_chunks(rows: &[Arc<Row>]) {
    if rows.len() > LONG_LIST {
        yield_to_browser().await;
    }
}
