//! The answer to a change or a deletion of a token.

use crate::access::Caller;
use crate::failure::Failure;
use crate::store::StoredToken;
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Map, Value};
use token_api::Token;

/// What identifies a token. A caller who may not read tokens gets this, and what they sent.
const IDENTITY: [&str; 2] = ["uid", "name"];

/// The answer to a change or a deletion of a token.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Written {
    /// The token, for a caller who may read tokens.
    Whole(Box<Token>),
    /// All fields of the token, null where the caller may not read them.
    Sent(Map<String, Value>),
}

impl Written {
    /// The answer to this caller, who sent these fields.
    pub fn new(
        caller: &Caller,
        token: StoredToken,
        sent: &[&str],
        now: DateTime<Utc>,
    ) -> Result<Self, Failure> {
        if caller.may_read() {
            return Ok(Self::Whole(Box::new(caller.readable(token, now))));
        }
        let Ok(Value::Object(mut fields)) = serde_json::to_value(token.at(now)) else {
            return Err(Failure::internal("a token was no JSON object"));
        };
        for (field, value) in &mut fields {
            if !IDENTITY.contains(&field.as_str()) && !sent.contains(&field.as_str()) {
                *value = Value::Null;
            }
        }
        Ok(Self::Sent(fields))
    }

    /// The answer to a deletion at this time.
    pub fn deleted(mut self, now: DateTime<Utc>) -> Self {
        if let Self::Whole(token) = &mut self {
            token.deleted_at = Some(now.into());
        }
        self
    }
}
