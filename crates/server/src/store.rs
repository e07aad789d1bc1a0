//! The database: the only place that holds SQL, with the rooms below it. One writer, a few readers, and every answer to a
//! write is on disk before it is given (write-ahead log, `synchronous=FULL`).
//!
//! What never lives here: the clock, rights (callers pass a decision as a closure, which runs inside
//! the write's transaction), HTTP, and a token's value: only its hash comes this far.

mod create_once;
mod demo;
mod deployments;
mod event_list;
mod event_sight;
mod events;
mod member_changes;
mod members;
mod migrate;
mod migration_losses;
mod open;
mod reader;
mod sessions;
mod sign_in_keys;
pub use create_once::CreateKey;
pub use deployments::Clusters;
pub use event_list::{Event, EventFilter, Resource};
pub use events::{Actor, Operation};
pub use member_changes::{Added, Changed};
pub use members::{Member, Person, Role};
pub use sessions::NewSession;

use self::events::Told;
use self::members::{add_person, creator_words, member};
use self::reader::Reader;
use crate::secrets::Hash;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, ToSql, params};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use token_api::{Label, Organization, Time, Token};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many questions are answered at the same time.
const READERS: usize = 4;

/// How long one connection waits for another program's lock.
const BUSY: Duration = Duration::from_secs(2);

/// How long a write, and a question, waits until those before it are done. Without an end, each of many would wait for a
/// lock in turn.
const WRITING_TURN: Duration = Duration::from_secs(5);
const READING_TURN: Duration = Duration::from_secs(20);

/// How much older than now a stored `last_used_at` is before it is worth a write.
const USE_INTERVAL_MICROS: i64 = 60 * 1_000_000;

/// Why the database could not do it.
#[derive(Debug)]
pub enum StoreError {
    /// The creator has a token of this name already.
    NameTaken,
    /// The creator made this token with the same key, and it was used, handed over or changed since.
    AlreadyCreated {
        /// The token's.
        uid: String,
    },
    /// The creator asked for something else with the same key.
    KeyReused,
    /// Locked, no room on the disk, or a disk that fails: it may work later.
    Unavailable(String),
    /// The file is not what a database must be.
    Damaged(String),
    /// Everything else; the text is for the log.
    Broken(String),
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NameTaken => f.write_str("the name is taken"),
            Self::AlreadyCreated { uid } => write!(f, "the key made the token {uid}"),
            Self::KeyReused => f.write_str("the key asked for something else"),
            Self::Unavailable(text) | Self::Damaged(text) | Self::Broken(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // SQLite's messages name tables and columns, never a row's content.
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

/// A token as it is stored: `is_expired` is not yet decided, that needs the time.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Row.
    pub id: i64,
    /// Its creator.
    pub creator: Member,
    token: Token,
}

impl Stored {
    /// As the wire has it at this time.
    pub fn at(mut self, now: DateTime<Utc>) -> Token {
        self.token.is_expired = self.token.has_expired(now);
        self.token
    }
}

/// Everything but `is_expired`, which is always false here.
impl std::ops::Deref for Stored {
    type Target = Token;
    fn deref(&self) -> &Token {
        &self.token
    }
}

/// What to store of a token; the creator is a row of `users`.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // `token_api::Token` explains the fields.
pub struct NewToken {
    pub uid: String,
    pub creator: i64,
    pub name: String,
    pub description: String,
    pub scopes: Vec<String>,
    pub labels: Vec<Label>,
    pub deployment_uids: Vec<String>,
    pub created_at: DateTime<Utc>,
    pub expired_at: Option<DateTime<Utc>>,
    pub last_used_at: Option<DateTime<Utc>>,
    pub is_organization_token: bool,
    pub is_global_access: bool,
    pub is_global_router_access: bool,
    pub is_monitoring_token: bool,
    pub hash: Hash,
}

/// What a token is after a change.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Change {
    pub description: String,
    pub scopes: Vec<String>,
    pub expired_at: Option<DateTime<Utc>>,
}

/// Which tokens a caller may know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Visible {
    /// All of the organization's.
    All,
    /// Organization tokens, and this user's own.
    OwnAndOrganization(i64),
    /// Organization tokens alone.
    Organization,
    /// This user's own alone.
    Own(i64),
}

/// One page of what was asked for.
#[derive(Clone, Debug)]
pub struct Page {
    /// Offset of the first.
    pub start: u64,
    /// At most so many.
    pub count: u64,
    /// A text that must occur, in any case; empty for all.
    pub search: String,
}

/// The database. Clones are the same one.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Reader>>,
    writing: Arc<Semaphore>,
    reading: Arc<Semaphore>,
    /// Uses that are not yet written: row of the token, and when.
    uses: Mutex<HashMap<i64, i64>>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({})", self.0.path.display())
    }
}

/// A panic while it was held left nothing half-done: a transaction rolls back as it unwinds.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

// ---- opening ----

impl Store {
    /// Opens the database, makes it (readable by its owner alone) where there is none, and brings it
    /// up to date. An error is a sentence for whoever starts the server.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self::with(path, open::open(path)?))
    }

    /// Opens a database that a server has made, and may have open. One of an older version is refused: that server may be
    /// of that version too.
    pub fn open_existing(path: &Path) -> Result<Self, StoreError> {
        Ok(Self::with(path, open::open_existing(path)?))
    }

    fn with(path: &Path, writer: Connection) -> Self {
        Self(Arc::new(Inner {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
            writing: Arc::new(Semaphore::new(1)),
            reading: Arc::new(Semaphore::new(READERS)),
            uses: Mutex::new(HashMap::new()),
        }))
    }

    /// Runs a write in a transaction, off the async threads.
    async fn write<T, E>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let inner = self.0.clone();
        // Kept until the work is done, even when nobody waits for it any more.
        let turn = turn(&inner.writing, WRITING_TURN).await?;
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
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

    /// Runs a question on a snapshot, off the async threads.
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Reader) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let inner = self.0.clone();
        let turn = turn(&inner.reading, READING_TURN).await?;
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
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
        done.await.unwrap_or_else(|e| Err(StoreError::Broken(format!("a question broke off: {e}"))))
    }

    /// Whether it can answer.
    pub async fn check(&self) -> Result<(), StoreError> {
        self.read(|db| Ok(db.query_row("SELECT count(*) FROM organizations", [], |_| Ok(()))?)).await
    }
}

async fn turn(turns: &Arc<Semaphore>, time: Duration) -> Result<OwnedSemaphorePermit, StoreError> {
    match tokio::time::timeout(time, turns.clone().acquire_owned()).await {
        Ok(turn) => turn.map_err(|error| StoreError::Broken(error.to_string())),
        Err(_) => Err(StoreError::Unavailable("others have kept it busy for too long".into())),
    }
}

// ---- organization ----

fn organization(row: &Row<'_>, first: usize) -> rusqlite::Result<Organization> {
    Ok(Organization {
        uid: row.get(first)?,
        name: row.get(first + 1)?,
        description: row.get(first + 2)?,
        created_at: time(row.get(first + 3)?),
        updated_at: time(row.get(first + 4)?),
        resource_type: "organization".into(),
        ..Default::default()
    })
}

impl Store {
    /// Makes the organization, its admin and the admin's first token where there is none yet, all or
    /// nothing; whether it did. `token` makes the token for the admin's row.
    pub async fn found(
        &self,
        organization_uid: String,
        admin: Person,
        now: DateTime<Utc>,
        token: impl FnOnce(i64) -> NewToken + Send + 'static,
    ) -> Result<bool, StoreError> {
        self.write(move |db| {
            let founded =
                db.query_row("SELECT count(*) FROM organizations", [], |row| row.get::<_, i64>(0))?;
            if founded > 0 {
                return Ok(false);
            }
            db.execute(
                "INSERT INTO organizations (uid, name, description, created_at, updated_at)
                 VALUES (?, 'default', '', ?, ?)",
                params![organization_uid, micros(now), micros(now)],
            )?;
            add_person(db, &admin, now)?;
            let token = token(db.last_insert_rowid());
            add_token(db, &token, &creator_words(db, token.creator)?)?;
            Ok(true)
        })
        .await
    }

    /// The organization.
    pub async fn organization(&self) -> Result<Organization, StoreError> {
        self.read(|db| {
            Ok(db.query_row(
                "SELECT uid, name, description, created_at, updated_at FROM organizations ORDER BY id LIMIT 1",
                [],
                |row| organization(row, 0),
            )?)
        })
        .await
    }
}

// ---- tokens ----

const TOKEN: &str = "SELECT t.id, t.uid, t.name, t.description, t.scopes, t.labels, t.deployment_uids,
    iif(t.deployment_uids = '[]', '[]', (
        SELECT json_group_array(coalesce(d.name, '') ORDER BY e.key)
        FROM json_each(t.deployment_uids) e LEFT JOIN deployments d ON d.uid = e.value)),
    t.created_at, t.updated_at, t.expired_at, t.last_used_at, t.is_organization_token, t.is_global_access,
    t.is_global_router_access, t.is_monitoring_token,
    u.id, u.name, u.email, u.first_name, u.last_name, u.role, u.left_at,
    o.uid, o.name, o.description, o.created_at, o.updated_at, t.hash
    FROM tokens t JOIN users u ON u.id = t.user_id JOIN organizations o ON o.id = t.organization_id";

/// A condition in a list's question, and what stands for its name.
type Given<'a> = (&'a str, &'a dyn ToSql);

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let creator = member(row, 16)?;
    let scopes: Vec<String> = from_json(&row.get::<_, String>(4)?);
    let deployment_uids: Vec<String> = from_json(&row.get::<_, String>(6)?);
    let is_global_access = row.get(13)?;
    Ok(Stored {
        id: row.get(0)?,
        token: Token {
            uid: row.get(1)?,
            name: row.get(2)?,
            description: row.get(3)?,
            is_api_token: !scopes.is_empty(),
            scopes,
            labels: from_json(&row.get::<_, String>(5)?),
            is_access_token: is_global_access || !deployment_uids.is_empty(),
            deployment_uids,
            deployment_names: from_json(&row.get::<_, String>(7)?),
            created_at: time(row.get(8)?),
            updated_at: time(row.get(9)?),
            deleted_at: None,
            expired_at: row.get::<_, Option<i64>>(10)?.and_then(time),
            last_used_at: row.get::<_, Option<i64>>(11)?.and_then(time),
            is_expired: false,
            is_organization_token: row.get(12)?,
            is_global_access,
            is_global_router_access: row.get(14)?,
            is_monitoring_token: row.get(15)?,
            resource_type: "api_token".into(),
            user: Some(creator.user.clone()),
            organization: Some(organization(row, 23)?),
            token: None,
        },
        creator,
    })
}

fn by_uid(db: &Connection, uid: &str) -> Result<Option<Stored>, StoreError> {
    Ok(db.prepare_cached(&format!("{TOKEN} WHERE t.uid = ?"))?.query_row([uid], stored).optional()?)
}

fn add_token(db: &Connection, token: &NewToken, creator: &str) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO tokens (uid, organization_id, user_id, name, description, scopes, labels, deployment_uids,
            created_at, updated_at, expired_at, last_used_at, is_organization_token, is_global_access,
            is_global_router_access, is_monitoring_token, hash, folded)
         VALUES (?, (SELECT min(id) FROM organizations), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        token.uid,
        token.creator,
        token.name,
        token.description,
        to_json(&token.scopes),
        to_json(&token.labels),
        to_json(&token.deployment_uids),
        micros(token.created_at),
        micros(token.created_at),
        token.expired_at.map(micros),
        token.last_used_at.map(micros),
        token.is_organization_token,
        token.is_global_access,
        token.is_global_router_access,
        token.is_monitoring_token,
        token.hash.bytes(),
        folded(&token.name, &token.description, &token.uid, creator),
    ])?;
    Ok(())
}

impl Store {
    /// The token with this hash, whoever may see it.
    pub async fn by_hash(&self, hash: Hash) -> Result<Option<Stored>, StoreError> {
        self.read(move |db| {
            let found = db
                .prepare_cached(&format!("{TOKEN} WHERE t.hash = ?"))?
                .query_row([hash.bytes()], |row| Ok((stored(row)?, row.get::<_, Vec<u8>>(28)?)))
                .optional()?;
            Ok(found.filter(|(_, kept)| hash.is(kept)).map(|(token, _)| token))
        })
        .await
    }

    /// One page, newest first, and how many there are in all.
    pub async fn list(&self, visible: Visible, page: Page) -> Result<(u64, Vec<Stored>), StoreError> {
        self.list_where(visible, None, page).await
    }

    /// The same of those that may access the deployment with this uid.
    pub async fn list_for(
        &self,
        deployment: String,
        visible: Visible,
        page: Page,
    ) -> Result<(u64, Vec<Stored>), StoreError> {
        self.list_where(visible, Some(deployment), page).await
    }

    async fn list_where(
        &self,
        visible: Visible,
        deployment: Option<String>,
        page: Page,
    ) -> Result<(u64, Vec<Stored>), StoreError> {
        self.read(move |db| {
            let (mut conditions, mut given) = (Vec::new(), Vec::<Given<'_>>::new());
            // Only what is asked for: then counting, and turning pages, walk an index alone.
            let user = match visible {
                Visible::OwnAndOrganization(id) | Visible::Own(id) => id,
                Visible::All | Visible::Organization => -1,
            };
            match visible {
                Visible::All => {}
                Visible::Organization => conditions.push("is_organization_token"),
                Visible::OwnAndOrganization(_) => {
                    conditions.push("(is_organization_token OR user_id = :user)");
                    given.push((":user", &user));
                }
                Visible::Own(_) => {
                    conditions.push("user_id = :user");
                    given.push((":user", &user));
                }
            }
            if deployment.is_some() {
                conditions.push(
                    "(is_global_access OR :deployment IN (SELECT value FROM json_each(deployment_uids)))",
                );
                given.push((":deployment", &deployment));
            }
            let search = page.search.to_lowercase();
            if !search.is_empty() {
                conditions.push("instr(folded, :search) > 0");
                given.push((":search", &search));
            }
            let seen = match conditions.is_empty() {
                true => String::new(),
                false => format!("WHERE {}", conditions.join(" AND ")),
            };
            let total = db.total((visible, deployment.clone(), search.clone()), || {
                db.prepare_cached(&format!("SELECT count(*) FROM tokens {seen}"))?
                    .query_row(&*given, |row| row.get(0))
            })?;
            let mut statement = db.prepare_cached(&format!(
                "{TOKEN} WHERE t.id IN (SELECT id FROM tokens {seen}
                    ORDER BY created_at DESC, id DESC LIMIT :count OFFSET :start)
                 ORDER BY t.created_at DESC, t.id DESC"
            ))?;
            let (count, start) = (as_i64(page.count), as_i64(page.start));
            given.extend([(":count", &count as &dyn ToSql), (":start", &start)]);
            let rows = statement.query_map(&*given, stored)?;
            Ok((total, rows.collect::<Result<_, _>>()?))
        })
        .await
    }

    /// One token, whoever may see it.
    pub async fn get(&self, uid: String) -> Result<Option<Stored>, StoreError> {
        self.read(move |db| by_uid(db, &uid)).await
    }

    /// Adds a token.
    pub async fn add(&self, token: NewToken, actor: Actor) -> Result<Stored, StoreError> {
        self.write(move |db| add_and_tell(db, &token, &actor)).await
    }

    /// Changes a token as `decide` says, which sees it as it is at that moment; `None` where there is
    /// none.
    pub async fn change<E: From<StoreError> + Send + 'static>(
        &self,
        uid: String,
        actor: Actor,
        now: DateTime<Utc>,
        decide: impl FnOnce(&Stored) -> Result<Change, E> + Send + 'static,
    ) -> Result<Option<Stored>, E> {
        self.write(move |db| {
            let Some(token) = by_uid(db, &uid)? else { return Ok(None) };
            let change = decide(&token)?;
            write_change(db, &token, &change, now)?;
            let changed = by_uid(db, &uid)?;
            if let Some(changed) = &changed {
                events::write(db, &actor, &Told::updated(&token, changed, now))?;
            }
            Ok(changed)
        })
        .await
    }

    /// Deletes a token unless `allow` refuses; what it was, `None` where there was none.
    pub async fn remove<E: From<StoreError> + Send + 'static>(
        &self,
        uid: String,
        actor: Actor,
        now: DateTime<Utc>,
        allow: impl FnOnce(&Stored) -> Result<(), E> + Send + 'static,
    ) -> Result<Option<Stored>, E> {
        self.write(move |db| {
            let Some(token) = by_uid(db, &uid)? else { return Ok(None) };
            allow(&token)?;
            db.execute("DELETE FROM tokens WHERE id = ?", [token.id]).map_err(StoreError::from)?;
            events::write(db, &actor, &Told::deleted(&token, now))?;
            Ok(Some(token))
        })
        .await
    }

    /// Notes that a token was used. It is written with the next [`Store::write_uses`], and at most
    /// once a minute for each token: reading must not cost a write.
    pub fn note_use(&self, token: &Stored, now: DateTime<Utc>) {
        let known = token.last_used_at.as_ref().and_then(Time::utc).map(micros);
        if known.is_none_or(|at| micros(now) - at >= USE_INTERVAL_MICROS) {
            lock(&self.0.uses).entry(token.id).or_insert(micros(now));
        }
    }

    /// Writes the noted uses, all in one transaction.
    pub async fn write_uses(&self) -> Result<(), StoreError> {
        if lock(&self.0.uses).is_empty() {
            return Ok(());
        }
        let inner = self.0.clone();
        self.write(move |db| {
            // Taken while nobody else writes: who asks in a write whether a token was used finds each
            // use either noted or written.
            let uses = std::mem::take(&mut *lock(&inner.uses));
            let mut statement = db.prepare_cached("UPDATE tokens SET last_used_at = ? WHERE id = ?")?;
            for (id, at) in uses {
                statement.execute([at, id])?;
            }
            Ok(())
        })
        .await
    }
}

/// Adds a token, and the event that tells it.
fn add_and_tell(db: &Connection, token: &NewToken, actor: &Actor) -> Result<Stored, StoreError> {
    add_token(db, token, &creator_words(db, token.creator)?)?;
    let added = by_uid(db, &token.uid)?;
    let added = added.ok_or_else(|| StoreError::Broken("an added token was not there".into()))?;
    events::write(db, actor, &Told::created(&added, token.created_at))?;
    Ok(added)
}

fn write_change(
    db: &Connection,
    token: &Stored,
    change: &Change,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let words = folded(&token.name, &change.description, &token.uid, &creator_words(db, token.creator.id)?);
    db.prepare_cached(
        "UPDATE tokens SET description = ?, scopes = ?, expired_at = ?, updated_at = ?, folded = ? WHERE id = ?",
    )?
    .execute(params![
        change.description,
        to_json(&change.scopes),
        change.expired_at.map(micros),
        micros(now),
        words,
        token.id,
    ])?;
    Ok(())
}

// ---- columns ----

/// What `search` looks into. The separator cannot be typed, so no search spans two fields.
fn folded(name: &str, description: &str, uid: &str, creator: &str) -> String {
    format!("{name}\u{1f}{description}\u{1f}{uid}\u{1f}{creator}").to_lowercase()
}

fn micros(at: DateTime<Utc>) -> i64 {
    at.timestamp_micros()
}

fn time(micros: i64) -> Option<Time> {
    DateTime::from_timestamp_micros(micros).map(Time::from)
}

fn as_i64(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Lists of texts and labels always serialize.
fn to_json<T: serde::Serialize>(list: &[T]) -> String {
    serde_json::to_string(list).unwrap_or_else(|_| "[]".into())
}

fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Vec<T> {
    serde_json::from_str(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A database of an older version of this server, in a folder of its own.
    fn older(version: usize, rows: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(crate::secrets::new_uid());
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("tokens.sqlite");
        let old = Connection::open(&path).unwrap();
        for migration in &migrate::MIGRATIONS[..version] {
            old.execute_batch(migration).unwrap();
        }
        old.execute_batch(
            "INSERT INTO organizations VALUES (1, 'o', 'default', '', 0, 0, NULL);
             INSERT INTO users VALUES (1, 'ada', '', '', '', 'admin', NULL);",
        )
        .unwrap();
        old.execute_batch(rows).unwrap();
        old.pragma_update(None, "user_version", version as i64).unwrap();
        path
    }

    fn remove(path: &Path) {
        std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }

    /// A token of the schemas 1 to 3.
    fn old_token(uid: &str, scopes: &str, deployments: &str, is_api: u8, is_monitoring: u8) -> String {
        format!(
            "INSERT INTO tokens (uid, organization_id, user_id, name, description, scopes, labels, deployments, created_at,
                updated_at, is_api_token, is_organization_token, is_global_access, is_monitoring_token, hash, folded)
             VALUES ('{uid}', 1, 1, '{uid}', '', '{scopes}', '[]', '{deployments}', 0, 0, {is_api}, 0, 0,
                {is_monitoring}, CAST('{uid}' AS BLOB), '');"
        )
    }

    #[test]
    fn a_database_of_the_first_version_is_brought_up_to_date() {
        let rows = old_token("kept", "[]", "[]", 1, 0) + &old_token("too", "[]", "[]", 1, 0);
        let path = older(1, &rows);
        for _ in 0..2 {
            let store = Store::open(&path).unwrap();
            let writer = lock(&store.0.writer);
            assert_eq!(by_uid(&writer, "kept").unwrap().unwrap().id, 1);
            assert!(by_uid(&writer, "too").unwrap().is_some());
        }
        remove(&path);
    }

    #[tokio::test]
    async fn names_of_deployments_become_uids_and_access_is_that_of_scopes() {
        const DEPLOYMENT: &str = "INSERT INTO deployments
            (uid, name, status, urls, kube_namespace, labels, created_at, updated_at) VALUES";
        let rows = [
            format!("{DEPLOYMENT} ('u-chat', 'chat', 'running', '[]', 'models', '[]', 1, 2);"),
            format!("{DEPLOYMENT} ('u-fraud', 'fraud', 'scaled_to_zero', '[]', 'models', '[]', 3, 4);"),
            old_token("both", r#"["api"]"#, r#"["fraud","gone","chat"]"#, 1, 0),
            old_token("gone", r#"["api"]"#, r#"["gone"]"#, 1, 0),
            old_token("bare", "[]", "[]", 1, 0),
            old_token("off", r#"["api"]"#, "[]", 0, 0),
            old_token("monitoring", r#"["api"]"#, r#"["chat"]"#, 0, 1),
        ]
        .concat();
        let path = older(3, &rows);
        let store = Store::open(&path).unwrap();
        let token = async |uid: &str| store.get(uid.to_owned()).await.unwrap().unwrap();
        let both = token("both").await;
        assert_eq!(both.deployment_uids, ["u-fraud", "u-chat"]);
        assert_eq!(both.deployment_names, ["fraud", "chat"]);
        assert!(both.is_api_token && both.is_access_token && !both.is_global_router_access);
        let gone = token("gone").await;
        assert!(gone.deployment_uids.is_empty() && gone.is_api_token && !gone.is_access_token);
        for uid in ["bare", "off", "monitoring"] {
            let token = token(uid).await;
            assert!(token.scopes.is_empty() && !token.is_api_token, "{uid}");
        }
        assert_eq!(token("monitoring").await.deployment_uids, ["u-chat"]);
        let page = || Page { start: 0, count: 10, search: String::new() };
        let (total, found) = store.deployments(Clusters::Default, page()).await.unwrap().unwrap();
        assert_eq!(total, 2);
        let told: Vec<_> = found.iter().map(|d| (d.uid.as_str(), d.status.as_str())).collect();
        assert_eq!(told, [("u-chat", "running"), ("u-fraud", "non-deployed")]);
        assert!(found.iter().all(|d| d.cluster.as_ref().is_some_and(|c| c.name == "default")));
        assert_eq!(store.list_for("u-chat".into(), Visible::All, page()).await.unwrap().0, 2);
        drop(store);
        remove(&path);
    }

    #[test]
    fn a_copy_of_what_was_there_is_made_before_it_is_changed() {
        let path = older(3, &old_token("kept", r#"["api"]"#, r#"["gone"]"#, 1, 0));
        let copy = path.with_file_name("tokens.sqlite.schema-3");
        let names = || {
            let all = std::fs::read_dir(path.parent().unwrap()).unwrap();
            let mut names: Vec<_> =
                all.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        // What an attempt that broke off has left is no obstacle.
        std::fs::write(path.with_file_name("tokens.sqlite.schema-3.part"), "half").unwrap();
        std::fs::write(&copy, "older").unwrap();
        drop(Store::open(&path).unwrap());
        assert_eq!(names(), ["tokens.sqlite", "tokens.sqlite.schema-3"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let old = Connection::open(&copy).unwrap();
        let kept: (i64, String) = old
            .query_row(
                "SELECT (SELECT user_version FROM pragma_user_version), deployments FROM tokens",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        assert_eq!(kept, (3, r#"["gone"]"#.into()));
        drop(old);
        // A start with nothing to bring up to date makes none, and neither does a new database.
        std::fs::remove_file(&copy).unwrap();
        drop(Store::open(&path).unwrap());
        let new = path.with_file_name("new.sqlite");
        drop(Store::open(&new).unwrap());
        assert_eq!(names(), ["new.sqlite", "tokens.sqlite"]);
        remove(&path);
    }
}
