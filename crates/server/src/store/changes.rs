//! Changes that a request asks for. Only [`Store::write_as`] makes a [`Changes`], and it looks at the credential first, in
//! the same transaction: between the head of a request and its write, the token may be deleted, the session ended, or the
//! person removed.

use super::credentials::{self, FoundCredential, SentCredential};
use super::error::StoreError;
use super::{Inner, Store};
use chrono::{DateTime, Utc};
use rusqlite::Connection;

/// The changes of one transaction. Other files of this folder have its functions.
pub struct Changes<'a> {
    pub(super) db: &'a Connection,
    pub(super) store: &'a Inner,
}

impl Store {
    /// Runs a write in the name of the sender of a request, in one transaction. `clock` is read when the transaction has
    /// begun. `identify` gets what the credential stands for then, and returns the sender or a refusal. `work` gets the
    /// sender and the time. An error rolls the transaction back.
    pub async fn write_as<S, T, E>(
        &self,
        credential: SentCredential,
        clock: impl FnOnce() -> DateTime<Utc> + Send + 'static,
        identify: impl FnOnce(FoundCredential, DateTime<Utc>) -> Result<S, E> + Send + 'static,
        work: impl FnOnce(Changes<'_>, S, DateTime<Utc>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let inner = self.0.clone();
        self.write(move |db| {
            let now = clock();
            let sender = identify(credentials::find(db, &credential, now)?, now)?;
            work(Changes { db, store: &inner }, sender, now)
        })
        .await
    }
}
