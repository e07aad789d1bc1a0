//! What a create does inside its transaction.

use crate::access::RequestedAccess;
use crate::failure::Failure;
use crate::input::Create;
use crate::secrets::{Hash, new_uid};
use crate::store::{CreateKey, NewToken, StoredToken};
use crate::write::Write;
use token_api::{Secret, Token};

/// A create whose body was read.
pub struct CreateRequest {
    /// The token to create.
    pub wanted: Create,
    /// What makes the create repeatable.
    pub key: Option<CreateKey>,
    /// The value of the new token.
    pub value: Secret,
    /// The address that the request comes from.
    pub address: String,
}

impl CreateRequest {
    /// Refuses what the caller may not create now.
    pub fn check(&self, write: &Write<'_>) -> Result<(), Failure> {
        let (wanted, caller) = (&self.wanted, &write.caller);
        wanted.check_expiry(write.now)?;
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
        match write.changes.first_unknown_deployment(&wanted.deployment_uids)? {
            None => Ok(()),
            Some(uid) => {
                let shown: String = uid.chars().take(64).collect();
                let sentence = format!("There is no deployment with the uid “{shown}”.");
                Err(Failure::bad("unknown_deployment", sentence).in_field("deployment_uids"))
            }
        }
    }

    /// Adds the token. A repeat with the same idempotency key is checked like a first create, because its answer has
    /// a value too.
    pub fn add(&self, write: &Write<'_>) -> Result<StoredToken, Failure> {
        let wanted = self.wanted.clone();
        let new = NewToken {
            uid: new_uid(),
            creator: write.caller.member.id,
            name: wanted.name,
            description: wanted.description,
            scopes: wanted.scopes,
            labels: Vec::new(),
            deployment_uids: wanted.deployment_uids,
            created_at: write.now,
            expired_at: wanted.expired_at,
            last_used_at: None,
            is_organization_token: wanted.is_organization_token,
            is_global_access: wanted.is_global_access,
            is_global_router_access: wanted.is_global_router_access,
            is_monitoring_token: wanted.is_monitoring_token,
            hash: Hash::of(self.value.expose()),
            made_with: write.caller.token_uid(),
        };
        let actor = write.caller.actor(self.address.clone());
        Ok(match &self.key {
            None => write.changes.create(&new, &actor)?,
            Some(key) => write.changes.create_once(&new, key, &actor)?,
        })
    }

    /// The token with its value, as the caller gets it.
    pub fn with_value(&self, write: &Write<'_>, stored: StoredToken) -> Token {
        Token { token: Some(self.value.clone()), ..write.caller.shown_as_created(stored, write.now) }
    }
}
