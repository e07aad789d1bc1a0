//! What of a token is shown and in which order: the SDK's `to_dict()` as a tree, built once for both writers.
//!
//! The SDK leaves a field out where it has its default (no expiry, never used, not expired, developer access, a creator
//! without a name) and knows neither the deployments, Router Access nor monitoring tokens: neither does this. What never
//! comes in here is a token's value, and what any writer makes of the tree.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use token_api::{Label, Organization, Time, Token, User};

use crate::export::digits;

/// A tree in order. Keys are the SDK's own names: plain words, which no writer has to quote.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is what its name says.
pub enum Value {
    Null,
    Bool(bool),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(&'static str, Value)>),
}

/// A token as the SDK's `to_dict()` gives it.
///
/// Where the SDK could not have read the answer at all (no creator, no organization, no time of creation, no labels), it
/// is null or empty here.
pub fn of_token(token: &Token) -> Value {
    let mut map = Map::default();
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

/// Tokens in their order, as the SDK lists them.
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

/// A map that is being filled, by calls that stay calls: unfolded, they cost the bundle more than both writers.
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
            // The SDK would have refused it; who reads it here should see what the server said.
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

/// Python's `isoformat()`: in the offset of the server, which is never written as `Z`, and with six digits after the
/// point or none. What is finer than a microsecond is cut off.
fn iso(at: &DateTime<FixedOffset>) -> String {
    let mut out = String::new();
    // Times from the wire have years of four digits.
    digits(&mut out, at.year().unsigned_abs(), 4);
    // A leap second is a second 59 with more than a second's worth of fractions.
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
