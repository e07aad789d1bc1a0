//! Fills a new database: the organization, its admin and the admin's token.

use super::columns::micros;
use super::error::StoreError;
use super::events::Actor;
use super::members::{Person, insert_person};
use super::model::NewToken;
use super::{Store, tokens};
use chrono::{DateTime, Utc};
use rusqlite::params;

impl Store {
    /// Creates the organization, its admin and the admin's first token in one transaction, with the token's event. Returns false, and changes
    /// nothing, where there is an organization already. `token` makes the token for the admin's row id.
    pub async fn create_organization(
        &self,
        uid: String,
        admin: Person,
        now: DateTime<Utc>,
        token: impl FnOnce(i64) -> NewToken + Send + 'static,
    ) -> Result<bool, StoreError> {
        self.write(move |db| {
            let existing =
                db.query_row("SELECT count(*) FROM organizations", [], |row| row.get::<_, i64>(0))?;
            if existing > 0 {
                return Ok(false);
            }
            db.execute(
                "INSERT INTO organizations (uid, name, description, created_at, updated_at)
                 VALUES (?, 'default', '', ?, ?)",
                params![uid, micros(now), micros(now)],
            )?;
            insert_person(db, &admin, now)?;
            tokens::create(db, &token(db.last_insert_rowid()), &Actor::server())?;
            Ok(true)
        })
        .await
    }
}
