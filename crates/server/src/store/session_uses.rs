//! When sessions were last used. Uses are noted in memory and written together, at most once a minute for each session, so
//! that reading costs no write. A use that is only in memory counts too.

use super::columns::micros;
use super::error::StoreError;
use super::wrong_clock::is_in_future;
use super::{Store, lock};
use crate::secrets::Hash;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::params;
use std::collections::HashMap;

/// A use is written where the stored one is at least this old, in microseconds: one minute.
const INTERVAL_MICROS: i64 = 60 * 1_000_000;

/// Uses that are newer than those in the database, by the hash of the session.
#[derive(Default)]
pub(super) struct SessionUses(HashMap<Hash, Use>);

/// Times in microseconds since 1970.
struct Use {
    stored: i64,
    latest: i64,
}

impl SessionUses {
    /// Whether a session that was last used then has ended by not being used for the time `idle`; zero is no limit. Of a
    /// use in the future it is not known how long ago it was.
    pub(super) fn is_idle(used: i64, idle: TimeDelta, now: DateTime<Utc>) -> bool {
        let idle = idle.num_microseconds().unwrap_or_default();
        idle > 0 && (micros(now).saturating_sub(used) >= idle || is_in_future(used, now))
    }
}

impl Store {
    /// Notes that a session was used. `stored` is when the database says that it was last used.
    pub(super) fn note_session_use(&self, hash: Hash, stored: i64, now: DateTime<Utc>) {
        let mut uses = lock(&self.0.session_uses);
        let noted = uses.0.entry(hash).or_insert(Use { stored, latest: stored });
        noted.latest = noted.latest.max(micros(now));
    }

    /// The noted use of this session in microseconds since 1970; the smallest number where there is none.
    pub(super) fn noted_session_use(&self, hash: &Hash) -> i64 {
        lock(&self.0.session_uses).0.get(hash).map_or(i64::MIN, |noted| noted.latest)
    }

    /// All noted uses, by the bytes of the hash.
    pub(super) fn noted_session_uses(&self) -> HashMap<Vec<u8>, i64> {
        let uses = lock(&self.0.session_uses);
        uses.0.iter().map(|(hash, noted)| (hash.bytes().to_vec(), noted.latest)).collect()
    }

    /// Writes the noted uses whose stored one is a minute old, or all of them where the server ends (`None`).
    pub async fn write_session_uses(&self, now: Option<DateTime<Utc>>) -> Result<(), StoreError> {
        let is_due = |noted: &Use| now.is_none_or(|now| micros(now) - noted.stored >= INTERVAL_MICROS);
        let due: Vec<(Hash, i64)> = lock(&self.0.session_uses)
            .0
            .iter()
            .filter(|(_, noted)| is_due(noted))
            .map(|(hash, noted)| (hash.clone(), noted.latest))
            .collect();
        if due.is_empty() {
            return Ok(());
        }
        let written = due.clone();
        self.write(move |db| {
            let mut statement = db.prepare_cached("UPDATE sessions SET last_used_at = ? WHERE hash = ?")?;
            for (hash, at) in &due {
                statement.execute(params![at, hash.bytes()])?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
        // Only now: until the transaction has ended, others find the uses in memory.
        let mut uses = lock(&self.0.session_uses);
        for (hash, at) in written {
            match uses.0.get_mut(&hash) {
                Some(noted) if noted.latest > at => noted.stored = at,
                _ => {
                    uses.0.remove(&hash);
                }
            }
        }
        Ok(())
    }
}
