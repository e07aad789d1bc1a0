//! The keys of sign-in links. Each works once, for ten minutes. They are in the database, as hashes, so that a link that
//! another process made works too.

use super::Store;
use super::columns::micros;
use super::error::StoreError;
use super::events::{self, Actor, NewEvent};
use super::members::{Member, member};
use super::sessions::{self, NewSession};
use super::wrong_clock::is_valid;
use crate::secrets::Hash;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// How long a key works.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// A key that has not expired, of a current member.
#[derive(Clone, Debug)]
pub struct SignInKey {
    /// Whom it signs in.
    pub member: Member,
    /// Whether it has signed them in already.
    pub is_used: bool,
}

/// The key with this hash; `None` where it is wrong or expired, or the user has left.
fn find(db: &Connection, key: &Hash, now: DateTime<Utc>) -> Result<Option<SignInKey>, StoreError> {
    let read = |row: &Row<'_>| {
        let found = SignInKey { member: member(row, 0)?, is_used: row.get(9)? };
        Ok((found, row.get::<_, Vec<u8>>(7)?, row.get(8)?))
    };
    let found = db
        .prepare_cached(
            "SELECT u.id, u.name, u.email, u.first_name, u.last_name, u.role, u.left_at, k.hash, k.ends_at, k.is_used
             FROM sign_in_keys k JOIN users u ON u.id = k.user_id WHERE k.hash = ? AND u.left_at IS NULL",
        )?
        .query_row([key.bytes()], read)
        .optional()?;
    let right = found.filter(|(_, stored, ends_at)| key.matches(stored) && is_valid(*ends_at, LIFETIME, now));
    Ok(right.map(|(found, _, _)| found))
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

    /// The key with this hash; `None` where it is wrong or expired, or the member has left. It is no use of it.
    pub async fn sign_in_key(&self, key: Hash, now: DateTime<Utc>) -> Result<Option<SignInKey>, StoreError> {
        self.read(move |db| find(db, &key, now)).await
    }

    /// Uses the key up and begins the session, in one transaction. Returns who signed in; `None` where the key is wrong or
    /// used, which costs no write.
    pub async fn sign_in(
        &self,
        key: Hash,
        session: NewSession,
        now: DateTime<Utc>,
    ) -> Result<Option<Member>, StoreError> {
        let is_unused = |found: &SignInKey| !found.is_used;
        if self.sign_in_key(key.clone(), now).await?.filter(is_unused).is_none() {
            return Ok(None);
        }
        self.write(move |db| {
            // Another request may have used the key since it was read.
            let Some(found) = find(db, &key, now)?.filter(is_unused) else { return Ok(None) };
            db.execute("UPDATE sign_in_keys SET is_used = 1 WHERE hash = ?", [key.bytes()])?;
            sessions::begin(db, &session, found.member.id, now)
        })
        .await
    }
}
