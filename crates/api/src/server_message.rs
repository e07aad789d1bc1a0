//! What a refusing server says, in the forms that servers have: `{"error": "…"}`, `{"message": "…"}`,
//! `{"detail": "…"}`, or one of them nested in another.
//!
//! What never lives here: what it means; that is the client's to say.

use crate::json::{Field, Fields, FromJson, Json, WrongShape};

/// What a refusing server says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerMessage {
    /// Its words, from the first field that has any.
    pub message: Option<String>,
    /// A code for programs.
    pub code: Option<String>,
}

impl FromJson for ServerMessage {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        // These say nothing, and nobody wants to read them as they are.
        if json.is_null_or_list() {
            return Ok(Self::default());
        }
        let mut fields = json.object()?;
        let message =
            [Field::Error, Field::Message, Field::Detail].into_iter().find_map(|key| words(&mut fields, key));
        Ok(Self { message, code: words(&mut fields, Field::Code) })
    }
}

/// A text, or the `message` of an object; anything else says nothing.
fn words(fields: &mut Fields<'_>, key: Field) -> Option<String> {
    let value = fields.take(key)?;
    if value.is_object() { words(&mut value.object().ok()?, Field::Message) } else { value.text() }
}
