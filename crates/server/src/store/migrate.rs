//! Migrates a database to the newest schema. Before an existing database is changed, a copy of it is written beside it.

use super::error::StoreError;
use super::file::{self, beside, connect};
use super::migration_losses::Losses;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};

/// All migrations, in order. `user_version` of the database counts those that ran.
pub(super) const MIGRATIONS: [&str; 8] = [
    include_str!("../migrations/1.sql"),
    include_str!("../migrations/2.sql"),
    include_str!("../migrations/3.sql"),
    include_str!("../migrations/4.sql"),
    include_str!("../migrations/5.sql"),
    include_str!("../migrations/6.sql"),
    include_str!("../migrations/7.sql"),
    include_str!("../migrations/8.sql"),
];

/// The schema in which tokens hold uids of deployments instead of names, and have access to the API only with scopes.
const UIDS_AND_SCOPES: usize = 4;

/// Runs the migrations that have not run yet, in one transaction.
pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(version).unwrap_or(usize::MAX);
    if done >= MIGRATIONS.len() {
        return Ok(());
    }
    // The transaction keeps other programs from writing, so the copy has the state before the migrations.
    let copy = if done > 0 { Some(copy(path, done)?) } else { None };
    let mut losses = Losses::default();
    for (schema, migration) in (1..).zip(MIGRATIONS).skip(done) {
        if schema == UIDS_AND_SCOPES {
            losses = Losses::before(&transaction)?;
        }
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", MIGRATIONS.len() as i64)?;
    transaction.commit()?;
    if let Some(copy) = copy {
        tracing::info!(
            "the database was migrated from schema {done} to {}; a copy of the old database is {}",
            MIGRATIONS.len(),
            copy.display()
        );
        losses.report();
    }
    Ok(())
}

/// Copies the database, readable by its owner only, and returns the copy's path. The copy gets its final name when it is
/// complete. A copy of an earlier attempt is replaced.
fn copy(path: &Path, schema: usize) -> Result<PathBuf, StoreError> {
    let whole = PathBuf::from(beside(path, &format!(".schema-{schema}")));
    let part = PathBuf::from(beside(path, &format!(".schema-{schema}.part")));
    let made = write_copy(path, &part)
        .and_then(|()| file::rename(&part, &whole).map_err(|error| cannot_write(&whole, &error)));
    if made.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    made.map(|()| whole)
}

fn write_copy(path: &Path, part: &Path) -> Result<(), StoreError> {
    file::remove(part).and_then(|()| file::create(part)).map_err(|error| cannot_write(part, &error))?;
    let (source, mut target) = (connect(path)?, connect(part)?);
    // -1: all pages in one step.
    match Backup::new(&source, &mut target)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(StoreError::Unavailable("another program has the database open".into())),
    }
    target.close().map_err(|(_, error)| error)?;
    Ok(())
}

fn cannot_write(path: &Path, error: &std::io::Error) -> StoreError {
    StoreError::Broken(format!("cannot write the copy {}: {error}", path.display()))
}
