//! Makes a database of a backup. The database gets its name when it is complete.

use super::backup::{Written, cannot_write, copy_into};
use super::error::StoreError;
use super::file::{self, beside, connect};
use super::migrate::MIGRATIONS;
use super::open::{Refusal, check};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// The files that SQLite may have beside a database. One of another database would damage it.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// What a restore did.
#[derive(Debug)]
pub struct Restored {
    /// What the database has.
    pub written: Written,
    /// Where the database is that was there before.
    pub replaced: Option<PathBuf>,
}

/// Makes a database of this backup, whose sessions and sign-in links have ended. `replace` says that a database that is
/// there may be replaced; it is kept beside the new one. An error is a sentence; then nothing has changed.
pub fn restore(backup: &Path, database: &Path, replace: bool) -> Result<Restored, StoreError> {
    if !backup.is_file() {
        return Err(StoreError::Broken(format!("there is no file {}", backup.display())));
    }
    let is_there = ["", "-wal"].iter().any(|suffix| Path::new(&beside(database, suffix)).exists());
    if is_there && !replace {
        return Err(StoreError::Broken(format!(
            "there is a database {} already: --replace replaces it and keeps it beside the new one",
            database.display()
        )));
    }
    let source = open_backup(backup)?;
    if let Some(folder) = database.parent() {
        file::create_folder(folder).map_err(|error| cannot_write(database, &error))?;
    }
    let part = PathBuf::from(beside(database, ".restoring"));
    // An earlier attempt may have left one.
    file::remove(&part)
        .and_then(|()| file::create_new(&part))
        .map_err(|error| cannot_write(&part, &error))?;
    let restored = copy_into(&source, &part)
        .and_then(|written| end_sign_ins(&part).map(|()| written))
        .and_then(|written| {
            let kept = if is_there { Some(keep(database)?) } else { None };
            if let Err(error) = file::rename(&part, database) {
                // The database that was there is still there, or gets its name back.
                if let Some(Kept { name, .. }) = &kept {
                    let _ =
                        if database.exists() { file::remove(name) } else { std::fs::rename(name, database) };
                }
                return Err(cannot_write(database, &error));
            }
            Ok(Restored { written, replaced: kept.map(|kept| kept.name) })
        });
    if restored.is_err() {
        // The error that is returned says more.
        let _ = file::remove(&part);
    }
    restored
}

/// Opens the backup, which has to be a database of this server that is not newer than it.
fn open_backup(path: &Path) -> Result<Connection, StoreError> {
    let is_empty = file::size(path) == 0;
    let path_shown = path.display();
    match check(path) {
        Ok(backup) if !is_empty && !is_new(&backup)? => Ok(backup),
        Ok(_) | Err(Refusal::Foreign | Refusal::Emptied) => {
            Err(StoreError::Broken(format!("{path_shown} is no backup of this server: nothing was restored")))
        }
        Err(Refusal::Newer(version)) => Err(StoreError::Broken(format!(
            "{path_shown} is of a newer version of this server (schema {version}, this one knows {}): restore it with that version",
            MIGRATIONS.len()
        ))),
        Err(Refusal::Failed(error)) => Err(StoreError::Broken(format!(
            "{path_shown} is no backup of this server, or it is damaged ({error}): nothing was restored"
        ))),
    }
}

fn is_new(db: &Connection) -> Result<bool, StoreError> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))? == 0)
}

/// Ends what the backup has of sessions and sign-in links: some may have been ended or used after it was written.
fn end_sign_ins(part: &Path) -> Result<(), StoreError> {
    let db = connect(part)?;
    db.execute("DELETE FROM sessions", [])?;
    // Older schemas have no such table.
    let has_keys = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sign_in_keys'")?.exists([])?;
    if has_keys {
        db.execute("DELETE FROM sign_in_keys", [])?;
    }
    Ok(())
}

/// The database that was there before, under its second name.
struct Kept {
    name: PathBuf,
    /// Locked until the new database has its place, so that no server can begin to use it.
    _lock: Option<Connection>,
}

/// Gives the database that is there a second name, and that name to the files beside it. Its own name it keeps until the new one
/// takes it, so that there is a database at every moment. Refuses where a server has it open, and where it is of another program. A
/// damaged one is kept too: it may be why there is a restore.
fn keep(database: &Path) -> Result<Kept, StoreError> {
    let shown = database.display();
    let opened = match check(database) {
        Err(Refusal::Newer(_)) => Ok(connect(database)?),
        checked => checked,
    };
    let lock = match opened.and_then(|current| Ok(lock_alone(&current).map(|()| current)?)) {
        Ok(current) => Some(current),
        Err(Refusal::Failed(StoreError::Damaged(_)) | Refusal::Emptied | Refusal::Newer(_)) => None,
        Err(Refusal::Foreign) => {
            return Err(StoreError::Broken(format!(
                "{shown} is the database of another program: it was not changed"
            )));
        }
        Err(Refusal::Failed(StoreError::Unavailable(_))) => {
            return Err(StoreError::Broken(format!(
                "a server or another program has {shown} open: end it first, nothing was restored"
            )));
        }
        Err(Refusal::Failed(error)) => {
            return Err(StoreError::Broken(format!(
                "{shown} cannot be read ({error}): nothing was restored"
            )));
        }
    };
    let away = free_name(database);
    let moved = || {
        for suffix in BESIDE {
            let (from, to) = (PathBuf::from(beside(database, suffix)), PathBuf::from(beside(&away, suffix)));
            if from.exists() {
                std::fs::rename(from, to)?;
            }
        }
        match database.exists() {
            true => std::fs::hard_link(database, &away).or_else(|_| file::rename(database, &away)),
            false => Ok(()),
        }
    };
    moved().map_err(|error| cannot_write(&away, &error))?;
    Ok(Kept { name: away, _lock: lock })
}

/// A name beside the database that no file has: what an earlier restore has kept stays.
fn free_name(database: &Path) -> PathBuf {
    let mut name = PathBuf::from(beside(database, ".replaced"));
    let mut number = 2;
    while name.exists() {
        name = PathBuf::from(beside(database, &format!(".replaced-{number}")));
        number += 1;
    }
    name
}

/// Locks a database that no other connection has open. SQLite leaves the write-ahead log only where there is none.
fn lock_alone(database: &Connection) -> Result<(), StoreError> {
    database.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(database.execute_batch("BEGIN EXCLUSIVE")?)
}
