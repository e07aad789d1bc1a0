//! The body of a create.

use super::body::Body;
use crate::failure::Failure;
use crate::secrets::Hash;
use chrono::{DateTime, Utc};
use token_api::{Label, check_name};

const MAX_DEPLOYMENTS: usize = 256;

/// The token to create.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // `token_api::CreateToken` explains the fields.
pub struct Create {
    pub name: String,
    pub description: String,
    pub scopes: Vec<String>,
    pub expired_at: Option<DateTime<Utc>>,
    pub code: Option<String>,
    pub deployment_uids: Vec<String>,
    pub is_global_access: bool,
    pub is_global_router_access: bool,
    pub is_monitoring_token: bool,
    pub is_organization_token: bool,
    /// In the order of their keys.
    pub labels: Vec<Label>,
}

/// The accepted fields.
const FIELDS: [&str; 11] = [
    "name",
    "description",
    "scopes",
    "expired_at",
    "code",
    "deployment_uids",
    "is_global_access",
    "is_global_router_access",
    "is_monitoring_token",
    "is_organization_token",
    "labels",
];

impl Create {
    /// Reads and checks the body.
    pub fn read(body: &Body, now: DateTime<Utc>) -> Result<Self, Failure> {
        body.only(&FIELDS)?;
        let name = body.text("name")?.unwrap_or_default();
        check_name(name).map_err(|error| {
            Failure::bad("invalid_name", format!("This name cannot be used: {error}.")).in_field("name")
        })?;
        let flag = |field| body.flag(field).map(|flag| flag.unwrap_or(false));
        Ok(Self {
            name: name.to_owned(),
            description: body.description()?.unwrap_or_default(),
            scopes: body.scopes()?.unwrap_or_default(),
            expired_at: body.expired_at(now, None)?,
            code: body.text("code")?.map(str::to_owned),
            deployment_uids: body.texts("deployment_uids", MAX_DEPLOYMENTS)?.unwrap_or_default(),
            is_global_access: flag("is_global_access")?,
            is_global_router_access: flag("is_global_router_access")?,
            is_monitoring_token: flag("is_monitoring_token")?,
            is_organization_token: flag("is_organization_token")?,
            labels: body.labels()?.unwrap_or_default(),
        })
    }

    /// A hash of the requested values. It does not depend on the order of lists, or on how a time is written.
    pub fn hash(&self) -> Hash {
        let sorted = |list: &[String]| {
            let mut list = list.to_vec();
            list.sort();
            list
        };
        let mut values = serde_json::json!([
            self.name,
            self.description,
            sorted(&self.scopes),
            self.expired_at.map(|at| at.timestamp_micros()),
            self.code,
            sorted(&self.deployment_uids),
            self.is_global_access,
            self.is_global_router_access,
            self.is_monitoring_token,
            self.is_organization_token,
        ]);
        // Added only where there are any: the hashes of creates without labels are those of older versions.
        if let (false, Some(values)) = (self.labels.is_empty(), values.as_array_mut()) {
            values.push(serde_json::json!(self.labels));
        }
        Hash::of(&values.to_string())
    }
}
