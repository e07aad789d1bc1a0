//! The body of an update request. The API can change a token's description, scopes and expiry; its name, type and
//! access to deployments are fixed.

use crate::{Label, Time};
use serde::Serialize;

/// The body of an update request. A field that is `None` is not sent and stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UpdateToken {
    /// The new description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The new scopes, all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    /// The new expiry. `Some(None)` is sent as null and removes the expiry; Yatai ignores it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired_at: Option<Option<Time>>,
    /// The new labels, all of them. Other servers than the embedded one do not know this key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<Label>>,
}
