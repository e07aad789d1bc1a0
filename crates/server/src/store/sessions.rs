//! Sessions of browsers. A row holds the hash of the cookie's value.

use super::events::{Actor, Operation, Told};
use super::members::{Member, member};
use super::{Store, StoreError, events, micros};
use crate::secrets::Hash;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// A session that begins.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Of the cookie's value.
    pub hash: Hash,
    /// When it ends by itself.
    pub ends_at: DateTime<Utc>,
    /// The session that it takes the place of in that browser.
    pub replaced: Option<Hash>,
}

const MEMBER_SESSION: &str =
    "SELECT u.id, u.name, u.email, u.first_name, u.last_name, u.role, u.left_at, s.hash
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.hash = ? AND s.ends_at > ? AND u.left_at IS NULL";

fn whose(db: &Connection, hash: &Hash, now: DateTime<Utc>) -> Result<Option<Member>, StoreError> {
    let found = db
        .prepare_cached(MEMBER_SESSION)?
        .query_row(params![hash.bytes(), micros(now)], |r| Ok((member(r, 0)?, r.get::<_, Vec<u8>>(7)?)))
        .optional()?;
    Ok(found.filter(|(_, stored)| hash.is(stored)).map(|(member, _)| member))
}

/// Remembers a session, and forgets those that have ended, and the one that it takes the place of. Whether it did: not for
/// a user who has left.
pub(super) fn add(
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
    /// Begins a session of this member, who proved otherwise than by a link who they are. Whether it did: not where they
    /// have left.
    pub async fn add_session(
        &self,
        session: NewSession,
        user: i64,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.write(move |db| add(db, &session, user, now)).await
    }

    /// Whose session this is, if it has not ended.
    pub async fn session(&self, hash: Hash, now: DateTime<Utc>) -> Result<Option<Member>, StoreError> {
        self.read(move |db| whose(db, &hash, now)).await
    }

    /// Forgets a session; `address` is where that was asked for.
    pub async fn end_session(
        &self,
        hash: Hash,
        address: String,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            let member = whose(db, &hash, now)?;
            db.execute("DELETE FROM sessions WHERE hash = ?", [hash.bytes()])?;
            let Some(member) = member else { return Ok(()) };
            let actor = Actor::person(&member, address);
            events::write(db, &actor, &Told::of_person(Operation::SignedOut, &member.user.name, now))
        })
        .await
    }
}
