//! A connection for questions, and what it may remember between them: how many there were in all, which takes as long to
//! count as a page takes to read.
//!
//! What never lives here: what is asked. And nothing is remembered longer than the database stays as it is.

use super::{StoreError, Visible, open};
use rusqlite::Connection;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;

/// How many totals are remembered. They are few: each kind of caller, and what is being searched.
const MOST: usize = 64;

/// A connection that writes nothing.
pub(super) struct Reader {
    connection: Connection,
    totals: RefCell<Totals>,
}

#[derive(Default)]
struct Totals {
    /// As SQLite counts the changes that others made; this connection makes none.
    version: i64,
    known: HashMap<Asked, u64>,
}

/// What was counted: for whom, for which deployment, and which search.
pub(super) type Asked = (Visible, Option<String>, String);

impl std::ops::Deref for Reader {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl Reader {
    pub(super) fn connect(path: &Path) -> Result<Self, StoreError> {
        let connection = open::connect(path)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(Self { connection, totals: RefCell::default() })
    }

    /// How many there are, counted if that is not known. Within a transaction, so that the version is that of what is
    /// counted.
    pub(super) fn total(
        &self,
        asked: Asked,
        count: impl FnOnce() -> rusqlite::Result<i64>,
    ) -> Result<u64, StoreError> {
        let version = self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        let mut totals = self.totals.borrow_mut();
        if totals.version != version || totals.known.len() >= MOST {
            *totals = Totals { version, known: HashMap::new() };
        }
        if let Some(total) = totals.known.get(&asked) {
            return Ok(*total);
        }
        let total = count()?.unsigned_abs();
        totals.known.insert(asked, total);
        Ok(total)
    }
}
