//! Recognizes the token that a create without an answer has made. Pure.
//!
//! Such a token is offered for deletion. So it must be the same in everything that was asked for but its labels (a
//! server may add some of its own), and made by the same person at the same time.

use crate::address::vec_set::VecSet;
use crate::browser::session_storage::Sent;
use chrono::{DateTime, TimeDelta, Utc};
use std::hash::{DefaultHasher, Hash, Hasher};
use token_api::{CreateToken, Time, Token};

/// How much the clocks of browser and server may differ.
const NEAR: TimeDelta = TimeDelta::minutes(5);

/// What is remembered of a create that the person with the login name `me` sends at this moment.
pub fn sent(create: &CreateToken, me: &str, at: DateTime<Utc>) -> Sent {
    let fingerprint = fingerprint(&Asked {
        name: &create.name,
        creator: me,
        description: create.description.as_deref().unwrap_or_default(),
        scopes: create.scopes.iter().flatten().collect(),
        deployments: create.deployment_uids.iter().flatten().collect(),
        flags: [
            create.is_organization_token,
            create.is_monitoring_token,
            create.is_global_access,
            create.is_global_router_access,
        ]
        .map(Option::unwrap_or_default),
        expires: create.expired_at.as_ref().and_then(Time::utc),
    });
    Sent { at, fingerprint }
}

/// Whether this create must have made this token.
pub fn is_made_by(token: &Token, sent: &Sent) -> bool {
    let made = token.created_at.as_ref().and_then(Time::utc);
    made.is_some_and(|at| at.signed_duration_since(sent.at).abs() < NEAR)
        && token.last_used_at.is_none()
        && sent.fingerprint
            == fingerprint(&Asked {
                name: &token.name,
                creator: token.creator(),
                description: &token.description,
                scopes: token.scopes.iter().collect(),
                deployments: token.deployment_uids.iter().collect(),
                flags: [
                    token.is_organization_token,
                    token.is_monitoring_token,
                    token.is_global_access,
                    token.is_global_router_access,
                ],
                expires: token.expires(),
            })
}

/// Whether so much time has passed that a token of this create would be in the list.
pub fn is_over(sent: &Sent, now: DateTime<Utc>) -> bool {
    now.signed_duration_since(sent.at).abs() > NEAR
}

/// What was asked without the labels, and who asked. The order of scopes and deployments means nothing, and servers
/// keep whole seconds.
struct Asked<'a> {
    name: &'a str,
    creator: &'a str,
    description: &'a str,
    scopes: VecSet<&'a String>,
    deployments: VecSet<&'a String>,
    flags: [bool; 4],
    expires: Option<DateTime<Utc>>,
}

/// Stored over a reload instead of the typed values, which are private.
fn fingerprint(asked: &Asked<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (asked.name, asked.creator, asked.description, asked.flags).hash(&mut hasher);
    asked.scopes.iter().for_each(|scope| scope.hash(&mut hasher));
    // Between the lists: a scope is no deployment.
    0u8.hash(&mut hasher);
    asked.deployments.iter().for_each(|deployment| deployment.hash(&mut hasher));
    asked.expires.map(|at| at.timestamp()).hash(&mut hasher);
    hasher.finish()
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
        let moment = at("2026-11-23T10:00:00Z");
        let create = CreateToken {
            name: "ci".into(),
            description: Some("d".into()),
            scopes: Some(vec!["a".into(), "b".into()]),
            expired_at: Some(at("2026-12-23T10:00:00Z").into()),
            ..Default::default()
        };
        assert!(is_made_by(&token(json!({})), &sent(&create, "ada", moment)));
        assert!(!is_made_by(&token(json!({})), &sent(&create, "eve", moment)));
        assert!(!is_made_by(&token(json!({})), &sent(&create, "ada", at("2026-11-23T10:06:00Z"))));
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
            json!({"is_global_router_access": true}),
            json!({"deployment_uids": ["d1"]}),
            json!({"scopes": ["a"], "deployment_uids": ["b"]}),
        ] {
            assert!(!is_made_by(&token(other.clone()), &sent(&create, "ada", moment)), "{other}");
        }
    }
}
