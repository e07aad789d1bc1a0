//! The database. This folder is the only place with SQL.
//!
//! One connection writes and a few read. Every write is on disk before it is answered (write-ahead log with
//! `synchronous=FULL`). Time is a parameter. Rights are decided by the caller: in a closure that runs inside the
//! transaction of the write ([`Store::write_as`]). A token's value never gets here, only its hash.

mod backup;
mod changes;
mod columns;
mod conditions;
mod create_once;
mod credentials;
mod demo;
mod deployments;
mod error;
mod event_list;
mod event_visibility;
mod events;
mod file;
mod look_up;
mod makers;
mod member_changes;
mod members;
mod migrate;
mod migration_losses;
mod model;
mod open;
mod organization;
mod proxy_sign_ins;
mod read_queues;
mod reader;
mod refused_sign_ins;
mod restore;
mod session_changes;
mod session_uses;
mod sessions;
mod setup;
mod sign_in_keys;
#[cfg(test)]
mod tests;
mod token_figures;
mod token_list;
mod token_uses;
mod tokens;
mod wrong_clock;

pub use backup::{Written, backup};
pub use changes::Changes;
pub use create_once::CreateKey;
pub use credentials::{FoundCredential, SentCredential};
pub use deployments::Clusters;
pub use error::StoreError;
pub use event_list::{Event, EventFilter, Resource};
pub use events::{Actor, Operation};
pub use member_changes::{Added, Changed};
pub use members::{Member, Person, Role};
pub use model::{ListQuery, Maker, NewToken, StoredToken, TokenChange, Visible};
pub use open::has_admin;
pub use proxy_sign_ins::ProxyPerson;
pub use restore::{Restored, restore};
pub use session_changes::Ended;
pub use sessions::{NewSession, Session, SessionKind};
pub use token_figures::{Expiry, MAX_EXPIRIES, TokenFigures, TokenState};

use self::read_queues::{Kind, ReadQueues};
use self::reader::Reader;
use self::session_uses::SessionUses;
use rusqlite::Connection;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long a write waits for those before it. Then it fails with [`StoreError::Unavailable`], so that many requests do
/// not wait for a lock one after the other.
const WRITE_QUEUE_TIMEOUT: Duration = Duration::from_secs(5);

/// The database. Clones share the same connections.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    path: PathBuf,
    writer: Mutex<Connection>,
    /// Connections that no read is using now.
    readers: Mutex<Vec<Reader>>,
    write_queue: Arc<Semaphore>,
    reads: ReadQueues,
    /// Uses of tokens that are not yet written: row id of the token, and when, in microseconds since 1970.
    uses: Mutex<HashMap<i64, i64>>,
    /// Uses of sessions that are not yet written.
    session_uses: Mutex<SessionUses>,
    /// Refused sign-ins that are not yet written.
    refusals: Mutex<refused_sign_ins::Refusals>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({})", self.0.path.display())
    }
}

/// Locks a mutex, also after a panic: a transaction is rolled back when its thread panics, so nothing is half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn wait_in(queue: &Arc<Semaphore>, timeout: Duration) -> Result<OwnedSemaphorePermit, StoreError> {
    match tokio::time::timeout(timeout, queue.clone().acquire_owned()).await {
        Ok(permit) => permit.map_err(|error| StoreError::Broken(error.to_string())),
        Err(_) => Err(too_busy()),
    }
}

fn too_busy() -> StoreError {
    StoreError::Unavailable("earlier requests have kept it busy for too long".into())
}

impl Store {
    /// Opens the database and migrates it to the newest schema. Creates it, readable by its owner only, where there is
    /// none. An error is a sentence for the person who starts the server.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self::with(path, open::open(path)?))
    }

    /// Opens a database that a server has made, and may have open. A database with an older schema is refused, because
    /// the server that has it open may be of that version.
    pub fn open_existing(path: &Path) -> Result<Self, StoreError> {
        Ok(Self::with(path, open::open_existing(path)?))
    }

    fn with(path: &Path, writer: Connection) -> Self {
        Self(Arc::new(Inner {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
            write_queue: Arc::new(Semaphore::new(1)),
            reads: ReadQueues::default(),
            uses: Mutex::new(HashMap::new()),
            session_uses: Mutex::default(),
            refusals: Mutex::default(),
        }))
    }

    /// Runs a write in a transaction, on a thread that may block. An error rolls the transaction back.
    async fn write<T, E>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let inner = self.0.clone();
        // The thread holds the permit until the work is done, even when the request is dropped before that.
        let permit = wait_in(&inner.write_queue, WRITE_QUEUE_TIMEOUT).await?;
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let mut writer = lock(&inner.writer);
            let transaction = writer
                .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
                .map_err(StoreError::from)?;
            let value = work(&transaction)?;
            transaction.commit().map_err(StoreError::from)?;
            Ok(value)
        });
        done.await.unwrap_or_else(|e| Err(StoreError::Broken(format!("a write broke off: {e}")).into()))
    }

    /// Looks up a few rows by a key.
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Reader) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.read_as(Kind::LookUp, work).await
    }

    /// Reads a list for the user with this row id, or for nobody.
    async fn read_list<T: Send + 'static>(
        &self,
        person: Option<i64>,
        work: impl FnOnce(&Reader) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.read_as(Kind::List(person), work).await
    }

    /// Runs a read on a snapshot of the database, on a thread that may block.
    async fn read_as<T: Send + 'static>(
        &self,
        kind: Kind,
        work: impl FnOnce(&Reader) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let inner = self.0.clone();
        let place = inner.reads.place(kind).await?;
        let done = tokio::task::spawn_blocking(move || {
            let _place = place;
            let idle = lock(&inner.readers).pop();
            let reader = match idle {
                Some(reader) => reader,
                None => Reader::connect(&inner.path)?,
            };
            let transaction = reader.unchecked_transaction()?;
            let value = work(&reader)?;
            drop(transaction);
            lock(&inner.readers).push(reader);
            Ok(value)
        });
        done.await.unwrap_or_else(|e| Err(StoreError::Broken(format!("a read broke off: {e}"))))
    }
}
