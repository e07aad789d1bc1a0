//! What a create does inside its transaction.

use crate::access::RequestedAccess;
use crate::failure::Failure;
use crate::input::{Body, Create};
use crate::secrets::{Hash, new_uid};
use crate::store::{CreateKey, NewToken, StoredToken};
use crate::write::Write;
use token_api::{Secret, Token};

/// A create as it was sent.
pub struct CreateRequest {
    /// The body, which is checked in the transaction: its sender is looked at before.
    pub body: Body,
    /// The idempotency key.
    pub key: Option<String>,
    /// The value of the new token.
    pub value: Secret,
    /// The address that the request comes from.
    pub address: String,
}

/// A create that its sender may do, in one transaction.
pub struct Allowed<'r> {
    request: &'r CreateRequest,
    /// The token to create.
    pub wanted: Create,
    /// What makes the create repeatable.
    pub key: Option<CreateKey>,
}

impl CreateRequest {
    /// Reads the body, and refuses what the caller may not create now.
    pub fn check(&self, write: &Write<'_>) -> Result<Allowed<'_>, Failure> {
        let (wanted, caller) = (Create::read(&self.body, write.now)?, &write.caller);
        caller.may_create(wanted.is_organization_token)?;
        caller.may_grant(
            &RequestedAccess {
                scopes: &wanted.scopes,
                is_global_access: wanted.is_global_access,
                is_global_router_access: wanted.is_global_router_access,
                deployment_uids: &wanted.deployment_uids,
            },
            None,
        )?;
        caller.may_create_until(wanted.expired_at)?;
        write.max_lifetime.map_or(Ok(()), |limit| limit.check(write.now, wanted.expired_at))?;
        if let Some(uid) = write.changes.first_unknown_deployment(&wanted.deployment_uids)? {
            let shown: String = uid.chars().take(64).collect();
            let sentence = format!("There is no deployment with the uid “{shown}”.");
            return Err(Failure::bad("unknown_deployment", sentence).in_field("deployment_uids"));
        }
        let key = self.key.clone().map(|key| CreateKey { key, request_hash: wanted.hash() });
        Ok(Allowed { request: self, wanted, key })
    }

    /// The token with its value, as the caller gets it.
    pub fn with_value(&self, write: &Write<'_>, stored: StoredToken) -> Token {
        Token { token: Some(self.value.clone()), ..write.caller.readable_after_create(stored, write.now) }
    }
}

impl Allowed<'_> {
    /// Adds the token. A repeat with the same idempotency key is checked like a first create, because its answer has
    /// a value too.
    pub fn add(self, write: &Write<'_>) -> Result<StoredToken, Failure> {
        let Self { request, wanted, key } = self;
        let new = NewToken {
            uid: new_uid(),
            creator: write.caller.member.id,
            name: wanted.name,
            description: wanted.description,
            scopes: wanted.scopes,
            labels: wanted.labels,
            deployment_uids: wanted.deployment_uids,
            created_at: write.now,
            expired_at: wanted.expired_at,
            last_used_at: None,
            is_organization_token: wanted.is_organization_token,
            is_global_access: wanted.is_global_access,
            is_global_router_access: wanted.is_global_router_access,
            is_monitoring_token: wanted.is_monitoring_token,
            hash: Hash::of(request.value.expose()),
            made_with: write.caller.token_uid(),
        };
        let actor = write.caller.actor(request.address.clone());
        Ok(match key {
            None => write.changes.create(&new, &actor)?,
            Some(key) => write.changes.create_once(&new, &key, &actor)?,
        })
    }
}
