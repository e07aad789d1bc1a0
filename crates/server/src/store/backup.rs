//! Writes a backup: the database as it is at one moment, as one file, also while servers write to it.

use super::error::StoreError;
use super::file::{self, beside};
use super::open::{check, explain};
use rusqlite::Connection;
use std::io;
use std::path::{Path, PathBuf};

/// What a backup has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The number of tokens.
    pub tokens: i64,
    /// The version of the schema.
    pub schema: i64,
}

/// Writes the database to a new file that only its owner can read. An error is a sentence; then there is no new file.
///
/// A database with an older schema is written as it is: the server that has it open may be of that version.
pub fn backup(database: &Path, to: &Path) -> Result<Written, StoreError> {
    if !database.is_file() {
        return Err(StoreError::Broken(format!(
            "there is no database {}: name its file with --database",
            database.display()
        )));
    }
    let source = check(database).map_err(|refusal| explain(database, refusal))?;
    // The names are taken before the long work, so that nothing can take them meanwhile.
    create_new(to)?;
    let part = PathBuf::from(beside(to, ".part"));
    let written = create_new(&part).and_then(|()| {
        let written = copy_into(&source, &part).and_then(|written| {
            file::rename(&part, to).map(|()| written).map_err(|error| cannot_write(to, &error))
        });
        if written.is_err() {
            // The error that is returned says more.
            let _ = file::remove(&part);
        }
        written
    });
    if written.is_err() {
        let _ = file::remove(to);
    }
    written
}

fn create_new(path: &Path) -> Result<(), StoreError> {
    file::create_new(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => StoreError::Broken(format!(
            "{} exists already and was not changed: give another name",
            path.display()
        )),
        _ => cannot_write(path, &error),
    })
}

/// Copies a database at one moment into an empty file, without its log and its free pages, checks the copy, and writes it to
/// disk.
pub(super) fn copy_into(source: &Connection, part: &Path) -> Result<Written, StoreError> {
    let name = part
        .to_str()
        .ok_or_else(|| StoreError::Broken(format!("{} is no UTF-8: give another name", part.display())))?;
    // It reads a snapshot, which stops no writer; SQLite takes a file that is empty.
    source.execute("VACUUM INTO ?", [name]).map_err(|error| failed(part, error.into()))?;
    let copy = check(part).map_err(|refusal| explain(part, refusal))?;
    let written = describe(&copy).map_err(|error| failed(part, error))?;
    drop(copy);
    std::fs::File::open(part).and_then(|file| file.sync_all()).map_err(|error| cannot_write(part, &error))?;
    Ok(written)
}

fn describe(db: &Connection) -> Result<Written, StoreError> {
    Ok(Written {
        tokens: db.query_row("SELECT count(*) FROM tokens", [], |row| row.get(0))?,
        schema: db.pragma_query_value(None, "user_version", |row| row.get(0))?,
    })
}

fn failed(path: &Path, error: StoreError) -> StoreError {
    StoreError::Broken(format!("cannot write {}: {error}", path.display()))
}

pub(super) fn cannot_write(path: &Path, error: &io::Error) -> StoreError {
    StoreError::Broken(format!("cannot write {}: {error}", path.display()))
}
