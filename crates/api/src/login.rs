//! The browser login of the command-line tool: the tool asks for a code, and polls until a create with this code has
//! made a token for it.

use crate::json::{Field, FromJson, Json, WrongShape};
use serde::Serialize;

/// The answer to `GET /api/v1/auth/code`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoginCode {
    /// The code. The tool opens the browser with it and polls with it.
    pub code: String,
}

impl FromJson for LoginCode {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        Ok(Self { code: json.object()?.required(Field::Code, "expected a text as `code`")? })
    }
}
