//! Typed access to the fields of a body.

use super::body::Body;
use crate::failure::Failure;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use token_api::{MAX_DESCRIPTION, Time, is_valid_scope};

const MAX_SCOPES: usize = 64;

impl Body {
    /// Refuses any other field. Ignoring it would make its sender believe that it has an effect.
    pub(super) fn only(&self, fields: &[&str]) -> Result<(), Failure> {
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

    /// The field; `None` where it is missing or null.
    pub(super) fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field).filter(|value| !value.is_null())
    }

    pub(super) fn is_null(&self, field: &str) -> bool {
        self.0.get(field).is_some_and(Value::is_null)
    }

    /// A text; `None` where it is missing or null.
    pub fn text(&self, field: &'static str) -> Result<Option<&str>, Failure> {
        match self.get(field) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(wrong_type(field, "a text")),
        }
    }

    pub(super) fn flag(&self, field: &'static str) -> Result<Option<bool>, Failure> {
        match self.get(field) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(_) => Err(wrong_type(field, "true or false")),
        }
    }

    /// A list of texts without duplicates.
    pub(super) fn texts(&self, field: &'static str, at_most: usize) -> Result<Option<Vec<String>>, Failure> {
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

    pub(super) fn description(&self) -> Result<Option<String>, Failure> {
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

    pub(super) fn scopes(&self) -> Result<Option<Vec<String>>, Failure> {
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

    /// A time in the future, at most 100 years from now, or the current expiry (`kept`), which may have passed.
    pub(super) fn expired_at(
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
        // Go's zero time means no expiry.
        let Some(time) = Time::parse(text) else { return Ok(None) };
        let at = time.utc().ok_or_else(unreadable)?;
        // The database stores whole microseconds.
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

pub(super) fn wrong_type(field: &'static str, expected: &str) -> Failure {
    Failure::bad("invalid_body", format!("The field {field} must be {expected}.")).in_field(field)
}
