//! The body of an update request: only what changes. Nothing else of a token can be changed: not its access, not its type,
//! not its name.

use crate::Time;
use serde::Serialize;

/// What to change; `None` leaves a field as it is and is not sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UpdateToken {
    /// New description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// All scopes from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    /// New expiry; `Some(None)` is sent as null and clears it where the server can (Yatai cannot).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired_at: Option<Option<Time>>,
}
