//! The answer to the question which token has a value: `POST /api/v1/api_tokens/find` of the embedded server.

use crate::Token;
use crate::json::{Field, FromJson, Json, WrongShape};

/// The token that was found; `None` if there is none that the person may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundToken(pub Option<Token>);

impl FromJson for FoundToken {
    /// The field `token` is required: an answer without it says nothing.
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        match json.object()?.take(Field::Token) {
            Some(token) if token.is_object() => Token::from_json(token).map(|token| Self(Some(token))),
            Some(token) if token.is_null() => Ok(Self(None)),
            _ => Err(WrongShape("expected a token or null as `token`")),
        }
    }
}
