//! The trail: who did what to which token or member, when, from where, and with which token. An event is written in the
//! transaction of what it tells.
//!
//! What never lives here: a value or its hash, and who may read which event (the caller says it).

use super::members::{Member, Role, creator_words, member};
use super::{
    Given, Page, Store, StoreError, Stored, Visible, as_i64, by_uid, from_json, micros, time, to_json,
};
use crate::secrets::new_uid;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, ToSql, params};
use serde_json::{Map, Value, json};
use token_api::{Label, Time, Token, User};

/// What can have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A token was created.
    Created,
    /// A token was changed.
    Updated,
    /// A token was deleted.
    Deleted,
    /// The command line fetched the value of a token that was made for it.
    HandedOver,
    /// Somebody signed in by a link.
    SignedIn,
    /// A sign-in link was refused.
    SignInRefused,
    /// Somebody signed out.
    SignedOut,
    /// A member was added or removed, or has another role.
    MemberChanged,
}

impl Operation {
    /// Those about tokens come first.
    pub const ALL: [Self; 8] = [
        Self::Created,
        Self::Updated,
        Self::Deleted,
        Self::HandedOver,
        Self::SignedIn,
        Self::SignInRefused,
        Self::SignedOut,
        Self::MemberChanged,
    ];

    /// As it is stored and told.
    pub fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
            Self::HandedOver => "handed_over",
            Self::SignedIn => "signed_in",
            Self::SignInRefused => "sign_in_refused",
            Self::SignedOut => "signed_out",
            Self::MemberChanged => "member_changed",
        }
    }

    /// Whether it happens to a token, and not to a person.
    pub fn is_about_token(self) -> bool {
        matches!(self, Self::Created | Self::Updated | Self::Deleted | Self::HandedOver)
    }
}

/// Who did it: a person, the command line's user, or nobody who is known.
#[derive(Clone, Debug, Default)]
pub struct Actor {
    /// The person's row.
    user: Option<i64>,
    role: Option<Role>,
    system_user: String,
    address: String,
    credential: Option<(String, String)>,
}

impl Actor {
    /// A person, who sent the request from this address.
    pub fn person(member: &Member, address: String) -> Self {
        Self { user: Some(member.id), role: Some(member.role), address, ..Self::default() }
    }

    /// The same, proved by this token.
    pub fn with_token(self, token: &Token) -> Self {
        Self { credential: Some((token.uid.clone(), token.name.clone())), ..self }
    }

    /// The system's user who runs a command on the machine of the database.
    pub fn command_line(system_user: &str) -> Self {
        Self { system_user: system_user.into(), ..Self::default() }
    }

    /// Nobody who is known, at this address.
    pub fn unknown(address: String) -> Self {
        Self { address, ..Self::default() }
    }
}

/// What is written of an event, beside who did it.
pub(super) struct Told<'a> {
    uid: String,
    operation: Operation,
    failed: bool,
    at: DateTime<Utc>,
    name: &'a str,
    token: Option<&'a Stored>,
    before: Map<String, Value>,
    after: Map<String, Value>,
}

impl<'a> Told<'a> {
    fn new(operation: Operation, name: &'a str, at: DateTime<Utc>) -> Self {
        let (before, after) = (Map::new(), Map::new());
        Self { uid: new_uid(), operation, failed: false, at, name, token: None, before, after }
    }

    /// With this uid, in place of a random one.
    pub fn with_uid(self, uid: String) -> Self {
        Self { uid, ..self }
    }

    fn of_token(operation: Operation, token: &'a Stored, at: DateTime<Utc>) -> Self {
        Self { token: Some(token), ..Self::new(operation, &token.name, at) }
    }

    pub fn created(token: &'a Stored, at: DateTime<Utc>) -> Self {
        Self { after: fields(token), ..Self::of_token(Operation::Created, token, at) }
    }

    pub fn updated(before: &Stored, token: &'a Stored, at: DateTime<Utc>) -> Self {
        let (mut before, mut after) = (changeable(before), changeable(token));
        before.retain(|field, was| after.get(field) != Some(was));
        after.retain(|field, _| before.contains_key(field));
        Self { before, after, ..Self::of_token(Operation::Updated, token, at) }
    }

    pub fn deleted(token: &'a Stored, at: DateTime<Utc>) -> Self {
        Self { before: fields(token), ..Self::of_token(Operation::Deleted, token, at) }
    }

    /// Of somebody's sign-in or sign-out.
    pub fn of_person(operation: Operation, name: &'a str, at: DateTime<Utc>) -> Self {
        Self::new(operation, name, at)
    }

    /// That a member's role was another one before; none for who was, or is, no member.
    pub fn member(name: &'a str, before: Option<Role>, after: Option<Role>, at: DateTime<Utc>) -> Self {
        let role = |role: Option<Role>| {
            role.map(|role| ("role".to_owned(), json!(role.name()))).into_iter().collect::<Map<_, _>>()
        };
        Self { before: role(before), after: role(after), ..Self::new(Operation::MemberChanged, name, at) }
    }
}

/// What can change of a token.
fn changeable(token: &Token) -> Map<String, Value> {
    let mut fields = Map::new();
    fields.insert("description".into(), json!(token.description));
    fields.insert("scopes".into(), json!(token.scopes));
    fields.insert("expired_at".into(), json!(token.expired_at));
    fields
}

/// What a token is, where that is more than nothing.
fn fields(token: &Token) -> Map<String, Value> {
    let mut fields = changeable(token);
    fields.insert("deployment_uids".into(), json!(token.deployment_uids));
    fields.insert("is_global_access".into(), json!(token.is_global_access));
    fields.insert("is_global_router_access".into(), json!(token.is_global_router_access));
    fields.insert("is_monitoring_token".into(), json!(token.is_monitoring_token));
    fields.insert("is_organization_token".into(), json!(token.is_organization_token));
    fields.retain(|_, value| {
        !matches!(value, Value::Null | Value::Bool(false)) && *value != json!([]) && *value != json!("")
    });
    fields
}

pub(super) fn write(db: &Connection, actor: &Actor, told: &Told<'_>) -> Result<(), StoreError> {
    let (credential_uid, credential_name) =
        actor.credential.as_ref().map_or(("", ""), |(uid, name)| (uid, name));
    let person = match actor.user {
        Some(id) => creator_words(db, id)?,
        None => String::new(),
    };
    let folded = [told.name, &person, &actor.system_user, credential_name].join("\u{1f}").to_lowercase();
    let created_at = told.token.and_then(|token| token.created_at.as_ref()).and_then(Time::utc);
    db.prepare_cached(
        "INSERT INTO events (uid, created_at, operation, status, user_id, role, system_user, address, credential_uid,
            credential_name, name, token_uid, token_created_at, token_owner, is_about_organization_token, before,
            after, folded)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        told.uid,
        micros(told.at),
        told.operation.name(),
        if told.failed { "failed" } else { "success" },
        actor.user,
        actor.role.map_or("", Role::name),
        actor.system_user,
        actor.address,
        credential_uid,
        credential_name,
        told.name,
        told.token.map(|token| &token.uid),
        created_at.map(micros),
        told.token.map(|token| token.creator.id),
        told.token.is_some_and(|token| token.is_organization_token),
        Value::Object(told.before.clone()).to_string(),
        Value::Object(told.after.clone()).to_string(),
        folded,
    ])?;
    Ok(())
}

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

const EVENT: &str = "SELECT e.uid, e.created_at, e.operation, e.status, e.name, e.role, e.system_user, e.address,
    e.credential_uid, e.credential_name, e.before, e.after, e.token_uid, e.token_created_at,
    t.id, t.updated_at, t.labels, iif(t.id IS NULL AND e.token_uid IS NOT NULL,
        (SELECT max(d.created_at) FROM events d WHERE d.token_uid = e.token_uid AND d.operation = 'deleted'), NULL),
    u.id, u.name, u.email, u.first_name, u.last_name, u.role, u.left_at
    FROM events e LEFT JOIN tokens t ON t.uid = e.token_uid LEFT JOIN users u ON u.id = e.user_id";

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
            let (mut conditions, mut given) = (Vec::new(), Vec::<Given<'_>>::new());
            let user = match visible {
                Visible::OwnAndOrganization(id) | Visible::Own(id) => id,
                Visible::All | Visible::Organization => -1,
            };
            match visible {
                Visible::All => {}
                Visible::Organization => conditions.push("is_about_organization_token"),
                Visible::OwnAndOrganization(_) => {
                    conditions.push("(is_about_organization_token OR user_id = :user OR token_owner = :user)");
                    given.push((":user", &user));
                }
                Visible::Own(_) => {
                    conditions.push("(user_id = :user OR token_owner = :user)");
                    given.push((":user", &user));
                }
            }
            let creators = to_json(&filter.creators);
            if !filter.creators.is_empty() {
                conditions.push(
                    "user_id IN (SELECT id FROM users WHERE name IN (SELECT value FROM json_each(:creators)))",
                );
                given.push((":creators", &creators));
            }
            let statuses = to_json(&filter.statuses);
            if !filter.statuses.is_empty() {
                conditions.push("status IN (SELECT value FROM json_each(:statuses))");
                given.push((":statuses", &statuses));
            }
            let types = to_json(&filter.resource_types);
            if !filter.resource_types.is_empty() {
                conditions.push(
                    "iif(token_uid IS NULL, 'user', 'api_token') IN (SELECT value FROM json_each(:types))",
                );
                given.push((":types", &types));
            }
            let operations = to_json(&filter.operations);
            if !filter.operations.is_empty() {
                conditions.push("operation IN (SELECT value FROM json_each(:operations))");
                given.push((":operations", &operations));
            }
            let tokens = to_json(&filter.tokens);
            if !filter.tokens.is_empty() {
                conditions.push(
                    "(token_uid IN (SELECT value FROM json_each(:tokens))
                      OR credential_uid IN (SELECT value FROM json_each(:tokens)))",
                );
                given.push((":tokens", &tokens));
            }
            let (started, ended) = (filter.started_at.map(micros), filter.ended_at.map(micros));
            if started.is_some() {
                conditions.push("created_at >= :started");
                given.push((":started", &started));
            }
            if ended.is_some() {
                conditions.push("created_at <= :ended");
                given.push((":ended", &ended));
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
            let total: i64 = db
                .prepare_cached(&format!("SELECT count(*) FROM events {seen}"))?
                .query_row(&*given, |row| row.get(0))?;
            let order = if filter.is_ascending { "ASC" } else { "DESC" };
            let mut statement = db.prepare_cached(&format!(
                "{EVENT} WHERE e.id IN (SELECT id FROM events {seen}
                    ORDER BY created_at {order}, id {order} LIMIT :count OFFSET :start)
                 ORDER BY e.created_at {order}, e.id {order}"
            ))?;
            let (count, start) = (as_i64(page.count), as_i64(page.start));
            given.extend([(":count", &count as &dyn ToSql), (":start", &start)]);
            let rows = statement.query_map(&*given, event)?;
            Ok((total.unsigned_abs(), rows.collect::<Result<_, _>>()?))
        })
        .await
    }

    /// Tells that a sign-in link was refused.
    pub async fn tell_refused_sign_in(&self, address: String, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(move |db| {
            let told = Told { failed: true, ..Told::of_person(Operation::SignInRefused, "", now) };
            write(db, &Actor::unknown(address), &told)
        })
        .await
    }

    /// Tells that the command line, at this address, fetches the value of the token with this uid. A token that is gone
    /// since is not told of.
    pub async fn tell_hand_over(
        &self,
        uid: String,
        address: String,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            let Some(token) = by_uid(db, &uid)? else { return Ok(()) };
            let actor = Actor::person(&token.creator, address);
            write(db, &actor, &Told::of_token(Operation::HandedOver, &token, now))
        })
        .await
    }

    /// Forgets the events before this time. Where there is none it costs no write.
    pub async fn forget_events(&self, before: DateTime<Utc>) -> Result<(), StoreError> {
        let oldest: Option<i64> = self
            .read(|db| Ok(db.query_row("SELECT min(created_at) FROM events", [], |row| row.get(0))?))
            .await?;
        if oldest.is_none_or(|at| at >= micros(before)) {
            return Ok(());
        }
        self.write(move |db| {
            db.execute("DELETE FROM events WHERE created_at < ?", [micros(before)])?;
            Ok(())
        })
        .await
    }
}
