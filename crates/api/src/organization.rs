//! An organization: who a token belongs to.

use crate::{Label, Time, time, wire};
use serde::{Deserialize, Serialize};

/// An organization, with the resource fields that the SDK demands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)] // The resource fields are the same everywhere; `Token` explains them.
pub struct Organization {
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
    #[serde(deserialize_with = "wire::text")]
    pub description: String,
}
