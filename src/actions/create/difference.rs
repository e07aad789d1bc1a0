//! The differences between what a create asked for and the new token, in both directions, a sentence each. Pure.
//!
//! A server may ignore fields that it does not know; only the new token shows that.

use crate::address::vec_set::VecSet;
use crate::state::draft::Chosen;
use chrono::{DateTime, Utc};
use panel_messages::{intl, m};
use token_api::{CreateToken, Label, Time, Token, TokenType};

/// The differences. `chosen` are the deployments with their names; `say` formats a moment.
pub fn differences(
    asked: &CreateToken,
    chosen: &VecSet<Chosen>,
    got: &Token,
    say: impl Fn(DateTime<Utc>) -> String,
) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(words) = other_type(asked, got.token_type()) {
        said.push(words);
    }
    let wanted = asked.scopes.as_deref().unwrap_or_default();
    list(&mut said, m::create::lacks_scopes, &missing(wanted, &got.scopes));
    list(&mut said, m::create::has_scopes, &missing(&got.scopes, wanted));
    let texts = |labels: &[Label]| labels.iter().map(Label::text).collect::<Vec<_>>();
    // A server may add labels of its own.
    let wanted = texts(asked.labels.as_deref().unwrap_or_default());
    list(&mut said, m::create::lacks_labels, &missing(&wanted, &texts(&got.labels)));
    for (lacks, more, wanted, has) in [
        (
            m::create::LACKS_ALL_DEPLOYMENTS,
            m::create::HAS_ALL_DEPLOYMENTS,
            asked.is_global_access,
            got.is_global_access,
        ),
        (
            m::create::LACKS_ROUTER_ACCESS,
            m::create::HAS_ROUTER_ACCESS,
            asked.is_global_router_access,
            got.is_global_router_access,
        ),
    ] {
        if wanted.unwrap_or_default() != has {
            said.push((if has { more } else { lacks }).text().to_owned());
        }
    }
    let wanted = asked.deployment_uids.as_deref().unwrap_or_default();
    let name = |uid: &String| {
        let place = got.deployment_uids.iter().position(|it| it == uid);
        let told = place.and_then(|place| got.deployment_names.get(place));
        chosen.iter().find(|it| it.uid == *uid).map(|it| &it.name).or(told).unwrap_or(uid).clone()
    };
    let named = |uids: Vec<String>| uids.iter().map(name).collect::<Vec<_>>();
    // Access to all deployments includes each of them.
    let lacks = if got.is_global_access { Vec::new() } else { missing(wanted, &got.deployment_uids) };
    let more = missing(&got.deployment_uids, wanted);
    list(&mut said, m::create::lacks_deployments, &named(lacks));
    list(&mut said, m::create::has_deployments, &named(more));
    let wanted = asked.expired_at.as_ref().and_then(Time::utc);
    // An expiration that could not be read is not compared; the details show it as unreadable.
    let is_known = got.expired_at.is_none() || got.expires().is_some();
    if is_known && wanted.map(|at| at.timestamp()) != got.expires().map(|at| at.timestamp()) {
        said.push(match (got.expires().map(&say), wanted.map(&say)) {
            (Some(at), Some(wanted)) => m::create::ends_otherwise(&at, &wanted),
            (Some(at), None) => m::create::ends_anyway(&at),
            (None, wanted) => m::create::never_ends_otherwise(&wanted.unwrap_or_default()),
        });
    }
    said
}

/// What is in the first list and not in the second.
fn missing(of: &[String], from: &[String]) -> Vec<String> {
    of.iter().filter(|it| !from.contains(it)).cloned().collect()
}

/// Says this sentence about the items, where there are any.
fn list(said: &mut Vec<String>, sentence: fn(&str) -> String, items: &[String]) {
    if !items.is_empty() {
        said.push(sentence(&intl::list(items.iter().map(String::as_str))));
    }
}

fn other_type(asked: &CreateToken, got: TokenType) -> Option<String> {
    let wanted = match (asked.is_monitoring_token, asked.is_organization_token) {
        (Some(true), _) => TokenType::Monitoring,
        (_, Some(true)) => TokenType::Organization,
        _ => TokenType::Personal,
    };
    let name = |kind: TokenType| match kind {
        TokenType::Personal => "personal",
        TokenType::Organization => "organization",
        TokenType::Monitoring => "monitoring",
    };
    (wanted != got).then(|| m::create::other_type(name(got), name(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn said(asked: &CreateToken, got: Value) -> Vec<String> {
        let mut all =
            json!({"uid": "u", "name": "ci", "scopes": ["api"], "expired_at": "2026-12-01T00:00:00.5Z"});
        all.as_object_mut().unwrap().extend(got.as_object().unwrap().clone());
        let chosen = [Chosen { uid: "d1".into(), name: "chat (east)".into() }].into();
        differences(asked, &chosen, &serde_json::from_value(all).unwrap(), |at| at.date_naive().to_string())
    }

    fn asked() -> CreateToken {
        let at = DateTime::parse_from_rfc3339("2026-12-01T00:00:00Z").unwrap().to_utc();
        CreateToken {
            name: "ci".into(),
            scopes: Some(vec!["api".into()]),
            expired_at: Some(at.into()),
            ..CreateToken::default()
        }
    }

    #[test]
    fn nothing_is_said_of_what_was_done() {
        assert!(said(&asked(), json!({})).is_empty());
        let asked = CreateToken {
            scopes: Some(vec!["b".into(), "a".into()]),
            deployment_uids: Some(vec!["d2".into(), "d1".into()]),
            is_global_router_access: Some(true),
            is_organization_token: Some(true),
            ..asked()
        };
        let got = json!({"scopes": ["a", "b"], "deployment_uids": ["d1", "d2"], "is_organization_token": true,
            "is_global_router_access": true});
        assert!(said(&asked, got).is_empty());
    }

    #[test]
    fn each_difference_is_said_in_both_directions() {
        assert_eq!(
            said(&asked(), json!({"scopes": ["read"]})),
            ["It lacks the scopes api.", "It has the scopes read, which you did not ask for."]
        );
        let one = CreateToken { deployment_uids: Some(vec!["d1".into()]), ..asked() };
        assert_eq!(said(&one, json!({})), ["It lacks access to the deployments chat (east)."]);
        assert_eq!(
            said(&asked(), json!({"deployment_uids": ["d9"], "deployment_names": ["ocr"]})),
            ["It has access to the deployments ocr, which you did not ask for."]
        );
        assert_eq!(
            said(&one, json!({"is_global_access": true})),
            ["It has access to all protected deployments, which you did not ask for."]
        );
        let router = CreateToken { is_global_router_access: Some(true), ..asked() };
        assert_eq!(said(&router, json!({})), ["It lacks Router Access."]);
        let organization = CreateToken { is_organization_token: Some(true), ..asked() };
        assert_eq!(
            said(&organization, json!({})),
            ["It is a personal token: you asked for an organization token."]
        );
        assert_eq!(said(&asked(), json!({"expired_at": null})), ["It never ends: you asked for 2026-12-01."]);
        let never = CreateToken { expired_at: None, ..asked() };
        assert_eq!(said(&never, json!({})), ["It ends 2026-12-01: you asked for no expiration."]);
        assert!(said(&asked(), json!({"expired_at": "soon"})).is_empty());
    }
}
