//! Metrics for Prometheus: what the server counts, and the text that a scrape gets. No label has a token's value.

mod counters;
mod text;
mod token_gauges;

pub use counters::{Counters, RefusedCredential};
pub use text::{CONTENT_TYPE, text};
