//! Values that are shown once.

use token_api::{Secret, Token};

/// A new token with its value.
#[derive(Clone, Debug)]
pub struct Revealed {
    /// The token, without its value.
    pub token: Token,
    /// The value; absent where the server sent none.
    pub value: Option<Secret>,
    /// What of it is not as it was asked for.
    pub differences: Vec<String>,
    /// Whether the value can be seen this once. Else the server tells it whenever it is asked.
    pub is_new: bool,
}
