//! Links that fill the form in: the golden set, one case a line. Values that cannot be read are listed, and a link
//! changes nothing but the form.
//!
//! `tests/golden/prefill.json`: `what` the case is, the `link`, the fields that differ from an empty form, the values
//! that are named as not understood (`odd`), the ones that the address itself leaves out (`ignored`), and the fields
//! that would be `refused`. `<64 x>` stands for 64 times that letter. The end-to-end tests open some of the links in a
//! browser.

use super::*;
use crate::address::{Ignored, Parsed, parse};
use crate::format::time::named::Named;
use crate::pages::tokens::create::copy_as;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use token_api::ServerKind;

const GOLDEN: &str = include_str!("../../../tests/golden/prefill.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    what: String,
    link: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    scopes: Vec<String>,
    #[serde(default)]
    token_type: Option<String>,
    #[serde(default)]
    expiration: Option<String>,
    #[serde(default)]
    custom: String,
    #[serde(default)]
    odd: Vec<String>,
    #[serde(default)]
    ignored: Vec<String>,
    #[serde(default)]
    refused: Vec<String>,
}

fn cases() -> Vec<Case> {
    let golden = [64, 1024, 1025, 10_000]
        .iter()
        .fold(GOLDEN.to_owned(), |text, n| text.replace(&format!("<{n} x>"), &"x".repeat(*n)));
    serde_json::from_str(&golden).unwrap()
}

/// When the links are opened.
fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-22T09:15:30Z").unwrap().to_utc()
}

fn opened(case: &Case) -> (Parsed, Draft, Vec<Ignored>) {
    let parsed = parse(&case.link);
    let prefill = parsed.address.new.clone().unwrap_or_else(|| panic!("{}: no dialog opens", case.what));
    let (draft, odd) = Draft::from_prefill(&prefill);
    (parsed, draft, odd)
}

fn texts(ignored: &[Ignored]) -> Vec<String> {
    ignored.iter().map(|it| format!("{}={}", it.key, it.value)).collect()
}

/// The fields that are refused when this is sent.
fn refused(draft: &Draft) -> Vec<&'static str> {
    let refusals = draft
        .check(ServerKind::BentoCloud, now(), &Named::new("UTC"), None, |_| false)
        .err()
        .unwrap_or_default();
    let Refusals { name, description, labels, access, scopes, expiration } = *refusals;
    let all = [
        ("name", name),
        ("description", description),
        ("labels", labels),
        ("access", access),
        ("scopes", scopes),
        ("expiration", expiration),
    ];
    all.into_iter().filter_map(|(field, refusal)| refusal.map(|_| field)).collect()
}

#[test]
fn every_link_fills_the_form_as_it_should_and_lists_the_rest() {
    let cases = cases();
    assert!(cases.len() > 70, "only {} cases", cases.len());
    for case in &cases {
        let (parsed, draft, odd) = opened(case);
        let kind = case.token_type.as_deref().unwrap_or("personal");
        let wanted = Draft {
            name: case.name.clone(),
            description: case.description.clone(),
            scopes: case.scopes.iter().cloned().collect(),
            token_type: Type::ALL.into_iter().find(|it| it.key() == kind).unwrap(),
            choice: match case.expiration.as_deref().unwrap_or("30") {
                "never" => Choice::Never,
                "custom" => Choice::Custom,
                days => Choice::Days(days.parse().unwrap()),
            },
            custom: case.custom.clone(),
            // A link sets neither the access nor any other field.
            ..Draft::default()
        };
        assert_eq!(draft, wanted, "{}", case.what);
        assert_eq!(texts(&odd), case.odd, "{}", case.what);
        assert_eq!(texts(&parsed.ignored), case.ignored, "{}", case.what);
        assert_eq!(refused(&draft), case.refused, "{}", case.what);
    }
}

#[test]
fn what_a_link_filled_in_makes_a_link_that_fills_in_the_same() {
    for case in cases() {
        let (_, draft, _) = opened(&case);
        // What is copied is trimmed, as what is sent is.
        let draft = Draft { name: draft.name.trim().to_owned(), ..draft };
        let (link, left_out) = copy_as::link(&draft, None);
        let again = parse(&link).address.new.unwrap();
        // A longer link leaves it out.
        let left_out: Vec<&str> = left_out.iter().map(|part| part.text()).collect();
        let draft = match left_out[..] {
            [] => draft,
            ["description"] => Draft { description: String::new(), ..draft },
            ["name"] => Draft { name: String::new(), ..draft },
            _ => panic!("{}: {left_out:?}", case.what),
        };
        assert_eq!(Draft::from_prefill(&again), (draft, vec![]), "{}", case.what);
    }
}

#[test]
fn the_golden_set_has_each_case_once() {
    let cases = cases();
    let names: std::collections::BTreeSet<&str> = cases.iter().map(|case| case.what.as_str()).collect();
    let links: std::collections::BTreeSet<&str> = cases.iter().map(|case| case.link.as_str()).collect();
    assert_eq!((names.len(), links.len()), (cases.len(), cases.len()));
}
