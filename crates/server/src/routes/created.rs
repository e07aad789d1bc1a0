//! The answer that holds a token's value.

use serde::Serialize;
use token_api::Token;

/// The answer to a create, and to the command-line tool that polls for one. The only serializable type that holds a value.
#[derive(Serialize)]
pub struct Created {
    #[serde(flatten)]
    described: Token,
    token: String,
}

impl Created {
    /// The answer for a token that has its value.
    pub fn new(described: Token) -> Self {
        let token = described.token.as_ref().map(|value| value.expose().to_owned()).unwrap_or_default();
        Self { described, token }
    }
}
