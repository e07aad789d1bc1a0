//! Records events: who did what to which token or member, when, from which address, and with which token. An event is
//! written in the same transaction as the change. It never contains a token's value or hash.

use super::columns::micros;
use super::error::StoreError;
use super::members::{self, Member, Role};
use super::model::StoredToken;
use crate::secrets::new_uid;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use serde_json::{Map, Value, json};
use token_api::{Time, Token};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A token was created.
    Created,
    /// A token was changed.
    Updated,
    /// A token was deleted.
    Deleted,
    /// The command-line tool fetched the value of a token that was created for it.
    HandedOver,
    /// A person asked which token has a value.
    LookedUp,
    /// A person signed in: by a link, or with a password.
    SignedIn,
    /// Wrong credentials were refused.
    SignInRefused,
    /// A session was ended, by its person or by another sign-in of the same browser.
    SignedOut,
    /// `token-server member` added or removed a member, changed a role, or made a sign-in link.
    MemberChanged,
}

impl Operation {
    /// All operations; those about tokens come first.
    pub const ALL: [Self; 9] = [
        Self::Created,
        Self::Updated,
        Self::Deleted,
        Self::HandedOver,
        Self::LookedUp,
        Self::SignedIn,
        Self::SignInRefused,
        Self::SignedOut,
        Self::MemberChanged,
    ];

    /// The name in the database and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
            Self::HandedOver => "handed_over",
            Self::LookedUp => "looked_up",
            Self::SignedIn => "signed_in",
            Self::SignInRefused => "sign_in_refused",
            Self::SignedOut => "signed_out",
            Self::MemberChanged => "member_changed",
        }
    }

    /// Whether the event is about a token. All others are about a person. A search that found no token is about none.
    pub fn is_about_token(self) -> bool {
        matches!(self, Self::Created | Self::Updated | Self::Deleted | Self::HandedOver | Self::LookedUp)
    }
}

/// The actor of what a start of the server does by itself, in place of a system user.
const SERVER: &str = "token-server";

/// Who caused an event: a person, the system user of a command, or somebody unknown.
#[derive(Clone, Debug, Default)]
pub struct Actor {
    /// Row id of the person.
    user: Option<i64>,
    role: Option<Role>,
    system_user: String,
    address: String,
    /// Uid and name of the token that the request was sent with.
    credential: Option<(String, String)>,
    /// The id of the session that the request was sent with; empty without one.
    session: String,
}

impl Actor {
    /// A person who sent a request from this address.
    pub fn person(member: &Member, address: String) -> Self {
        Self { user: Some(member.id), role: Some(member.role), address, ..Self::default() }
    }

    /// The same person, who sent the request with this token.
    pub fn with_token(self, token: &Token) -> Self {
        Self { credential: Some((token.uid.clone(), token.name.clone())), ..self }
    }

    /// The same person, who sent the request with this session.
    pub fn with_session(self, session: String) -> Self {
        Self { session, ..self }
    }

    /// The server itself, when it starts.
    pub fn server() -> Self {
        Self::command_line(SERVER)
    }

    /// The system user who runs a command on the server's machine.
    pub fn command_line(system_user: &str) -> Self {
        Self { system_user: system_user.into(), ..Self::default() }
    }

    /// Somebody unknown, at this address.
    pub fn unknown(address: String) -> Self {
        Self { address, ..Self::default() }
    }
}

/// An event to record, without its actor.
pub(super) struct NewEvent<'a> {
    uid: String,
    operation: Operation,
    failed: bool,
    count: u32,
    at: DateTime<Utc>,
    name: &'a str,
    token: Option<&'a StoredToken>,
    before: Map<String, Value>,
    after: Map<String, Value>,
}

impl<'a> NewEvent<'a> {
    fn new(operation: Operation, name: &'a str, at: DateTime<Utc>) -> Self {
        let (before, after) = (Map::new(), Map::new());
        Self { uid: new_uid(), operation, failed: false, count: 1, at, name, token: None, before, after }
    }

    /// Sets the uid, which is random otherwise.
    pub fn with_uid(self, uid: String) -> Self {
        Self { uid, ..self }
    }

    fn of_token(operation: Operation, token: &'a StoredToken, at: DateTime<Utc>) -> Self {
        Self { token: Some(token), ..Self::new(operation, &token.name, at) }
    }

    pub fn created(token: &'a StoredToken, at: DateTime<Utc>) -> Self {
        Self { after: fields(token), ..Self::of_token(Operation::Created, token, at) }
    }

    /// Only the fields that differ are recorded.
    pub fn updated(before: &StoredToken, token: &'a StoredToken, at: DateTime<Utc>) -> Self {
        let (mut before, mut after) = (changeable(before), changeable(token));
        before.retain(|field, was| after.get(field) != Some(was));
        after.retain(|field, _| before.contains_key(field));
        Self { before, after, ..Self::of_token(Operation::Updated, token, at) }
    }

    pub fn deleted(token: &'a StoredToken, at: DateTime<Utc>) -> Self {
        Self { before: fields(token), ..Self::of_token(Operation::Deleted, token, at) }
    }

    pub fn handed_over(token: &'a StoredToken, at: DateTime<Utc>) -> Self {
        Self::of_token(Operation::HandedOver, token, at)
    }

    /// A search for the token that has a value: the token that was found, if any.
    pub fn looked_up(token: Option<&'a StoredToken>, at: DateTime<Utc>) -> Self {
        match token {
            Some(token) => Self::of_token(Operation::LookedUp, token, at),
            None => Self { failed: true, ..Self::new(Operation::LookedUp, "", at) },
        }
    }

    /// A repeated create gave the token a new value; the one before stopped working.
    pub fn value_replaced(token: &'a StoredToken, at: DateTime<Utc>) -> Self {
        let after = [("value_replaced".to_owned(), json!(true))].into_iter().collect();
        Self { after, ..Self::of_token(Operation::Updated, token, at) }
    }

    /// So many sign-ins were refused.
    pub fn refused_sign_ins(count: u32, after: Map<String, Value>, at: DateTime<Utc>) -> Self {
        Self { failed: true, count, after, ..Self::new(Operation::SignInRefused, "", at) }
    }
    /// A session of a person began or ended; `session` describes it.
    pub fn of_session(
        operation: Operation,
        name: &'a str,
        session: Map<String, Value>,
        at: DateTime<Utc>,
    ) -> Self {
        let event = Self::new(operation, name, at);
        match operation {
            Operation::SignedOut => Self { before: session, ..event },
            _ => Self { after: session, ..event },
        }
    }

    /// A sign-in link was made for this member.
    pub fn sign_in_link(name: &'a str, at: DateTime<Utc>) -> Self {
        let after = [("sign_in_link".to_owned(), json!(true))].into_iter().collect();
        Self { after, ..Self::new(Operation::MemberChanged, name, at) }
    }

    /// The role of a member changed. `None` stands for "not a member".
    pub fn member(name: &'a str, before: Option<Role>, after: Option<Role>, at: DateTime<Utc>) -> Self {
        let role = |role: Option<Role>| {
            role.map(|role| ("role".to_owned(), json!(role.name()))).into_iter().collect::<Map<_, _>>()
        };
        Self { before: role(before), after: role(after), ..Self::new(Operation::MemberChanged, name, at) }
    }
}

/// The fields of a token that can change.
fn changeable(token: &Token) -> Map<String, Value> {
    let mut fields = Map::new();
    fields.insert("description".into(), json!(token.description));
    fields.insert("scopes".into(), json!(token.scopes));
    fields.insert("expired_at".into(), json!(token.expired_at));
    fields.insert("labels".into(), json!(token.labels));
    fields
}

/// The fields of a token that are not empty, false or null.
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

/// Writes an event.
pub(super) fn record(db: &Connection, actor: &Actor, event: &NewEvent<'_>) -> Result<(), StoreError> {
    let (credential_uid, credential_name) =
        actor.credential.as_ref().map_or(("", ""), |(uid, name)| (uid, name));
    let person = match actor.user {
        Some(id) => members::search_text_of(db, id)?,
        None => String::new(),
    };
    let folded = [event.name, &person, &actor.system_user].join("\u{1f}").to_lowercase();
    let created_at = event.token.and_then(|token| token.created_at.as_ref()).and_then(Time::utc);
    db.prepare_cached(
        "INSERT INTO events (uid, created_at, operation, status, user_id, role, system_user, address, credential_uid,
            credential_name, name, token_uid, token_created_at, token_owner, is_about_organization_token, before,
            after, folded, count, session)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        event.uid,
        micros(event.at),
        event.operation.name(),
        if event.failed { "failed" } else { "success" },
        actor.user,
        actor.role.map_or("", Role::name),
        actor.system_user,
        actor.address,
        credential_uid,
        credential_name,
        event.name,
        event.token.map(|token| &token.uid),
        created_at.map(micros),
        event.token.map(|token| token.creator.id),
        event.token.is_some_and(|token| token.is_organization_token),
        Value::Object(event.before.clone()).to_string(),
        Value::Object(event.after.clone()).to_string(),
        folded,
        event.count,
        actor.session,
    ])?;
    Ok(())
}
