//! Compares what is wanted with what is there: missing, different, extra. Pure.

use super::existing::Existing;
use super::wanted::{Wanted, type_key};
use std::collections::{BTreeSet, HashMap, HashSet};
use token_api::TokenType;

/// What comparing found, in the order of the two files.
#[derive(Debug, Default)]
pub struct Comparison<'a> {
    /// Wanted, and not there.
    pub missing: Vec<&'a Wanted>,
    /// Wanted and there, with something else than what is wanted.
    pub different: Vec<Different<'a>>,
    /// There, and not wanted.
    pub extra: Vec<&'a Existing>,
    /// Wanted and there, as wanted.
    pub same: Vec<&'a Existing>,
    /// Those of which a type is wanted that the file of what is there does not tell for certain.
    pub type_unknown: Vec<&'a Wanted>,
}

/// A token that differs from what is wanted.
#[derive(Debug)]
pub struct Different<'a> {
    /// What is wanted.
    pub wanted: &'a Wanted,
    /// What is there.
    pub there: &'a Existing,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// One key that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The key.
    pub key: Key,
    /// The wanted value as text.
    pub wanted: String,
    /// The value that is there as text.
    pub there: String,
}

/// What can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Key {
    Description,
    Scopes,
    Type,
    Lifetime,
}

impl Key {
    /// The key in the file of wanted tokens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Scopes => "scopes",
            Self::Type => "type",
            Self::Lifetime => "lifetime",
        }
    }
}

/// Compares. With `only_named_creators`, tokens of people whom no wanted token names are not extra.
pub fn compare<'a>(wanted: &'a [Wanted], there: &'a [Existing], only_named_creators: bool) -> Comparison<'a> {
    let mut by_name: HashMap<(&str, &str), Vec<&Existing>> = HashMap::new();
    for token in there {
        by_name.entry((&token.name, &token.creator)).or_default().push(token);
    }
    let mut found = Comparison::default();
    let mut matched: HashSet<&str> = HashSet::new();
    for wanted in wanted {
        let candidates = by_name.get(&(&*wanted.name, &*wanted.creator)).map_or(&[][..], Vec::as_slice);
        // Yatai allows several tokens of one name. One that is as wanted is enough, best one that works; the others are extra.
        let with_differences = candidates.iter().map(|there| (*there, differences(wanted, there)));
        let Some((there, differences)) =
            with_differences.min_by_key(|(there, found)| (found.len(), there.is_expired))
        else {
            found.missing.push(wanted);
            continue;
        };
        matched.insert(&there.uid);
        if there.token_type.is_none() && wanted.token_type.is_some_and(|it| it != TokenType::Organization) {
            found.type_unknown.push(wanted);
        }
        match differences.is_empty() {
            true => found.same.push(there),
            false => found.different.push(Different { wanted, there, differences }),
        }
    }
    let named: HashSet<&str> = wanted.iter().map(|wanted| &*wanted.creator).collect();
    let is_extra = |token: &&Existing| {
        !matched.contains(&*token.uid) && (!only_named_creators || named.contains(&*token.creator))
    };
    found.extra = there.iter().filter(is_extra).collect();
    found
}

fn differences(wanted: &Wanted, there: &Existing) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut add = |key, wanted: String, there: String| found.push(Difference { key, wanted, there });
    if let Some(description) = &wanted.description
        && description != there.description.trim_end()
    {
        add(Key::Description, description.clone(), there.description.clone());
    }
    if let Some(scopes) = &wanted.scopes {
        let held: BTreeSet<String> = there.scopes.iter().cloned().collect();
        if *scopes != held {
            add(Key::Scopes, list(scopes), list(&held));
        }
    }
    if let Some(token_type) = wanted.token_type {
        match there.token_type {
            Some(it) if it != token_type => {
                add(Key::Type, type_key(token_type).to_owned(), type_key(it).to_owned());
            }
            None if token_type == TokenType::Organization => {
                add(Key::Type, type_key(token_type).to_owned(), "personal or monitoring".to_owned());
            }
            _ => {}
        }
    }
    if let Some(lifetime) = wanted.lifetime
        && !there.lifetime.is_some_and(|there| lifetime.is_met_by(there))
    {
        let there = there.lifetime.map_or_else(|| "unknown".to_owned(), |there| there.to_string());
        add(Key::Lifetime, lifetime.to_string(), there);
    }
    found
}

fn list(scopes: &BTreeSet<String>) -> String {
    let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
    if scopes.is_empty() { "none".to_owned() } else { scopes.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{have, wanted, wanted_yaml};

    fn wanted(text: &str) -> Vec<Wanted> {
        wanted::check(wanted_yaml::read(text).unwrap(), Some("ada")).unwrap()
    }

    fn token(uid: &str, name: &str, creator: &str, more: &str) -> String {
        format!(
            r#"{{"uid": "{uid}", "name": "{name}", "user": {{"name": "{creator}"}}, "created_at": "2026-11-01T00:00:00Z",
            "description": "", "scopes": ["api"]{more}}}"#
        )
    }

    fn there(tokens: &[String]) -> Vec<Existing> {
        have::read(&format!("[{}]", tokens.join(","))).unwrap()
    }

    #[test]
    fn tokens_match_by_name_and_creator() {
        let wanted = wanted("- name: a\n- name: b\n- name: a\n  creator: bob\n");
        let there =
            there(&[token("1", "a", "ada", ""), token("2", "b", "bob", ""), token("3", "c", "eve", "")]);
        let found = compare(&wanted, &there, false);
        let names: Vec<_> = found.missing.iter().map(|it| (&*it.name, &*it.creator)).collect();
        assert_eq!(names, [("b", "ada"), ("a", "bob")]);
        let uids = |found: &Comparison<'_>| found.extra.iter().map(|it| it.uid.clone()).collect::<Vec<_>>();
        assert_eq!(
            (uids(&found), found.same.len(), found.different.len()),
            (vec!["2".into(), "3".into()], 1, 0)
        );
        assert_eq!(uids(&compare(&wanted, &there, true)), ["2"]);
    }

    #[test]
    fn what_is_given_is_compared_and_nothing_else() {
        let there = there(&[token(
            "1",
            "a",
            "ada",
            r#", "expired_at": "2026-12-01T00:00:02Z", "is_organization_token": true"#,
        )]);
        for (given, differing) in [
            ("", vec![]),
            ("  scopes: [api]\n  lifetime: 30d\n  type: organization\n  description: ''\n", vec![]),
            ("  scopes: [read, api]\n", vec![(Key::Scopes, "api, read", "api")]),
            ("  scopes: []\n", vec![(Key::Scopes, "none", "api")]),
            ("  lifetime: 31d\n", vec![(Key::Lifetime, "31d", "30d")]),
            ("  lifetime: never\n", vec![(Key::Lifetime, "never", "30d")]),
            ("  type: personal\n", vec![(Key::Type, "personal", "organization")]),
            ("  description: x\n", vec![(Key::Description, "x", "")]),
        ] {
            let wanted = wanted(&format!("- name: a\n{given}"));
            let found = compare(&wanted, &there, false);
            let differences = found.different.iter().flat_map(|it| it.differences.iter());
            let told: Vec<_> = differences.map(|it| (it.key, &*it.wanted, &*it.there)).collect();
            assert_eq!(told, differing, "{given}");
        }
    }

    #[test]
    fn of_two_tokens_of_one_name_the_better_one_counts_and_the_other_is_extra() {
        let wanted = wanted("- name: a\n  description: new\n");
        let there =
            there(&[token("1", "a", "ada", ""), token("2", "a", "ada", "").replace("\"\"", "\"new\"")]);
        let found = compare(&wanted, &there, false);
        assert_eq!((found.same[0].uid.as_str(), found.extra[0].uid.as_str()), ("2", "1"));
    }

    #[test]
    fn an_export_does_not_tell_a_monitoring_token_from_a_personal_one() {
        let wanted = wanted("- name: a\n  type: monitoring\n");
        let told = |more: &str| {
            let there = there(&[token("1", "a", "ada", more)]);
            let found = compare(&wanted, &there, false);
            (found.different.len(), found.type_unknown.len())
        };
        assert_eq!(told(""), (0, 1));
        assert_eq!(told(r#", "is_monitoring_token": true"#), (0, 0));
        assert_eq!(told(r#", "is_monitoring_token": false"#), (1, 0));
    }
}
