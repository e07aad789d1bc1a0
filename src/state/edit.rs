//! What is typed to change a token.

use crate::state::draft::Draft;
use token_api::Token;

/// What was typed, and over which state of the token.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The token as it was when it was last looked at.
    pub base: Token,
    /// The form.
    pub draft: Draft,
}
