//! Addresses are read and written without loss.

use super::*;
use proptest::prelude::*;

fn read(search: &str) -> Address {
    let parsed = parse(search);
    assert_eq!(parsed.ignored, [], "{search}");
    parsed.address
}

fn ignored(search: &str) -> Vec<(String, String)> {
    parse(search).ignored.into_iter().map(|i| (i.key, i.value)).collect()
}

#[test]
fn an_empty_query_string_is_the_list_without_filters() {
    for search in ["", "?", "&&", "?q=&status=&token="] {
        assert_eq!(read(search), Address::default(), "{search}");
    }
    assert_eq!(Address::default().href(), "?");
}

#[test]
fn every_key_is_read() {
    let a = read(
        "?q=ci+bot&status=expired,active&scope=api,none&type=monitoring&creator=ada,b%2Cc&expires=never&used=7d&unused=90d&created=2w&deployment=chat&label=team:ml,env&creator_left&longer_than=90d&sort=-used&token=u1",
    );
    assert_eq!(a.q, "ci bot");
    assert_eq!(Vec::from_iter(a.status), [Status::Active, Status::Expired]);
    assert_eq!(Vec::from_iter(&a.scope), ["api", "none"]);
    assert_eq!(Vec::from_iter(&a.creator), ["ada", "b,c"], "split at commas, then decoded");
    assert_eq!(Vec::from_iter(a.token_type), [Type::Monitoring]);
    assert_eq!(a.expires, Some(NeverOr::Never));
    assert_eq!(a.used, Some(NeverOr::Within(Span::days(7))));
    assert_eq!(a.unused, Some(Span::days(90)));
    assert_eq!(a.created.unwrap().to_string(), "2w");
    assert_eq!(a.sort, Sort { key: SortKey::Used, descending: true });
    assert!(a.creator_left);
    assert_eq!(a.longer_than, Some(Span::days(90)));
    assert_eq!(Vec::from_iter(&a.label), ["env", "team:ml"]);
    assert_eq!(a.token.as_deref(), Some("u1"));
}

#[test]
fn a_sentence_is_no_uid() {
    let parsed = parse("?token=call+me");
    assert_eq!(parsed.address.token, None);
    assert_eq!(parsed.ignored.len(), 1);
}

#[test]
fn a_percent_sign_is_decoded_once() {
    assert_eq!(read("?q=%2525").q, "%25");
    assert_eq!(read("?q=%zz%F0%9F%8D%B1").q, "%zz🍱");
}

#[test]
fn the_prefill_keys_need_new() {
    let a = read("?new&name=ci&scopes=api,read&expires_in=30d&description=");
    let new = a.new.unwrap();
    assert_eq!(new.name.as_deref(), Some("ci"));
    assert_eq!(new.description.as_deref(), Some(""));
    assert_eq!(new.scopes, Some(vec!["api".into(), "read".into()]));
    let a = read("?name=ci");
    assert_eq!((a.new, a.unknown), (None, vec!["name=ci".into()]));
}

#[test]
fn ignored_values_are_listed_and_unknown_keys_are_kept() {
    assert_eq!(ignored("?status=active,open"), [("status".into(), "open".into())]);
    assert_eq!(ignored("?unused=0d&sort=size&used=soon").len(), 3);
    assert_eq!(ignored("?created=99999999999d&expires=-1d").len(), 2);
    assert_eq!(ignored("?sort=name&sort=used"), [("sort".into(), "used".into())], "the first one counts");
    assert_eq!(read("?utm=a%20b&x&sort=name").unknown, ["utm=a%20b", "x"]);
    assert_eq!(read("?utm=a%20b&x&sort=name").href(), "?sort=name&utm=a%20b&x");
}

#[test]
fn days_are_iso_dates_and_only_of_the_expiration() {
    let a = read("?expires=2026-12-07..2026-12-13");
    assert_eq!(a.href(), "?expires=2026-12-07..2026-12-13");
    assert!(matches!(a.expires, Some(NeverOr::Between(days)) if days.words() == "2026-12-07 to 2026-12-13"));
    assert!(read("?expires=2026-12-07..2026-12-07").is_filtered());
    for wrong in [
        "2026-12-13..2026-12-07",
        "2026-02-30..2026-12-07",
        "2026-12-07",
        "2026-12-07..",
        "2026-12-07..2026-12-13..2026-12-14",
        "2026-12-7..2026-12-13",
        "2026-12-07...2026-12-13",
    ] {
        assert_eq!(ignored(&format!("?expires={wrong}")), [("expires".into(), wrong.into())]);
    }
    for key in ["used", "unused", "created"] {
        assert_eq!(ignored(&format!("?{key}=2026-12-07..2026-12-13")).len(), 1, "{key}");
    }
}

#[test]
fn repeated_lists_are_combined() {
    assert_eq!(read("?status=active&status=expired").status.len(), 2);
}

#[test]
fn keys_without_a_value_have_a_short_form() {
    let a = Address { new: Some(Prefill::default()), ..Default::default() };
    assert_eq!(a.href(), "?new");
    assert_eq!(read("?code=abc").href(), "?code=abc");
    assert_eq!(read("?creator_left=&sort=name").href(), "?creator_left&sort=name");
    assert_eq!(read("?creator_left=1").href(), "?creator_left");
}

#[test]
fn dialogs_and_sort_order_are_no_filters() {
    assert!(!read("?sort=name&token=u&x=1").is_filtered());
    assert!(!read("?new&code=c").is_filtered());
    for search in [
        "?q=a",
        "?status=active",
        "?scope=none",
        "?used=never",
        "?unused=1d",
        "?deployment=d",
        "?creator_left",
        "?longer_than=12w",
    ] {
        assert!(read(search).is_filtered(), "{search}");
        assert!(!read(search).without_filters().is_filtered(), "{search}");
    }
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}",
        Just("%".to_owned()),
        Just("a+b&c=d,e?#/".to_owned()),
        Just("🍱 %2525".to_owned()),
        any::<String>().prop_map(|s| if s.is_empty() { "é".to_owned() } else { s }),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), word()]
}

fn words() -> impl Strategy<Value = VecSet<String>> {
    prop::collection::vec(word(), 0..4).prop_map(VecSet::from_iter)
}

fn span() -> impl Strategy<Value = Span> {
    (1u32..5000, prop::sample::select(vec!["h", "d", "w"]))
        .prop_map(|(n, unit)| Span::parse(&format!("{n}{unit}")).unwrap())
}

fn never_or() -> impl Strategy<Value = NeverOr> {
    prop_oneof![Just(NeverOr::Never), span().prop_map(NeverOr::Within)]
}

fn days() -> impl Strategy<Value = NeverOr> {
    (-36_500i64..36_500, 0i64..400).prop_map(|(from, length)| {
        let day = |days: i64| (chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::days(days)).date_naive();
        Days::parse(&format!("{}..{}", day(from), day(from + length))).map(NeverOr::Between).unwrap()
    })
}

fn prefill() -> impl Strategy<Value = Prefill> {
    (
        prop::option::of(text()),
        prop::option::of(text()),
        prop::option::of(prop::collection::vec(word(), 0..4)),
        prop::option::of(text()),
        prop::option::of(text()),
        prop::option::of(text()),
    )
        .prop_map(|(name, description, scopes, expires_in, expires_at, token_type)| Prefill {
            name,
            description,
            scopes,
            expires_in,
            expires_at,
            token_type,
        })
}

fn sort() -> impl Strategy<Value = Sort> {
    (prop::sample::select(SortKey::ALL.to_vec()), any::<bool>())
        .prop_map(|(key, descending)| Sort { key, descending })
}

fn unknown() -> impl Strategy<Value = Vec<String>> {
    let key = prop::sample::select(vec!["utm", "x%20y", "page", "lang"]);
    prop::collection::vec(
        (key, prop::option::of(word())).prop_map(|(key, value)| match value {
            Some(value) => {
                format!("{key}={}", form_urlencoded::byte_serialize(value.as_bytes()).collect::<String>())
            }
            None => key.to_owned(),
        }),
        0..3,
    )
}

fn activity() -> impl Strategy<Value = Vec<String>> {
    let key = prop::sample::select(vec!["by", "about", "did", "since", "until"]);
    let value =
        word().prop_map(|value| form_urlencoded::byte_serialize(value.as_bytes()).collect::<String>());
    prop::collection::vec((key, value).prop_map(|(key, value)| format!("{key}={value}")), 0..4)
}

fn address() -> impl Strategy<Value = Address> {
    let filters = (
        text(),
        prop::collection::vec(prop::sample::select(Status::ALL.to_vec()), 0..3).prop_map(VecSet::from_iter),
        words(),
        prop::collection::vec(prop::sample::select(Type::ALL.to_vec()), 0..3).prop_map(VecSet::from_iter),
        words(),
        prop::option::of(prop_oneof![never_or(), days()]),
        prop::option::of(never_or()),
        prop::option::of(span()),
        prop::option::of(span()),
        words(),
    );
    let rest = (
        any::<bool>(),
        prop::option::of(span()),
        words(),
        sort(),
        prop_oneof![
            activity().prop_map(|filters| (Some(filters), false)),
            any::<bool>().prop_map(|review| (None, review)),
        ],
        prop::option::of("[a-zA-Z0-9_.~-]{1,40}"),
        prop::option::of(prefill()),
        prop::option::of("[a-zA-Z0-9_.~-]{1,40}"),
        unknown(),
    );
    (filters, rest).prop_map(
        |(
            (q, status, scope, token_type, creator, expires, used, unused, created, deployment),
            (creator_left, longer_than, label, sort, (activity, review), token, new, code, unknown),
        )| Address {
            q,
            status,
            scope,
            token_type,
            creator,
            expires,
            used,
            unused,
            created,
            deployment,
            creator_left,
            longer_than,
            label,
            sort,
            activity,
            review,
            token,
            new,
            code,
            unknown,
        },
    )
}

#[test]
fn one_view_at_a_time() {
    let read = |search: &str| {
        let Parsed { address, ignored, .. } = parse(search);
        (address.activity.is_some(), address.review, ignored.len())
    };
    assert_eq!(read("?view=review"), (false, true, 0));
    assert_eq!(read("?view=review&view=activity"), (true, false, 1));
    assert_eq!(read("?view=activity&view=review"), (true, false, 1));
    assert_eq!(read("?view=reviews"), (false, false, 1));
    assert_eq!(parse("?view=review&q=ci").address.href(), "?q=ci&view=review");
    assert!(!parse("?view=review").address.is_filtered());
    assert!(parse("?view=review&q=ci").address.without_filters().review, "the filters go, the view stays");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn an_address_is_the_same_after_writing_and_reading(x in address()) {
        let parsed = parse(&x.href());
        prop_assert_eq!(parsed.ignored, vec![]);
        prop_assert_eq!(parsed.address, x);
    }

    #[test]
    fn reading_any_text_gives_an_address_that_stays_the_same(search in any::<String>()) {
        let once = parse(&search).address;
        prop_assert_eq!(parse(&once.href()).address, once);
    }
}
