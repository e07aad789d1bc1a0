//! A token, as the API describes it, and its type.

use crate::json::{Field, Fields, FromJson, Json, WrongShape};
use crate::{Organization, Secret, Time, User, has_scope};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// A label on a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Label {
    /// The key.
    pub key: String,
    /// The value.
    pub value: String,
}

/// Who owns a token, or what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenType {
    /// Belongs to its creator.
    Personal,
    /// Belongs to the organization.
    Organization,
    /// For Prometheus federation only.
    Monitoring,
}

/// A token that another token was made with. The embedded server alone records it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CreatedWith {
    /// The uid. Required: an entry without it is left out.
    pub uid: String,
    /// The name; it stays known after the token was deleted.
    pub name: String,
    /// Whether the token was deleted.
    pub is_deleted: bool,
}

/// A token. Its value is present only in the answer to a create, and where BentoCloud tells it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Token {
    /// The uid, which addresses the token in requests. Required: a token without it cannot be read.
    pub uid: String,
    /// When it was created.
    pub created_at: Option<Time>,
    /// When it was last changed.
    pub updated_at: Option<Time>,
    /// When it was deleted. Lists hold no deleted tokens.
    pub deleted_at: Option<Time>,
    /// The name, unique for its creator.
    pub name: String,
    /// Always `api_token`.
    pub resource_type: String,
    /// The labels; null in the JSON is an empty list.
    pub labels: Vec<Label>,
    /// What it is for; may be empty.
    pub description: String,
    /// The scopes; null in the JSON is an empty list. Servers may return scopes that this crate does not know.
    pub scopes: Vec<String>,
    /// The creator.
    pub user: Option<User>,
    /// The organization.
    pub organization: Option<Organization>,
    /// When it expires; `None` for never.
    pub expired_at: Option<Time>,
    /// When it was last used; `None` for never.
    pub last_used_at: Option<Time>,
    /// Whether it had expired when the server answered.
    pub is_expired: bool,
    /// Whether it has Developer Operations Access. True if the server does not say.
    pub is_api_token: bool,
    /// Whether it has Protected Endpoint Access. If the server does not say: true if it has access to any deployment.
    pub is_access_token: bool,
    /// Whether it belongs to the organization instead of its creator.
    pub is_organization_token: bool,
    /// Whether it may access all protected deployments.
    pub is_global_access: bool,
    /// Whether it may access the organization's router endpoint, the gateway in front of its deployments.
    pub is_global_router_access: bool,
    /// The uids of the protected deployments that it may access, if not all.
    pub deployment_uids: Vec<String>,
    /// The names of these deployments, in the same order.
    pub deployment_names: Vec<String>,
    /// Whether it is for Prometheus federation only.
    pub is_monitoring_token: bool,
    /// The tokens that it was made with, nearest first: the one that made it, the one that made that, and so on. Empty
    /// where a session made it, or where the server does not say. It is not written where it is empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub created_with: Vec<CreatedWith>,
    /// The token's value, in the answer to a create. It is read and never written: the server has its own type for
    /// that answer.
    #[serde(skip_serializing)]
    pub token: Option<Secret>,
}

impl Label {
    /// All labels of a resource. Items that are no objects are left out.
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

impl FromJson for CreatedWith {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        let mut fields = json.object()?;
        Ok(Self {
            uid: fields.required(Field::Uid, "expected a text as `uid`")?,
            name: fields.text(Field::Name),
            is_deleted: fields.flag(Field::IsDeleted),
        })
    }
}

impl CreatedWith {
    /// The entries of a list. Entries that cannot be read are left out.
    #[inline(never)]
    fn all(fields: &mut Fields<'_>) -> Vec<Self> {
        let entries = fields.list(Field::CreatedWith);
        entries.into_iter().filter_map(|entry| Self::from_json(entry).ok()).collect()
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
            is_api_token: fields.flag_or(Field::IsApiToken, true),
            is_access_token: fields.flag_or(Field::IsAccessToken, has_access),
            is_organization_token: fields.flag(Field::IsOrganizationToken),
            is_global_access,
            is_global_router_access: fields.flag(Field::IsGlobalRouterAccess),
            deployment_uids,
            deployment_names,
            is_monitoring_token: fields.flag(Field::IsMonitoringToken),
            created_with: CreatedWith::all(&mut fields),
            token: fields.optional(Field::Token, "expected a text as `token`")?.map(Secret::new),
        })
    }
}

impl Token {
    /// Who owns it, or what it is for.
    pub fn token_type(&self) -> TokenType {
        if self.is_monitoring_token {
            TokenType::Monitoring
        } else if self.is_organization_token {
            TokenType::Organization
        } else {
            TokenType::Personal
        }
    }

    /// Whether it has expired, according to the server or by the clock. At the moment of its expiry it has expired.
    pub fn has_expired(&self, now: DateTime<Utc>) -> bool {
        self.is_expired || self.expires().is_some_and(|at| at <= now)
    }

    /// When it expires; `None` if it never does or the time cannot be read.
    pub fn expires(&self) -> Option<DateTime<Utc>> {
        self.expired_at.as_ref().and_then(Time::utc)
    }

    /// Whether it never expires. An expiry that cannot be read is not "never".
    pub fn never_expires(&self) -> bool {
        self.expired_at.is_none() && !self.is_expired
    }

    /// Whether its scopes permit what needs this scope (`api` permits everything).
    pub fn allows(&self, scope: &str) -> bool {
        has_scope(&self.scopes, scope)
    }

    /// Whether it may access the protected deployments of this name.
    pub fn may_access(&self, deployment: &str) -> bool {
        self.is_global_access || self.deployment_names.iter().any(|name| name == deployment)
    }

    /// The creator's login name; empty if the server gives none.
    pub fn creator(&self) -> &str {
        self.user.as_ref().map_or("", |user| user.name.as_str())
    }
}
