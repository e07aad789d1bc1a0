//! Changes that a request asks for. Only [`Store::write_as`](super::Store::write_as) makes a [`Changes`], and it looks at
//! the credential first, in the same transaction.

use super::Inner;
use rusqlite::Connection;

/// The changes of one transaction. Other files of this folder have its functions.
pub struct Changes<'a> {
    pub(super) db: &'a Connection,
    pub(super) store: &'a Inner,
}
