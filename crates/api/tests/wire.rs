//! The wire types, read from and written to samples of both public schemas: a list as the Go server writes it, and the
//! answer to a create as the Python SDK expects it.

// The samples are literals in this file, so reading them cannot fail.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};
use token_api::{CreateToken, CreatedWith, List, OwnMembership, Time, Token, TokenType, UpdateToken};

fn go_list() -> List<Token> {
    serde_json::from_str(include_str!("samples/go-list.json")).unwrap()
}

fn at(text: &str) -> Option<Time> {
    Some(Time::At(chrono::DateTime::parse_from_rfc3339(text).unwrap()))
}

#[test]
fn a_list_of_the_go_server_is_read_completely() {
    let list = go_list();
    assert_eq!((list.total, list.start, list.count, list.items.len()), (3, 0, 20, 3));
    let [deploy, legacy, reader] = &list.items[..] else { panic!("three tokens") };
    assert_eq!(deploy.created_at, at("2026-04-02T09:15:30.987654321+08:00"));
    assert_eq!(deploy.scopes, Vec::<String>::new(), "null scopes are none");
    assert!(deploy.labels.is_empty(), "null labels are none");
    assert!(deploy.never_expires());
    assert!(deploy.is_api_token, "absent means on");
    assert!(!deploy.is_organization_token && !deploy.is_global_access && !deploy.is_monitoring_token);
    assert_eq!(deploy.user.as_ref().map(|u| u.display_name()), Some("root".into()), "no first and last name");
    assert_eq!(legacy.updated_at, None, "Go's zero time is no time");
    assert_eq!(legacy.scopes, ["api", "operate_cluster"], "unknown scopes survive");
    assert_eq!((legacy.labels[0].key.as_str(), legacy.labels[0].value.as_str()), ("squad", "delivery"));
    assert_eq!(legacy.creator(), "");
    assert!(legacy.is_expired && legacy.description.contains('\n'));
    assert_eq!(reader.expired_at, at("2027-10-01T06:00:00Z"));
}

#[test]
fn an_answer_in_the_shape_of_the_sdk_holds_the_value_and_never_writes_it() {
    let token: Token = serde_json::from_str(include_str!("samples/sdk-answer.json")).unwrap();
    assert_eq!(token.token.as_ref().unwrap().expose(), "made-up-value");
    assert_eq!(token.user.as_ref().unwrap().display_name(), "Grace Hopper");
    assert_eq!(token.expired_at, at("2027-01-05T06:07:08.000009Z"));
    let written = serde_json::to_string(&token).unwrap();
    assert!(!written.contains("made-up-value") && !format!("{token:?}").contains("made-up-value"));
}

#[test]
fn what_is_written_is_read_back_the_same() {
    for token in go_list().items {
        let again: Token = serde_json::from_value(serde_json::to_value(&token).unwrap()).unwrap();
        assert_eq!(again, token);
    }
}

#[test]
fn nulls_and_values_of_other_kinds_do_not_make_a_token_unreadable() {
    for odd in [json!(null), json!(7), json!(-1.5), json!([null, {}]), json!({"a": 1}), json!(true)] {
        let mut sample = json!({"uid": "u1"});
        for key in [
            "created_at",
            "updated_at",
            "deleted_at",
            "name",
            "resource_type",
            "labels",
            "description",
            "scopes",
            "expired_at",
            "last_used_at",
            "is_expired",
            "is_api_token",
            "is_organization_token",
            "is_global_access",
            "is_access_token",
            "is_global_router_access",
            "deployment_uids",
            "deployment_names",
            "user",
            "organization",
            "is_monitoring_token",
        ] {
            sample[key] = odd.clone();
        }
        let token: Token = serde_json::from_value(sample).unwrap_or_else(|e| panic!("{odd}: {e}"));
        assert_eq!(token.uid, "u1");
    }
    assert!(serde_json::from_value::<Token>(json!({"name": "no uid"})).is_err());
}

#[test]
fn an_expiry_that_is_no_time_is_not_shown_as_never() {
    let token: Token = serde_json::from_value(json!({"uid": "u", "expired_at": "soon"})).unwrap();
    assert_eq!(token.expired_at, Some(Time::Unreadable("soon".into())));
    assert!(!token.never_expires());
}

#[test]
fn times_are_read_in_the_form_of_every_server() {
    for (text, want) in [
        ("2026-12-22T02:10:00Z", "2026-12-22T02:10:00Z"),
        ("2026-12-22T02:10:00.1Z", "2026-12-22T02:10:00.1Z"),
        ("2026-12-22T02:10:00.123456789+05:45", "2026-12-22T02:10:00.123456789+05:45"),
        ("2026-12-22 02:10:00.123456", "2026-12-22T02:10:00.123456Z"),
        ("2026-12-22 02:10:00+00:00", "2026-12-22T02:10:00Z"),
        ("2026-12-22T02:10:00", "2026-12-22T02:10:00Z"),
    ] {
        assert_eq!(Time::parse(text), at(want), "{text}");
    }
    for none in [
        "",
        "0001-01-01T00:00:00Z",
        "0001-01-01 00:00:00",
        "0001-01-01T00:00:00+00:00",
        "0001-01-01T00:00:00.000+08:00",
    ] {
        assert_eq!(Time::parse(none), None, "{none}");
    }
    // Only the whole zero time is none.
    for odd in [
        "0001-01-01T00:00:00 next week",
        "0001-01-01T00:00:00Zzz",
        "0001-01-01T00:00:001Z",
        "0001-01-01T00:00:00+",
    ] {
        assert_eq!(Time::parse(odd), Some(Time::Unreadable(odd.into())), "{odd}");
    }
}

#[test]
fn a_create_has_the_four_fields_of_the_sdk_and_others_only_if_set() {
    let create = CreateToken { name: "ci".into(), ..Default::default() };
    assert_eq!(
        serde_json::to_string(&create).unwrap(),
        r#"{"name":"ci","description":null,"scopes":null,"expired_at":null}"#
    );
    let create = CreateToken {
        expired_at: Time::parse("2026-12-22T04:10:00+02:00").and_then(|t| t.utc()).map(Time::from),
        is_organization_token: Some(true),
        ..create
    };
    let written = serde_json::to_value(&create).unwrap();
    assert_eq!(written["expired_at"], "2026-12-22T02:10:00Z", "RFC 3339 in UTC");
    assert_eq!(written["is_organization_token"], true);
}

#[test]
fn an_update_sends_only_what_changed_and_null_clears() {
    let update = UpdateToken { description: Some("new".into()), ..Default::default() };
    assert_eq!(serde_json::to_value(&update).unwrap(), json!({"description": "new"}));
    let update = UpdateToken { expired_at: Some(None), ..Default::default() };
    assert_eq!(serde_json::to_value(&update).unwrap(), json!({"expired_at": null}));
}

#[test]
fn a_page_of_a_list_needs_its_total_and_its_items() {
    assert!(serde_json::from_value::<List<Token>>(json!({"items": []})).is_err());
    assert!(serde_json::from_value::<List<Token>>(json!({"total": 0})).is_err());
    assert!(
        serde_json::from_value::<List<Token>>(json!({"total": 0, "items": null})).unwrap().items.is_empty()
    );
}

#[test]
fn the_type_of_a_token_follows_from_its_flags() {
    let read = |value| serde_json::from_value::<Token>(value).unwrap().token_type();
    assert_eq!(read(json!({"uid": "u"})), TokenType::Personal);
    assert_eq!(read(json!({"uid": "u", "is_organization_token": true})), TokenType::Organization);
    assert_eq!(
        read(json!({"uid": "u", "is_organization_token": true, "is_monitoring_token": true})),
        TokenType::Monitoring
    );
}

#[test]
fn access_flags_that_a_server_leaves_out_follow_from_the_other_fields() {
    let token = |more: Value| {
        let mut sample = json!({"uid": "u"});
        for (key, value) in more.as_object().unwrap() {
            sample[key] = value.clone();
        }
        serde_json::from_value::<Token>(sample).unwrap()
    };
    let yatai = token(json!({}));
    assert!(yatai.is_api_token && !yatai.is_access_token && !yatai.is_global_router_access);
    assert!(token(json!({"is_global_access": true})).is_access_token);
    assert!(token(json!({"deployment_uids": ["d1"]})).is_access_token);
    assert!(token(json!({"deployment_names": ["chat"]})).is_access_token);
    assert!(!token(json!({"deployment_uids": ["d1"], "is_access_token": false})).is_access_token);
    let chosen = token(json!({"deployment_uids": ["d1", "d2"], "deployment_names": ["chat", "chat"]}));
    assert!(chosen.may_access("chat") && !chosen.may_access("d1"));
}

#[test]
fn the_tokens_that_a_token_was_made_with_are_read_and_written_where_there_are_any() {
    let sample = json!({"uid": "u1", "created_with": [
        {"uid": "m1", "name": "ci", "is_deleted": false},
        {"uid": "m2", "name": "old", "is_deleted": true},
    ]});
    let token: Token = serde_json::from_value(sample.clone()).unwrap();
    let names: Vec<&str> = token.created_with.iter().map(|maker| maker.name.as_str()).collect();
    assert_eq!(names, ["ci", "old"]);
    assert_eq!(serde_json::to_value(&token).unwrap()["created_with"], sample["created_with"]);
    let plain: Token = serde_json::from_value(json!({"uid": "u1", "created_with": []})).unwrap();
    assert!(serde_json::to_value(&plain).unwrap().get("created_with").is_none(), "no other server has it");
    let odd =
        json!({"uid": "u1", "created_with": [null, 7, {"name": "no uid"}, {"uid": "m", "is_deleted": "x"}]});
    let odd: Token = serde_json::from_value(odd).unwrap();
    assert_eq!(odd.created_with, [CreatedWith { uid: "m".into(), ..CreatedWith::default() }]);
}

#[test]
fn the_own_membership_names_the_token_that_was_sent_where_the_server_says_so() {
    let read = |sample: Value| serde_json::from_value::<OwnMembership>(sample).unwrap().credential;
    let credential = json!({"uid": "u1", "name": "ci", "expired_at": "2027-01-05T06:07:08Z"});
    let own = read(json!({"role": "admin", "username": "ada", "credential": credential})).unwrap();
    assert_eq!((own.uid.as_str(), own.name.as_str()), ("u1", "ci"));
    assert_eq!(own.expired_at, at("2027-01-05T06:07:08Z"));
    for none in [json!({}), json!({"credential": null}), json!({"credential": 7}), json!({"credential": {}})]
    {
        assert_eq!(read(none), None);
    }
}
