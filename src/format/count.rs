//! Numbers of tokens as text.

/// The number with its noun: "1 token", "3 tokens".
pub fn tokens_of(count: usize) -> String {
    if count == 1 { "1 token".to_owned() } else { format!("{count} tokens") }
}
