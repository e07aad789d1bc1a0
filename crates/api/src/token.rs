//! A token, as the API describes it.

use crate::json::{Field, Fields, FromJson, Json, WrongShape};
use crate::{Organization, Secret, Time, User, has_scope};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// A label on a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Label {
    /// Its key.
    pub key: String,
    /// Its value.
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Token {
    /// The key in every address. Required: a token without it cannot be spoken of.
    pub uid: String,
    /// When it was made.
    pub created_at: Option<Time>,
    /// When it was last changed.
    pub updated_at: Option<Time>,
    /// When it was deleted; lists hold none that were.
    pub deleted_at: Option<Time>,
    /// Its name.
    pub name: String,
    /// `api_token`.
    pub resource_type: String,
    /// Labels; may be null on the wire.
    pub labels: Vec<Label>,
    /// What it is for; may be empty.
    pub description: String,
    /// What it may do; may be null on the wire, and unknown ones occur.
    pub scopes: Vec<String>,
    /// Its creator.
    pub user: Option<User>,
    /// Its organization.
    pub organization: Option<Organization>,
    /// When it ends; never where null.
    pub expired_at: Option<Time>,
    /// When it was last used; never where null.
    pub last_used_at: Option<Time>,
    /// The server's word at the time of the answer.
    pub is_expired: bool,
    /// Developer Operations Access; where a server does not say, it is on.
    pub is_api_token: bool,
    /// Protected Endpoint Access; where a server does not say, it is on where the fields below give any.
    pub is_access_token: bool,
    /// An organization token, else a personal one.
    pub is_organization_token: bool,
    /// May access all protected deployments.
    pub is_global_access: bool,
    /// May access the organization's router endpoint, the gateway in front of its deployments.
    pub is_global_router_access: bool,
    /// The protected deployments that it may access, where not all.
    pub deployment_uids: Vec<String>,
    /// Their names, in the same order.
    pub deployment_names: Vec<String>,
    /// Prometheus federation only.
    pub is_monitoring_token: bool,
    /// The value: in the answer to a create, this once. Read, never written: the server has an
    /// answer type of its own for that.
    #[serde(skip_serializing)]
    pub token: Option<Secret>,
}

impl Label {
    /// All labels of a resource; elements that are no objects are left out.
    #[inline(never)]
    pub(crate) fn all(fields: &mut Fields<'_>) -> Vec<Self> {
        fields.list(Field::Labels).into_iter().filter_map(|label| Self::from_json(label).ok()).collect()
    }
}

impl FromJson for Label {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        let mut fields = json.object()?;
        Ok(Self { key: fields.text(Field::Key), value: fields.text(Field::Value) })
    }
}

impl FromJson for Token {
    #[inline(never)]
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        let mut fields = json.object()?;
        let is_global_access = fields.flag(Field::IsGlobalAccess);
        let deployment_uids = fields.texts(Field::DeploymentUids);
        let deployment_names = fields.texts(Field::DeploymentNames);
        let has_access = is_global_access || !deployment_uids.is_empty() || !deployment_names.is_empty();
        Ok(Self {
            uid: fields.required(Field::Uid, "expected a text as `uid`")?,
            created_at: fields.time(Field::CreatedAt),
            updated_at: fields.time(Field::UpdatedAt),
            deleted_at: fields.time(Field::DeletedAt),
            name: fields.text(Field::Name),
            resource_type: fields.text(Field::ResourceType),
            labels: Label::all(&mut fields),
            description: fields.text(Field::Description),
            scopes: fields.texts(Field::Scopes),
            user: fields.object(Field::User).map(User::read),
            organization: fields.object(Field::Organization).map(Organization::read),
            expired_at: fields.time(Field::ExpiredAt),
            last_used_at: fields.time(Field::LastUsedAt),
            is_expired: fields.flag(Field::IsExpired),
            // Where a server does not say, it is on.
            is_api_token: fields.flag_or(Field::IsApiToken, true),
            is_access_token: fields.flag_or(Field::IsAccessToken, has_access),
            is_organization_token: fields.flag(Field::IsOrganizationToken),
            is_global_access,
            is_global_router_access: fields.flag(Field::IsGlobalRouterAccess),
            deployment_uids,
            deployment_names,
            is_monitoring_token: fields.flag(Field::IsMonitoringToken),
            token: fields.optional(Field::Token, "expected a text as `token`")?.map(Secret::new),
        })
    }
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

    /// Whether it may access the protected deployments of this name.
    pub fn may_access(&self, deployment: &str) -> bool {
        self.is_global_access || self.deployment_names.iter().any(|name| name == deployment)
    }

    /// The creator's login name, empty where the server names none.
    pub fn creator(&self) -> &str {
        self.user.as_ref().map_or("", |user| user.name.as_str())
    }
}
