//! The message in the body of a refusal. Servers write it as `{"error": "…"}`, `{"message": "…"}` or `{"detail": "…"}`,
//! or nest one of them in another.
//!
//! Not here: what the message means. `token-client` decides that.

use crate::Time;
use crate::json::{Field, Fields, FromJson, Json, WrongShape};

/// What the body of a refusal says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerMessage {
    /// The text of the first of `error`, `message` and `detail` that has one.
    pub message: Option<String>,
    /// The code for programs, such as `name_taken`; Yatai sends none.
    pub code: Option<String>,
    /// The latest expiry that the server allows, with the code `outlives_its_maker` of the embedded server.
    pub latest: Option<Time>,
}

impl FromJson for ServerMessage {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        // These hold no message, and their JSON text is of no use to a person.
        if json.is_null_or_list() {
            return Ok(Self::default());
        }
        let mut fields = json.object()?;
        let message = [Field::Error, Field::Message, Field::Detail]
            .into_iter()
            .find_map(|key| text_of(&mut fields, key));
        Ok(Self { message, code: text_of(&mut fields, Field::Code), latest: fields.time(Field::Latest) })
    }
}

/// A text, or the `message` of an object. Other kinds are `None`.
fn text_of(fields: &mut Fields<'_>, key: Field) -> Option<String> {
    let value = fields.take(key)?;
    if value.is_object() { text_of(&mut value.object().ok()?, Field::Message) } else { value.text() }
}
