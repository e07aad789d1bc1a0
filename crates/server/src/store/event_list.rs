//! Reads the trail, page by page, and forgets what is old.
//!
//! What never lives here: who may read which event and field (`event_sight.rs`).

use super::event_sight::Sight;
use super::members::member;
use super::{Given, Page, Store, StoreError, Visible, as_i64, from_json, micros, time, to_json};
use chrono::{DateTime, Utc};
use rusqlite::{Row, ToSql, params};
use serde_json::{Map, Value};
use token_api::{Label, Time, User};

/// How many events are forgotten in one transaction: a long one would keep others from writing.
const FORGOTTEN_AT_ONCE: usize = 5_000;

/// An event as it is told.
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
    pub resource: Option<Resource>,
    pub before: Map<String, Value>,
    pub after: Map<String, Value>,
}

/// The token that an event is about; its name is the event's.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Resource {
    pub uid: String,
    pub created_at: Option<Time>,
    pub updated_at: Option<Time>,
    /// None while the token is there.
    pub deleted_at: Option<Time>,
    pub is_deleted: bool,
    pub labels: Vec<Label>,
}

/// Which events are asked for. Of several values of a kind any will do; no value means all.
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
    /// Uids of tokens that it is about, or that proved who did it.
    pub tokens: Vec<String>,
    /// Not before.
    pub started_at: Option<DateTime<Utc>>,
    /// Not after.
    pub ended_at: Option<DateTime<Utc>>,
    /// The oldest first.
    pub is_ascending: bool,
}

/// The fields of an event, as far as this caller may know them.
fn fields(Sight { own, credential, .. }: &Sight) -> String {
    format!(
        "SELECT e.uid, e.created_at, e.operation, e.status, e.name, e.role, e.system_user, iif({own}, e.address, ''),
    iif({credential}, e.credential_uid, ''), iif({credential}, e.credential_name, ''), e.before, e.after, e.token_uid,
    e.token_created_at, t.id, t.updated_at, t.labels, iif(t.id IS NULL AND e.token_uid IS NOT NULL,
        (SELECT max(d.created_at) FROM events d WHERE d.token_uid = e.token_uid AND d.operation = 'deleted'), NULL),
    u.id, u.name, u.email, u.first_name, u.last_name, u.role, u.left_at
    FROM events e LEFT JOIN tokens t ON t.uid = e.token_uid LEFT JOIN users u ON u.id = e.user_id"
    )
}

fn event(row: &Row<'_>) -> rusqlite::Result<Event> {
    let object = |text: String| serde_json::from_str(&text).unwrap_or_default();
    let is_known = row.get::<_, Option<i64>>(18)?.is_some();
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
        creator: if is_known { Some(member(row, 18)?.user) } else { None },
        role: row.get(5)?,
        system_user: row.get(6)?,
        address: row.get(7)?,
        credential_uid: row.get(8)?,
        credential_name: row.get(9)?,
        resource,
        before: object(row.get(10)?),
        after: object(row.get(11)?),
    })
}

impl Store {
    /// One page of the events that this caller may know of, and how many there are in all.
    pub async fn events(
        &self,
        visible: Visible,
        filter: EventFilter,
        page: Page,
    ) -> Result<(u64, Vec<Event>), StoreError> {
        self.read(move |db| {
            let (mut conditions, mut given) = (Vec::<String>::new(), Vec::<Given<'_>>::new());
            let sight = Sight::of(visible);
            let credential = sight.credential;
            conditions.extend(sight.seen.map(str::to_owned));
            if sight.user.is_some() {
                given.push((":user", &sight.user));
            }
            let creators = to_json(&filter.creators);
            if !filter.creators.is_empty() {
                conditions.push(
                    "e.user_id IN (SELECT id FROM users WHERE name IN (SELECT value FROM json_each(:creators)))"
                        .into(),
                );
                given.push((":creators", &creators));
            }
            let statuses = to_json(&filter.statuses);
            if !filter.statuses.is_empty() {
                conditions.push("e.status IN (SELECT value FROM json_each(:statuses))".into());
                given.push((":statuses", &statuses));
            }
            let types = to_json(&filter.resource_types);
            if !filter.resource_types.is_empty() {
                conditions.push(
                    "iif(e.token_uid IS NULL, 'user', 'api_token') IN (SELECT value FROM json_each(:types))"
                        .into(),
                );
                given.push((":types", &types));
            }
            let operations = to_json(&filter.operations);
            if !filter.operations.is_empty() {
                conditions.push("e.operation IN (SELECT value FROM json_each(:operations))".into());
                given.push((":operations", &operations));
            }
            let tokens = to_json(&filter.tokens);
            if !filter.tokens.is_empty() {
                conditions.push(format!(
                    "(e.token_uid IN (SELECT value FROM json_each(:tokens))
                      OR e.credential_uid IN (SELECT value FROM json_each(:tokens)) AND {credential})"
                ));
                given.push((":tokens", &tokens));
            }
            let (started, ended) = (filter.started_at.map(micros), filter.ended_at.map(micros));
            if started.is_some() {
                conditions.push("e.created_at >= :started".into());
                given.push((":started", &started));
            }
            if ended.is_some() {
                conditions.push("e.created_at <= :ended".into());
                given.push((":ended", &ended));
            }
            let search = page.search.to_lowercase();
            if !search.is_empty() {
                // A token's name is ASCII.
                conditions.push(format!(
                    "(instr(e.folded, :search) > 0
                      OR instr(lower(e.credential_name), :search) > 0 AND {credential})"
                ));
                given.push((":search", &search));
            }
            let seen = match conditions.is_empty() {
                true => String::new(),
                false => format!("WHERE {}", conditions.join(" AND ")),
            };
            let total: i64 = db
                .prepare_cached(&format!("SELECT count(*) FROM events e {seen}"))?
                .query_row(&*given, |row| row.get(0))?;
            let order = if filter.is_ascending { "ASC" } else { "DESC" };
            let mut statement = db.prepare_cached(&format!(
                "{} WHERE e.id IN (SELECT e.id FROM events e {seen}
                    ORDER BY e.created_at {order}, e.id {order} LIMIT :count OFFSET :start)
                 ORDER BY e.created_at {order}, e.id {order}",
                fields(&sight)
            ))?;
            let (count, start) = (as_i64(page.count), as_i64(page.start));
            given.extend([(":count", &count as &dyn ToSql), (":start", &start)]);
            let rows = statement.query_map(&*given, event)?;
            Ok((total.unsigned_abs(), rows.collect::<Result<_, _>>()?))
        })
        .await
    }

    /// Forgets the events before this time, some at a time: others write in between. Where there is none it costs no write.
    pub async fn forget_events(&self, before: DateTime<Utc>) -> Result<(), StoreError> {
        let oldest: Option<i64> = self
            .read(|db| Ok(db.query_row("SELECT min(created_at) FROM events", [], |row| row.get(0))?))
            .await?;
        if oldest.is_none_or(|at| at >= micros(before)) {
            return Ok(());
        }
        while self.forget_some_events(before).await? == FORGOTTEN_AT_ONCE {}
        Ok(())
    }

    /// How many it has forgotten.
    async fn forget_some_events(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        self.write(move |db| {
            Ok(db
                .prepare_cached(
                    "DELETE FROM events WHERE id IN
                     (SELECT id FROM events WHERE created_at < ? ORDER BY created_at LIMIT ?)",
                )?
                .execute(params![micros(before), FORGOTTEN_AT_ONCE as i64])?)
        })
        .await
    }
}
