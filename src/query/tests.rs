//! The rows that an address shows, also at the boundaries of its filters.

use super::*;
use crate::address::parse;
use proptest::prelude::*;
use serde_json::json;

const NOW: i64 = 1_790_000_000;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(NOW, 0).unwrap()
}

fn stamp(seconds: i64) -> String {
    DateTime::from_timestamp(NOW + seconds, 0).unwrap().to_rfc3339()
}

fn row(uid: &str, fields: serde_json::Value) -> Arc<Row> {
    let mut value = json!({"uid": uid, "name": uid, "created_at": stamp(-1000)});
    for (key, field) in fields.as_object().unwrap() {
        value[key] = field.clone();
    }
    Arc::new(Row::new(serde_json::from_value(value).unwrap()))
}

/// In these tests, only tom has left.
fn has_left(name: &str) -> bool {
    name == "tom"
}

fn shown(rows: &[Arc<Row>], search: &str) -> Vec<String> {
    let parsed = parse(search);
    assert_eq!(parsed.ignored, []);
    select(rows, &masks(rows), &parsed.address, &has_left, now(), &Utc)
        .into_iter()
        .map(|i| rows[i as usize].token.uid.clone())
        .collect()
}

const DAY: i64 = 86_400;

#[test]
fn every_word_must_occur_in_upper_or_lower_case() {
    let rows = [
        row(
            "ci-deploy",
            json!({"description": "Push MODELS", "user": {"name": "ada", "first_name": "Ada", "last_name": "Lovelace"}}),
        ),
        row("nightly", json!({"description": "models"})),
    ];
    assert_eq!(shown(&rows, "?q=MODELS+ci"), ["ci-deploy"]);
    assert_eq!(shown(&rows, "?q=models").len(), 2);
    assert_eq!(shown(&rows, "?q=lovelace"), ["ci-deploy"]);
    assert_eq!(shown(&rows, "?q=++"), shown(&rows, ""));
    assert!(shown(&rows, "?q=modelsci").is_empty());
}

#[test]
fn the_states_at_their_boundaries() {
    let rows = [
        row("never", json!({})),
        row("ended-now", json!({"expired_at": stamp(0)})),
        row("one-second-left", json!({"expired_at": stamp(1)})),
        row("in-14-days", json!({"expired_at": stamp(14 * DAY)})),
        row("in-14-days-and-1-s", json!({"expired_at": stamp(14 * DAY + 1)})),
        row("expired-as-the-server-says", json!({"expired_at": stamp(DAY), "is_expired": true})),
        row("unreadable", json!({"expired_at": "soon"})),
    ];
    assert_eq!(shown(&rows, "?status=expired"), ["ended-now", "expired-as-the-server-says"]);
    assert_eq!(shown(&rows, "?status=expiring"), ["one-second-left", "in-14-days"]);
    assert_eq!(shown(&rows, "?status=active").len(), 5, "active includes expiring");
    assert_eq!(shown(&rows, "?status=active,expired").len(), 7);
    assert_eq!(shown(&rows, "?expires=never"), ["never"]);
    assert_eq!(shown(&rows, "?expires=14d"), ["one-second-left", "in-14-days"]);
}

#[test]
fn used_and_unused_tokens() {
    let rows = [
        row("old-never", json!({"created_at": stamp(-91 * DAY)})),
        row("new-never", json!({"created_at": stamp(-DAY)})),
        row("stale", json!({"created_at": stamp(-200 * DAY), "last_used_at": stamp(-90 * DAY - 1)})),
        row("edge", json!({"created_at": stamp(-200 * DAY), "last_used_at": stamp(-90 * DAY)})),
        row("fresh", json!({"created_at": stamp(-200 * DAY), "last_used_at": stamp(-60)})),
    ];
    assert_eq!(shown(&rows, "?unused=90d&sort=name"), ["old-never", "stale"]);
    assert_eq!(shown(&rows, "?used=never&sort=name"), ["new-never", "old-never"]);
    assert_eq!(shown(&rows, "?used=90d&sort=name"), ["edge", "fresh"]);
    assert_eq!(shown(&rows, "?created=24h"), ["new-never"]);
}

#[test]
fn scopes_types_creators_and_deployments() {
    let rows = [
        row("a", json!({"scopes": ["api"], "user": {"name": "ada"}, "is_organization_token": true})),
        row("b", json!({"scopes": ["read_cluster", "x"], "is_global_access": true})),
        row("c", json!({"scopes": null, "deployment_names": ["chat"], "is_monitoring_token": true})),
    ];
    assert_eq!(shown(&rows, "?scope=none"), ["c"]);
    assert_eq!(shown(&rows, "?scope=x,api&sort=name"), ["a", "b"]);
    assert_eq!(
        shown(&rows, "?scope=read_organization"),
        Vec::<String>::new(),
        "api is held, not each that it implies"
    );
    assert_eq!(shown(&rows, "?type=organization,monitoring&sort=name"), ["a", "c"]);
    assert_eq!(shown(&rows, "?creator=ada"), ["a"]);
    assert_eq!(shown(&rows, "?deployment=chat&sort=name"), ["b", "c"]);
    assert_eq!(shown(&rows, "?scope=none&type=personal"), Vec::<String>::new(), "all keys must agree");
}

#[test]
fn tokens_of_people_who_have_left() {
    let rows = [
        row("a", json!({"user": {"name": "tom"}})),
        row("b", json!({"user": {"name": "ada"}})),
        row("c", json!({"user": null})),
        row("d", json!({"user": {"name": "tom"}, "is_organization_token": true})),
    ];
    assert_eq!(shown(&rows, "?creator_left&sort=name"), ["a", "d"]);
    assert_eq!(shown(&rows, "?creator_left&type=personal"), ["a"]);
    assert_eq!(shown(&rows, "").len(), 4);
    assert_eq!(count(&rows, &parse("?creator_left").address, &has_left, now(), &Utc), 2);
}

#[test]
fn labels_are_searched_and_filtered() {
    let labels = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(key, value)| json!({"key": key, "value": value})).collect::<Vec<_>>()
    };
    let rows = [
        row("a", json!({"labels": labels(&[("Team", "ML"), ("env", "prod")])})),
        row("b", json!({"labels": labels(&[("team", "search")])})),
        row("c", json!({"labels": null})),
    ];
    assert_eq!(shown(&rows, "?q=TEAM:ml"), ["a"]);
    assert_eq!(shown(&rows, "?q=team:&sort=name"), ["a", "b"]);
    // A filter has the label as it is written.
    assert_eq!(shown(&rows, "?label=team"), ["b"]);
    assert_eq!(shown(&rows, "?label=env:prod,team:search&sort=name"), ["a", "b"]);
    assert_eq!(shown(&rows, "?label=env:test"), Vec::<String>::new());
}

#[test]
fn tokens_that_live_longer() {
    let born = json!("2026-01-01T10:00:00Z");
    let lives = |name: &str, until: serde_json::Value| {
        row(name, json!({"created_at": born.clone(), "expired_at": until}))
    };
    let rows = [
        lives("exact", json!("2026-04-01T10:00:00Z")),
        // Clocks differ by an hour at most.
        lives("near", json!("2026-04-01T11:00:00Z")),
        lives("long", json!("2026-04-01T11:00:01Z")),
        lives("never", json!(null)),
        lives("unreadable", json!("soon")),
    ];
    assert_eq!(shown(&rows, "?longer_than=90d&sort=name"), ["long", "never"]);
    assert_eq!(shown(&rows, "?longer_than=2h&sort=name"), ["exact", "long", "near", "never"]);
}

#[test]
fn never_sorts_last_both_ways_and_equals_keep_their_order() {
    let rows = [
        row("none-1", json!({})),
        row("late", json!({"expired_at": stamp(9)})),
        row("none-2", json!({})),
        row("soon", json!({"expired_at": stamp(3)})),
    ];
    assert_eq!(shown(&rows, "?sort=expires"), ["soon", "late", "none-1", "none-2"]);
    assert_eq!(shown(&rows, "?sort=-expires"), ["late", "soon", "none-1", "none-2"]);
    assert_eq!(shown(&rows, ""), ["none-1", "late", "none-2", "soon"], "all made at one moment");
    assert_eq!(shown(&rows, "?sort=-name"), ["soon", "none-2", "none-1", "late"]);
}

#[test]
fn canonically_equivalent_words_match() {
    let rows = [
        row("composed", json!({"description": "Café 한글"})),
        row("marks", json!({"description": "Cafe\u{301} \u{1112}\u{1161}\u{11ab}글"})),
    ];
    for q in ["café", "CAFE\u{301}", "한글", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"] {
        let address = Address { q: q.to_owned(), ..Default::default() };
        assert_eq!(select(&rows, &masks(&rows), &address, &has_left, now(), &Utc).len(), 2, "{q}");
    }
}

#[test]
fn names_and_creators_sort_as_people_count() {
    let named = |name: &str| row(name, json!({"user": {"name": name}}));
    let rows = ["x-10", "x-2", "X-1", "x-2-b", "x"].map(named);
    for key in ["name", "creator"] {
        assert_eq!(shown(&rows, &format!("?sort={key}")), ["x", "X-1", "x-2", "x-2-b", "x-10"]);
        assert_eq!(shown(&rows, &format!("?sort=-{key}")), ["x-10", "x-2-b", "x-2", "X-1", "x"]);
    }
}

#[test]
fn a_column_sorts_by_what_it_shows() {
    let person = |login: &str, first: &str| json!({ "name": login, "first_name": first });
    let rows = [
        row("unknown", json!({"user": null, "scopes": ["read_cluster", "api"]})),
        row("zoe", json!({"user": person("a-login", "Zoe"), "scopes": ["read_cluster"]})),
        row("ada", json!({"user": person("z-login", "Ada"), "scopes": []})),
    ];
    assert_eq!(shown(&rows, "?sort=creator"), ["ada", "zoe", "unknown"]);
    assert_eq!(shown(&rows, "?sort=-creator"), ["zoe", "ada", "unknown"]);
    assert_eq!(shown(&rows, "?sort=scopes"), ["unknown", "zoe", "ada"], "api is shown first");
    assert_eq!(shown(&rows, "?sort=-scopes"), ["zoe", "unknown", "ada"]);

    let rows = [
        row("ahead", json!({"expired_at": stamp(9)})),
        row("expired", json!({"is_expired": true})),
        row("expired-with-a-date", json!({"is_expired": true, "expired_at": stamp(99)})),
        row("never", json!({})),
        row("long-ago", json!({"expired_at": stamp(-9)})),
    ];
    let order = ["long-ago", "expired", "expired-with-a-date", "ahead", "never"];
    assert_eq!(shown(&rows, "?sort=expires"), order);
}

proptest! {
    #[test]
    fn the_count_is_the_number_of_rows(ages in prop::collection::vec((-30i64..30, any::<bool>(), -1i64..=1), 0..40)) {
        let rows: Vec<_> = ages.iter().enumerate().map(|(i, (days, used, second))| row(&format!("t{i}"), json!({
            "expired_at": stamp(days * DAY + second),
            "last_used_at": used.then(|| stamp(-days.abs() * DAY + second)),
        }))).collect();
        for search in ["", "?status=active", "?status=expiring", "?status=expired", "?used=never", "?unused=14d", "?expires=7d"] {
            let address = parse(search).address;
            prop_assert_eq!(count(&rows, &address, &has_left, now(), &Utc), select(&rows, &masks(&rows), &address, &has_left, now(), &Utc).len());
        }
        let n = |search: &str| count(&rows, &parse(search).address, &has_left, now(), &Utc);
        prop_assert_eq!(n("?status=active") + n("?status=expired"), rows.len());
    }
}

fn text() -> impl Strategy<Value = String> {
    // With long common beginnings, and one that is the beginning of another.
    prop_oneof!["[ab]{0,3}", "one-same-beginning-[abé\u{0}]{0,3}", "same-beg[a-c]{0,2}"]
}

proptest! {
    #[test]
    fn rows_are_sorted_by_what_the_column_shows(
        tokens in prop::collection::vec((text(), prop::collection::vec(text(), 0..3), text(), prop::option::of(-3i64..3)), 0..30),
    ) {
        let rows: Vec<_> = tokens.iter().enumerate().map(|(at, (name, scopes, user, time))| row(&format!("t{at}"), json!({
            "name": name, "scopes": scopes, "user": { "name": user }, "created_at": time.map(stamp),
            "expired_at": time.map(stamp), "last_used_at": time.map(stamp),
        }))).collect();
        for (key, with) in [("name", 0), ("scopes", 1), ("creator", 2), ("created", 3), ("expires", 3), ("used", 3)] {
            for descending in [false, true] {
                let mut places: Vec<usize> = (0..tokens.len()).collect();
                let value = |at: usize| {
                    let (name, scopes, user, time) = &tokens[at];
                    match with {
                        0 => Some((vec![name.to_lowercase()], 0)),
                        1 => Some((scopes.clone(), 0)).filter(|_| !scopes.is_empty()),
                        2 => Some((vec![user.to_lowercase()], 0)).filter(|_| !user.is_empty()),
                        _ => time.map(|time| (Vec::new(), time)),
                    }
                };
                places.sort_by(|a, b| match (value(*a), value(*b)) {
                    (Some(a), Some(b)) => if descending { b.cmp(&a) } else { a.cmp(&b) },
                    (a, b) => a.is_none().cmp(&b.is_none()),
                });
                let sign = if descending { "-" } else { "" };
                let expected: Vec<String> = places.iter().map(|at| format!("t{at}")).collect();
                prop_assert_eq!(shown(&rows, &format!("?sort={sign}{key}")), expected, "{}{}", sign, key);
            }
        }
    }
}

proptest! {
    /// A row that the masks rule out does not match.
    #[test]
    fn masks_rule_out_no_match(
        texts in prop::collection::vec("[a-z0-9 éßü鍵\u{0}-\u{7f}]{0,12}", 0..20), at in any::<prop::sample::Index>(), from in 0usize..12, to in 0usize..12,
    ) {
        let rows: Vec<_> = texts.iter().enumerate().map(|(at, text)| row(&format!("t{at}"), json!({ "description": text }))).collect();
        let whole: Vec<char> = texts.get(at.index(texts.len().max(1))).map(|text| text.chars().collect()).unwrap_or_default();
        let part = whole.get(from.min(to)..to.max(from).min(whole.len())).unwrap_or_default();
        let address = Address { q: part.iter().collect(), ..Default::default() };
        prop_assert_eq!(select(&rows, &masks(&rows), &address, &has_left, now(), &Utc), select(&rows, &[], &address, &has_left, now(), &Utc));
    }
}
