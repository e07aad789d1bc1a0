//! Sessions of browsers. A row holds the hash of the cookie's value.

use super::Store;
use super::columns::micros;
use super::error::StoreError;
use super::events::{self, Actor, NewEvent, Operation};
use super::members::{Member, member};
use crate::secrets::Hash;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// A session to insert.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Hash of the cookie's value.
    pub hash: Hash,
    /// When it expires.
    pub ends_at: DateTime<Utc>,
    /// Hash of the session that this browser had before, which ends.
    pub replaced: Option<Hash>,
}

const MEMBER_SESSION: &str =
    "SELECT u.id, u.name, u.email, u.first_name, u.last_name, u.role, u.left_at, s.hash
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.hash = ? AND s.ends_at > ? AND u.left_at IS NULL";

/// The member whose session this is; `None` where it has expired or the member has left.
pub(super) fn member_of(
    db: &Connection,
    hash: &Hash,
    now: DateTime<Utc>,
) -> Result<Option<Member>, StoreError> {
    let found = db
        .prepare_cached(MEMBER_SESSION)?
        .query_row(params![hash.bytes(), micros(now)], |r| Ok((member(r, 0)?, r.get::<_, Vec<u8>>(7)?)))
        .optional()?;
    Ok(found.filter(|(_, stored)| hash.matches(stored)).map(|(member, _)| member))
}

/// Inserts a session, and deletes those that have expired and the one that it replaces. Returns false, without a new
/// session, for a user who has left.
pub(super) fn insert(
    db: &Connection,
    session: &NewSession,
    user: i64,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    db.execute("DELETE FROM sessions WHERE ends_at <= ?", [micros(now)])?;
    if let Some(replaced) = &session.replaced {
        db.execute("DELETE FROM sessions WHERE hash = ?", [replaced.bytes()])?;
    }
    let added = db.execute(
        "INSERT INTO sessions (hash, user_id, ends_at) SELECT ?, id, ? FROM users WHERE id = ? AND left_at IS NULL",
        params![session.hash.bytes(), micros(session.ends_at), user],
    )?;
    Ok(added > 0)
}

impl Store {
    /// Begins a session of a member who signed in without a link. Returns false, without a session, where the member has
    /// left.
    pub async fn add_session(
        &self,
        session: NewSession,
        user: i64,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| insert(db, &session, user, now)).await
    }

    /// The member whose session this is; `None` where it has expired or the member has left.
    pub async fn session(&self, hash: Hash, now: DateTime<Utc>) -> Result<Option<Member>, StoreError> {
        self.read(move |db| member_of(db, &hash, now)).await
    }

    /// Ends a session. `address` is the address that the request came from.
    pub async fn end_session(
        &self,
        hash: Hash,
        address: String,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            let member = member_of(db, &hash, now)?;
            db.execute("DELETE FROM sessions WHERE hash = ?", [hash.bytes()])?;
            let Some(member) = member else { return Ok(()) };
            let actor = Actor::person(&member, address);
            events::record(db, &actor, &NewEvent::of_person(Operation::SignedOut, &member.user.name, now))
        })
        .await
    }
}
