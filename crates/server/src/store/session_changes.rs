//! How sessions end: by the person, and by not being used.

use super::Store;
use super::changes::Changes;
use super::columns::micros;
use super::error::StoreError;
use super::events::Actor;
use super::members;
use super::session_uses::SessionUses;
use super::sessions::{end, end_where, remember_and_delete};
use crate::secrets::Hash;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{OptionalExtension, params};

/// The result of ending one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It has ended.
    Done,
    /// The person has no such session.
    Unknown,
    /// The proxy would begin it again with the next request.
    KeptByProxy,
}

impl Changes<'_> {
    /// Ends the session with this uid, if it is one of this user.
    pub fn end_session_of(
        &self,
        user: i64,
        uid: &str,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Ended, StoreError> {
        let kind: Option<String> = self
            .db
            .prepare_cached("SELECT kind FROM sessions WHERE uid = ? AND user_id = ? AND ends_at > ?")?
            .query_row(params![uid, user, micros(now)], |row| row.get(0))
            .optional()?;
        match kind.as_deref() {
            None => Ok(Ended::Unknown),
            Some("proxy") => Ok(Ended::KeptByProxy),
            Some(kind) => {
                let name = members::by_id(self.db, user)?.user.name;
                end(self.db, (uid, kind), &name, actor, now)?;
                Ok(Ended::Done)
            }
        }
    }

    /// Ends all sessions of this user but `current` and those that a proxy keeps. Returns their number.
    pub fn end_other_sessions(
        &self,
        user: i64,
        current: &Hash,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<usize, StoreError> {
        end_where(self.db, user, "kind <> 'proxy' AND hash <> ?3", current.bytes(), actor, now)
    }
}

impl Store {
    /// Deletes the sessions of browsers that were not used for the time `idle` (zero for no limit), so that they have ended
    /// also after a restart with a longer time. A session that ends by time has no event. It costs no write where there are
    /// none.
    pub async fn end_idle_sessions(&self, idle: TimeDelta, now: DateTime<Utc>) -> Result<(), StoreError> {
        if idle <= TimeDelta::zero() {
            return Ok(());
        }
        // Before the rows are read: a use is removed from memory only after it was written.
        let noted = self.noted_session_uses();
        let ended = self
            .read(move |db| {
                // One of a proxy has no cookie that could be used again.
                let mut statement =
                    db.prepare_cached("SELECT hash, last_used_at FROM sessions WHERE kind <> 'proxy'")?;
                let rows =
                    statement.query_map([], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, i64>(1)?)))?;
                let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
                let is_idle = |(hash, used): &(Vec<u8>, i64)| {
                    let noted = noted.get(hash).copied().unwrap_or(i64::MIN);
                    SessionUses::is_idle(noted.max(*used), idle, now)
                };
                Ok(rows.into_iter().filter(is_idle).map(|(hash, _)| hash).collect::<Vec<_>>())
            })
            .await?;
        if ended.is_empty() {
            return Ok(());
        }
        self.write(move |db| {
            for hash in &ended {
                remember_and_delete(db, hash)?;
            }
            Ok(())
        })
        .await
    }
}
