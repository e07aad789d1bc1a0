//! A deployment, as far as the access of a token to protected endpoints needs it.

use crate::{Label, Time, time, wire};
use serde::{Deserialize, Serialize};

/// A deployment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)] // The resource fields are the same everywhere; `Token` explains them.
pub struct Deployment {
    #[serde(deserialize_with = "wire::text")]
    pub uid: String,
    #[serde(deserialize_with = "time::optional")]
    pub created_at: Option<Time>,
    #[serde(deserialize_with = "time::optional")]
    pub updated_at: Option<Time>,
    #[serde(deserialize_with = "time::optional")]
    pub deleted_at: Option<Time>,
    #[serde(deserialize_with = "wire::text")]
    pub name: String,
    #[serde(deserialize_with = "wire::text")]
    pub resource_type: String,
    #[serde(deserialize_with = "wire::objects")]
    pub labels: Vec<Label>,
    /// What the server says of its state, such as `running`.
    #[serde(deserialize_with = "wire::text")]
    pub status: String,
    /// Where it answers.
    #[serde(deserialize_with = "wire::texts")]
    pub urls: Vec<String>,
    #[serde(deserialize_with = "wire::text")]
    pub kube_namespace: String,
}
