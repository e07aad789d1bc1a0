//! Opens the database: creates it where there is none, checks it before anything is changed, and migrates it. A file that
//! belongs to another program, is damaged, or was made by a newer server is refused with a sentence and left as it is.

use super::error::StoreError;
use super::file::{beside, connect, create, create_folder, make_private, size, warn_of_shared_folder};
use super::migrate::{MIGRATIONS, migrate};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// The tables that a database of any version has.
const TABLES: [&str; 5] = ["deployments", "organizations", "sessions", "tokens", "users"];

/// Why a file is not opened.
pub(super) enum Refusal {
    /// It is not a database of this server.
    Foreign,
    /// A newer version of this server made it.
    Newer(i64),
    /// The file is empty but its write-ahead log is not.
    Emptied,
    /// SQLite reports an error.
    Failed(StoreError),
}

impl<E: Into<StoreError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Opens the database for writing and migrates it. Creates it, readable by its owner only, where there is none.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    let cannot = |what: &str, error: std::io::Error| {
        StoreError::Broken(format!("cannot {what} {}: {error}", path.display()))
    };
    if let Some(folder) = path.parent() {
        create_folder(folder).map_err(|e| cannot("create the folder of", e))?;
    }
    create(path).map_err(|e| cannot("open", e))?;
    let mut connection = check(path).map_err(|refusal| explain(path, refusal))?;
    // Only after the check: the file of another program keeps its mode.
    make_private(path).map_err(|e| cannot("change the mode of", e))?;
    refuse_shared(&connection)
        .and_then(|()| set_pragmas(&connection))
        .and_then(|()| migrate(&mut connection, path))
        .map_err(|error| explain(path, Refusal::Failed(error)))?;
    warn_of_shared_folder(path);
    Ok(connection)
}

/// Opens a database that a server of this version has made. Errors are sentences.
pub(super) fn open_existing(path: &Path) -> Result<Connection, StoreError> {
    if !path.is_file() {
        return Err(StoreError::Broken(format!(
            "there is no database {}: start the server first, or name its file with --database",
            path.display()
        )));
    }
    let connection = check(path).map_err(|refusal| explain(path, refusal))?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version < MIGRATIONS.len() as i64 {
        return Err(StoreError::Broken(format!(
            "{} has an older schema ({version}, this version has {}): start the server of this version once, which migrates it",
            path.display(),
            MIGRATIONS.len()
        )));
    }
    set_pragmas(&connection).map_err(|error| explain(path, Refusal::Failed(error)))?;
    Ok(connection)
}

/// Whether this is a database of this server, of any version, that has an admin. Changes nothing.
pub fn has_admin(path: &Path) -> bool {
    let asked = "SELECT 1 FROM users WHERE role = 'admin' AND left_at IS NULL";
    let found = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|connection| connection.prepare(asked)?.exists([]));
    found.unwrap_or(false)
}

/// Opens the database and checks that it belongs to this server and is not damaged. Changes nothing.
pub(super) fn check(path: &Path) -> Result<Connection, Refusal> {
    // SQLite would delete the log, and with it the changes that were answered last.
    if size(path) == 0 && size(Path::new(&beside(path, "-wal"))) > 0 {
        return Err(Refusal::Emptied);
    }
    let connection = connect(path)?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = {
        let mut names = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
        names.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?
    };
    let is_new = version == 0 && known.is_empty();
    if !is_new && (version == 0 || !TABLES.iter().all(|table| known.iter().any(|name| name == table))) {
        return Err(Refusal::Foreign);
    }
    if version > MIGRATIONS.len() as i64 {
        return Err(Refusal::Newer(version));
    }
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    // The first line names the database; the last one is the result.
    match found.lines().last() {
        Some("ok") => Ok(connection),
        what => Err(StoreError::Damaged(what.unwrap_or_default().to_owned()).into()),
    }
}

/// Refuses to migrate a database that another program has open: that is an older server, which could not go on. SQLite
/// leaves the write-ahead log only where there is no other connection.
fn refuse_shared(connection: &Connection) -> Result<(), StoreError> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if (1..MIGRATIONS.len() as i64).contains(&version) {
        connection.pragma_update(None, "journal_mode", "DELETE")?;
    }
    Ok(())
}

/// Settings of a connection that writes.
fn set_pragmas(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// A sentence for the person who starts the server: what is wrong, and what to do.
pub(super) fn explain(path: &Path, refusal: Refusal) -> StoreError {
    let path = path.display();
    let another = "give another file with --database";
    let restore = format!("Put a backup in its place (and delete {path}-wal and {path}-shm)");
    StoreError::Broken(match refusal {
        Refusal::Foreign => {
            format!("{path} is the database of another program; it was not changed: {another}")
        }
        Refusal::Newer(version) => format!(
            "{path} was made by a newer version of this server (schema {version}, this one knows {}): use that version, or {another}",
            MIGRATIONS.len()
        ),
        Refusal::Emptied => {
            format!("{path} is empty, but its log {path}-wal is not: it was damaged. {restore}, or {another}")
        }
        Refusal::Failed(StoreError::Damaged(detail)) => format!(
            "{path} is not a database, or it is damaged ({detail}). {restore}, save what can be read of it with sqlite3 and its command .recover, or {another}"
        ),
        Refusal::Failed(StoreError::Unavailable(detail)) => format!(
            "{path} cannot be used now ({detail}): end the program that has it open, or make room on its disk"
        ),
        Refusal::Failed(other) => format!("cannot open {path}: {other}"),
    })
}
