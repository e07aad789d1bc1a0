//! The body of a search for the token that has a value.

use super::body::Body;
use crate::failure::Failure;

const FIELD: &str = "value";

/// The value, without the white space around it. A refusal repeats nothing that was sent, also no name of a field: a value that
/// was sent in the wrong place is a value all the same.
pub fn searched_value(body: &Body) -> Result<&str, Failure> {
    if body.0.keys().any(|field| field != FIELD) {
        return Err(Failure::bad("invalid_body", "Only the field value is accepted here."));
    }
    match body.text(FIELD)?.map(str::trim) {
        Some(value) if !value.is_empty() => Ok(value),
        _ => {
            Err(Failure::bad("value_required", "The field value must hold the value of a token.")
                .in_field(FIELD))
        }
    }
}
