//! The demo data has every kind of token, and is the same in every run.

use super::deployments::{CLUSTERS, deployment_uid};
use super::{PEOPLE, token};
use crate::store::{Member, NewToken};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashSet;
use token_api::{ALL_SCOPES, TokenType, User, check_name};

fn people() -> Vec<Member> {
    PEOPLE
        .iter()
        .zip(1..)
        .map(|(p, id)| Member {
            id,
            user: User { name: p.name.into(), ..Default::default() },
            role: p.role,
            has_left: p.has_left,
        })
        .collect()
}

fn tokens(count: usize) -> (DateTime<Utc>, Vec<NewToken>) {
    let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    (now, (0..count).map(|i| token(i, &people(), now)).collect())
}

#[test]
fn names_are_valid_and_different() {
    let (_, tokens) = tokens(5000);
    let names: HashSet<&str> = tokens.iter().map(|t| t.name.as_str()).collect();
    assert_eq!(names.len(), tokens.len());
    for token in &tokens {
        assert_eq!(check_name(&token.name), Ok(()), "{}", token.name);
    }
}

#[test]
fn the_newest_sixty_tokens_have_every_kind() {
    let (now, tokens) = tokens(60);
    let any = |what: &str, test: &dyn Fn(&NewToken) -> bool| assert!(tokens.iter().any(test), "{what}");
    any("expired", &|t| t.expired_at.is_some_and(|at| at <= now));
    any("expiring", &|t| t.expired_at.is_some_and(|at| at > now && at < now + TimeDelta::days(14)));
    any("later", &|t| t.expired_at.is_some_and(|at| at > now + TimeDelta::days(14)));
    any("never expires", &|t| t.expired_at.is_none());
    any("never used", &|t| t.last_used_at.is_none());
    any("not used for 90 days", &|t| t.last_used_at.is_some_and(|at| at < now - TimeDelta::days(90)));
    any("long name", &|t| t.name.len() == 63);
    any("no description", &|t| t.description.is_empty());
    any("long description", &|t| t.description.len() > 500 && t.description.len() <= 1024);
    any("several lines", &|t| t.description.contains('\n'));
    any("markup", &|t| t.description.contains("<b>"));
    any("unicode", &|t| !t.description.is_ascii());
    any("no scope", &|t| t.scopes.is_empty());
    any("all scopes", &|t| t.scopes.len() >= 5);
    any("unknown scope", &|t| t.scopes.iter().any(|s| s == "read"));
    any("another unknown scope", &|t| t.scopes.iter().any(|s| s == "operate_cluster"));
    any("global access", &|t| t.is_global_access);
    any("access to some deployments", &|t| !t.deployment_uids.is_empty());
    any("access to two deployments of one name", &|t| {
        let both = |name| CLUSTERS.iter().all(|c| t.deployment_uids.contains(&deployment_uid(c, name)));
        both("document-search") || both("translation-beta")
    });
    any("access to the router", &|t| t.is_global_router_access);
    any("labels", &|t| t.labels.len() == 2);
    let mixes: HashSet<Vec<String>> = tokens
        .iter()
        .map(|t| t.scopes.iter().filter(|s| ALL_SCOPES.contains(&s.as_str())).cloned().collect())
        .collect();
    assert_eq!(mixes.len(), 32, "every mix of the five scopes");
    let creators: HashSet<i64> = tokens.iter().map(|t| t.creator).collect();
    assert_eq!(creators.len(), PEOPLE.len());
    for kind in [TokenType::Personal, TokenType::Organization, TokenType::Monitoring] {
        any("type", &|t| match kind {
            TokenType::Personal => !t.is_organization_token,
            TokenType::Organization => t.is_organization_token && !t.is_monitoring_token,
            TokenType::Monitoring => t.is_monitoring_token,
        });
    }
}

#[test]
fn times_are_in_order() {
    let (now, tokens) = tokens(3000);
    for (index, token) in tokens.iter().enumerate() {
        assert!(token.created_at < now);
        assert!(token.expired_at.is_none_or(|at| at > token.created_at), "{index}");
        assert!(token.last_used_at.is_none_or(|at| at >= token.created_at && at <= now), "{index}");
        let end = token.expired_at.unwrap_or(now);
        assert!(token.last_used_at.is_none_or(|at| at <= end), "{index}");
    }
    for pair in tokens.windows(2) {
        assert!(pair[0].created_at > pair[1].created_at);
    }
}

#[test]
fn every_run_has_the_same_tokens() {
    let ((_, one), (_, two)) = (tokens(50), tokens(50));
    assert!(one.iter().zip(&two).all(|(a, b)| a.uid == b.uid && a.name == b.name && a.scopes == b.scopes));
}
