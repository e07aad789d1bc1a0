//! Opening the database: made where there is none, looked at before anything is changed, refused with words where it is
//! not ours, damaged, or newer than this server; then brought up to date.
//!
//! What never lives here: what the tables mean.

use super::migrate::{MIGRATIONS, migrate};
use super::{BUSY, StoreError};
use rusqlite::Connection;
use std::ffi::OsString;
use std::path::Path;

/// Which tables every version has.
const TABLES: [&str; 5] = ["deployments", "organizations", "sessions", "tokens", "users"];

/// Why a file is not opened.
enum Refusal {
    /// It holds something else.
    Foreign,
    /// A later version of this server made it.
    Newer(i64),
    /// What came after its last tidy end is there, and it is not.
    Emptied,
    /// SQLite refuses.
    Failed(StoreError),
}

impl<E: Into<StoreError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Opens the database for writing, makes it (readable by its owner alone) where there is none, and brings it up to date.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    let cannot = |what: &str, error: std::io::Error| {
        StoreError::Broken(format!("cannot {what} {}: {error}", path.display()))
    };
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| cannot("create the folder of", e))?;
    }
    make(path).map_err(|e| cannot("open", e))?;
    let mut connection = check(path).map_err(|refusal| in_words(path, refusal))?;
    // Not before: what turns out to be somebody else's stays as it is.
    make_private(path).map_err(|e| cannot("change the mode of", e))?;
    prepare(&mut connection, path).map_err(|error| in_words(path, Refusal::Failed(error)))?;
    Ok(connection)
}

/// Opens a database that a server of this version has made.
pub(super) fn open_existing(path: &Path) -> Result<Connection, StoreError> {
    if !path.is_file() {
        return Err(StoreError::Broken(format!(
            "there is no database {}: start the server first, or name its file with --database",
            path.display()
        )));
    }
    let connection = check(path).map_err(|refusal| in_words(path, refusal))?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version < MIGRATIONS.len() as i64 {
        return Err(StoreError::Broken(format!(
            "{} is of an older version (schema {version}, this one has {}): start the server of this version once, which brings it up to date",
            path.display(),
            MIGRATIONS.len()
        )));
    }
    settle(&connection).map_err(|error| in_words(path, Refusal::Failed(error)))?;
    Ok(connection)
}

/// A connection to a database that is there.
pub(super) fn connect(path: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

/// Whether it is whole, and this server's. Changes nothing.
fn check(path: &Path) -> Result<Connection, Refusal> {
    let length = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
    // SQLite would throw the log away, and with it what was answered last.
    if length(path) == 0 && length(Path::new(&beside(path, "-wal"))) > 0 {
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
    // The first line says which database it is.
    match found.lines().last() {
        Some("ok") => Ok(connection),
        what => Err(StoreError::Damaged(what.unwrap_or_default().to_owned()).into()),
    }
}

fn prepare(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    settle(connection)?;
    migrate(connection, path)
}

/// What holds for each connection that writes.
fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// What whoever starts the server is told: what is wrong, and what to do.
fn in_words(path: &Path, refusal: Refusal) -> StoreError {
    let path = path.display();
    let another = "give another file with --database";
    let restore = format!("Put a backup in its place (and take {path}-wal and {path}-shm away)");
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
            "{path} is no database, or it is damaged ({detail}). {restore}, save what can be read of it with sqlite3 and its command .recover, or {another}"
        ),
        Refusal::Failed(StoreError::Unavailable(detail)) => format!(
            "{path} cannot be used now ({detail}): end the program that has it open, or make room on its disk"
        ),
        Refusal::Failed(other) => format!("cannot open {path}: {other}"),
    })
}

/// Makes the file where there is none, readable by its owner alone.
pub(super) fn make(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// SQLite gives its `-wal` and `-shm` files the mode of the database; they may be there from before.
#[cfg(unix)]
fn make_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    for end in ["", "-wal", "-shm"] {
        match std::fs::set_permissions(beside(path, end), std::fs::Permissions::from_mode(0o600)) {
            Err(error) if end.is_empty() || error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error);
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn make_private(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// The name of a file beside this one.
pub(super) fn beside(path: &Path, end: &str) -> OsString {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name
}
