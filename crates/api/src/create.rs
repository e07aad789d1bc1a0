//! The body of a create request.

use crate::Time;
use serde::Serialize;

/// The longest description that the panel sends and the embedded server takes, in characters.
pub const MAX_DESCRIPTION: usize = 1024;

/// What to create. The four keys that the public SDK sends are always present, with null where unset. The others are sent
/// only where the person chose something that needs them. BentoCloud's description knows each of them, and no other: a
/// server ignores a key that it does not know, without a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CreateToken {
    /// Unique among its creator's tokens.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// What it may do; none where null. A token with scopes has Developer Operations Access.
    pub scopes: Option<Vec<String>>,
    /// When it ends; never where null.
    pub expired_at: Option<Time>,
    /// The code of a command line that waits for this token: the create answers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Access to these protected deployments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployment_uids: Option<Vec<String>>,
    /// Access to all protected deployments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_global_access: Option<bool>,
    /// Access to the organization's router endpoint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_global_router_access: Option<bool>,
    /// Prometheus federation only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_monitoring_token: Option<bool>,
    /// An organization token, not a personal one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_organization_token: Option<bool>,
}
