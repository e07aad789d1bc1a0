//! The body of a create request.

use crate::Time;
use serde::Serialize;

/// The longest description that the panel sends and the embedded server takes, in characters.
pub const MAX_DESCRIPTION: usize = 1024;

/// What to create. The four keys that the public SDK sends are always present, with null where
/// unset; the others are sent only where the person chose something that needs them, because the
/// SDK has no such keys and other servers may not know them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CreateToken {
    /// Unique among its creator's tokens.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// What it may do; none where null.
    pub scopes: Option<Vec<String>>,
    /// When it ends; never where null.
    pub expired_at: Option<Time>,
    /// An organization token, not a personal one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_organization_token: Option<bool>,
    /// Developer Operations Access.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_api_token: Option<bool>,
    /// Access to all protected deployments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_global_access: Option<bool>,
    /// Access to these protected deployments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployments: Option<Vec<String>>,
    /// Prometheus federation only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_monitoring_token: Option<bool>,
}
