//! The body of an update request: only what changes.

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
