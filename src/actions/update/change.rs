//! What an edit changes: as a request with only the changed fields, and in words. Pure.

use crate::address::vec_set::VecSet;
use crate::state::draft::Draft;
use chrono::{DateTime, Utc};
use panel_messages::{Message, intl, m};
use token_api::{ALL_SCOPES, Label, Time, Token, UpdateToken, labels_text, parse_labels};

/// The request that changes this token into this form. `expires` is the new expiration, `Some(None)` removes it, and `None`
/// leaves it as it is.
pub fn change(base: &Token, to: &Draft, expires: Option<Option<DateTime<Utc>>>) -> UpdateToken {
    let scopes: VecSet<String> = base.scopes.iter().cloned().collect();
    UpdateToken {
        description: (to.description != base.description).then(|| to.description.clone()),
        scopes: (to.scopes != scopes).then(|| ordered(base, to)),
        expired_at: expires
            .filter(|at| at.is_none() != base.expired_at.is_none() || *at != base.expires())
            .map(|at| at.map(Time::from)),
        labels: (to.labels != labels_text(&base.labels)).then(|| parse_labels(&to.labels).ok()).flatten(),
    }
}

/// The scopes that the token had, in their order, then the new ones in their usual order.
fn ordered(base: &Token, to: &Draft) -> Vec<String> {
    let mut all: Vec<String> =
        base.scopes.iter().filter(|s| to.scopes.contains(s.as_str())).cloned().collect();
    let known = ALL_SCOPES.iter().map(|s| (*s).to_owned()).filter(|s| to.scopes.contains(s));
    for scope in known.chain(to.scopes.iter().cloned()) {
        if !all.contains(&scope) {
            all.push(scope);
        }
    }
    all
}

/// The change in words, a sentence each. `say` formats a moment.
pub fn words(base: &Token, update: &UpdateToken, say: impl Fn(DateTime<Utc>) -> String) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(description) = &update.description {
        let message = match (base.description.is_empty(), description.is_empty()) {
            (true, _) => m::edit::ADDS_DESCRIPTION,
            (_, true) => m::edit::REMOVES_DESCRIPTION,
            _ => m::edit::CHANGES_DESCRIPTION,
        };
        words.push(message.text().to_owned());
    }
    if let Some(scopes) = &update.scopes {
        differences(&mut words, &base.scopes, scopes);
    }
    if let Some(labels) = &update.labels {
        differences(&mut words, &texts(&base.labels), &texts(labels));
    }
    if let Some(at) = &update.expired_at {
        let new = at.as_ref().and_then(Time::utc).map(&say);
        words.push(match (base.expires().map(&say), new) {
            (Some(old), Some(new)) => m::edit::moves_expiration(&old, &new),
            (None, Some(new)) => m::edit::sets_expiration(&new),
            (_, None) => m::edit::REMOVES_EXPIRATION.string(),
        });
    }
    words
}

fn texts(labels: &[Label]) -> Vec<String> {
    labels.iter().map(Label::text).collect()
}

fn differences(words: &mut Vec<String>, old: &[String], new: &[String]) {
    let mut say = |sentence: fn(&str) -> String, of: &[String], without: &[String]| {
        let items: Vec<&str> = of.iter().filter(|it| !without.contains(it)).map(String::as_str).collect();
        if !items.is_empty() {
            words.push(sentence(&intl::list(items)));
        }
    };
    say(m::edit::adds, new, old);
    say(m::edit::removes, old, new);
}

/// The requested changes that the server's answer does not have.
pub fn not_taken(asked: &UpdateToken, answer: &Token) -> Vec<Message> {
    let same = |a: &[String], b: &[String]| {
        a.iter().cloned().collect::<VecSet<_>>() == b.iter().cloned().collect::<VecSet<_>>()
    };
    let utc = |time: &Option<Time>| time.as_ref().and_then(Time::utc).map(|at| at.timestamp());
    let mut kept = Vec::new();
    if asked.description.as_ref().is_some_and(|it| *it != answer.description) {
        kept.push(m::edit::FIELD_DESCRIPTION);
    }
    if asked.scopes.as_ref().is_some_and(|it| !same(it, &answer.scopes)) {
        kept.push(m::edit::FIELD_SCOPES);
    }
    if asked.labels.as_ref().is_some_and(|it| !same(&texts(it), &texts(&answer.labels))) {
        kept.push(m::edit::FIELD_LABELS);
    }
    if asked
        .expired_at
        .as_ref()
        .is_some_and(|it| it.is_none() != answer.expired_at.is_none() || utc(it) != utc(&answer.expired_at))
    {
        kept.push(m::edit::FIELD_EXPIRATION);
    }
    kept
}

/// Applies what was typed over an older state of the token to a newer state. Fields that were not touched follow the newer
/// state.
pub fn rebase(typed: &Draft, old: &Draft, new: &Draft) -> Draft {
    // One by one: adding one must not give back another one that was removed meanwhile.
    let merged = |typed: Vec<String>, old: Vec<String>, new: Vec<String>| -> Vec<String> {
        let added = typed.iter().filter(|it| !old.contains(it));
        let stays = |it: &&String| typed.contains(it) || !old.contains(it);
        let mut all: Vec<String> = new.iter().filter(stays).cloned().collect();
        all.extend(added.filter(|it| !new.contains(it)).cloned());
        all
    };
    let scopes = |draft: &Draft| draft.scopes.iter().cloned().collect::<Vec<_>>();
    let scopes = merged(scopes(typed), scopes(old), scopes(new)).into_iter().collect();
    let labels = |draft: &Draft| parse_labels(&draft.labels).map(|labels| texts(&labels));
    let labels = match (labels(typed), labels(old), labels(new)) {
        (Ok(typed), Ok(old), Ok(new)) => merged(typed, old, new).join(", "),
        _ => typed.labels.clone(),
    };
    let description =
        if typed.description != old.description { &typed.description } else { &new.description }.clone();
    // Type and access cannot be changed.
    Draft { description, labels, scopes, choice: typed.choice, custom: typed.custom.clone(), ..new.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn token(fields: Value) -> Token {
        let mut all = json!({"uid": "u", "name": "ci", "description": "old", "scopes": ["legacy", "api"],
            "expired_at": "2026-12-01T00:00:00Z"});
        all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        serde_json::from_value(all).unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    fn sent(base: &Token, to: &Draft, expires: Option<Option<DateTime<Utc>>>) -> String {
        serde_json::to_string(&change(base, to, expires)).unwrap()
    }

    fn said(base: &Token, to: &Draft, expires: Option<Option<DateTime<Utc>>>) -> Vec<String> {
        words(base, &change(base, to, expires), |at| at.date_naive().to_string())
    }

    #[test]
    fn the_edit_of_a_description_sends_one_key() {
        let base = token(json!({}));
        let to = Draft { description: "new".into(), ..Draft::of(&base) };
        assert_eq!(sent(&base, &to, None), r#"{"description":"new"}"#);
        assert_eq!(sent(&base, &Draft::of(&base), None), "{}");
        assert_eq!(said(&base, &to, None), ["Changes the description."]);
    }

    #[test]
    fn labels_are_sent_where_they_were_changed() {
        let label = |key: &str, value: &str| json!({"key": key, "value": value});
        // Other servers may have labels that nobody can write here.
        for labels in
            [json!([label("a", "x,y")]), json!([label("a:b", "")]), json!([label(" a ", "b")]), json!([])]
        {
            let base = token(json!({"labels": labels}));
            let to = Draft { description: "new".into(), ..Draft::of(&base) };
            assert_eq!(sent(&base, &to, None), r#"{"description":"new"}"#, "{labels}");
        }
        let base = token(json!({"labels": [label("team", "a"), label("env", "")]}));
        let to = Draft { labels: "env, team:b".into(), ..Draft::of(&base) };
        assert_eq!(
            sent(&base, &to, None),
            r#"{"labels":[{"key":"env","value":""},{"key":"team","value":"b"}]}"#
        );
        assert_eq!(said(&base, &to, None), ["Adds team:b.", "Removes team:a."]);
        let none = Draft { labels: String::new(), ..to };
        assert_eq!(sent(&base, &none, None), r#"{"labels":[]}"#);
        let asked = change(&base, &none, None);
        assert_eq!(not_taken(&asked, &base), [m::edit::FIELD_LABELS]);
    }

    #[test]
    fn labels_of_two_people_are_put_together() {
        let of = |labels: &str| Draft { labels: labels.into(), ..Draft::of(&token(json!({}))) };
        let put = |typed: &str, old: &str, new: &str| rebase(&of(typed), &of(old), &of(new)).labels;
        assert_eq!(put("env:prod", "", "team:x"), "team:x, env:prod");
        assert_eq!(put("team:a", "team:b", "team:b, x"), "x, team:a");
        assert_eq!(put("a", "a, b", "a, b, c"), "a, c");
        assert_eq!(put("a b", "", "team:x"), "a b", "what was typed stays, as it is no label yet");
    }

    #[test]
    fn unknown_scopes_survive_and_the_change_is_said() {
        let base = token(json!({}));
        let mut to = Draft::of(&base);
        to.scopes.insert("write_cluster".into());
        to.scopes.remove(&"api".to_owned());
        assert_eq!(sent(&base, &to, None), r#"{"scopes":["legacy","write_cluster"]}"#);
        assert_eq!(said(&base, &to, None), ["Adds write_cluster.", "Removes api."]);
    }

    #[test]
    fn an_expiry_is_moved_set_or_taken_away_and_sent_only_when_it_differs() {
        let base = token(json!({}));
        let to = Draft::of(&base);
        let later = at("2027-01-01T00:00:00Z");
        assert_eq!(sent(&base, &to, Some(Some(later))), r#"{"expired_at":"2027-01-01T00:00:00Z"}"#);
        assert_eq!(sent(&base, &to, Some(None)), r#"{"expired_at":null}"#);
        assert_eq!(sent(&base, &to, Some(base.expires())), "{}");
        assert_eq!(
            said(&base, &to, Some(Some(later))),
            ["Moves the expiration from 2026-12-01 to 2027-01-01."]
        );
        assert_eq!(said(&base, &to, Some(None)), ["Removes the expiration."]);
        let never = token(json!({"expired_at": null}));
        assert_eq!(sent(&never, &to, Some(None)), "{}");
        assert_eq!(
            said(&never, &Draft::of(&never), Some(Some(later))),
            ["Sets the expiration to 2027-01-01."]
        );
        // One that could not be read is not "never": taking it away is a change.
        let odd = token(json!({"expired_at": "soon"}));
        assert_eq!(sent(&odd, &Draft::of(&odd), Some(None)), r#"{"expired_at":null}"#);
    }

    #[test]
    fn access_and_type_are_never_sent() {
        let base = token(json!({"deployment_uids": ["d1"], "deployment_names": ["chat"]}));
        let mut to = Draft::of(&base);
        to.all_deployments = true;
        to.router = true;
        to.token_type = crate::address::Type::Organization;
        assert_eq!(sent(&base, &to, None), "{}");
    }

    #[test]
    fn what_a_server_did_not_do_is_noticed() {
        let base = token(json!({}));
        let asked = change(&base, &Draft { description: "new".into(), ..Draft::of(&base) }, Some(None));
        assert_eq!(not_taken(&asked, &token(json!({"description": "new"}))), [m::edit::FIELD_EXPIRATION]);
        assert!(not_taken(&asked, &token(json!({"description": "new", "expired_at": null}))).is_empty());
        let asked = UpdateToken { scopes: Some(vec!["a".into(), "b".into()]), ..Default::default() };
        assert!(not_taken(&asked, &token(json!({"scopes": ["b", "a"]}))).is_empty());
        assert_eq!(not_taken(&asked, &token(json!({"scopes": ["b"]}))), [m::edit::FIELD_SCOPES]);
    }

    #[test]
    fn what_was_not_touched_follows_what_somebody_else_changed() {
        let old = Draft::of(&token(json!({})));
        let new = Draft::of(&token(
            json!({"description": "theirs", "scopes": ["api", "x"], "is_global_router_access": true}),
        ));
        let mut typed = old.clone();
        typed.scopes.insert("write_cluster".into());
        let merged = rebase(&typed, &old, &new);
        assert_eq!((merged.description.as_str(), merged.router), ("theirs", true));
        // Mine, and what they took away and added.
        assert_eq!(merged.scopes, ["api", "write_cluster", "x"].map(String::from).into());
        assert_eq!(rebase(&old, &old, &new), Draft { choice: old.choice, ..new });
    }

    #[test]
    fn two_people_change_scopes_one_by_one() {
        let draft = |scopes: &[&str]| Draft {
            scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
            ..Draft::of(&token(json!({})))
        };
        let (old, new) =
            (draft(&["api", "legacy", "read_cluster"]), draft(&["legacy", "read_cluster", "theirs"]));
        let typed = draft(&["api", "legacy", "mine"]);
        assert_eq!(rebase(&typed, &old, &new).scopes, draft(&["legacy", "mine", "theirs"]).scopes);
        assert_eq!(rebase(&old, &old, &new).scopes, new.scopes);
    }
}
