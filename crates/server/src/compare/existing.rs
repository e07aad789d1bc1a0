//! A token that is there, and its form in JSON and YAML. The token's value is not among what is read.

use super::lifetime::Lifetime;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use token_api::{Time, TokenType};

/// A token that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Existing {
    /// Addresses it in requests and links.
    pub uid: String,
    /// The name.
    pub name: String,
    /// The creator's login name; empty where nobody is named.
    pub creator: String,
    /// What it is for.
    pub description: String,
    /// The scopes, in the order of the server.
    pub scopes: Vec<String>,
    /// The type; `None` is either personal or monitoring: exports in JSON and YAML do not say which.
    pub token_type: Option<TokenType>,
    /// When it was created, if that can be read.
    pub created: Option<DateTime<Utc>>,
    /// How long it lives; `None` where one of the times cannot be read.
    pub lifetime: Option<Lifetime>,
    /// When it expires; `None` for never and for a time that cannot be read.
    pub expires: Option<DateTime<Utc>>,
    /// Whether the server says that it has expired.
    pub is_expired: bool,
}

/// A token as JSON and YAML have it. Other fields are skipped, the value too.
#[derive(Debug, Deserialize)]
pub(super) struct Item {
    uid: String,
    name: Option<String>,
    description: Option<String>,
    scopes: Option<Vec<String>>,
    user: Option<User>,
    created_at: Option<String>,
    expired_at: Option<String>,
    is_expired: Option<bool>,
    is_organization_token: Option<bool>,
    is_monitoring_token: Option<bool>,
}

#[derive(Debug, Deserialize)]
struct User {
    name: Option<String>,
}

impl From<Item> for Existing {
    fn from(item: Item) -> Self {
        let token_type = match (item.is_monitoring_token, item.is_organization_token) {
            (Some(true), _) => Some(TokenType::Monitoring),
            (_, Some(true)) => Some(TokenType::Organization),
            (Some(false), _) => Some(TokenType::Personal),
            (None, _) => None,
        };
        let is_expired = item.is_expired == Some(true);
        let time = |text: &Option<String>| text.as_deref().and_then(Time::parse);
        let (created, expires) = (time(&item.created_at), time(&item.expired_at));
        let mut existing = Self {
            uid: item.uid,
            name: item.name.unwrap_or_default(),
            creator: item.user.and_then(|user| user.name).unwrap_or_default(),
            description: item.description.unwrap_or_default(),
            scopes: item.scopes.unwrap_or_default(),
            token_type,
            created: None,
            lifetime: None,
            expires: None,
            is_expired,
        };
        existing.set_times(created, expires);
        existing
    }
}

impl Existing {
    /// Sets the times and the lifetime between them. A token that has expired had an expiry, also where none is told.
    pub(super) fn set_times(&mut self, created: Option<Time>, expires: Option<Time>) {
        self.created = created.as_ref().and_then(Time::utc);
        self.expires = expires.as_ref().and_then(Time::utc);
        self.lifetime = match (self.created, self.expires) {
            _ if expires.is_none() && !self.is_expired => Some(Lifetime::Never),
            (Some(created), Some(expires)) => Some(Lifetime::For(expires - created)),
            _ => None,
        };
    }

    /// Whether it has expired at this time.
    pub fn has_expired(&self, now: DateTime<Utc>) -> bool {
        self.is_expired || self.expires.is_some_and(|at| at <= now)
    }
}
