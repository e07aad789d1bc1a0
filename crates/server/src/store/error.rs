//! Why the database could not do what was asked.

use rusqlite::ErrorCode;

/// An error of the store.
#[derive(Debug)]
pub enum StoreError {
    /// The creator already has a token with this name.
    NameTaken,
    /// The creator made this token with the same idempotency key, and it was used, handed over or changed since, or made
    /// with another token.
    AlreadyCreated {
        /// Uid of the token.
        uid: String,
    },
    /// The creator used the same idempotency key for a different create.
    KeyReused,
    /// The database is locked, its disk is full, or the disk fails: a later attempt may succeed.
    Unavailable(String),
    /// The file is damaged, or is not an SQLite database.
    Damaged(String),
    /// Any other error; the text is for the log.
    Broken(String),
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NameTaken => f.write_str("the name is taken"),
            Self::AlreadyCreated { uid } => write!(f, "the key made the token {uid}"),
            Self::KeyReused => f.write_str("the key was used for another request"),
            Self::Unavailable(text) | Self::Damaged(text) | Self::Broken(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // SQLite's messages contain names of tables and columns, never the content of a row.
        let text = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation) if text.contains("tokens.name") => Self::NameTaken,
            Some(
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure,
            ) => Self::Unavailable(text),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(text),
            _ => Self::Broken(text),
        }
    }
}
