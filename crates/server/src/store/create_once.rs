//! A create that is asked for again is the same token, not a second one: the key that its sender
//! chose is kept on the token's row, written in the same transaction.
//!
//! What never lives here: what a request means (the caller passes its hash), and a value. Because
//! none is kept, who asks again gets a fresh one, and the first stops working.

use super::{Actor, NewToken, Store, StoreError, Stored, add_and_tell, by_uid, lock, micros};
use crate::secrets::Hash;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// How long a key is known.
const KEY_LIFETIME: TimeDelta = TimeDelta::hours(24);

/// A key of its creator's, and what was asked for with it.
#[derive(Clone, Debug)]
pub struct CreateKey {
    /// As it was sent.
    pub key: String,
    /// The hash of what was asked for: who asks again must ask for the same.
    pub meaning: Hash,
}

impl Store {
    /// Adds a token, unless its creator made one with this key within a day: then that token gets the
    /// new one's value, if nobody can miss the one that it had.
    pub async fn add_once(
        &self,
        token: NewToken,
        key: CreateKey,
        actor: Actor,
    ) -> Result<Stored, StoreError> {
        let inner = self.0.clone();
        self.write(move |db| {
            let Some((uid, meaning)) = first_with(db, &token, &key.key)? else {
                return add_with(db, &token, &key, &actor);
            };
            if !key.meaning.is(&meaning) {
                return Err(StoreError::KeyReused);
            }
            let first = by_uid(db, &uid)?.ok_or_else(|| StoreError::Broken("a key had no token".into()))?;
            // A use that is noted is a use, before it is written too.
            let was_used = first.last_used_at.is_some() || lock(&inner.uses).contains_key(&first.id);
            if was_used || first.updated_at != first.created_at {
                return Err(StoreError::AlreadyCreated { uid });
            }
            db.prepare_cached("UPDATE tokens SET hash = ? WHERE id = ?")?
                .execute(params![token.hash.bytes(), first.id])?;
            Ok(first)
        })
        .await
    }
}

impl Store {
    /// Refuses a key that made a token already. For creates whose value went to somebody else than their sender: it is
    /// never replaced, also where the use of the token is not known any more.
    pub async fn check_first(
        &self,
        creator: i64,
        key: CreateKey,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.read(move |db| {
            let made = db
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
                Some((uid, meaning)) if key.meaning.is(&meaning) => Err(StoreError::AlreadyCreated { uid }),
                Some(_) => Err(StoreError::KeyReused),
            }
        })
        .await
    }
}

/// The token that this key made, and what was asked for. A key of yesterday is forgotten on the way.
fn first_with(db: &Connection, token: &NewToken, key: &str) -> Result<Option<(String, Vec<u8>)>, StoreError> {
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

fn add_with(db: &Connection, token: &NewToken, key: &CreateKey, actor: &Actor) -> Result<Stored, StoreError> {
    let added = add_and_tell(db, token, actor)?;
    db.prepare_cached("UPDATE tokens SET create_key = ?, create_meaning = ? WHERE uid = ?")?
        .execute(params![key.key, key.meaning.bytes(), token.uid])?;
    Ok(added)
}
