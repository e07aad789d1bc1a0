//! The browser login of the command-line tool: a code is asked for, and a create that carries it answers
//! the tool.

use crate::json::{Field, FromJson, Json, WrongShape};
use serde::Serialize;

/// The answer to `GET /api/v1/auth/code`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoginCode {
    /// What the browser is opened with, and the CLI polls for.
    pub code: String,
}

impl FromJson for LoginCode {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        Ok(Self { code: json.object()?.required(Field::Code, "expected a text as `code`")? })
    }
}
