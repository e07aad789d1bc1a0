//! The body of an update.

use super::body::Body;
use crate::failure::Failure;
use crate::store::{StoredToken, TokenChange};
use chrono::{DateTime, Utc};

/// The fields of a token that can be changed.
const FIELDS: [&str; 4] = ["description", "scopes", "expired_at", "labels"];

/// Those that null empties. In the others it means "unchanged", as on Yatai.
const EMPTIED_BY_NULL: [&str; 2] = ["expired_at", "labels"];

/// The fields that the body changes: those with a value, and some also as null.
pub fn sent_fields(body: &Body) -> Vec<&'static str> {
    let is_sent =
        |field: &&str| body.get(field).is_some() || (EMPTIED_BY_NULL.contains(field) && body.is_null(field));
    FIELDS.into_iter().filter(is_sent).collect()
}

/// Reads the body and fills in the token's current values. Null removes the expiry and the labels. A past expiry is accepted where it is the current one and the caller `may_read` it.
pub fn read_update(
    body: &Body,
    token: &StoredToken,
    may_read: bool,
    now: DateTime<Utc>,
) -> Result<TokenChange, Failure> {
    body.only(&FIELDS)?;
    let kept = token.expires();
    let expired_at = if body.is_null("expired_at") {
        None
    } else if body.get("expired_at").is_some() {
        body.expired_at(now, kept.filter(|_| may_read))?
    } else {
        kept
    };
    Ok(TokenChange {
        description: body.description()?.unwrap_or_else(|| token.description.clone()),
        scopes: body.scopes()?.unwrap_or_else(|| token.scopes.clone()),
        expired_at,
        labels: match body.is_null("labels") {
            true => Vec::new(),
            false => body.labels()?.unwrap_or_else(|| token.labels.clone()),
        },
    })
}
