//! What a draft allows, refuses and sends.

use super::*;
use crate::format::time::Zone;
use chrono::{DateTime, Utc};
use chrono::{FixedOffset, NaiveDateTime};
use token_api::{CreateToken, ServerKind};

struct Hours(i32);
impl Zone for Hours {
    fn offset_at(&self, _: DateTime<Utc>) -> FixedOffset {
        FixedOffset::east_opt(self.0 * 3600).unwrap()
    }
    fn to_utc(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        Some((local - TimeDelta::hours(i64::from(self.0))).and_utc())
    }
    fn name(&self) -> String {
        "Test".into()
    }
}

fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-22T10:00:00.750Z").unwrap().to_utc()
}

fn expires(choice: Choice, custom: &str, hours: i32) -> Result<Option<String>, String> {
    let draft = Draft { choice, custom: custom.into(), ..Default::default() };
    draft.expires(now(), &Hours(hours), None).map(|at| at.map(|at| at.to_rfc3339()))
}

fn good() -> Draft {
    Draft { name: " ci ".into(), scopes: ["api".into()].into(), ..Default::default() }
}

fn check(draft: &Draft) -> Result<CreateToken, Box<Refusals>> {
    draft.check(ServerKind::BentoCloud, now(), &Hours(0), None, |_| false)
}

fn chat() -> Chosen {
    Chosen { uid: "d1".into(), name: "chat".into() }
}

#[test]
fn seven_days_are_seven_days_in_whole_seconds() {
    assert_eq!(expires(Choice::Days(7), "", -11), Ok(Some("2026-11-29T10:00:00+00:00".into())));
    assert_eq!(expires(Choice::Never, "rubbish", 0), Ok(None));
}

#[test]
fn a_typed_date_is_local() {
    for (hours, want) in [
        (0, "2026-12-31T18:00:00+00:00"),
        (14, "2026-12-31T04:00:00+00:00"),
        (-11, "2027-01-01T05:00:00+00:00"),
    ] {
        assert_eq!(expires(Choice::Custom, "2026-12-31 18:00:00", hours), Ok(Some(want.into())));
    }
    assert_eq!(
        expires(Choice::Custom, "2026-12-31T18:00:00Z", 5),
        Ok(Some("2026-12-31T18:00:00+00:00".into()))
    );
}

#[test]
fn past_absurd_and_unreadable_moments_are_refused_in_a_sentence() {
    for (text, part) in [
        ("2026-11-22T10:00:00Z", "past"),
        ("1999-01-01", "past"),
        ("9999-12-31", "100 years"),
        ("2026-02-30", "no such date"),
        ("next week", "30d"),
        ("", "required"),
    ] {
        let refusal = expires(Choice::Custom, text, 0).unwrap_err();
        assert!(refusal.contains(part) && refusal.ends_with('.'), "{text}: {refusal}");
    }
}

#[test]
fn everything_wrong_is_said_at_once_and_beside_its_field() {
    let draft = Draft {
        name: "Ä".into(),
        description: "x".repeat(10_000),
        choice: Choice::Custom,
        ..Default::default()
    };
    let refusals = check(&draft).unwrap_err();
    assert!(refusals.name.unwrap().contains("lowercase"));
    assert!(refusals.scopes.unwrap().contains("at least one scope"));
    assert!(refusals.description.unwrap().contains("10,000"));
    assert!(refusals.expiration.is_some());
}

#[test]
fn a_name_that_is_taken_is_refused_before_it_is_sent() {
    let refusals =
        good().check(ServerKind::BentoCloud, now(), &Hours(0), None, |name| name == "ci").unwrap_err();
    assert!(refusals.name.unwrap().contains("already"));
}

#[test]
fn only_what_was_chosen_is_sent() {
    let create = check(&good()).unwrap();
    assert_eq!(
        serde_json::to_string(&create).unwrap(),
        r#"{"name":"ci","description":null,"scopes":["api"],"expired_at":"2026-12-22T10:00:00Z"}"#
    );
    let draft = Draft {
        scopes: ["zeta", "write_cluster", "api"].map(String::from).into(),
        token_type: Type::Organization,
        ..good()
    };
    let create = check(&draft).unwrap();
    assert_eq!(create.scopes.unwrap(), ["api", "write_cluster", "zeta"]);
    assert_eq!((create.is_organization_token, create.is_monitoring_token), (Some(true), None));
}

#[test]
fn access_is_sent_only_where_it_was_chosen() {
    let sent = |draft: Draft| serde_json::to_value(check(&draft).unwrap()).unwrap();
    let all = sent(Draft { developer: false, protected: true, ..good() });
    assert_eq!((&all["scopes"], &all["is_global_access"]), (&serde_json::json!([]), &true.into()));
    assert!(all.get("deployment_uids").is_none());
    let one = Draft { protected: true, all_deployments: false, deployments: [chat()].into(), ..good() };
    assert_eq!(sent(one.clone())["deployment_uids"], serde_json::json!(["d1"]));
    let monitoring = sent(Draft { token_type: Type::Monitoring, router: true, ..one });
    assert!(monitoring.get("deployment_uids").is_none());
    assert!(monitoring.get("is_global_router_access").is_none());
    let router = sent(Draft { developer: false, router: true, ..good() });
    assert_eq!(router["is_global_router_access"], true);
}

/// All forms that the dialog allows, except for different texts and expirations.
fn all_forms() -> Vec<Draft> {
    let flags = |n: u32, bit: u32| n & (1 << bit) != 0;
    let form = |n: u32, token_type: Type| Draft {
        token_type,
        developer: flags(n, 0),
        protected: flags(n, 1),
        all_deployments: flags(n, 2),
        router: flags(n, 3),
        scopes: if flags(n, 4) { ["api".to_owned(), "x".to_owned()].into() } else { VecSet::default() },
        deployments: if flags(n, 5) { [chat()].into() } else { VecSet::default() },
        description: if flags(n, 6) { "d".into() } else { String::new() },
        choice: if flags(n, 7) { Choice::Never } else { Choice::Days(7) },
        ..good()
    };
    (0..256).flat_map(|n| Type::ALL.map(|kind| form(n, kind))).collect()
}

#[test]
fn a_body_holds_what_a_create_has_and_says_what_the_form_says_whatever_is_chosen() {
    let usual = ["name", "description", "scopes", "expired_at"];
    let chosen = [
        "deployment_uids",
        "is_global_access",
        "is_global_router_access",
        "is_monitoring_token",
        "is_organization_token",
    ];
    let mut count = 0;
    for (draft, server) in all_forms()
        .iter()
        .flat_map(|draft| [ServerKind::BentoCloud, ServerKind::Yatai].map(|server| (draft, server)))
    {
        let Ok(create) = draft.check(server, now(), &Hours(0), None, |_| false) else { continue };
        count += 1;
        let body = serde_json::to_value(&create).unwrap();
        let body = body.as_object().unwrap();
        for key in body.keys() {
            assert!(usual.contains(&key.as_str()) || chosen.contains(&key.as_str()), "{key}: {draft:?}");
        }
        assert!(usual.iter().all(|key| body.contains_key(*key)), "{body:?}");
        // What is not chosen is not sent, and never sent as false or empty.
        assert!(chosen.iter().filter_map(|key| body.get(*key)).all(|it| *it == true || !it.is_boolean()));
        let is_general = draft.token_type != Type::Monitoring;
        let is_protected = draft.protected && is_general;
        assert_eq!(body.contains_key("is_global_access"), is_protected && draft.all_deployments);
        assert_eq!(body.contains_key("deployment_uids"), is_protected && !draft.all_deployments);
        assert_eq!(body.contains_key("is_global_router_access"), draft.router && is_general);
        assert_eq!(body.contains_key("is_organization_token"), draft.token_type == Type::Organization);
        assert_eq!(body.contains_key("is_monitoring_token"), !is_general);
        let scopes = body["scopes"].as_array().unwrap();
        assert_eq!(scopes.len(), if draft.developer { draft.scopes.len() } else { 0 });
        let can_do_something = !scopes.is_empty() || is_protected || draft.router || !is_general;
        assert!(can_do_something || server == ServerKind::Yatai, "{draft:?}");
    }
    assert!(count > 800, "{count}");
}

#[test]
fn a_token_that_could_do_nothing_is_refused() {
    let idle = Draft { developer: false, ..good() };
    assert!(check(&idle).unwrap_err().access.unwrap().contains("choose at least one"));
    let idle = Draft { scopes: VecSet::default(), ..good() };
    let refusals = check(&idle).unwrap_err();
    assert!(refusals.scopes.unwrap().contains("choose at least one") && refusals.access.is_none());
    assert!(idle.check(ServerKind::Yatai, now(), &Hours(0), None, |_| false).is_ok());
    for enough in [
        Draft { token_type: Type::Monitoring, ..idle.clone() },
        Draft { protected: true, ..idle.clone() },
        Draft { router: true, developer: false, ..idle.clone() },
    ] {
        assert!(check(&enough).is_ok(), "{enough:?}");
    }
    let none = Draft { protected: true, all_deployments: false, ..good() };
    assert!(check(&none).unwrap_err().access.unwrap().contains("deployment"));
}

#[test]
fn scopes_come_back_with_the_access_that_they_belong_to() {
    let mut draft = Draft { developer: false, router: true, ..good() };
    assert_eq!(check(&draft).unwrap().scopes, Some(vec![]));
    draft.developer = true;
    assert_eq!(check(&draft).unwrap().scopes, Some(vec!["api".to_owned()]));
}

#[test]
fn one_like_a_token_asks_for_what_that_has_and_no_more() {
    let like = |fields: serde_json::Value| {
        let mut all = serde_json::json!({"uid": "u", "name": "old", "scopes": ["api"], "is_api_token": true});
        all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        Draft::like(&serde_json::from_value(all).unwrap(), "new".into())
    };
    let of_one =
        like(serde_json::json!({"deployment_uids": ["d1", "d2"], "deployment_names": ["chat", "chat"]}));
    assert!(of_one.protected && !of_one.all_deployments);
    let two = Chosen { uid: "d2".into(), name: "chat".into() };
    assert_eq!(of_one.deployments, [chat(), two].into());
    assert_eq!(check(&of_one).unwrap().deployment_uids.unwrap(), ["d1", "d2"]);
    let all = like(serde_json::json!({"is_global_access": true, "is_global_router_access": true}));
    let create = check(&all).unwrap();
    assert_eq!((create.is_global_access, create.is_global_router_access), (Some(true), Some(true)));
    // A token whose deployments are not listed: that must not become "all deployments".
    for unsaid in
        [serde_json::json!({"is_access_token": true}), serde_json::json!({"deployment_names": ["chat"]})]
    {
        assert!(check(&like(unsaid)).unwrap_err().access.is_some());
    }
    let nameless = like(serde_json::json!({"deployment_uids": ["d1"]}));
    assert_eq!(nameless.deployments.iter().next().unwrap().name, "d1");
    let endpoints = like(serde_json::json!({"scopes": [], "is_api_token": false, "is_global_access": true}));
    assert!(!endpoints.developer && check(&endpoints).is_ok());
}

#[test]
fn a_link_fills_the_form_and_what_is_odd_is_named() {
    let prefill = |search: &str| Draft::from_prefill(&crate::address::parse(search).address.new.unwrap());
    let (draft, odd) = prefill("?new&name=ci&scopes=api,read_cluster&expires_in=7d&token_type=organization");
    assert_eq!(
        (draft.name.as_str(), draft.choice, draft.token_type),
        ("ci", Choice::Days(7), Type::Organization)
    );
    assert_eq!((draft.scopes.len(), odd.len()), (2, 0));
    assert_eq!(prefill("?new&expires_in=1w").0.choice, Choice::Days(7));
    assert_eq!(prefill("?new&expires_in=never").0.choice, Choice::Never);
    assert_eq!(prefill("?new&expires_in=24h").0.custom, "24h");
    assert_eq!(prefill("?new&expires_at=2026-12-31").0.custom, "2026-12-31");
    assert_eq!(prefill("?new").0, Draft::default());
    let (draft, odd) = prefill("?new&scopes=API,%3Cb%3E&expires_in=soon&token_type=root");
    assert_eq!((draft, odd.len()), (Draft::default(), 4));
}

#[test]
fn an_extension_counts_from_the_end_or_from_now_where_that_has_passed() {
    let extended = |end: &str, days| {
        let token = serde_json::json!({"uid": "u", "name": "ci", "expired_at": end});
        let draft =
            Draft { choice: Choice::Extend(days), ..Draft::of(&serde_json::from_value(token).unwrap()) };
        draft.expires(now(), &Hours(0), None).map(|at| at.map(|at| at.to_rfc3339()))
    };
    assert_eq!(extended("2026-12-10T08:30:15Z", 30), Ok(Some("2027-01-09T08:30:15+00:00".into())));
    assert_eq!(extended("2026-01-01T00:00:00Z", 90), Ok(Some("2027-02-20T10:00:00+00:00".into())));
    assert!(
        extended("2126-11-20T12:00:00Z", 30).unwrap_err().starts_with("This is more than 100 years away")
    );
    for choice in [Choice::Extend(30), Choice::Extend(90), Choice::Days(30), Choice::Keep, Choice::Never] {
        assert_eq!(Choice::from_value(&choice.value()), choice);
    }
}
