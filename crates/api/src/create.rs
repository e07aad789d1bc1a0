//! The body of a create request.

use crate::{Label, Time};
use serde::Serialize;

/// The longest description that the panel sends and the embedded server takes, in characters.
pub const MAX_DESCRIPTION: usize = 1024;

/// The body of a create request.
///
/// The four fields that the public SDK sends are always present, null if unset. The others are present only if they are
/// set. All but the labels are in BentoCloud's OpenAPI description; a server silently ignores a field that it does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CreateToken {
    /// The name, unique among the creator's tokens. See [`check_name`](crate::check_name).
    pub name: String,
    /// What the token is for, at most [`MAX_DESCRIPTION`] characters.
    pub description: Option<String>,
    /// What the token may do; null for no scopes. A token with scopes has Developer Operations Access.
    pub scopes: Option<Vec<String>>,
    /// When the token expires; null for never.
    pub expired_at: Option<Time>,
    /// The login code of a command-line tool that waits for this token. The server gives the value to the tool.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Uids of the protected deployments that the token may access.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployment_uids: Option<Vec<String>>,
    /// Access to all protected deployments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_global_access: Option<bool>,
    /// Access to the organization's router endpoint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_global_router_access: Option<bool>,
    /// Makes a monitoring token, for Prometheus federation only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_monitoring_token: Option<bool>,
    /// Makes an organization token instead of a personal one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_organization_token: Option<bool>,
    /// The labels. Other servers than the embedded one do not know this key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<Label>>,
}
