//! Sessions of browsers. A row holds the hash of the cookie's value.

use super::Store;
use super::columns::micros;
use super::error::StoreError;
use super::events::{self, Actor, NewEvent, Operation};
use super::members::{self, Member, member};
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
fn member_of(db: &Connection, hash: &Hash, now: DateTime<Utc>) -> Result<Option<Member>, StoreError> {
    let found = db
        .prepare_cached(MEMBER_SESSION)?
        .query_row(params![hash.bytes(), micros(now)], |r| Ok((member(r, 0)?, r.get::<_, Vec<u8>>(7)?)))
        .optional()?;
    Ok(found.filter(|(_, stored)| hash.matches(stored)).map(|(member, _)| member))
}

/// Inserts a session, and deletes those that have expired and the one that it replaces; both are events. Returns the
/// member; `None`, without a new session, for a user who has left.
pub(super) fn insert(
    db: &Connection,
    session: &NewSession,
    user: i64,
    address: &str,
    now: DateTime<Utc>,
) -> Result<Option<Member>, StoreError> {
    db.execute("DELETE FROM sessions WHERE ends_at <= ?", [micros(now)])?;
    if let Some(replaced) = &session.replaced {
        record_end(db, replaced, address, now)?;
        db.execute("DELETE FROM sessions WHERE hash = ?", [replaced.bytes()])?;
    }
    let added = db.execute(
        "INSERT INTO sessions (hash, user_id, ends_at) SELECT ?, id, ? FROM users WHERE id = ? AND left_at IS NULL",
        params![session.hash.bytes(), micros(session.ends_at), user],
    )?;
    if added == 0 {
        return Ok(None);
    }
    let member = members::by_id(db, user)?;
    record(db, Operation::SignedIn, &member, &session.hash, address, now)?;
    Ok(Some(member))
}

/// Records that this session began or ended.
fn record(
    db: &Connection,
    operation: Operation,
    member: &Member,
    session: &Hash,
    address: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let actor = Actor::person(member, address.to_owned()).with_session(session.session_id());
    events::record(db, &actor, &NewEvent::of_person(operation, &member.user.name, now))
}

/// Records the end of a session, if there is one with this hash.
fn record_end(db: &Connection, hash: &Hash, address: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    match member_of(db, hash, now)? {
        Some(member) => record(db, Operation::SignedOut, &member, hash, address, now),
        None => Ok(()),
    }
}

impl Store {
    /// Begins a session of a member who signed in without a link. Returns false, without a session, where the member has
    /// left.
    pub async fn add_session(
        &self,
        session: NewSession,
        user: i64,
        address: String,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| Ok(insert(db, &session, user, &address, now)?.is_some())).await
    }

    /// Whether this is the hash of a session that exists, but cannot be used any more.
    pub async fn is_past_session(&self, hash: Hash) -> Result<bool, StoreError> {
        self.read(move |db| {
            Ok(db.prepare_cached("SELECT 1 FROM sessions WHERE hash = ?")?.exists([hash.bytes()])?)
        })
        .await
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
            record_end(db, &hash, &address, now)?;
            db.execute("DELETE FROM sessions WHERE hash = ?", [hash.bytes()])?;
            Ok(())
        })
        .await
    }
}
