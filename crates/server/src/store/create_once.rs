//! Idempotent creates: a repeated create with the same key returns the same token, not a second one. The key is stored
//! on the token's row, in the same transaction.
//!
//! Only a hash of the value is stored, so a repeat gives the token a new value, and the first value stops working.

use super::changes::Changes;
use super::columns::micros;
use super::error::StoreError;
use super::events::{self, Actor, NewEvent};
use super::lock;
use super::model::{NewToken, StoredToken};
use super::tokens::{self, by_uid};
use crate::secrets::Hash;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// How long a key is remembered.
const KEY_LIFETIME: TimeDelta = TimeDelta::hours(24);

/// An idempotency key and the create that it belongs to.
#[derive(Clone, Debug)]
pub struct CreateKey {
    /// The key as it was sent.
    pub key: String,
    /// Hash of the requested fields: a repeat must have the same.
    pub request_hash: Hash,
}

impl Changes<'_> {
    /// Adds a token. Where its creator made one with this key within a day, that token gets the new value instead, if it
    /// was neither used nor changed since. A token gets the value only of what it made itself.
    pub fn create_once(
        &self,
        token: &NewToken,
        key: &CreateKey,
        actor: &Actor,
    ) -> Result<StoredToken, StoreError> {
        let db = self.db;
        let Some((uid, request_hash)) = find_first(db, token, &key.key)? else {
            return create_with_key(db, token, key, actor);
        };
        if !key.request_hash.matches(&request_hash) {
            return Err(StoreError::KeyReused);
        }
        let first = by_uid(db, &uid)?.ok_or_else(|| StoreError::Broken("a key had no token".into()))?;
        // A use counts also while it is noted in memory and not yet written.
        let was_used = first.last_used_at.is_some() || lock(&self.store.uses).contains_key(&first.id);
        let has_other_maker =
            token.made_with.is_some() && token.made_with.as_ref() != first.makers.first().map(|it| &it.uid);
        if was_used || has_other_maker || first.updated_at != first.created_at {
            return Err(StoreError::AlreadyCreated { uid });
        }
        db.prepare_cached("UPDATE tokens SET hash = ? WHERE id = ?")?
            .execute(params![token.hash.bytes(), first.id])?;
        events::record(db, actor, &NewEvent::value_replaced(&first, token.created_at))?;
        Ok(first)
    }

    /// Fails where the key made a token already. For creates whose value goes to the command-line tool: that value must
    /// never be replaced, even where the use of the token is no longer known.
    pub fn refuse_repeat(&self, creator: i64, key: &CreateKey, now: DateTime<Utc>) -> Result<(), StoreError> {
        let made = self
            .db
            .prepare_cached(
                "SELECT uid, create_meaning FROM tokens
                 WHERE user_id = ? AND create_key = ? AND created_at > ?",
            )?
            .query_row(params![creator, key.key, micros(now - KEY_LIFETIME)], |row| {
                Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?))
            })
            .optional()?;
        match made {
            None => Ok(()),
            Some((uid, request_hash)) if key.request_hash.matches(&request_hash) => {
                Err(StoreError::AlreadyCreated { uid })
            }
            Some(_) => Err(StoreError::KeyReused),
        }
    }
}

/// Uid and request hash of the token that this key made. Clears the key where it is older than its lifetime.
fn find_first(db: &Connection, token: &NewToken, key: &str) -> Result<Option<(String, Vec<u8>)>, StoreError> {
    db.prepare_cached(
        "UPDATE tokens SET create_key = NULL, create_meaning = NULL
         WHERE user_id = ? AND create_key = ? AND created_at <= ?",
    )?
    .execute(params![token.creator, key, micros(token.created_at - KEY_LIFETIME)])?;
    Ok(db
        .prepare_cached("SELECT uid, create_meaning FROM tokens WHERE user_id = ? AND create_key = ?")?
        .query_row(params![token.creator, key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

fn create_with_key(
    db: &Connection,
    token: &NewToken,
    key: &CreateKey,
    actor: &Actor,
) -> Result<StoredToken, StoreError> {
    let added = tokens::create(db, token, actor)?;
    db.prepare_cached("UPDATE tokens SET create_key = ?, create_meaning = ? WHERE uid = ?")?
        .execute(params![key.key, key.request_hash.bytes(), token.uid])?;
    Ok(added)
}
