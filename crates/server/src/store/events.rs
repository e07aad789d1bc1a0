//! The trail: who did what to which token or member, when, from where, and with which token. An event is written in the
//! transaction of what it tells.
//!
//! What never lives here: a value or its hash, and reading (`event_list.rs`).

use super::members::{Member, Role, creator_words};
use super::{Store, StoreError, Stored, by_uid, micros};
use crate::secrets::new_uid;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, params};
use serde_json::{Map, Value, json};
use token_api::{Time, Token};

/// How many refused sign-ins are told within an hour: whoever has many addresses must not fill the disk.
const REFUSALS_AN_HOUR: i64 = 600;

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
    /// A member was added or removed, has another role, or was made a sign-in link by the command line.
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

    /// That a sign-in link was made for this member.
    pub fn sign_in_link(name: &'a str, at: DateTime<Utc>) -> Self {
        let after = [("sign_in_link".to_owned(), json!(true))].into_iter().collect();
        Self { after, ..Self::new(Operation::MemberChanged, name, at) }
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
    let folded = [told.name, &person, &actor.system_user].join("\u{1f}").to_lowercase();
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

/// Whether a refused sign-in from this address says more than the trail does.
fn is_refusal_news(db: &Connection, address: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let count = "SELECT count(*) FROM events
        WHERE operation = 'sign_in_refused' AND created_at > ? AND created_at <= ?";
    let of_the_hour: i64 = db
        .prepare_cached(count)?
        .query_row([micros(now - TimeDelta::hours(1)), micros(now)], |row| row.get(0))?;
    let of_the_address: i64 = db
        .prepare_cached(&format!("{count} AND address = ?"))?
        .query_row(params![micros(now - TimeDelta::minutes(1)), micros(now), address], |row| row.get(0))?;
    Ok(of_the_hour < REFUSALS_AN_HOUR && of_the_address == 0)
}

impl Store {
    /// Tells that a sign-in link was refused: once for an address and minute, and so often an hour in all. What is not
    /// told costs no write.
    pub async fn tell_refused_sign_in(&self, address: String, now: DateTime<Utc>) -> Result<(), StoreError> {
        let from = address.clone();
        if !self.read(move |db| is_refusal_news(db, &from, now)).await? {
            return Ok(());
        }
        self.write(move |db| {
            // Another one may have come since.
            if !is_refusal_news(db, &address, now)? {
                return Ok(());
            }
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
}
