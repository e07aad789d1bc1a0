//! The fields of a token in the order of the SDK's `to_dict()`, as a tree for the JSON and YAML writers.
//!
//! Like the SDK, it leaves out fields with their default value (no expiry, never used, not expired, developer access, a
//! creator without a name), and the fields that the SDK does not know: deployments, Router Access, and monitoring tokens.
//! The token's value is never a part of the tree.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use token_api::{Label, Organization, Time, Token, User};

use crate::export::digits;

/// A tree with ordered maps. Keys are the SDK's names: plain words, which never need quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Value {
    Null,
    Bool(bool),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(&'static str, Value)>),
}

/// The tree of a token, as the SDK's `to_dict()` returns it.
///
/// Required fields that are missing in the answer (creator, organization, time of creation, labels) are null or empty here.
/// The SDK cannot read such an answer.
pub fn of_token(token: &Token) -> Value {
    let mut map = Map::default();
    // The SDK's base fields. `of_organization` repeats them, because the types of the API share no base type.
    map.text("uid", &token.uid);
    map.time("created_at", &token.created_at);
    map.time("updated_at", &token.updated_at);
    map.time("deleted_at", &token.deleted_at);
    map.text("name", &token.name);
    map.text("resource_type", &token.resource_type);
    map.labels(&token.labels);
    map.text("description", &token.description);
    map.add("scopes", Value::List(token.scopes.iter().map(|scope| text(scope)).collect()));
    map.add("user", token.user.as_ref().map_or(Value::Null, of_user));
    map.add("organization", token.organization.as_ref().map_or(Value::Null, of_organization));
    for (key, at) in [("expired_at", &token.expired_at), ("last_used_at", &token.last_used_at)] {
        if at.is_some() {
            map.time(key, at);
        }
    }
    for (key, flag, default) in [
        ("is_expired", token.is_expired, false),
        ("is_api_token", token.is_api_token, true),
        ("is_organization_token", token.is_organization_token, false),
        ("is_global_access", token.is_global_access, false),
    ] {
        if flag != default {
            map.add(key, Value::Bool(flag));
        }
    }
    if !token.creator().is_empty() {
        map.text("created_by", token.creator());
    }
    Value::Map(map.0)
}

/// The tree of a list of tokens in its order.
pub fn of_tokens<'a>(tokens: impl IntoIterator<Item = &'a Token>) -> Value {
    Value::List(tokens.into_iter().map(of_token).collect())
}

fn of_user(user: &User) -> Value {
    let mut map = Map::default();
    map.text("name", &user.name);
    map.text("email", &user.email);
    map.text("first_name", &user.first_name);
    map.text("last_name", &user.last_name);
    Value::Map(map.0)
}

fn of_organization(organization: &Organization) -> Value {
    let mut map = Map::default();
    map.text("uid", &organization.uid);
    map.time("created_at", &organization.created_at);
    map.time("updated_at", &organization.updated_at);
    map.time("deleted_at", &organization.deleted_at);
    map.text("name", &organization.name);
    map.text("resource_type", &organization.resource_type);
    map.labels(&organization.labels);
    map.text("description", &organization.description);
    Value::Map(map.0)
}

/// A map that is being filled. Its methods are not inlined: inlined, they would add more to the bundle than both writers.
#[derive(Default)]
struct Map(Vec<(&'static str, Value)>);

impl Map {
    #[inline(never)]
    fn add(&mut self, key: &'static str, value: Value) {
        self.0.push((key, value));
    }

    #[inline(never)]
    fn text(&mut self, key: &'static str, value: &str) {
        self.add(key, text(value));
    }

    #[inline(never)]
    fn time(&mut self, key: &'static str, value: &Option<Time>) {
        let value = match value {
            Some(Time::At(at)) => Value::Text(iso(at)),
            // The SDK would refuse this time. The server's text is kept for the reader.
            Some(Time::Unreadable(said)) => text(said),
            None => Value::Null,
        };
        self.add(key, value);
    }

    #[inline(never)]
    fn labels(&mut self, labels: &[Label]) {
        let pair = |label: &Label| Value::Map(vec![("key", text(&label.key)), ("value", text(&label.value))]);
        self.add("labels", Value::List(labels.iter().map(pair).collect()));
    }
}

#[inline(never)]
fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A time as Python's `isoformat()` writes it: with the offset of the server, which is never written as `Z`, and with six
/// decimal places of a second or none. It is rounded down to microseconds.
fn iso(at: &DateTime<FixedOffset>) -> String {
    let mut out = String::new();
    // Times from the API have years of four digits.
    digits(&mut out, at.year().unsigned_abs(), 4);
    // chrono represents a leap second as second 59 with a billion nanoseconds or more.
    let (extra, nanos) = (at.nanosecond() / 1_000_000_000, at.nanosecond() % 1_000_000_000);
    let parts = [
        ('-', at.month()),
        ('-', at.day()),
        ('T', at.hour()),
        (':', at.minute()),
        (':', at.second() + extra),
    ];
    for (before, number) in parts {
        out.push(before);
        digits(&mut out, number, 2);
    }
    if nanos >= 1000 {
        out.push('.');
        digits(&mut out, nanos / 1000, 6);
    }
    let east = at.offset().local_minus_utc() / 60;
    out.push(if east < 0 { '-' } else { '+' });
    digits(&mut out, east.unsigned_abs() / 60, 2);
    out.push(':');
    digits(&mut out, east.unsigned_abs() % 60, 2);
    out
}
