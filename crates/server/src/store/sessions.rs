//! Sessions: of browsers, by a cookie, and of people whom a proxy signs in. A row holds the hash of the cookie's value.

use super::Store;
use super::columns::{micros, time};
use super::error::StoreError;
use super::events::{self, Actor, NewEvent, Operation};
use super::members::{self, Member, member};
use super::session_uses::SessionUses;
use super::wrong_clock::is_valid;
use crate::secrets::Hash;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Map, Value, json};
use token_api::Time;

/// How a session began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionKind {
    /// By a sign-in link.
    Link,
    /// By a password, with `--like-yatai`.
    Password,
    /// By a proxy that names the person with each request. There is no cookie.
    Proxy,
}

impl SessionKind {
    /// The name in the database and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Password => "password",
            Self::Proxy => "proxy",
        }
    }

    /// How long such a session lasts at most.
    pub fn lifetime(self) -> TimeDelta {
        match self {
            Self::Link | Self::Proxy => TimeDelta::hours(12),
            Self::Password => TimeDelta::days(30),
        }
    }

    /// Whether a session of the kind with this name that ends at this time, in microseconds since 1970, is valid.
    fn lasts(name: &str, ends_at: i64, now: DateTime<Utc>) -> bool {
        let kind = [Self::Link, Self::Password, Self::Proxy].into_iter().find(|kind| kind.name() == name);
        kind.is_some_and(|kind| is_valid(ends_at, kind.lifetime(), now))
    }
}

/// A session to insert.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Hash of the cookie's value.
    pub hash: Hash,
    /// How it begins.
    pub kind: SessionKind,
    /// The address that the sign-in comes from.
    pub address: String,
    /// When it expires.
    pub ends_at: DateTime<Utc>,
    /// Hashes of the sessions that this browser had before, which end.
    pub replaced: Vec<Hash>,
}

/// A session that has not ended.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // `openapi.json` explains the fields.
pub struct Session {
    pub uid: String,
    pub kind: String,
    pub address: String,
    pub created_at: Option<Time>,
    pub last_used_at: Option<Time>,
    pub ends_at: Option<Time>,
    /// Whether it is the session that was asked for.
    pub is_current: bool,
}

/// A row of `sessions`, and whose it is.
pub(super) struct StoredSession {
    pub member: Member,
    uid: String,
    kind: String,
    pub last_used_at: i64,
    ends_at: i64,
}

const MEMBER_SESSION: &str =
    "SELECT u.id, u.name, u.email, u.first_name, u.last_name, u.role, u.left_at, s.hash, s.uid, s.kind, s.last_used_at,
        s.ends_at
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.hash = ? AND u.left_at IS NULL";

/// The session with this hash; `None` where it has expired or the member has left.
fn by_hash(db: &Connection, hash: &Hash, now: DateTime<Utc>) -> Result<Option<StoredSession>, StoreError> {
    let read = |row: &Row<'_>| {
        let found = StoredSession {
            member: member(row, 0)?,
            uid: row.get(8)?,
            kind: row.get(9)?,
            last_used_at: row.get(10)?,
            ends_at: row.get(11)?,
        };
        Ok((found, row.get::<_, Vec<u8>>(7)?))
    };
    let found = db.prepare_cached(MEMBER_SESSION)?.query_row([hash.bytes()], read).optional()?;
    let is_live = |session: &StoredSession| SessionKind::lasts(&session.kind, session.ends_at, now);
    let right = found.filter(|(session, stored)| hash.matches(stored) && is_live(session));
    Ok(right.map(|(session, _)| session))
}

/// The member whose session this is; `None` where it has expired, was not used for the time `idle`, or the member has left.
/// `noted` is a use that is only in memory.
pub(super) fn member_of(
    db: &Connection,
    hash: &Hash,
    noted: i64,
    idle: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Option<Member>, StoreError> {
    let found = by_hash(db, hash, now)?;
    let live = found.filter(|session| !SessionUses::is_idle(session.last_used_at.max(noted), idle, now));
    Ok(live.map(|session| session.member))
}

/// What the events of a sign-in and a sign-out say about the session.
fn described(uid: &str, kind: &str) -> Map<String, Value> {
    [("session_uid".to_owned(), json!(uid)), ("session_kind".to_owned(), json!(kind))].into_iter().collect()
}

/// Begins a session, and deletes those that have expired and those that it replaces. Returns the
/// member; `None`, without a new session, for a user who has left.
pub(super) fn begin(
    db: &Connection,
    session: &NewSession,
    user: i64,
    now: DateTime<Utc>,
) -> Result<Option<Member>, StoreError> {
    for table in ["sessions", "ended_sessions"] {
        db.execute(&format!("DELETE FROM {table} WHERE ends_at <= ?"), [micros(now)])?;
    }
    for replaced in &session.replaced {
        if let Some(old) = by_hash(db, replaced, now)? {
            let actor = Actor::person(&old.member, session.address.clone()).with_session(old.uid.clone());
            end(db, (&old.uid, &old.kind), &old.member.user.name, &actor, now)?;
        }
        db.execute("DELETE FROM sessions WHERE hash = ?", [replaced.bytes()])?;
    }
    let (uid, kind) = (session.hash.session_id(), session.kind.name());
    let added = db.execute(
        "INSERT INTO sessions (hash, uid, user_id, kind, address, created_at, last_used_at, ends_at)
         SELECT ?1, ?2, id, ?3, ?4, ?5, ?5, ?6 FROM users WHERE id = ?7 AND left_at IS NULL",
        params![session.hash.bytes(), uid, kind, session.address, micros(now), micros(session.ends_at), user],
    )?;
    if added == 0 {
        return Ok(None);
    }
    let member = members::by_id(db, user)?;
    let actor = Actor::person(&member, session.address.clone()).with_session(uid.clone());
    let event = NewEvent::of_session(Operation::SignedIn, &member.user.name, described(&uid, kind), now);
    events::record(db, &actor, &event)?;
    Ok(Some(member))
}

/// Deletes the session with this hash, which is remembered until its time: a browser may still send the cookie.
pub(super) fn remember_and_delete(db: &Connection, hash: &[u8]) -> Result<(), StoreError> {
    db.execute(
        "INSERT OR IGNORE INTO ended_sessions (hash, ends_at) SELECT hash, ends_at FROM sessions WHERE hash = ?",
        [hash],
    )?;
    db.execute("DELETE FROM sessions WHERE hash = ?", [hash])?;
    Ok(())
}

/// Deletes a session, with an event.
pub(super) fn end(
    db: &Connection,
    (uid, kind): (&str, &str),
    name: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let hash: Option<Vec<u8>> = db
        .prepare_cached("SELECT hash FROM sessions WHERE uid = ?")?
        .query_row([uid], |row| row.get(0))
        .optional()?;
    if let Some(hash) = hash {
        remember_and_delete(db, &hash)?;
    }
    let event = NewEvent::of_session(Operation::SignedOut, name, described(uid, kind), now);
    events::record(db, actor, &event)
}

/// Ends the sessions of a user that fulfil this condition; its parameter is `?3`. Returns their number.
pub(super) fn end_where(
    db: &Connection,
    user: i64,
    condition: &str,
    parameter: &[u8],
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let sessions = db
        .prepare_cached(&format!(
            "SELECT uid, kind FROM sessions WHERE user_id = ?1 AND ends_at > ?2 AND {condition} ORDER BY created_at"
        ))?
        .query_map(params![user, micros(now), parameter], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(String, String)>>>()?;
    let name = members::by_id(db, user)?.user.name;
    for (uid, kind) in &sessions {
        end(db, (uid, kind), &name, actor, now)?;
    }
    Ok(sessions.len())
}

/// Ends all sessions of a user: the person was removed, or has fewer rights.
pub(super) fn end_all(
    db: &Connection,
    user: i64,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    end_where(db, user, "hash <> ?3", &[], actor, now)
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
        self.write(move |db| Ok(begin(db, &session, user, now)?.is_some())).await
    }

    /// Whether this is the hash of a session that has ended.
    pub async fn is_past_session(&self, hash: Hash) -> Result<bool, StoreError> {
        self.read(move |db| {
            let known = "SELECT 1 FROM sessions WHERE hash = ?1
                UNION ALL SELECT 1 FROM ended_sessions WHERE hash = ?1";
            Ok(db.prepare_cached(known)?.exists([hash.bytes()])?)
        })
        .await
    }

    /// The member whose session this is; `None` where it has expired, was not used for the time `idle` (zero for no
    /// limit), or the member has left. It is no use of the session: see [`Store::note_session_use`].
    pub async fn session(
        &self,
        hash: Hash,
        idle: TimeDelta,
        now: DateTime<Utc>,
    ) -> Result<Option<Member>, StoreError> {
        Ok(self.live_session(hash, idle, now).await?.map(|session| session.member))
    }

    /// As [`Store::session`], and notes the use.
    pub async fn use_session(
        &self,
        hash: Hash,
        idle: TimeDelta,
        now: DateTime<Utc>,
    ) -> Result<Option<Member>, StoreError> {
        let found = self.live_session(hash.clone(), idle, now).await?;
        if let Some(session) = &found {
            self.note_session_use(hash, session.last_used_at, now);
        }
        Ok(found.map(|session| session.member))
    }

    async fn live_session(
        &self,
        hash: Hash,
        idle: TimeDelta,
        now: DateTime<Utc>,
    ) -> Result<Option<StoredSession>, StoreError> {
        // Before the row is read: a use is removed from memory only after it was written.
        let noted = self.noted_session_use(&hash);
        let found = self.read(move |db| by_hash(db, &hash, now)).await?;
        Ok(found.filter(|session| !SessionUses::is_idle(session.last_used_at.max(noted), idle, now)))
    }

    /// The sessions of this user that have not ended, the newest first. `current` is marked.
    pub async fn sessions(
        &self,
        user: i64,
        current: Hash,
        idle: TimeDelta,
        now: DateTime<Utc>,
    ) -> Result<Vec<Session>, StoreError> {
        let uses = self.noted_session_uses();
        self.read_list(Some(user), move |db| {
            let mut statement = db.prepare_cached(
                "SELECT hash, uid, kind, address, created_at, last_used_at, ends_at FROM sessions
                 WHERE user_id = ? AND ends_at > ? ORDER BY created_at DESC, uid",
            )?;
            let rows = statement.query_map(params![user, micros(now)], |row| {
                let (hash, used, ends_at): (Vec<u8>, i64, i64) = (row.get(0)?, row.get(5)?, row.get(6)?);
                let used = uses.get(hash.as_slice()).map_or(used, |noted| used.max(*noted));
                let session = Session {
                    uid: row.get(1)?,
                    kind: row.get(2)?,
                    address: row.get(3)?,
                    created_at: time(row.get(4)?),
                    last_used_at: time(used),
                    ends_at: time(ends_at),
                    is_current: current.matches(&hash),
                };
                let is_live =
                    SessionKind::lasts(&session.kind, ends_at, now) && !SessionUses::is_idle(used, idle, now);
                Ok(is_live.then_some(session))
            })?;
            Ok(rows.filter_map(Result::transpose).collect::<rusqlite::Result<_>>()?)
        })
        .await
    }

    /// Ends the session of a cookie. `address` is the address that the request came from.
    pub async fn end_session(
        &self,
        hash: Hash,
        address: String,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            let Some(session) = by_hash(db, &hash, now)? else { return Ok(()) };
            let actor = Actor::person(&session.member, address).with_session(session.uid.clone());
            end(db, (&session.uid, &session.kind), &session.member.user.name, &actor, now)
        })
        .await
    }
}
