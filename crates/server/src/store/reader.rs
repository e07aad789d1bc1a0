//! A connection for reading. It caches the totals of lists, because counting takes as long as reading a page. The cache
//! is dropped when the database changes.

use super::error::StoreError;
use super::file;
use super::model::Visible;
use rusqlite::Connection;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;

/// The largest number of cached totals: one for each kind of caller and search.
const MAX_TOTALS: usize = 64;

/// A connection that cannot write.
pub(super) struct Reader {
    connection: Connection,
    totals: RefCell<Totals>,
}

#[derive(Default)]
struct Totals {
    /// SQLite's `data_version`: it changes when another connection writes.
    version: i64,
    known: HashMap<TotalKey, u64>,
}

/// What was counted: who may see it, the deployment, and the search.
pub(super) type TotalKey = (Visible, Option<String>, String);

impl std::ops::Deref for Reader {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl Reader {
    /// Opens a connection to an existing database.
    pub(super) fn connect(path: &Path) -> Result<Self, StoreError> {
        let connection = file::connect(path)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(Self { connection, totals: RefCell::default() })
    }

    /// The total for this key, from the cache or from `count`. Call it within a transaction: then the version belongs to
    /// the rows that are counted.
    pub(super) fn total(
        &self,
        key: TotalKey,
        count: impl FnOnce() -> rusqlite::Result<i64>,
    ) -> Result<u64, StoreError> {
        let version = self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        let mut totals = self.totals.borrow_mut();
        if totals.version != version || totals.known.len() >= MAX_TOTALS {
            *totals = Totals { version, known: HashMap::new() };
        }
        if let Some(total) = totals.known.get(&key) {
            return Ok(*total);
        }
        let total = count()?.unsigned_abs();
        totals.known.insert(key, total);
        Ok(total)
    }
}
