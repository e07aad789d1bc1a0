//! Reads and checks what clients send. Every refusal names the field, says what was wrong with it, and what is accepted.

mod body;
mod create;
mod event_query;
mod fields;
mod form;
mod idempotency_key;
mod labels;
mod query;
mod searched_value;
mod strict_json;
mod update;

pub use body::{BROKE_OFF, Body, BodyTime, FieldFilter, MAX_BODY};
pub use create::Create;
pub use event_query::read as read_event_query;
pub use form::Form;
pub use idempotency_key::IdempotencyKey;
pub use query::{clusters, list_query, query_value, unlimited_list_query};
pub use searched_value::searched_value;
pub use update::{read_update, sent_fields};
