//! The contract's parsers, and what is made of their values: rows, exports, calendars, commands.

use crate::damage::bodies;
use crate::run::throw;
use chrono::{DateTime, Utc};
use panel::address::parse;
use panel::export::{self, Form};
use panel::query::{Row, masks, select};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::sync::Arc;
use token_api::{Deployment, Label, List, LoginCode, Organization, Token, User};

/// A value is the same after it is written and read again.
fn stable<T: Serialize + DeserializeOwned + PartialEq + Debug>(
    body: &str,
    same: fn(T) -> T,
) -> TestCaseResult {
    if let Ok(once) = serde_json::from_str::<T>(body) {
        let once = same(once);
        let written = serde_json::to_string(&once).unwrap();
        let again: T = serde_json::from_str(&written)
            .map_err(|error| TestCaseError::fail(format!("{error}: {written}")))?;
        prop_assert_eq!(again, once);
    }
    Ok(())
}

#[test]
fn every_value_that_is_read_is_stable() {
    throw("wire types", bodies(), |body| {
        // A token's value is read and never written.
        stable::<Token>(&body, |token| Token { token: None, ..token })?;
        stable::<List<Token>>(&body, |list| List {
            items: list.items.into_iter().map(|token| Token { token: None, ..token }).collect(),
            // A missing field is not written.
            unreadable: Vec::new(),
            ..list
        })?;
        stable::<List<Deployment>>(&body, |list| List { unreadable: Vec::new(), ..list })?;
        stable::<User>(&body, |it| it)?;
        stable::<Organization>(&body, |it| it)?;
        stable::<Label>(&body, |it| it)?;
        stable::<LoginCode>(&body, |it| it)
    });
}

fn tokens_of(body: &str) -> Vec<Token> {
    match serde_json::from_str::<List<Token>>(body) {
        Ok(list) => list.items,
        Err(_) => serde_json::from_str(body).into_iter().collect(),
    }
}

fn moments() -> impl Strategy<Value = DateTime<Utc>> {
    prop_oneof![
        Just(DateTime::<Utc>::MIN_UTC),
        Just(DateTime::<Utc>::MAX_UTC),
        (-100_000_000_000_i64..300_000_000_000).prop_map(|at| DateTime::from_timestamp(at, 0).unwrap()),
    ]
}

#[test]
fn every_token_can_be_exported() {
    throw("exports", (bodies(), moments()), |(body, now)| {
        let tokens = tokens_of(&body);
        for form in Form::ALL.into_iter().chain([Form::Calendar]) {
            let mut out = form.head().to_owned();
            let held = || tokens.iter().filter(|token| form.holds(token, now));
            for (place, token) in held().enumerate() {
                form.write(&mut out, place, token, "", now);
            }
            out.push_str(form.foot(held().next().is_none()));
            prop_assert!(!out.contains('\0'));
            match form {
                Form::Json => {
                    let back: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
                    prop_assert_eq!(back.len(), tokens.len());
                    for (back, token) in back.iter().zip(&tokens) {
                        prop_assert_eq!(back["name"].as_str(), Some(token.name.as_str()));
                    }
                }
                Form::Yaml => prop_assert!(out.bytes().all(|b| b == b'\n' || matches!(b, b' '..=b'~'))),
                Form::Csv => prop_assert_eq!(out.matches("\r\n").count(), tokens.len() + 1),
                Form::Calendar => {
                    prop_assert_eq!(out.matches("\r\nBEGIN:VEVENT\r\n").count(), held().count());
                }
            }
        }
        for token in &tokens {
            if let Some(calendar) = export::ics(token, "https://x/?token=u", now) {
                prop_assert!(
                    calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n']))
                );
            }
            let command = export::get_command(&token.uid);
            prop_assert!(command.starts_with("bentoml api-token get "));
        }
        Ok(())
    });
}

#[test]
fn every_list_can_be_searched_and_sorted() {
    let search = super::address::searches();
    throw("queries", (bodies(), search, moments()), |(body, search, now)| {
        let rows: Vec<Arc<Row>> =
            tokens_of(&body).into_iter().map(|token| Arc::new(Row::new(token))).collect();
        let address = parse(&search).address;
        let has_left = |name: &str| name.len() % 2 == 1;
        let hits = select(&rows, &masks(&rows), &address, &has_left, now, &Utc);
        prop_assert_eq!(hits.len(), panel::query::count(&rows, &address, &has_left, now, &Utc));
        let mut places = hits.clone();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), hits.len(), "a row is there once");
        Ok(())
    });
}
