//! JSON and YAML equal the output of the SDK in `tests/golden`, byte for byte. All expected texts for answers that the SDK can
//! read come from the SDK.

use super::*;
use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use std::collections::BTreeMap;

const ANSWERS: &str = include_str!("../../tests/golden/answers.json");
const JSON: &str = include_str!("../../tests/golden/json.txt");
const YAML: &str = include_str!("../../tests/golden/yaml.txt");

/// The tree of a server's answer: of a token, or of the items of a list.
fn tree(answer: &serde_json::Value) -> Value {
    let token = |answer: &serde_json::Value| -> Token { serde_json::from_value(answer.clone()).unwrap() };
    match answer.as_array() {
        Some(items) => of_tokens(&items.iter().map(token).collect::<Vec<_>>()),
        None => of_token(&token(answer)),
    }
}

fn answer(change: impl FnOnce(&mut serde_json::Value)) -> Token {
    let all: BTreeMap<String, serde_json::Value> = serde_json::from_str(ANSWERS).unwrap();
    let mut answer = all["a token of the SDK"].clone();
    change(&mut answer);
    serde_json::from_value(answer).unwrap()
}

/// The texts of a golden file by the names of their answers.
fn golden(text: &str) -> BTreeMap<&str, &str> {
    let parts = text.strip_prefix("===== ").unwrap().split("\n===== ");
    parts.map(|part| part.split_once('\n').unwrap()).collect()
}

#[test]
fn json_and_yaml_equal_the_output_of_the_sdk() {
    let answers: BTreeMap<String, serde_json::Value> = serde_json::from_str(ANSWERS).unwrap();
    let (json, yaml) = (golden(JSON), golden(YAML));
    assert!(answers.len() > 150, "only {} answers", answers.len());
    assert_eq!((json.len(), yaml.len()), (answers.len(), answers.len()));
    for (name, answer) in &answers {
        let tree = tree(answer);
        assert_eq!(json_of(&tree), json[name.as_str()].trim_end_matches('\n'), "{name}");
        // `golden` has removed the line break at the end of the text.
        assert_eq!(yaml_of(&tree), format!("{}\n", yaml[name.as_str()].trim_end_matches('\n')), "{name}");
    }
}

/// A list, written token by token.
fn whole(form: Form, tokens: &[Token]) -> String {
    let mut out = form.head().to_owned();
    for (place, token) in tokens.iter().enumerate() {
        form.write(&mut out, place, token, "", DateTime::UNIX_EPOCH);
    }
    out + form.foot(tokens.is_empty())
}

#[test]
fn a_list_written_token_by_token_equals_the_output_of_the_sdk() {
    let answers: BTreeMap<String, serde_json::Value> = serde_json::from_str(ANSWERS).unwrap();
    let (json, yaml) = (golden(JSON), golden(YAML));
    let lists: Vec<_> =
        answers.iter().filter_map(|(name, answer)| Some((name, answer.as_array()?))).collect();
    let longest = lists.iter().map(|(_, items)| items.len()).max();
    assert!(lists.len() >= 4 && longest >= Some(10), "{} lists, {longest:?}", lists.len());
    for (name, items) in lists {
        let tokens: Vec<Token> =
            items.iter().map(|item| serde_json::from_value(item.clone()).unwrap()).collect();
        // The output of the CLI ends with a line break.
        let ended = |text: &str| format!("{}\n", text.trim_end_matches('\n'));
        assert_eq!(whole(Form::Json, &tokens), ended(json[name.as_str()]), "{name}");
        assert_eq!(whole(Form::Yaml, &tokens), ended(yaml[name.as_str()]), "{name}");
        let csv = whole(Form::Csv, &tokens);
        assert!(csv.starts_with("Name,") && csv.ends_with("\r\n"), "{csv}");
        assert!(csv.matches("\r\n").count() == tokens.len() + 1, "{csv}");
    }
}

/// The server's tests compare with this file too: `token-server compare` reads exports.
#[test]
fn the_csv_of_a_list_is_that_of_the_golden_file() {
    let answers: BTreeMap<String, serde_json::Value> = serde_json::from_str(ANSWERS).unwrap();
    let items = answers["a list of tokens of all kinds"].as_array().unwrap();
    let tokens: Vec<Token> = items.iter().map(|item| serde_json::from_value(item.clone()).unwrap()).collect();
    // With the byte order mark of the file, as it is downloaded.
    let csv = Form::Csv.mark().to_owned() + &whole(Form::Csv, &tokens);
    assert_eq!(csv, include_str!("../../tests/golden/list.csv"));
}

#[test]
fn the_name_of_a_file_has_its_day() {
    let day = NaiveDate::from_ymd_opt(2026, 1, 3).unwrap();
    let names = Form::ALL.map(|form| form.file_name(day));
    assert_eq!(names, ["json", "yaml", "csv"].map(|end| format!("api-tokens-2026-01-03.{end}")));
    assert_eq!(Form::ALL.map(Form::mark), ["", "", "\u{feff}"]);
}

#[test]
fn random_texts_equal_the_output_of_python() {
    // The texts in the repository, or those of the file that TEXTS names: see the head of tests/golden/make.py.
    let texts = match std::env::var("TEXTS") {
        Ok(file) => std::fs::read_to_string(file).unwrap(),
        Err(_) => include_str!("../../tests/golden/texts.json").to_owned(),
    };
    let texts: Vec<(String, String, String)> = serde_json::from_str(&texts).unwrap();
    assert!(texts.len() >= 100, "only {} texts", texts.len());
    for (words, json, yaml) in &texts {
        let text = || Value::Text(words.clone());
        let b = Value::List(vec![text(), Value::List(vec![text()]), Value::Map(vec![("c", text())])]);
        let d = vec![("e", Value::Map(vec![("f", text())])), ("g", Value::List(vec![])), ("h", Value::Null)];
        let tree = Value::List(vec![Value::Map(vec![("a", text()), ("b", b), ("d", Value::Map(d))])]);
        assert_eq!(&json_of(&Value::List(vec![text()])), json, "{words:?}");
        assert_eq!(&yaml_of(&tree), yaml, "{words:?}");
    }
}

#[test]
fn a_value_is_never_written() {
    let token = answer(|answer| answer["token"] = "made-up-value-shown-once".into());
    assert!(token.token.is_some());
    let listed = Form::ALL.map(|form| whole(form, std::slice::from_ref(&token)));
    assert!(listed.iter().all(|text| !text.contains("made-up")));
    for text in [json(&token), yaml(&token)] {
        assert!(
            !text.contains("made-up") && !text.contains("token:") && !text.contains("\"token\""),
            "{text}"
        );
    }
}

#[test]
fn fields_that_the_sdk_refuses_are_written_as_the_server_sent_them() {
    let token = answer(|answer| {
        for key in ["labels", "scopes", "user", "organization", "created_at"] {
            answer[key] = serde_json::Value::Null;
        }
        answer["expired_at"] = "soon: maybe".into();
    });
    assert_eq!(
        yaml(&token),
        "uid: 9f0c1d2e3a4b\ncreated_at: null\nupdated_at: null\ndeleted_at: null\nname: ci-token\n\
         resource_type: api_token\nlabels: []\ndescription: ''\nscopes: []\nuser: null\norganization: null\n\
         expired_at: 'soon: maybe'\n"
    );
    // A leap second, which Python does not know.
    let leap = answer(|answer| answer["expired_at"] = "2016-12-31T23:59:60.5Z".into());
    assert!(json(&leap).contains("\"2016-12-31T23:59:60.500000+00:00\""));
}

#[test]
fn empty_documents_are_valid() {
    for (tree, json, yaml) in [(Value::List(vec![]), "[]", "[]\n"), (Value::Map(vec![]), "{}", "{}\n")] {
        assert_eq!((json_of(&tree).as_str(), yaml_of(&tree).as_str()), (json, yaml));
    }
}

proptest! {
    #[test]
    fn json_is_read_back_unchanged(words in "\\PC*|(?s:.)*") {
        let tree = Value::List(vec![Value::Text(words.clone())]);
        let back: Vec<String> = serde_json::from_str(&json_of(&tree)).unwrap();
        prop_assert_eq!(back, [words]);
    }

    #[test]
    fn yaml_is_ascii_and_ends_with_a_line_break(words in "(?s:.)*") {
        let yaml = yaml_of(&Value::Map(vec![("a", Value::Text(words))]));
        prop_assert!(yaml.ends_with('\n'));
        prop_assert!(yaml.bytes().all(|b| b == b'\n' || matches!(b, b' '..=b'~')));
        // All lines but the first are indented.
        prop_assert!(yaml.lines().skip(1).all(|line| line.is_empty() || line.starts_with("  ")));
    }
}
