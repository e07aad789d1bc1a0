//! Whether a token in the list is what a create without an answer has made. Pure.
//!
//! A token that is called lost is offered to be deleted: only what is the same in everything that was asked, made by
//! the same person at the same time, may be called that.

use crate::set::Set;
use chrono::{DateTime, TimeDelta, Utc};
use token_api::{CreateToken, Time, Token};

/// Clocks may differ by so much.
const NEAR: TimeDelta = TimeDelta::minutes(5);

/// Whether this token can only come from this create, which `me` sent at this moment.
pub fn is_made_by(token: &Token, create: &CreateToken, me: &str, sent: DateTime<Utc>) -> bool {
    let made = token.created_at.as_ref().and_then(Time::utc);
    let scopes = create.scopes.iter().flatten().cloned().collect::<Set<_>>();
    let deployments = create.deployments.iter().flatten().cloned().collect::<Set<_>>();
    let seconds = |at: DateTime<Utc>| at.timestamp();
    token.name == create.name
        && token.creator() == me
        && token.last_used_at.is_none()
        && made.is_some_and(|at| at.signed_duration_since(sent).abs() < NEAR)
        && token.description == create.description.as_deref().unwrap_or_default()
        && token.scopes.iter().cloned().collect::<Set<_>>() == scopes
        && token.deployments.iter().cloned().collect::<Set<_>>() == deployments
        && token.is_organization_token == create.is_organization_token.unwrap_or_default()
        && token.is_monitoring_token == create.is_monitoring_token.unwrap_or_default()
        && token.is_global_access == create.is_global_access.unwrap_or_default()
        && token.expires().map(seconds) == create.expired_at.as_ref().and_then(Time::utc).map(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    fn token(fields: Value) -> Token {
        let mut all = json!({"uid": "u", "name": "ci", "description": "d", "scopes": ["b", "a"], "user": {"name": "ada"},
            "created_at": "2026-11-23T10:00:02.5Z", "expired_at": "2026-12-23T10:00:00Z"});
        all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        serde_json::from_value(all).unwrap()
    }

    #[test]
    fn only_what_is_the_same_in_everything_is_called_lost() {
        let sent = at("2026-11-23T10:00:00Z");
        let create = CreateToken {
            name: "ci".into(),
            description: Some("d".into()),
            scopes: Some(vec!["a".into(), "b".into()]),
            expired_at: Some(at("2026-12-23T10:00:00Z").into()),
            ..Default::default()
        };
        assert!(is_made_by(&token(json!({})), &create, "ada", sent));
        assert!(!is_made_by(&token(json!({})), &create, "eve", sent));
        assert!(!is_made_by(&token(json!({})), &create, "ada", at("2026-11-23T10:06:00Z")));
        for other in [
            json!({"name": "cd"}),
            json!({"user": null}),
            json!({"created_at": null}),
            json!({"description": ""}),
            json!({"scopes": ["a"]}),
            json!({"expired_at": "2026-12-23T10:00:01Z"}),
            json!({"expired_at": null}),
            json!({"last_used_at": "2026-11-23T10:00:03Z"}),
            json!({"is_organization_token": true}),
            json!({"is_global_access": true}),
            json!({"deployments": ["chat"]}),
        ] {
            assert!(!is_made_by(&token(other.clone()), &create, "ada", sent), "{other}");
        }
    }
}
