//! Reads what callers send, and refuses it field by field: every refusal says what was wrong and
//! what is accepted.
//!
//! What never lives here: the clock (time is a parameter), the database, rights.

use crate::failure::Failure;
use crate::secrets::Hash;
use crate::store::{Clusters, ListQuery};
use crate::strict_json::Strict;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value};
use std::time::Duration;
use token_api::{MAX_DESCRIPTION, Time, check_name, is_valid_scope};

/// The largest body, in bytes.
pub const MAX_BODY: usize = 64 * 1024;

/// How long a body may take. It is read when the credentials were found good, so nobody else can take that time.
const MAX_BODY_TIME: Duration = Duration::from_secs(30);

/// Beside a request: another time for its body.
#[derive(Clone, Copy, Debug)]
pub struct BodyTime(pub Duration);

/// Beside a request: what becomes of its body's fields before its route reads them.
#[derive(Clone, Copy)]
pub struct Sifted(pub fn(&mut Map<String, Value>) -> Result<(), Failure>);

/// The sentence for a body that ends before it is whole.
pub const BROKE_OFF: &str = "The body broke off before its end.";

/// The largest page.
const MAX_COUNT: u64 = 1000;

const DEFAULT_COUNT: u64 = 20;
const MAX_SCOPES: usize = 64;
const MAX_DEPLOYMENTS: usize = 256;

/// A JSON object of at most [`MAX_BODY`] bytes.
pub struct Body(Map<String, Value>);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let sift = request.extensions().get::<Sifted>().copied();
        let time = request.extensions().get().map_or(MAX_BODY_TIME, |BodyTime(time)| *time);
        let reading = tokio::time::timeout(time, Bytes::from_request(request, state)).await;
        let too_slow = |_| {
            let words = "The body did not come in time: send it again.";
            Failure::new(StatusCode::REQUEST_TIMEOUT, "body_too_slow", words)
        };
        let bytes = reading.map_err(too_slow)?.map_err(|rejection| {
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                Failure::new(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    "body_too_large",
                    format!("The body is too large: at most {} KB are accepted.", MAX_BODY / 1024),
                )
            } else {
                Failure::bad("invalid_body", BROKE_OFF)
            }
        })?;
        let mut body = Self::parse(&bytes)?;
        if let Some(Sifted(sift)) = sift {
            sift(&mut body.0)?;
        }
        Ok(body)
    }
}

impl Body {
    /// Reads a body.
    pub fn parse(bytes: &[u8]) -> Result<Self, Failure> {
        match serde_json::from_slice(bytes) {
            Ok(Strict(Value::Object(fields))) => Ok(Self(fields)),
            Ok(_) => Err(Failure::bad("invalid_body", "The body must be a JSON object.")),
            Err(error) if error.is_data() => Err(Failure::bad(
                "invalid_body",
                format!(
                    "The body names a field twice: see line {}, column {}.",
                    error.line(),
                    error.column()
                ),
            )),
            Err(error) if error.is_eof() => Err(Failure::bad("invalid_body", BROKE_OFF)),
            // The position alone: serde's own words can quote the body, which can hold a value.
            Err(error) => Err(Failure::bad(
                "invalid_body",
                format!("The body is not JSON: see line {}, column {}.", error.line(), error.column()),
            )),
        }
    }

    /// Refuses a field that is none of these: a field that is ignored would seem to have been taken.
    fn only(&self, fields: &[&str]) -> Result<(), Failure> {
        let Some(unknown) = self.0.keys().find(|field| !fields.contains(&field.as_str())) else {
            return Ok(());
        };
        let shown: String = unknown.chars().take(64).collect();
        Err(Failure::bad(
            "invalid_body",
            format!("The field “{shown}” is not accepted here. Accepted are: {}.", fields.join(", ")),
        )
        .in_field(shown))
    }

    /// The field, where it is there and not null.
    fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field).filter(|value| !value.is_null())
    }

    fn is_null(&self, field: &str) -> bool {
        self.0.get(field).is_some_and(Value::is_null)
    }

    /// A text; `None` where it is null or not there.
    pub fn text(&self, field: &'static str) -> Result<Option<&str>, Failure> {
        match self.get(field) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(wrong_type(field, "a text")),
        }
    }

    fn flag(&self, field: &'static str) -> Result<Option<bool>, Failure> {
        match self.get(field) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(_) => Err(wrong_type(field, "true or false")),
        }
    }

    /// A list of texts, each once.
    fn texts(&self, field: &'static str, at_most: usize) -> Result<Option<Vec<String>>, Failure> {
        let Some(value) = self.get(field) else { return Ok(None) };
        let Some(items) = value.as_array() else { return Err(wrong_type(field, "a list of texts")) };
        if items.len() > at_most {
            return Err(Failure::bad(
                "invalid_body",
                format!("There are {} entries in {field}; at most {at_most} are accepted.", items.len()),
            )
            .in_field(field));
        }
        let mut texts: Vec<String> = Vec::with_capacity(items.len());
        for item in items {
            let Some(text) = item.as_str() else { return Err(wrong_type(field, "a list of texts")) };
            if !texts.iter().any(|t| t == text) {
                texts.push(text.to_owned());
            }
        }
        Ok(Some(texts))
    }

    fn description(&self) -> Result<Option<String>, Failure> {
        let Some(text) = self.text("description")? else { return Ok(None) };
        let length = text.chars().count();
        if length > MAX_DESCRIPTION {
            return Err(Failure::bad(
                "description_too_long",
                format!("The description has {length} characters; at most {MAX_DESCRIPTION} are accepted."),
            )
            .in_field("description"));
        }
        if text.contains('\0') {
            return Err(Failure::bad(
                "invalid_description",
                "The description must not hold the character U+0000.",
            )
            .in_field("description"));
        }
        Ok(Some(text.to_owned()))
    }

    fn scopes(&self) -> Result<Option<Vec<String>>, Failure> {
        let scopes = self.texts("scopes", MAX_SCOPES)?;
        if let Some(bad) = scopes.iter().flatten().find(|scope| !is_valid_scope(scope)) {
            let shown: String = bad.chars().take(64).collect();
            return Err(Failure::bad(
                "invalid_scope",
                format!(
                    "“{shown}” cannot be a scope: lowercase letters, digits and the characters _ : . - are accepted, at most 64 in all."
                ),
            )
            .in_field("scopes"));
        }
        Ok(scopes)
    }

    /// A time that lies ahead, or the one that is there already (`kept`), which may have passed.
    fn expired_at(
        &self,
        now: DateTime<Utc>,
        kept: Option<DateTime<Utc>>,
    ) -> Result<Option<DateTime<Utc>>, Failure> {
        const FIELD: &str = "expired_at";
        let unreadable = || {
            Failure::bad(
                "invalid_expired_at",
                "This is not a time. Accepted are RFC 3339 such as 2026-12-31T18:00:00Z or 2026-12-31T18:00:00+02:00, 2026-12-31 18:00:00 (read as UTC), and null for no expiry.",
            )
            .in_field(FIELD)
        };
        let Some(text) = self.text(FIELD)? else { return Ok(None) };
        if text.trim().is_empty() {
            return Err(unreadable());
        }
        // Go's "no time" is none.
        let Some(time) = Time::parse(text) else { return Ok(None) };
        let at = time.utc().ok_or_else(unreadable)?;
        // What is stored is whole microseconds.
        let at = DateTime::from_timestamp_micros(at.timestamp_micros()).ok_or_else(unreadable)?;
        if kept == Some(at) {
            return Ok(Some(at));
        }
        if at <= now {
            return Err(Failure::bad(
                "expired_at_in_past",
                "The expiration lies in the past: choose a time that is still to come, or null for no expiry.",
            )
            .in_field(FIELD));
        }
        if at - now > TimeDelta::days(36_525) {
            return Err(Failure::bad(
                "expired_at_too_far",
                "The expiration is more than 100 years away: choose an earlier time, or null for no expiry.",
            )
            .in_field(FIELD));
        }
        Ok(Some(at))
    }
}

fn wrong_type(field: &'static str, expected: &str) -> Failure {
    Failure::bad("invalid_body", format!("The field {field} must be {expected}.")).in_field(field)
}

/// What to create.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // `token_api::CreateToken` explains the fields.
pub struct Create {
    pub name: String,
    pub description: String,
    pub scopes: Vec<String>,
    pub expired_at: Option<DateTime<Utc>>,
    pub code: Option<String>,
    pub deployment_uids: Vec<String>,
    pub is_global_access: bool,
    pub is_global_router_access: bool,
    pub is_monitoring_token: bool,
    pub is_organization_token: bool,
}

/// What the body of a create can hold.
const CREATE: [&str; 10] = [
    "name",
    "description",
    "scopes",
    "expired_at",
    "code",
    "deployment_uids",
    "is_global_access",
    "is_global_router_access",
    "is_monitoring_token",
    "is_organization_token",
];

/// What of a token can be changed.
const UPDATE: [&str; 3] = ["description", "scopes", "expired_at"];

impl Create {
    /// Reads the body of a create.
    pub fn read(body: &Body, now: DateTime<Utc>) -> Result<Self, Failure> {
        body.only(&CREATE)?;
        let name = body.text("name")?.unwrap_or_default();
        check_name(name).map_err(|error| {
            Failure::bad("invalid_name", format!("This name cannot be used: {error}.")).in_field("name")
        })?;
        let flag = |field| body.flag(field).map(|flag| flag.unwrap_or(false));
        Ok(Self {
            name: name.to_owned(),
            description: body.description()?.unwrap_or_default(),
            scopes: body.scopes()?.unwrap_or_default(),
            expired_at: body.expired_at(now, None)?,
            code: body.text("code")?.map(str::to_owned),
            deployment_uids: body.texts("deployment_uids", MAX_DEPLOYMENTS)?.unwrap_or_default(),
            is_global_access: flag("is_global_access")?,
            is_global_router_access: flag("is_global_router_access")?,
            is_monitoring_token: flag("is_monitoring_token")?,
            is_organization_token: flag("is_organization_token")?,
        })
    }

    /// A hash of what is asked for, the same for each way to say it.
    pub fn hash(&self) -> Hash {
        let sorted = |list: &[String]| {
            let mut list = list.to_vec();
            list.sort();
            list
        };
        let said = serde_json::json!([
            self.name,
            self.description,
            sorted(&self.scopes),
            self.expired_at.map(|at| at.timestamp_micros()),
            self.code,
            sorted(&self.deployment_uids),
            self.is_global_access,
            self.is_global_router_access,
            self.is_monitoring_token,
            self.is_organization_token,
        ]);
        Hash::of(&said.to_string())
    }
}

/// The key under which a create can be asked for again; none where the header is not there.
pub struct IdempotencyKey(pub Option<String>);

const MAX_KEY: usize = 64;

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let mut sent = parts.headers.get_all("idempotency-key").iter();
        let Some(key) = sent.next() else { return Ok(Self(None)) };
        let fits = (1..=MAX_KEY).contains(&key.len()) && key.as_bytes().iter().all(u8::is_ascii_graphic);
        match key.to_str() {
            Ok(key) if fits && sent.next().is_none() => Ok(Self(Some(key.to_owned()))),
            _ => Err(Failure::bad(
                "invalid_idempotency_key",
                format!(
                    "The header Idempotency-Key must hold one key of 1 to {MAX_KEY} visible ASCII characters: letters, digits and signs, without spaces."
                ),
            )),
        }
    }
}

/// Reads the body of an update against the token as it is. Null means "unchanged", as on Yatai, but
/// for `expired_at`, where null clears.
pub fn read_update(
    body: &Body,
    token: &crate::store::StoredToken,
    now: DateTime<Utc>,
) -> Result<crate::store::TokenChange, Failure> {
    body.only(&UPDATE)?;
    let kept = token.expires();
    let expired_at = if body.is_null("expired_at") {
        None
    } else if body.get("expired_at").is_some() {
        body.expired_at(now, kept)?
    } else {
        kept
    };
    Ok(crate::store::TokenChange {
        description: body.description()?.unwrap_or_else(|| token.description.clone()),
        scopes: body.scopes()?.unwrap_or_else(|| token.scopes.clone()),
        expired_at,
    })
}

/// The pairs of a query.
pub fn query(uri: &Uri) -> Result<Vec<(String, String)>, Failure> {
    Query::<Vec<(String, String)>>::try_from_uri(uri)
        .map(|query| query.0)
        .map_err(|_| Failure::bad("invalid_query", "The query cannot be read: it is not form-urlencoded."))
}

/// The first value of a key of a query.
pub fn query_value(uri: &Uri, key: &str) -> Result<Option<String>, Failure> {
    Ok(query(uri)?.into_iter().find(|(k, _)| k == key).map(|(_, value)| value))
}

/// Reads `all` and `cluster`: the default cluster where neither is given. A cluster that is named counts before `all`.
pub fn clusters(uri: &Uri) -> Result<Clusters, Failure> {
    let all = match query_value(uri, "all")?.as_deref() {
        None | Some("" | "false") => false,
        Some("true") => true,
        Some(_) => {
            let words = "The value of all must be true or false.";
            return Err(Failure::bad("invalid_query", words).in_field("all"));
        }
    };
    Ok(match query_value(uri, "cluster")?.filter(|name| !name.is_empty()) {
        Some(name) => Clusters::Named(name),
        None if all => Clusters::All,
        None => Clusters::Default,
    })
}

/// Reads `start`, `count` and `search`.
pub fn page(uri: &Uri) -> Result<ListQuery, Failure> {
    let page = page_as_asked(uri, DEFAULT_COUNT)?;
    Ok(ListQuery { count: page.count.clamp(1, MAX_COUNT), ..page })
}

/// The same without a largest count; `default_count` where none is given.
pub fn page_as_asked(uri: &Uri, default_count: u64) -> Result<ListQuery, Failure> {
    let pairs = query(uri)?;
    let number = |key: &'static str, default: u64| {
        let Some((_, text)) = pairs.iter().find(|(k, _)| k == key) else { return Ok(default) };
        if text.is_empty() {
            return Ok(default);
        }
        text.parse::<u64>().ok().filter(|n| i64::try_from(*n).is_ok()).ok_or_else(|| {
            Failure::bad("invalid_query", format!("The value of {key} must be a whole number from 0."))
                .in_field(key)
        })
    };
    Ok(ListQuery {
        start: number("start", 0)?,
        count: number("count", default_count)?,
        search: pairs.iter().find(|(k, _)| k == "search").map_or("", |(_, v)| v.trim()).to_owned(),
    })
}
