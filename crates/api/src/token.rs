//! A token, as the API describes it.

use crate::{Organization, Secret, Time, User, has_scope, time, wire};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A label on a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Label {
    /// Its key.
    #[serde(deserialize_with = "wire::text")]
    pub key: String,
    /// Its value.
    #[serde(deserialize_with = "wire::text")]
    pub value: String,
}

/// Whose a token is, or what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenType {
    /// Belongs to its creator.
    Personal,
    /// Belongs to the organization.
    Organization,
    /// Prometheus federation only.
    Monitoring,
}

/// A token. Its value is in here only in the answer to a create.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// The key in every address. Required: a token without it cannot be spoken of.
    pub uid: String,
    /// When it was made.
    #[serde(default, deserialize_with = "time::optional")]
    pub created_at: Option<Time>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "time::optional")]
    pub updated_at: Option<Time>,
    /// When it was deleted; lists hold none that were.
    #[serde(default, deserialize_with = "time::optional")]
    pub deleted_at: Option<Time>,
    /// Its name.
    #[serde(default, deserialize_with = "wire::text")]
    pub name: String,
    /// `api_token`.
    #[serde(default, deserialize_with = "wire::text")]
    pub resource_type: String,
    /// Labels; may be null on the wire.
    #[serde(default, deserialize_with = "wire::objects")]
    pub labels: Vec<Label>,
    /// What it is for; may be empty.
    #[serde(default, deserialize_with = "wire::text")]
    pub description: String,
    /// What it may do; may be null on the wire, and unknown ones occur.
    #[serde(default, deserialize_with = "wire::texts")]
    pub scopes: Vec<String>,
    /// Its creator.
    #[serde(default, deserialize_with = "wire::object")]
    pub user: Option<User>,
    /// Its organization.
    #[serde(default, deserialize_with = "wire::object")]
    pub organization: Option<Organization>,
    /// When it ends; never where null.
    #[serde(default, deserialize_with = "time::optional")]
    pub expired_at: Option<Time>,
    /// When it was last used; never where null.
    #[serde(default, deserialize_with = "time::optional")]
    pub last_used_at: Option<Time>,
    /// The server's word at the time of the answer.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_expired: bool,
    /// Developer Operations Access; where a server does not say, it is on.
    #[serde(default = "on", deserialize_with = "wire::flag_on")]
    pub is_api_token: bool,
    /// An organization token, else a personal one.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_organization_token: bool,
    /// May access all protected deployments.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_global_access: bool,
    /// The protected deployments that it may access, where not all.
    #[serde(default, deserialize_with = "wire::texts")]
    pub deployments: Vec<String>,
    /// Prometheus federation only.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_monitoring_token: bool,
    /// The value: in the answer to a create, this once. Read, never written: the server has an
    /// answer type of its own for that.
    #[serde(default, skip_serializing)]
    pub token: Option<Secret>,
}

fn on() -> bool {
    true
}

impl Token {
    /// Whose it is, or what it is for.
    pub fn token_type(&self) -> TokenType {
        if self.is_monitoring_token {
            TokenType::Monitoring
        } else if self.is_organization_token {
            TokenType::Organization
        } else {
            TokenType::Personal
        }
    }

    /// Whether it has ended by the server's word or at this moment. The very moment of its expiry
    /// counts as ended.
    pub fn has_expired(&self, now: DateTime<Utc>) -> bool {
        self.is_expired || self.expires().is_some_and(|at| at <= now)
    }

    /// When it ends, where it ends and the time could be read.
    pub fn expires(&self) -> Option<DateTime<Utc>> {
        self.expired_at.as_ref().and_then(Time::utc)
    }

    /// Whether it never ends. An expiry that could not be read is not "never".
    pub fn never_expires(&self) -> bool {
        self.expired_at.is_none() && !self.is_expired
    }

    /// Whether it may do what needs this scope (`api` implies all).
    pub fn allows(&self, scope: &str) -> bool {
        has_scope(&self.scopes, scope)
    }

    /// Whether it may access this protected deployment.
    pub fn may_access(&self, deployment: &str) -> bool {
        self.is_global_access || self.deployments.iter().any(|d| d == deployment)
    }

    /// The creator's login name, empty where the server names none.
    pub fn creator(&self) -> &str {
        self.user.as_ref().map_or("", |user| user.name.as_str())
    }
}
