//! What a person changes about their own sessions.

use super::changes::Changes;
use super::columns::micros;
use super::error::StoreError;
use super::events::Actor;
use super::members;
use super::sessions::{end, end_where};
use crate::secrets::Hash;
use chrono::{DateTime, Utc};
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
