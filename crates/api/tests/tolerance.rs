//! Answers that differ from the API's description: nulls, missing fields, values of other kinds, deep nesting. One odd
//! field must not hide a page of tokens. Only an object without a required field is refused.

// The samples are literals in this file, so reading them cannot fail.
#![allow(clippy::unwrap_used)]

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use token_api::{Deployment, List, LoginCode, Organization, Time, Token, User};

fn read<T: DeserializeOwned>(value: Value) -> Option<T> {
    // From text, as an answer arrives.
    serde_json::from_str(&value.to_string()).ok()
}

/// A token with this value in this field.
fn token(field: &str, value: Value) -> Token {
    read(json!({"uid": "u1", field: value})).unwrap_or_else(|| panic!("no token with this {field}"))
}

fn odd() -> [Value; 6] {
    [json!(null), json!(7), json!("x"), json!(true), json!([1]), json!({"a": 1})]
}

#[test]
fn a_token_needs_a_text_as_its_uid() {
    // Without a uid, the token's address would be the address of all tokens.
    for uid in odd() {
        assert_eq!(read::<Token>(json!({"uid": uid})).is_some(), uid.is_string(), "{uid}");
    }
    assert!(read::<Token>(json!({})).is_none());
    assert!(read::<Token>(json!({"uid": ""})).is_none());
}

#[test]
fn a_tokens_value_is_a_text_or_none() {
    for value in odd() {
        let read = read::<Token>(json!({"uid": "u", "token": value}));
        assert_eq!(read.is_some(), value.is_string() || value.is_null(), "{value}");
        assert_eq!(read.and_then(|it| it.token).is_some(), value.is_string(), "{value}");
    }
    assert_eq!(token("token", json!("a\"b\\c\u{1F600}")).token.unwrap().expose(), "a\"b\\c\u{1F600}");
}

#[test]
fn a_value_that_is_no_object_is_refused_at_the_top_and_left_out_inside() {
    for value in [json!(null), json!(7), json!("x"), json!(true), json!([]), json!(["u1"])] {
        assert!(read::<Token>(value.clone()).is_none(), "{value}");
        assert!(read::<List<Token>>(value.clone()).is_none(), "{value}");
        assert!(read::<User>(value.clone()).is_none(), "{value}");
        assert!(read::<Organization>(value.clone()).is_none(), "{value}");
        assert!(read::<Deployment>(value.clone()).is_none(), "{value}");
        assert!(read::<LoginCode>(value.clone()).is_none(), "{value}");
        assert_eq!(token("user", value.clone()).user, None, "{value}");
        assert_eq!(token("organization", value.clone()).organization, None, "{value}");
    }
    assert_eq!(read(json!({})), Some(User::default()));
    assert_eq!(read(json!({})), Some(Organization::default()));
    assert_eq!(read(json!({})), Some(Deployment::default()));
    assert_eq!(token("user", json!({})).user, Some(User::default()));
    assert_eq!(token("organization", json!({"a": 1})).organization, Some(Organization::default()));
}

#[test]
fn the_last_of_two_equal_fields_counts() {
    let text = r#"{"uid":"a","name":"x","user":{"name":"n","name":7},"name":null,"uid":"b","token":"t","token":"v"}"#;
    let token: Token = serde_json::from_str(text).unwrap();
    assert_eq!((token.uid.as_str(), token.name.as_str(), token.creator()), ("b", "", "7"));
    assert_eq!(token.token.unwrap().expose(), "v");
}

#[test]
fn an_error_holds_no_text_of_the_answer() {
    for text in [
        r#"{"uid":"s3cret","token":["s3cret"]}"#,
        r#"{"uid":["s3cret"],"token":"s3cret"}"#,
        r#"{"token":"s3cret"}"#,
        r#""s3cret""#,
        r#"["s3cret"]"#,
        r#"{"uid":"u","token":73573573}"#,
    ] {
        let error = serde_json::from_str::<Token>(text).unwrap_err().to_string();
        assert!(!error.contains("s3cret") && !error.contains("73573573"), "{error}");
        assert!(error.starts_with("expected "), "{error}");
    }
}

#[test]
fn an_item_that_is_no_token_hides_no_other_and_its_position_is_kept() {
    for item in
        [json!(null), json!(7), json!("x"), json!([]), json!({}), json!({"uid": 7}), json!({"uid": ""})]
    {
        let page = json!({"total": 4, "items": [{"uid": "u"}, item, {"uid": "v"}, item]});
        let page: List<Token> = read(page).unwrap();
        assert_eq!(page.items.iter().map(|it| it.uid.as_str()).collect::<Vec<_>>(), ["u", "v"], "{item}");
        assert_eq!((page.unreadable, page.total), (vec![1, 3], 4), "{item}");
    }
    // A deployment has no required field; it only has to be an object.
    let page: List<Deployment> = read(json!({"total": 2, "items": [{}, null]})).unwrap();
    assert_eq!((page.items.len(), page.unreadable), (1, vec![1]));
}

#[test]
fn an_empty_list_needs_a_number_as_its_total() {
    for total in [json!(null), json!("0"), json!(true), json!([]), json!({})] {
        for items in [json!(null), json!([]), json!("x")] {
            assert!(
                read::<List<Token>>(json!({"total": total, "items": items})).is_none(),
                "{total} {items}"
            );
        }
        // Items are read even if the total is unusable.
        let page: List<Token> = read(json!({"total": total, "items": [{"uid": "u"}]})).unwrap();
        assert_eq!((page.items.len(), page.total), (1, 0), "{total}");
    }
}

#[test]
fn items_of_another_kind_are_an_empty_list() {
    for items in [json!(null), json!(7), json!("x"), json!(true), json!({"a": [1]})] {
        let page: List<Token> = read(json!({"total": 0, "items": items})).unwrap();
        assert!(page.items.is_empty(), "{items}");
    }
}

#[test]
fn a_count_of_another_kind_is_zero_and_large_counts_saturate() {
    const MOST: u64 = i64::MAX as u64;
    for (count, want) in [
        ("3", 3),
        ("-3", 0),
        ("2.9", 2),
        ("-0.5", 0),
        ("1e30", MOST),
        ("9223372036854775807", MOST),
        ("18446744073709551615", MOST),
        ("99999999999999999999999", MOST),
        ("null", 0),
        ("\"3\"", 0),
        ("true", 0),
        ("[3]", 0),
        ("{\"a\":3}", 0),
    ] {
        let text = format!(r#"{{"start":{count},"count":{count},"total":{count},"items":[{{"uid":"u"}}]}}"#);
        let page: List<Token> = serde_json::from_str(&text).unwrap();
        assert_eq!((page.start, page.count, page.total), (want, want, want), "{count}");
    }
    let page: List<Token> = read(json!({"total": 1, "items": []})).unwrap();
    assert_eq!((page.start, page.count), (0, 0));
}

#[test]
fn a_number_or_flag_in_a_texts_place_becomes_its_text_and_others_are_empty() {
    for (value, want) in [
        (json!("a\tb"), "a\tb"),
        (json!(7), "7"),
        (json!(-7), "-7"),
        (json!(1.5), "1"),
        (json!(u64::MAX), "9223372036854775807"),
        (json!(true), "true"),
        (json!(false), "false"),
        (json!(null), ""),
        (json!(["a"]), ""),
        (json!({"a": "b"}), ""),
    ] {
        let read = token("name", value.clone());
        assert_eq!(read.name, want, "{value}");
        assert_eq!(token("user", json!({"name": value})).creator(), want, "{value}");
    }
    let read: Token = read(json!({"uid": "u"})).unwrap();
    assert_eq!((read.name.as_str(), read.resource_type.as_str(), read.description.as_str()), ("", "", ""));
}

#[test]
fn a_flag_of_another_kind_keeps_its_default() {
    for value in [json!(null), json!(0), json!(1), json!("true"), json!("false"), json!([true]), json!({})] {
        assert!(token("is_api_token", value.clone()).is_api_token, "{value}");
        assert!(!token("is_expired", value.clone()).is_expired, "{value}");
        assert!(!token("is_organization_token", value.clone()).is_organization_token, "{value}");
        assert!(!token("is_global_access", value.clone()).is_global_access, "{value}");
        assert!(!token("is_monitoring_token", value.clone()).is_monitoring_token, "{value}");
        assert!(!token("user", json!({"is_super_admin": value})).user.unwrap().is_super_admin);
    }
    assert!(!token("is_api_token", json!(false)).is_api_token);
    assert!(token("is_expired", json!(true)).is_expired);
    assert!(token("is_organization_token", json!(true)).is_organization_token);
    assert!(token("is_global_access", json!(true)).is_global_access);
    assert!(token("is_monitoring_token", json!(true)).is_monitoring_token);
    assert!(token("user", json!({"is_super_admin": true})).user.unwrap().is_super_admin);
}

#[test]
fn lists_leave_out_items_of_another_kind() {
    let mixed = json!(["a", null, 7, true, ["b"], {"c": "d"}, "", "e"]);
    assert_eq!(token("scopes", mixed.clone()).scopes, ["a", "", "e"]);
    assert_eq!(token("deployment_uids", mixed.clone()).deployment_uids, ["a", "", "e"]);
    assert_eq!(token("deployment_names", mixed).deployment_names, ["a", "", "e"]);
    let labels =
        token("labels", json!([null, 7, "x", [], {"key": "k", "value": 1}, {"value": null}, {}])).labels;
    let labels: Vec<_> = labels.iter().map(|l| (l.key.as_str(), l.value.as_str())).collect();
    assert_eq!(labels, [("k", "1"), ("", ""), ("", "")]);
    for value in [json!(null), json!(7), json!("x"), json!(true), json!({"a": 1})] {
        assert!(token("scopes", value.clone()).scopes.is_empty(), "{value}");
        assert!(token("labels", value.clone()).labels.is_empty(), "{value}");
    }
}

#[test]
fn a_time_of_another_kind_is_unreadable_and_not_never() {
    let unreadable = |text: &str| Some(Time::Unreadable(text.into()));
    for field in ["created_at", "updated_at", "deleted_at", "expired_at", "last_used_at"] {
        for (value, want) in [
            (json!(null), None),
            (json!(""), None),
            (json!("0001-01-01T00:00:00Z"), None),
            (json!("soon"), unreadable("soon")),
            (json!(7), unreadable("not a time")),
            (json!(true), unreadable("not a time")),
            (json!([]), unreadable("not a time")),
            (json!({"a": 1}), unreadable("not a time")),
        ] {
            let token = token(field, value.clone());
            let times =
                [token.created_at, token.updated_at, token.deleted_at, token.expired_at, token.last_used_at];
            assert_eq!(times.into_iter().flatten().next(), want, "{field} {value}");
        }
    }
}

#[test]
fn a_long_text_in_a_times_place_stays_the_same_when_it_is_read_again() {
    let spaced = ": ".repeat(60);
    let digits = format!("2026-01-01T00:00:00.{}, or so", "0".repeat(90));
    for text in [spaced, digits, "é".repeat(101)] {
        let Some(Time::Unreadable(kept)) = token("expired_at", json!(text)).expired_at else {
            panic!("{text}")
        };
        assert!(kept.chars().count() == 100 && kept.ends_with('…'), "{kept}");
        assert_eq!(Time::parse(&kept), Some(Time::Unreadable(kept)));
    }
}

#[test]
fn a_login_code_needs_its_code() {
    for code in odd() {
        assert_eq!(read::<LoginCode>(json!({"code": code})).is_some(), code.is_string(), "{code}");
    }
    assert!(read::<LoginCode>(json!({})).is_none());
}

#[test]
fn deep_nesting_in_one_field_does_not_hide_a_page() {
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    let objects = format!("{}null{}", r#"{"name":"#.repeat(50_000), "}".repeat(50_000));
    for deep in [deep, objects] {
        for field in ["unknown", "name", "labels", "scopes", "expired_at", "is_expired"] {
            let text = format!(r#"{{"total":1,"items":[{{"uid":"u","{field}":{deep}}}]}}"#);
            assert_eq!(serde_json::from_str::<List<Token>>(&text).unwrap().items[0].uid, "u", "{field}");
        }
        for part in [
            format!(r#"{{"name":{deep}}}"#),
            format!(r#"{{"labels":[{{"key":{deep}}},{{"other":{deep}}},{{"key":"k"}}]}}"#),
        ] {
            let text = format!(r#"{{"total":1,"items":[{{"uid":"u","organization":{part}}}]}}"#);
            assert!(serde_json::from_str::<List<Token>>(&text).unwrap().items[0].organization.is_some());
        }
    }
}
