//! Tokens from JSON: answers of the API, one after the other, or the list that the panel exports.

use super::existing::{Existing, Item};
use serde::Deserialize;

/// An answer to `GET /api/v1/api_tokens`.
#[derive(Deserialize)]
struct Answer {
    items: Option<Vec<Item>>,
    total: Option<u64>,
}

/// Reads answers; returns their tokens, and how many there are in all.
pub(super) fn answers(text: &str) -> Result<(Vec<Existing>, u64), String> {
    let (mut tokens, mut total) = (Vec::new(), 0);
    for answer in serde_json::Deserializer::from_str(text).into_iter::<Answer>() {
        let answer = answer.map_err(sentence)?;
        total = total.max(answer.total.unwrap_or(0));
        let is_list = answer.items.is_some() || answer.total.is_some();
        if !is_list {
            return Err(
                "this is an answer without a list of tokens (“items”); if curl wrote it, --fail-with-body tells why"
                    .to_owned(),
            );
        }
        tokens.extend(answer.items.into_iter().flatten().map(Existing::from));
    }
    Ok((tokens, total))
}

/// Reads a list of tokens.
pub(super) fn list(text: &str) -> Result<Vec<Existing>, String> {
    let items: Vec<Item> = serde_json::from_str(text).map_err(sentence)?;
    Ok(items.into_iter().map(Existing::from).collect())
}

/// What is wrong, without a part of the text: it may hold a value.
fn sentence(error: serde_json::Error) -> String {
    let what =
        if error.is_data() { "a field of a token is missing or of another kind" } else { "this is not JSON" };
    format!("{what}, line {}, column {}", error.line(), error.column())
}
