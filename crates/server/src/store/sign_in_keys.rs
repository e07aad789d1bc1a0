//! The keys of sign-in links. Each works once, for ten minutes. They are in the database, as hashes, so that a link that
//! another process made works too.

use super::Store;
use super::columns::micros;
use super::error::StoreError;
use super::events::{self, Actor, NewEvent};
use super::members::Member;
use super::sessions::{self, NewSession};
use super::wrong_clock::is_valid;
use crate::secrets::Hash;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// How long a key works.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// The row id of the user whom this key signs in; `None` where the key is wrong or expired, or the user has left.
fn user_of(db: &Connection, key: &Hash, now: DateTime<Utc>) -> Result<Option<i64>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT k.user_id, k.hash, k.ends_at FROM sign_in_keys k JOIN users u ON u.id = k.user_id
             WHERE k.hash = ? AND u.left_at IS NULL",
        )?
        .query_row([key.bytes()], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?, row.get(2)?)))
        .optional()?;
    let is_right = |stored: &[u8], ends_at| key.matches(stored) && is_valid(ends_at, LIFETIME, now);
    Ok(found.filter(|(_, stored, ends_at)| is_right(stored, *ends_at)).map(|(user, _, _)| user))
}

impl Store {
    /// Inserts a key for this member, and deletes expired ones. Returns false, without a key, where the member has left.
    /// With `made_by` it is an event, because the maker of the link can sign in as that member.
    pub async fn add_sign_in_key(
        &self,
        key: Hash,
        member: &Member,
        made_by: Option<Actor>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let (user, name) = (member.id, member.user.name.clone());
        self.write(move |db| {
            db.execute("DELETE FROM sign_in_keys WHERE ends_at <= ?", [micros(now)])?;
            let added = db.execute(
                "INSERT INTO sign_in_keys (hash, user_id, ends_at)
                 SELECT ?, id, ? FROM users WHERE id = ? AND left_at IS NULL",
                params![key.bytes(), micros(now + LIFETIME), user],
            )?;
            if let Some(actor) = made_by.filter(|_| added > 0) {
                events::record(db, &actor, &NewEvent::sign_in_link(&name, now))?;
            }
            Ok(added > 0)
        })
        .await
    }

    /// Deletes the key and begins the session, in one transaction. Returns who signed in; `None` where the key is wrong,
    /// which costs no write.
    pub async fn sign_in(
        &self,
        key: Hash,
        session: NewSession,
        now: DateTime<Utc>,
    ) -> Result<Option<Member>, StoreError> {
        let wanted = key.clone();
        if self.read(move |db| user_of(db, &wanted, now)).await?.is_none() {
            return Ok(None);
        }
        self.write(move |db| {
            // Another request may have used the key since it was read.
            let Some(user) = user_of(db, &key, now)? else { return Ok(None) };
            db.execute("DELETE FROM sign_in_keys WHERE hash = ?", [key.bytes()])?;
            sessions::begin(db, &session, user, now)
        })
        .await
    }
}
