//! The types that the store takes and returns for tokens and lists.

use super::members::Member;
use crate::secrets::{Hash, new_uid};
use chrono::{DateTime, Utc};
use token_api::{API, Label, Token};

/// A stored token. `is_expired` is always false here, because it depends on the current time: see [`StoredToken::at`].
#[derive(Clone, Debug)]
pub struct StoredToken {
    /// Row id.
    pub id: i64,
    /// Who created it.
    pub creator: Member,
    /// The tokens that it was made with, nearest first, at most 32.
    pub makers: Vec<Maker>,
    pub(super) token: Token,
}

/// A token that made another one. It stays known after it was deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // `token_api::CreatedWith` explains the fields.
pub struct Maker {
    pub uid: String,
    pub name: String,
    /// Whether it belongs to the organization.
    pub is_organization_token: bool,
    pub is_deleted: bool,
}

impl StoredToken {
    /// Whether it is a personal token of somebody who has left: it ends with its creator's membership.
    pub fn is_of_leaver(&self) -> bool {
        self.creator.has_left && !self.is_organization_token
    }

    /// Whether it has expired, or its creator has left with it.
    pub fn has_ended(&self, now: DateTime<Utc>) -> bool {
        self.has_expired(now) || self.is_of_leaver()
    }

    /// The token at this time, with `is_expired` set and without its makers.
    pub fn at(mut self, now: DateTime<Utc>) -> Token {
        self.token.is_expired = self.token.has_expired(now);
        self.token
    }
}

impl std::ops::Deref for StoredToken {
    type Target = Token;
    fn deref(&self) -> &Token {
        &self.token
    }
}

/// A token to insert; `creator` is a row of `users`.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // `token_api::Token` explains the fields.
pub struct NewToken {
    pub uid: String,
    pub creator: i64,
    pub name: String,
    pub description: String,
    pub scopes: Vec<String>,
    pub labels: Vec<Label>,
    pub deployment_uids: Vec<String>,
    pub created_at: DateTime<Utc>,
    pub expired_at: Option<DateTime<Utc>>,
    pub last_used_at: Option<DateTime<Utc>>,
    pub is_organization_token: bool,
    pub is_global_access: bool,
    pub is_global_router_access: bool,
    pub is_monitoring_token: bool,
    pub hash: Hash,
    /// Uid of the token that makes this one; `None` for a session.
    pub made_with: Option<String>,
}

impl NewToken {
    /// A personal token with the scope `api` and no expiry: it may do everything that its creator may.
    pub fn personal(creator: i64, name: &str, description: &str, hash: Hash, now: DateTime<Utc>) -> Self {
        Self {
            uid: new_uid(),
            creator,
            name: name.into(),
            description: description.into(),
            scopes: vec![API.into()],
            labels: Vec::new(),
            deployment_uids: Vec::new(),
            created_at: now,
            expired_at: None,
            last_used_at: None,
            is_organization_token: false,
            is_global_access: false,
            is_global_router_access: false,
            is_monitoring_token: false,
            hash,
            made_with: None,
        }
    }
}

/// The new values of the fields of a token that can change.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // `token_api::Token` explains the fields.
pub struct TokenChange {
    pub description: String,
    pub scopes: Vec<String>,
    pub expired_at: Option<DateTime<Utc>>,
    pub labels: Vec<Label>,
}

impl TokenChange {
    /// Whether the token has all of these values.
    pub(super) fn changes_nothing_of(&self, token: &StoredToken) -> bool {
        let Self { description, scopes, expired_at, labels } = self;
        *description == token.description
            && *scopes == token.scopes
            && *expired_at == token.expires()
            && *labels == token.labels
    }
}

/// Which tokens a caller may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Visible {
    /// All tokens of the organization.
    All,
    /// Organization tokens, and those that this user created.
    OwnAndOrganization(i64),
    /// Organization tokens only.
    Organization,
    /// The tokens that this user created, and no others.
    Own(i64),
}

/// Which part of a list is asked for.
#[derive(Clone, Debug)]
pub struct ListQuery {
    /// Offset of the first entry.
    pub start: u64,
    /// The largest number of entries.
    pub count: u64,
    /// A text that an entry must contain, ignoring case; empty for all entries.
    pub search: String,
}
