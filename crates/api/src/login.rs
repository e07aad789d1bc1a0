//! The browser login of the command-line tool: a code is asked for, approved in the panel, and
//! exchanged for a token.

use crate::Secret;
use crate::wire::{Field, FromJson, Json, Refused};
use serde::{Deserialize, Serialize};

/// The answer to `GET /api/v1/auth/code`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoginCode {
    /// What the browser is opened with, and the CLI polls for.
    pub code: String,
}

/// The body of `POST /api/v1/auth/token`: the browser hands the CLI its token.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct HandOver {
    /// The code that the CLI shows.
    pub code: String,
    /// The token's value.
    pub token: Secret,
}

impl FromJson for LoginCode {
    fn from_json(json: Json<'_>) -> Result<Self, Refused> {
        Ok(Self { code: json.object()?.required(Field::Code, "expected a text as `code`")? })
    }
}
