//! The organization: a database has exactly one.

use super::Store;
use super::columns::time;
use super::error::StoreError;
use rusqlite::Row;
use token_api::Organization;

/// Reads the five columns of an organization, beginning with column `first`.
pub(super) fn organization(row: &Row<'_>, first: usize) -> rusqlite::Result<Organization> {
    Ok(Organization {
        uid: row.get(first)?,
        name: row.get(first + 1)?,
        description: row.get(first + 2)?,
        created_at: time(row.get(first + 3)?),
        updated_at: time(row.get(first + 4)?),
        resource_type: "organization".into(),
        ..Default::default()
    })
}

impl Store {
    /// The organization.
    pub async fn organization(&self) -> Result<Organization, StoreError> {
        self.read(|db| {
            Ok(db.query_row(
                "SELECT uid, name, description, created_at, updated_at FROM organizations ORDER BY id LIMIT 1",
                [],
                |row| organization(row, 0),
            )?)
        })
        .await
    }

    /// Whether the database can be read.
    pub async fn check(&self) -> Result<(), StoreError> {
        self.read(|db| Ok(db.query_row("SELECT count(*) FROM organizations", [], |_| Ok(()))?)).await
    }
}
