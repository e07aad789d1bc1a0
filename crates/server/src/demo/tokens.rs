//! The demo's tokens. A token's fields depend only on its index.

use super::deployments::{CLUSTERS, DEPLOYMENTS, IN_DEFAULT, deployment_uid};
use super::texts::{DESCRIPTIONS, NAMES};
use crate::secrets::{Hash, fixed_uid};
use crate::store::{Member, NewToken, Role};
use chrono::{DateTime, TimeDelta, Utc};
use token_api::{ALL_SCOPES, Label};

/// The token with this index; 0 is the newest.
pub fn token(index: usize, people: &[Member], now: DateTime<Utc>) -> NewToken {
    // The divisors have no common factor, so that the kinds occur in every combination.
    let is_monitoring_token = index % 23 == 7;
    let is_organization_token = index % 9 == 4 || is_monitoring_token;
    let created_at = created(index, now);
    let expired_at = expiry(index, created_at, now);
    let access = index % 6;
    NewToken {
        uid: fixed_uid(&format!("demo token {index}")),
        creator: creator(index, is_organization_token, people),
        name: name(index),
        description: description(index),
        scopes: scopes(index),
        labels: labels(index),
        deployment_uids: if access == 3 { accessible(index) } else { Vec::new() },
        created_at,
        expired_at,
        last_used_at: last_used(index, created_at, expired_at, now),
        is_organization_token,
        is_global_access: access == 5,
        is_global_router_access: index % 11 == 8,
        is_monitoring_token,
        hash: Hash::of_no_value(),
        made_with: None,
    }
}

/// The row id of the creator. Organization tokens have an admin as their creator.
fn creator(index: usize, is_organization_token: bool, people: &[Member]) -> i64 {
    let possible: Vec<&Member> = people
        .iter()
        .filter(|person| !is_organization_token || person.role == Role::Admin && !person.has_left)
        .collect();
    possible.get(index * 5 / 3 % possible.len().max(1)).map_or(1, |person| person.id)
}

/// A different name for every index; one in 37 has the greatest length.
fn name(index: usize) -> String {
    let (base, round) = (NAMES[index % NAMES.len()], index / NAMES.len());
    let name = if round == 0 { base.to_owned() } else { format!("{base}-{}", round + 1) };
    if index % 37 != 11 {
        return name;
    }
    let mut long = format!("{name}-for-the-staging-environment-of-the-recommendation-team-in-europe");
    long.truncate(63);
    if long.ends_with('-') {
        long.replace_range(62.., "s");
    }
    long
}

fn description(index: usize) -> String {
    match DESCRIPTIONS[index % DESCRIPTIONS.len()] {
        "LONG" => {
            "This token is used by the quarterly evaluation, which compares every model in production with \
                   its candidates. It must not expire while an evaluation runs. "
                .repeat(6)
                .trim_end()
                .to_owned()
        }
        text => text.to_owned(),
    }
}

/// Every combination of the five scopes, also none, and sometimes an unknown scope.
fn scopes(index: usize) -> Vec<String> {
    let mix = (index * 11 + 1) % 32;
    let mut scopes: Vec<String> = ALL_SCOPES
        .iter()
        .enumerate()
        .filter(|(bit, _)| mix >> bit & 1 == 1)
        .map(|(_, scope)| (*scope).to_owned())
        .collect();
    if index % 17 == 9 {
        scopes.push("read".into());
    }
    if index % 29 == 15 {
        scopes.push("operate_cluster".into());
    }
    scopes
}

fn labels(index: usize) -> Vec<Label> {
    let label = |key: &str, value: &str| Label { key: key.into(), value: value.into() };
    match index % 8 {
        2 => vec![label("team", "platform")],
        5 => vec![label("env", "production"), label("team", "search")],
        _ => Vec::new(),
    }
}

/// Uids of some deployments.
fn accessible(index: usize) -> Vec<String> {
    let count = 1 + index / 6 % 3;
    let named = (0..count).map(|n| DEPLOYMENTS[(index + n * 3) % IN_DEFAULT].1);
    let mut uids = Vec::new();
    for name in named {
        // Some tokens may access both deployments of a name.
        let same_name = DEPLOYMENTS
            .iter()
            .filter(|(cluster, other, _)| *other == name && (*cluster == CLUSTERS[0] || index % 4 == 1));
        uids.extend(same_name.map(|(cluster, name, _)| deployment_uid(cluster, name)));
    }
    uids
}

/// When the token was created; different for every index. The newer the tokens, the closer the times: the newest 60 are
/// from an hour to more than a year ago.
fn created(index: usize, now: DateTime<Utc>) -> DateTime<Utc> {
    let index = i64::try_from(index).unwrap_or(i64::MAX);
    let early = index.min(60);
    let minutes = 60 + early * early * 200 + (index - early) * 10;
    now - TimeDelta::minutes(minutes) - TimeDelta::milliseconds(index % 1000)
}

fn expiry(index: usize, created_at: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match index % 7 {
        // Expired since.
        1 => Some(created_at + (now - created_at) / 3 * 2),
        // Expires soon: within half an hour to 13 days.
        3 => Some(now + TimeDelta::minutes(30) + TimeDelta::hours((index as i64 * 31) % (13 * 24))),
        4 => Some(now + TimeDelta::days(30 + (index as i64) % 60)),
        5 => Some(now + TimeDelta::days(365)),
        _ => None,
    }
}

fn last_used(
    index: usize,
    created_at: DateTime<Utc>,
    expired_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    if index % 5 == 2 {
        return None;
    }
    let end = expired_at.map_or(now, |at| at.min(now));
    let parts = 1 + (index as i32) % 10;
    Some(end - (end - created_at) / 12 * parts / 2 - TimeDelta::seconds(20))
}
