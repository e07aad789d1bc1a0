//! The client's reading of answers: any status, any headers, any body.

use crate::damage::{bodies, hostile};
use crate::run::throw;
use proptest::prelude::*;
use proptest::sample::select;
use std::fmt::Debug;
use token_api::{CreateToken, Secret, UpdateToken};
use token_client::{Answer, Call, Error, calls};

/// The longest server text that a refusal keeps, in characters, with the mark that it was cut.
const MAX_MESSAGE: usize = 501;

fn answer() -> impl Strategy<Value = Answer> {
    let status = prop_oneof![3 => Just(200), 1 => select(vec![0, 201, 204, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503]), 1 => any::<u16>()];
    let header = || prop::option::of(hostile());
    (status, header(), header(), header(), bodies()).prop_map(
        |(status, content_type, trace_id, retry_after, body)| Answer {
            status,
            content_type,
            trace_id,
            retry_after,
            body,
        },
    )
}

fn check<T: Debug>(call: &Call<T>, answer: &Answer) -> Result<bool, TestCaseError> {
    let Err(error) = call.decode(answer) else { return Ok(true) };
    match &error {
        Error::Refused(refusal) => {
            prop_assert_eq!(refusal.status, answer.status);
            prop_assert!(!matches!(refusal.status, 0 | 200..=399), "{:?}", refusal);
            prop_assert!(refusal.message.chars().count() <= MAX_MESSAGE);
        }
        Error::Unreadable { status, .. } => prop_assert_eq!(*status, answer.status),
        Error::Network | Error::Timeout { .. } => prop_assert!(false, "an answer came: {:?}", error),
    }
    // Every error has a message.
    let failure =
        panel::format::error_messages::failure(&error, panel::format::error_messages::Operation::Listing);
    prop_assert!(failure.what.ends_with('.') && failure.advice.ends_with('.'), "{:?}", failure);
    Ok(false)
}

#[test]
fn any_answer_is_read_or_refused() {
    throw("answers", answer(), |answer| {
        check(&calls::list_tokens(0, 20, ""), &answer)?;
        check(&calls::list_deployments(0, 20, ""), &answer)?;
        check(&calls::current_organization(), &answer)?;
        check(&calls::login_code(), &answer)?;
        check(&calls::list_deployments_v1(0, 20, ""), &answer)?;
        check(&calls::server_info(), &answer)?;
        check(&calls::update_token("u", &UpdateToken::default()), &answer)?;
        check(&calls::delete_token("u"), &answer)?;
        check(&calls::sign_out(), &answer)?;
        check(&calls::settings_file(), &answer)?;
        check(&calls::get_token("u"), &answer)?;
        check(&calls::get_token_with_value("u"), &answer)?;
        check(&calls::own_membership(), &answer)?;
        check(&calls::members(), &answer)?;
        check(&calls::find_token(&Secret::new("v")), &answer)?;
        let is_success = (200..300).contains(&answer.status);
        for was_read in [
            check(&calls::create_token(&CreateToken::default()), &answer)?,
            check(&calls::current_user(), &answer)?,
        ] {
            prop_assert!(is_success || !was_read, "a refusal is no success");
        }
        Ok(())
    });
}

#[test]
fn a_search_and_a_uid_stay_in_their_part_of_the_url() {
    throw("paths", (hostile(), hostile()), |(uid, search)| {
        let path = calls::get_token(&uid).request.path;
        let segment = path.strip_prefix("/api/v1/api_tokens/").unwrap();
        prop_assert!(
            segment.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b)),
            "{}",
            segment
        );
        prop_assert!(!matches!(segment, "." | ".."));
        let path = calls::list_tokens(0, 1, &search).request.path;
        let pairs: Vec<&str> = path.strip_prefix("/api/v1/api_tokens?").unwrap().split('&').collect();
        prop_assert_eq!(pairs.len(), if search.is_empty() { 2 } else { 3 });
        if let Some(value) = pairs.get(2) {
            let value = value.strip_prefix("search=").unwrap();
            let back: Vec<u8> = percent_encoding::percent_decode_str(value).collect();
            prop_assert_eq!(back, search.as_bytes());
        }
        Ok(())
    });
}
