//! The body of a create.

use super::body::Body;
use crate::failure::Failure;
use crate::secrets::Hash;
use chrono::{DateTime, Utc};
use token_api::check_name;

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
}

/// The accepted fields.
const FIELDS: [&str; 10] = [
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
        })
    }

    /// A hash of the requested values. It does not depend on the order of lists, or on how a time is written.
    pub fn hash(&self) -> Hash {
        let sorted = |list: &[String]| {
            let mut list = list.to_vec();
            list.sort();
            list
        };
        let values = serde_json::json!([
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
        Hash::of(&values.to_string())
    }
}
