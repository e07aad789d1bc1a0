//! Lists events page by page, and deletes old ones.

use super::Store;
use super::columns::{as_i64, from_json, micros, time, to_json};
use super::conditions::Conditions;
use super::error::StoreError;
use super::event_visibility::EventVisibility;
use super::members::member;
use super::model::{ListQuery, Visible};
use chrono::{DateTime, Utc};
use rusqlite::{Row, params};
use serde_json::{Map, Value};
use token_api::{Label, Time, User};

/// How many events one transaction deletes: a long transaction would make other writes wait.
const DELETED_AT_ONCE: usize = 5_000;

/// An event as the API returns it.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // The README of this crate explains the fields.
pub struct Event {
    pub uid: String,
    pub created_at: Option<Time>,
    pub operation: String,
    pub status: String,
    pub name: String,
    pub creator: Option<User>,
    pub role: String,
    pub system_user: String,
    pub address: String,
    pub credential_uid: String,
    pub credential_name: String,
    pub session: String,
    pub count: u32,
    pub resource: Option<Resource>,
    pub before: Map<String, Value>,
    pub after: Map<String, Value>,
}

/// The token that an event is about; its name is the name of the event.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // `token_api::Token` explains the fields.
pub struct Resource {
    pub uid: String,
    pub created_at: Option<Time>,
    pub updated_at: Option<Time>,
    /// `None` while the token exists.
    pub deleted_at: Option<Time>,
    pub is_deleted: bool,
    pub labels: Vec<Label>,
}

/// Which events a request asks for. An event must match one value of each list; an empty list matches all events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// Login names.
    pub creators: Vec<String>,
    /// `success`, `failed`.
    pub statuses: Vec<String>,
    /// `api_token` or `user`.
    pub resource_types: Vec<String>,
    /// Names of operations.
    pub operations: Vec<String>,
    /// Uids of tokens: the token that the event is about, or the one that the request was sent with.
    pub tokens: Vec<String>,
    /// The earliest time.
    pub started_at: Option<DateTime<Utc>>,
    /// The latest time.
    pub ended_at: Option<DateTime<Utc>>,
    /// Whether the oldest event comes first.
    pub is_ascending: bool,
}

/// Selects what [`event`] reads. Fields that the caller may not see are empty.
fn select(EventVisibility { address, credential, .. }: &EventVisibility) -> String {
    format!(
        "SELECT e.uid, e.created_at, e.operation, e.status, e.name, e.role, e.system_user, iif({address}, e.address, ''),
    iif({credential}, e.credential_uid, ''), iif({credential}, e.credential_name, ''), e.before, e.after, e.token_uid,
    e.token_created_at, t.id, t.updated_at, t.labels, iif(t.id IS NULL AND e.token_uid IS NOT NULL,
        (SELECT max(d.created_at) FROM events d WHERE d.token_uid = e.token_uid AND d.operation = 'deleted'), NULL),
    u.id, u.name, u.email, u.first_name, u.last_name, u.role, u.left_at, iif({address}, e.session, ''), e.count
    FROM events e LEFT JOIN tokens t ON t.uid = e.token_uid LEFT JOIN users u ON u.id = e.user_id"
    )
}

fn event(row: &Row<'_>) -> rusqlite::Result<Event> {
    let object = |text: String| serde_json::from_str(&text).unwrap_or_default();
    let has_creator = row.get::<_, Option<i64>>(18)?.is_some();
    let resource = match row.get::<_, Option<String>>(12)? {
        None => None,
        Some(uid) => {
            let deleted_at = row.get::<_, Option<i64>>(17)?;
            Some(Resource {
                uid,
                created_at: row.get::<_, Option<i64>>(13)?.and_then(time),
                updated_at: row.get::<_, Option<i64>>(15)?.or(deleted_at).and_then(time),
                deleted_at: deleted_at.and_then(time),
                is_deleted: row.get::<_, Option<i64>>(14)?.is_none(),
                labels: from_json(&row.get::<_, Option<String>>(16)?.unwrap_or_default()),
            })
        }
    };
    Ok(Event {
        uid: row.get(0)?,
        created_at: time(row.get(1)?),
        operation: row.get(2)?,
        status: row.get(3)?,
        name: row.get(4)?,
        creator: if has_creator { Some(member(row, 18)?.user) } else { None },
        role: row.get(5)?,
        system_user: row.get(6)?,
        address: row.get(7)?,
        credential_uid: row.get(8)?,
        credential_name: row.get(9)?,
        session: row.get(25)?,
        count: row.get(26)?,
        resource,
        before: object(row.get(10)?),
        after: object(row.get(11)?),
    })
}

impl Store {
    /// One page of the events that this caller may see, and how many there are in all. `person` reads them.
    pub async fn events(
        &self,
        person: Option<i64>,
        visible: Visible,
        filter: EventFilter,
        query: ListQuery,
    ) -> Result<(u64, Vec<Event>), StoreError> {
        self.read_list(person, move |db| {
            let visibility = EventVisibility::of(visible);
            let credential = visibility.credential;
            let lists = [
                (
                    &filter.creators,
                    ":creators",
                    "e.user_id IN (SELECT id FROM users WHERE name IN (SELECT value FROM json_each(:creators)))"
                        .to_owned(),
                ),
                (
                    &filter.statuses,
                    ":statuses",
                    "e.status IN (SELECT value FROM json_each(:statuses))".to_owned(),
                ),
                (
                    &filter.resource_types,
                    ":types",
                    "iif(e.token_uid IS NULL, 'user', 'api_token') IN (SELECT value FROM json_each(:types))"
                        .to_owned(),
                ),
                (
                    &filter.operations,
                    ":operations",
                    "e.operation IN (SELECT value FROM json_each(:operations))".to_owned(),
                ),
                (
                    &filter.tokens,
                    ":tokens",
                    format!(
                        "(e.token_uid IN (SELECT value FROM json_each(:tokens))
                          OR e.credential_uid IN (SELECT value FROM json_each(:tokens)) AND {credential})"
                    ),
                ),
            ]
            .map(|(values, name, condition)| (values.is_empty(), to_json(values), name, condition));
            let mut conditions = Conditions::default();
            if let Some(events) = visibility.events {
                conditions.add(events);
            }
            if visibility.user.is_some() {
                conditions.set(":user", &visibility.user);
            }
            for (is_empty, values, name, condition) in &lists {
                if !is_empty {
                    conditions.add_with(condition, name, values);
                }
            }
            let (started, ended) = (filter.started_at.map(micros), filter.ended_at.map(micros));
            if started.is_some() {
                conditions.add_with("e.created_at >= :started", ":started", &started);
            }
            if ended.is_some() {
                conditions.add_with("e.created_at <= :ended", ":ended", &ended);
            }
            let search = query.search.to_lowercase();
            if !search.is_empty() {
                // SQLite's lower() knows ASCII only, which is enough for the name of a token.
                let condition = format!(
                    "(instr(e.folded, :search) > 0
                      OR instr(lower(e.credential_name), :search) > 0 AND {credential})"
                );
                conditions.add_with(condition, ":search", &search);
            }
            let wanted = conditions.sql();
            let total: i64 = db
                .prepare_cached(&format!("SELECT count(*) FROM events e {wanted}"))?
                .query_row(conditions.parameters(), |row| row.get(0))?;
            let order = if filter.is_ascending { "ASC" } else { "DESC" };
            let mut statement = db.prepare_cached(&format!(
                "{} WHERE e.id IN (SELECT e.id FROM events e {wanted}
                    ORDER BY e.created_at {order}, e.id {order} LIMIT :count OFFSET :start)
                 ORDER BY e.created_at {order}, e.id {order}",
                select(&visibility)
            ))?;
            let (count, start) = (as_i64(query.count), as_i64(query.start));
            conditions.set(":count", &count);
            conditions.set(":start", &start);
            let rows = statement.query_map(conditions.parameters(), event)?;
            Ok((total.unsigned_abs(), rows.collect::<Result<_, _>>()?))
        })
        .await
    }

    /// The time of the newest event; `None` where there is none.
    pub async fn newest_event_at(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let newest: Option<i64> = self
            .read(|db| Ok(db.query_row("SELECT max(created_at) FROM events", [], |row| row.get(0))?))
            .await?;
        Ok(newest.and_then(DateTime::from_timestamp_micros))
    }

    /// Deletes the events before this time, and returns how many. It does so in several transactions, so that other writes
    /// can run in between. It costs no write where there are none.
    pub async fn delete_events(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        let oldest: Option<i64> = self
            .read(|db| Ok(db.query_row("SELECT min(created_at) FROM events", [], |row| row.get(0))?))
            .await?;
        if oldest.is_none_or(|at| at >= micros(before)) {
            return Ok(0);
        }
        let mut deleted = 0;
        loop {
            let some = self.delete_some_events(before).await?;
            deleted += some;
            if some < DELETED_AT_ONCE {
                return Ok(deleted);
            }
        }
    }

    /// Deletes at most [`DELETED_AT_ONCE`] events, and returns how many.
    async fn delete_some_events(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        self.write(move |db| {
            Ok(db
                .prepare_cached(
                    "DELETE FROM events WHERE id IN
                     (SELECT id FROM events WHERE created_at < ? ORDER BY created_at LIMIT ?)",
                )?
                .execute(params![micros(before), DELETED_AT_ONCE as i64])?)
        })
        .await
    }
}
