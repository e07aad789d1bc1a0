//! Numbers of tokens as text.

use panel_messages::m;

/// The number with its noun: "1 token", "3 tokens".
pub fn tokens_of(count: usize) -> String {
    m::common::tokens(count)
}
