//! What a review finds in tokens that still work. Pure.

use crate::query::filter::lives_longer;
use crate::query::{HasLeft, Lookalikes, Row, STALE_DAYS, sort_by, sub, utc};
use chrono::{DateTime, TimeDelta, Utc};
use std::sync::Arc;
use token_api::{API, Token};

/// A reason to look at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Its creator is no member of the organization any more.
    CreatorLeft,
    /// Its name looks like that of another token.
    LooksLike,
    /// It was never used.
    NeverUsed,
    /// It was not used for 90 days.
    Unused,
    /// It has the scope `api`.
    Broad,
    /// It never expires.
    NeverExpires,
    /// It lives longer than the site allows.
    TooLong,
}

impl Finding {
    /// All, in display order.
    const ALL: [Self; 7] = [
        Self::CreatorLeft,
        Self::LooksLike,
        Self::NeverUsed,
        Self::Unused,
        Self::Broad,
        Self::NeverExpires,
        Self::TooLong,
    ];

    /// The name in files and in the browser's storage.
    pub fn key(self) -> &'static str {
        match self {
            Self::CreatorLeft => "creator-left",
            Self::LooksLike => "looks-like",
            Self::NeverUsed => "never-used",
            Self::Unused => "unused",
            Self::Broad => "broad",
            Self::NeverExpires => "never-expires",
            Self::TooLong => "too-long",
        }
    }
}

/// What the findings depend on, besides the tokens.
pub struct Rules<'a> {
    /// Whether a person has left the organization.
    pub has_left: HasLeft<'a>,
    /// The names that look like others.
    pub lookalikes: &'a Lookalikes,
    /// Whether the scope `api` says something: on Yatai every token can make one with it.
    pub tells_broad: bool,
    /// The longest life that the site allows.
    pub max_lifetime: Option<TimeDelta>,
    /// The moment that counts as now.
    pub now: DateTime<Utc>,
}

impl Rules<'_> {
    /// Whether a token that works has this. A token that was never used is not called unused too, and one without an end is
    /// not called too long too: each would be the same thing twice.
    fn has(&self, token: &Token, finding: Finding) -> bool {
        match finding {
            Finding::CreatorLeft => (self.has_left)(token.creator()),
            Finding::LooksLike => self.lookalikes.like(&token.name).is_some(),
            // Not on its first day.
            Finding::NeverUsed => {
                let day_before = sub(self.now, TimeDelta::days(1));
                token.last_used_at.is_none() && utc(&token.created_at).is_none_or(|at| at <= day_before)
            }
            Finding::Unused => utc(&token.last_used_at)
                .is_some_and(|at| at < sub(self.now, TimeDelta::days(STALE_DAYS.into()))),
            Finding::Broad => {
                self.tells_broad
                    && !token.is_monitoring_token
                    && token.scopes.iter().any(|scope| scope == API)
            }
            Finding::NeverExpires => token.never_expires(),
            Finding::TooLong => {
                self.max_lifetime.is_some_and(|most| !token.never_expires() && lives_longer(token, most))
            }
        }
    }
}

/// A finding of a token: the index of its row, and what was found. One number holds both, because lists of numbers are sorted and compared
/// by code that is there already.
pub fn parts(found: u32) -> (u32, Finding) {
    let count = Finding::ALL.len() as u32;
    (found / count, Finding::ALL[(found % count) as usize])
}

/// The findings of these rows, by creator; those of one creator in the order of the list. [`parts`] splits them.
pub fn findings(rows: &[Arc<Row>], shown: &mut dyn Iterator<Item = &u32>, rules: &Rules<'_>) -> Vec<u32> {
    let row = |index: u32| rows.get(index as usize).map(|row| &row.token);
    let mut creators: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for index in shown {
        let Some(token) = row(*index).filter(|token| !token.has_expired(rules.now)) else { continue };
        let before = found.len();
        let all = (0..).zip(Finding::ALL).filter(|(_, finding)| rules.has(token, *finding));
        found.extend(all.map(|(number, _)| index * Finding::ALL.len() as u32 + number));
        if found.len() > before
            && let Err(place) = creators.binary_search(&token.creator())
        {
            creators.insert(place, token.creator());
        }
    }
    // Compared as numbers: most of 100,000 texts are compared many times.
    let place = |found: u32| row(parts(found).0).map(|token| creators.binary_search(&token.creator()));
    let places: Vec<_> = found.iter().map(|found| place(*found)).collect();
    let mut order: Vec<u32> = (0..found.len() as u32).collect();
    sort_by(&mut order, &|a, b| places.get(a as usize).cmp(&places.get(b as usize)));
    order.into_iter().filter_map(|place| found.get(place as usize).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    /// A token that nothing is found in, with these fields changed.
    fn row(name: &str, changes: Value) -> Arc<Row> {
        let at = |days: i64| (now() + TimeDelta::days(days)).to_rfc3339();
        let mut token = json!({
            "uid": name, "name": name, "user": {"name": "ada"}, "scopes": ["read_cluster"], "created_at": at(-100),
            "last_used_at": at(-1), "expired_at": at(20),
        });
        let changes = changes.as_object().unwrap().clone();
        for (key, value) in changes {
            token[key] = value.as_i64().map_or(value, |days| at(days).into());
        }
        Arc::new(Row::new(serde_json::from_value(token).unwrap()))
    }

    fn found(rows: &[Arc<Row>], max_days: Option<i64>, tells_broad: bool) -> Vec<String> {
        let lookalikes = Lookalikes::of(Arc::new(rows.to_vec()));
        let rules = Rules {
            has_left: &|name| name == "tom",
            lookalikes: &lookalikes,
            tells_broad,
            max_lifetime: max_days.map(TimeDelta::days),
            now: now(),
        };
        let shown: Vec<u32> = (0..rows.len() as u32).collect();
        let words = |found: u32| {
            let (index, finding) = parts(found);
            format!("{} {}", rows[index as usize].token.name, finding.key())
        };
        findings(rows, &mut shown.iter(), &rules).into_iter().map(words).collect()
    }

    #[test]
    fn each_finding_has_its_reason() {
        let none: [&str; 0] = [];
        assert_eq!(found(&[row("fine", json!({}))], Some(120), true), none);
        for (changes, expected) in [
            (json!({"user": {"name": "tom"}}), "t creator-left"),
            (json!({"last_used_at": null}), "t never-used"),
            (json!({"last_used_at": -91}), "t unused"),
            (json!({"scopes": ["api"]}), "t broad"),
            (json!({"expired_at": null}), "t never-expires"),
            (json!({"expired_at": 21}), "t too-long"),
        ] {
            assert_eq!(found(&[row("t", changes.clone())], Some(120), true), [expected], "{changes}");
            let expired = json!({"expired_at": -1, "is_expired": true});
            let mut with = changes.as_object().unwrap().clone();
            with.extend(expired.as_object().unwrap().clone());
            assert_eq!(found(&[row("t", with.into())], Some(120), true), none, "it does not work any more");
        }
        assert_eq!(found(&[row("t", json!({"last_used_at": -89}))], None, true), none);
        let new = json!({"last_used_at": null, "created_at": 0});
        assert_eq!(found(&[row("t", new)], None, true), none, "a token of today");
        let monitoring = json!({"scopes": ["api"], "is_monitoring_token": true});
        assert_eq!(found(&[row("t", monitoring)], None, true), none);
        assert_eq!(found(&[row("t", json!({"expired_at": 900}))], None, true), none, "the site has no limit");
        assert_eq!(found(&[row("t", json!({"scopes": ["api"]}))], None, false), none, "on Yatai");
        let alike = [row("prod", json!({})), row("pr0d", json!({}))];
        assert_eq!(found(&alike, None, true), ["prod looks-like", "pr0d looks-like"]);
    }

    #[test]
    fn findings_are_grouped_by_creator() {
        let of = |name, who| row(name, json!({"user": {"name": who}, "expired_at": null, "scopes": ["api"]}));
        let rows = [of("1", "zoe"), of("2", "ada"), of("3", "zoe"), row("fine", json!({})), of("4", "bob")];
        let expected = [
            "2 broad",
            "2 never-expires",
            "4 broad",
            "4 never-expires",
            "1 broad",
            "1 never-expires",
            "3 broad",
            "3 never-expires",
        ];
        assert_eq!(found(&rows, None, true), expected);
    }
}
