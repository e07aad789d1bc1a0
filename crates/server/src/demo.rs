//! Demo data: people, deployments and tokens of every kind that a panel has to cope with. The same
//! for every run, but for the times, which are relative to now.
//!
//! What never lives here: SQL, the clock, and values: nobody can sign in with a demo token.

use crate::secrets::{Hash, fixed_uid};
use crate::store::{Member, NewToken, Person, Role};
use chrono::{DateTime, TimeDelta, Utc};
use token_api::{ALL_SCOPES, Cluster, Deployment, Label};

/// The admin, who is there without demo data too.
pub const ADMIN: Person = person("admin", "admin@example.com", "", "", Role::Admin, false);
/// The member whom the demo signs in.
pub const MEMBER: &str = "jonas";
/// Somebody who left.
pub const LEAVER: &str = "tomasz";

/// Everybody.
pub const PEOPLE: [Person; 7] = [
    ADMIN,
    person("mara", "mara@example.com", "Mara", "Okafor", Role::Admin, false),
    person(MEMBER, "jonas@example.com", "Jonas", "Weber", Role::Developer, false),
    person("sofia", "sofia@example.com", "Sofía", "Álvarez", Role::Developer, false),
    person("lin", "lin@example.com", "Lin", "陈", Role::Developer, false),
    person("build-bot", "build-bot@example.com", "", "", Role::Developer, false),
    person(LEAVER, "tomasz@example.com", "Tomasz", "Nowak", Role::Developer, true),
];

const fn person(
    name: &'static str,
    email: &'static str,
    first_name: &'static str,
    last_name: &'static str,
    role: Role,
    has_left: bool,
) -> Person {
    Person { name, email, first_name, last_name, role, has_left }
}

/// The default cluster, and another one.
const CLUSTERS: [&str; 2] = ["default", "europe"];

/// Cluster, name and status; two names stand in both clusters.
const DEPLOYMENTS: [(&str, &str, &str); 10] = [
    (CLUSTERS[0], "chat-assistant", "running"),
    (CLUSTERS[0], "document-search", "running"),
    (CLUSTERS[0], "fraud-score", "running"),
    (CLUSTERS[0], "image-upscaler", "non-deployed"),
    (CLUSTERS[0], "sentiment-de", "running"),
    (CLUSTERS[0], "speech-to-text", "deploying"),
    (CLUSTERS[0], "summarizer-v2", "running"),
    (CLUSTERS[0], "translation-beta", "failed"),
    (CLUSTERS[1], "document-search", "running"),
    (CLUSTERS[1], "translation-beta", "unhealthy"),
];

/// How many of them stand in the default cluster.
const IN_DEFAULT: usize = 8;

fn deployment_uid(cluster: &str, name: &str) -> String {
    match cluster {
        "default" => fixed_uid(&format!("deployment {name}")),
        other => fixed_uid(&format!("deployment {other}/{name}")),
    }
}

/// The protected deployments.
pub fn deployments(now: DateTime<Utc>) -> Vec<Deployment> {
    let made = |days| Some((now - TimeDelta::days(days)).into());
    DEPLOYMENTS
        .iter()
        .zip((10..).step_by(23))
        .map(|((cluster, name, status), days)| Deployment {
            uid: deployment_uid(cluster, name),
            created_at: made(days),
            updated_at: made(days),
            deleted_at: None,
            name: (*name).into(),
            resource_type: "deployment".into(),
            labels: vec![Label { key: "protected".into(), value: "true".into() }],
            status: (*status).into(),
            kube_namespace: "models".into(),
            cluster: Some(Cluster {
                uid: fixed_uid(&format!("cluster {cluster}")),
                name: (*cluster).into(),
                resource_type: "cluster".into(),
            }),
        })
        .collect()
}

const NAMES: [&str; 41] = [
    "ci-deploy",
    "nightly-pull",
    "grafana-read",
    "release-bot",
    "notebook-ada",
    "staging-deploy",
    "model-registry-sync",
    "github-actions",
    "gitlab-runner",
    "jenkins-legacy",
    "airflow-batch",
    "terraform-apply",
    "prometheus-federate",
    "load-test",
    "laptop",
    "onboarding-demo",
    "cost-report",
    "data-export",
    "canary-check",
    "edge-gateway",
    "mobile-backend",
    "support-console",
    "partner-api",
    "fraud-scoring",
    "search-indexer",
    "docs-examples",
    "training-cluster",
    "feature-store",
    "image-resizer",
    "translation-worker",
    "billing-reconcile",
    "audit-reader",
    "backup-verify",
    "argo-rollouts",
    "slack-notifier",
    "vscode-remote",
    "smoke-test",
    "workshop",
    "quickstart",
    "evaluation-suite",
    "dashboard-tv",
];

const DESCRIPTIONS: [&str; 10] = [
    "Deploys from the main branch",
    "",
    "Dashboards read with this; ask the platform team before deleting it",
    "Nightly job.\nPulls the newest models at 02:00 UTC.\n\nRunbook: see the wiki, page “Nightly pull”.",
    "",
    "<b>Bold</b> & <script>alert('markup is text')</script> \"quotes\"",
    "Für die Übersetzung — 翻訳 — перевод 🍱",
    "Temporary",
    "LONG",
    "https://example.com/tickets/4711?tab=tokens&sort=-created#comment-3",
];

/// The token with this index; 0 is the newest.
pub fn token(index: usize, people: &[Member], now: DateTime<Utc>) -> NewToken {
    // Steps that share no divisor, so that the kinds meet in every combination.
    let is_monitoring_token = index % 23 == 7;
    let is_organization_token = index % 9 == 4 || is_monitoring_token;
    let created_at = created(index, now);
    let expired_at = expiry(index, created_at, now);
    let protected = index % 6;
    NewToken {
        uid: fixed_uid(&format!("demo token {index}")),
        creator: creator(index, is_organization_token, people),
        name: name(index),
        description: description(index),
        scopes: scopes(index),
        labels: labels(index),
        deployment_uids: if protected == 3 { reached(index) } else { Vec::new() },
        created_at,
        expired_at,
        last_used_at: last_used(index, created_at, expired_at, now),
        is_organization_token,
        is_global_access: protected == 5,
        is_global_router_access: index % 11 == 8,
        is_monitoring_token,
        hash: Hash::of_nothing(),
    }
}

/// Organization tokens are made by admins.
fn creator(index: usize, of_organization: bool, people: &[Member]) -> i64 {
    let fitting: Vec<&Member> = people
        .iter()
        .filter(|person| !of_organization || person.role == Role::Admin && !person.has_left)
        .collect();
    fitting.get(index * 5 / 3 % fitting.len().max(1)).map_or(1, |person| person.id)
}

/// Different for every index; every 37th as long as a name can be.
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

/// Every mix of the five scopes, none among them, and now and then one that nobody knows.
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
        5 => vec![label("team", "search"), label("env", "production")],
        _ => Vec::new(),
    }
}

fn reached(index: usize) -> Vec<String> {
    let count = 1 + index / 6 % 3;
    let named = (0..count).map(|n| DEPLOYMENTS[(index + n * 3) % IN_DEFAULT].1);
    let mut uids = Vec::new();
    for name in named {
        // Both of one name where there are two, for some of the tokens.
        let both = DEPLOYMENTS
            .iter()
            .filter(|(cluster, other, _)| *other == name && (*cluster == CLUSTERS[0] || index % 4 == 1));
        uids.extend(both.map(|(cluster, name, _)| deployment_uid(cluster, name)));
    }
    uids
}

/// Closer together the newer they are, and never the same twice: the first sixty reach from an hour to more
/// than a year ago.
fn created(index: usize, now: DateTime<Utc>) -> DateTime<Utc> {
    let index = i64::try_from(index).unwrap_or(i64::MAX);
    let early = index.min(60);
    let minutes = 60 + early * early * 200 + (index - early) * 10;
    now - TimeDelta::minutes(minutes) - TimeDelta::milliseconds(index % 1000)
}

fn expiry(index: usize, created_at: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match index % 7 {
        // Expired, at some time between.
        1 => Some(created_at + (now - created_at) / 3 * 2),
        // Expiring: from half an hour to 13 days away.
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use token_api::{TokenType, User, check_name};

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
    fn names_are_names_and_never_the_same() {
        let (_, tokens) = tokens(5000);
        let names: HashSet<&str> = tokens.iter().map(|t| t.name.as_str()).collect();
        assert_eq!(names.len(), tokens.len());
        for token in &tokens {
            assert_eq!(check_name(&token.name), Ok(()), "{}", token.name);
        }
    }

    #[test]
    fn sixty_hold_every_kind() {
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
    fn times_are_in_their_order() {
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
    fn the_same_every_time() {
        let ((_, one), (_, two)) = (tokens(50), tokens(50));
        assert!(
            one.iter().zip(&two).all(|(a, b)| a.uid == b.uid && a.name == b.name && a.scopes == b.scopes)
        );
    }
}
