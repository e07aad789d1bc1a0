//! The keys of sign-in links: each works once, for ten minutes. A row holds the hash of a key, so that a link that another
//! process has made works too.

use super::events::{Actor, Operation, Told};
use super::members::{MEMBER, Member, member};
use super::sessions::{self, NewSession};
use super::{Store, StoreError, events, micros};
use crate::secrets::Hash;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// How long a key works.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// The row of whom this key signs in.
fn whose(db: &Connection, key: &Hash, now: DateTime<Utc>) -> Result<Option<i64>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT k.user_id, k.hash FROM sign_in_keys k JOIN users u ON u.id = k.user_id
             WHERE k.hash = ? AND k.ends_at > ? AND u.left_at IS NULL",
        )?
        .query_row(params![key.bytes(), micros(now)], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)))
        .optional()?;
    Ok(found.filter(|(_, stored)| key.is(stored)).map(|(user, _)| user))
}

impl Store {
    /// Remembers a key of this member's, and forgets those whose time is over. Whether it did: not where they have left.
    /// With `told_by` that is an event: somebody can use the link as that member.
    pub async fn add_sign_in_key(
        &self,
        key: Hash,
        member: &Member,
        told_by: Option<Actor>,
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
            if let Some(actor) = told_by.filter(|_| added > 0) {
                events::write(db, &actor, &Told::sign_in_link(&name, now))?;
            }
            Ok(added > 0)
        })
        .await
    }

    /// Uses a key up and begins the session, both or neither; whether the key was a right one. A wrong key costs no write.
    pub async fn sign_in(
        &self,
        key: Hash,
        session: NewSession,
        address: String,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let wanted = key.clone();
        if self.read(move |db| whose(db, &wanted, now)).await?.is_none() {
            return Ok(false);
        }
        self.write(move |db| {
            // Somebody else may have used it since.
            let Some(user) = whose(db, &key, now)? else { return Ok(false) };
            db.execute("DELETE FROM sign_in_keys WHERE hash = ?", [key.bytes()])?;
            if !sessions::add(db, &session, user, now)? {
                return Ok(false);
            }
            let member = db
                .prepare_cached(&format!("{MEMBER} WHERE u.id = ?"))?
                .query_row([user], |row| member(row, 0))?;
            let actor = Actor::person(&member, address);
            events::write(db, &actor, &Told::of_person(Operation::SignedIn, &member.user.name, now))?;
            Ok(true)
        })
        .await
    }
}
