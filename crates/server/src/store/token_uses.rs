//! When tokens were last used. Uses are noted in memory and written together, so that reading costs no write.

use super::columns::micros;
use super::error::StoreError;
use super::model::StoredToken;
use super::{Store, lock};
use chrono::{DateTime, Utc};
use token_api::Time;

/// A use is written only where the stored `last_used_at` is at least this old, in microseconds: one minute.
const INTERVAL_MICROS: i64 = 60 * 1_000_000;

impl Store {
    /// Notes that a token was used. [`Store::write_uses`] writes it, at most once a minute for each token.
    pub fn note_use(&self, token: &StoredToken, now: DateTime<Utc>) {
        let known = token.last_used_at.as_ref().and_then(Time::utc).map(micros);
        if known.is_none_or(|at| micros(now) - at >= INTERVAL_MICROS) {
            lock(&self.0.uses).entry(token.id).or_insert(micros(now));
        }
    }

    /// Writes the noted uses in one transaction.
    pub async fn write_uses(&self) -> Result<(), StoreError> {
        if lock(&self.0.uses).is_empty() {
            return Ok(());
        }
        let inner = self.0.clone();
        self.write(move |db| {
            // Inside the transaction: another write then finds each use either in memory or in the database.
            let uses = std::mem::take(&mut *lock(&inner.uses));
            let mut statement = db.prepare_cached("UPDATE tokens SET last_used_at = ? WHERE id = ?")?;
            for (id, at) in uses {
                statement.execute([at, id])?;
            }
            Ok(())
        })
        .await
    }
}
