//! Each failure has a sentence that says what happened and one that says what to do.

use super::*;
use token_client::{Refusal, Unreadable};

fn refusal(status: u16) -> Error {
    Error::Refused(Refusal { status, ..Default::default() })
}

#[test]
fn every_failure_has_a_sentence_and_an_advice() {
    let mut errors = vec![Error::Network, Error::Timeout { seconds: 30 }];
    errors.extend((300..600).map(refusal));
    for what in [
        Unreadable::Empty,
        Unreadable::Html,
        Unreadable::Redirect,
        Unreadable::Truncated,
        Unreadable::NotJson,
        Unreadable::Shape("x"),
    ] {
        errors.push(Error::Unreadable { status: 200, what, trace_id: None });
    }
    for error in errors {
        for doing in [
            Operation::SigningIn,
            Operation::Listing,
            Operation::Creating,
            Operation::Reading,
            Operation::Updating,
            Operation::Deleting,
            Operation::ListingDeployments,
            Operation::ListingEvents,
            Operation::SigningOut,
            Operation::ReadingSettings,
            Operation::Checking,
        ] {
            let failure = failure(&error, doing);
            assert!(failure.what.starts_with("Could not ") && failure.what.ends_with('.'), "{failure:?}");
            assert!(failure.advice.ends_with('.'), "{failure:?}");
        }
    }
}

#[test]
fn the_servers_message_and_the_trace_id_are_kept() {
    let error = Error::Refused(Refusal {
        status: 500,
        message: "boom".into(),
        trace_id: Some("t1".into()),
        ..Default::default()
    });
    let failure = failure(&error, Operation::Listing);
    assert_eq!((failure.quote.as_deref(), failure.trace_id.as_deref()), (Some("boom"), Some("t1")));
    assert!(failure.advice.contains("trace id"));
}

#[test]
fn a_create_without_an_answer_says_that_the_token_may_exist() {
    for error in [
        Error::Network,
        Error::Timeout { seconds: 30 },
        Error::Unreadable { status: 200, what: Unreadable::Empty, trace_id: None },
    ] {
        assert!(failure(&error, Operation::Creating).advice.contains("may have been created"), "{error:?}");
    }
}

#[test]
fn only_a_form_is_advised_to_change_its_fields() {
    for status in [400, 409, 413, 422] {
        for doing in [Operation::Listing, Operation::Deleting, Operation::Reading, Operation::Checking] {
            let failure = failure(&refusal(status), doing);
            let text = [failure.what, failure.advice].concat();
            for field in ["name", "description"] {
                assert!(!text.contains(field), "{status} {doing:?}: {text}");
            }
        }
        let failure = failure(&refusal(status), Operation::Creating);
        assert!(failure.advice.contains("nam") || failure.advice.contains("description"), "{failure:?}");
    }
}

#[test]
fn a_refused_login_code_says_what_to_do_in_the_terminal() {
    for (code, status) in [("unknown_code", 404), ("unknown_code", 400), ("code_used", 409)] {
        let refusal = Refusal { status, code: Some(code.into()), ..Default::default() };
        let failure = failure(&Error::Refused(refusal), Operation::Creating);
        assert!(failure.what.contains("login code"), "{failure:?}");
        assert!(failure.advice.contains("terminal") && failure.advice.contains("login again"), "{failure:?}");
    }
}

#[test]
fn a_wrong_password_differs_from_a_failing_server() {
    let error = |status, message: &str| {
        Error::Refused(Refusal { status, message: message.into(), ..Default::default() })
    };
    for status in [400, 401, 403, 404] {
        let failure = password_refused(&error(status, "no such user"));
        assert!(failure.what.contains("name and password"), "{failure:?}");
        assert_eq!(failure.quote.as_deref(), Some("no such user"));
    }
    for error in [error(500, ""), error(429, ""), Error::Network] {
        assert_eq!(password_refused(&error), general_failure(&error, Operation::SigningIn));
    }
}

#[test]
fn missing_activity_differs_from_a_failure() {
    let what = |status, message: &str| {
        let refusal = Refusal { status, message: message.into(), ..Default::default() };
        no_activity(&Error::Refused(refusal)).map(|failure| failure.what)
    };
    assert_eq!(what(404, "no such address").as_deref(), Some("This server keeps no activity."));
    let scope = what(400, "the api_token need the scopes: read_organization").unwrap();
    assert!(scope.contains("lacks a scope"), "{scope}");
    assert!(what(403, "").unwrap().contains("you may not do this"));
    for status in [429, 500, 502, 503] {
        assert_eq!(what(status, ""), None, "{status}");
    }
    assert_eq!(no_activity(&Error::Network), None);
}

#[test]
fn the_advice_names_the_seconds_to_wait() {
    let error = Error::Refused(Refusal { status: 429, retry_after: Some(7), ..Default::default() });
    assert!(failure(&error, Operation::Listing).advice.contains("7 s"));
}

#[test]
fn a_token_that_would_outlive_its_maker_names_the_latest_moment() {
    let latest = token_api::Time::parse("2026-12-01T10:00:00Z");
    let code = Some("outlives_its_maker".to_owned());
    let error = Error::Refused(Refusal { status: 403, code, latest, ..Default::default() });
    assert_eq!(latest_expiration(&error).map(|at| at.timestamp()), Some(1_796_119_200));
    assert_eq!(latest_expiration(&refusal(403)), None);
    for doing in [Operation::Creating, Operation::Updating] {
        let failure = failure(&error, doing);
        assert!(failure.what.contains("before the token that you are signed in with"), "{failure:?}");
        assert!(failure.advice.contains("earlier expiration"), "{failure:?}");
    }
}

#[test]
fn what_is_wrong_with_the_browser_or_a_proxy_has_a_sentence_of_its_own_whatever_was_done() {
    let refused = |status, code: &str| {
        Error::Refused(Refusal { status, code: Some(code.into()), ..Default::default() })
    };
    let mut said = Vec::new();
    for (status, code, reason, advice) in [
        (409, "another_person", "another person by now", "Load the page again"),
        (403, "several_sessions", "the sessions of different people", "Delete the cookies of this site"),
        (403, "host_mismatch", "does not pass on the name", "in the header Host"),
        (403, "invalid_user_header", "does not say clearly who you are", "the person who runs the server"),
        (403, "unknown_person", "does not know you as a member", "Ask an administrator"),
        (403, "person_left", "does not know you as a member", "Ask an administrator"),
        (403, "other_organization", "no organization of this name", "config.json"),
        (403, "origin_mismatch", "does not know the address of this page", "--public-url"),
    ] {
        let error = refused(status, code);
        assert!(is_of_browser(&error), "{code}");
        for doing in [Operation::SigningIn, Operation::Listing, Operation::Creating, Operation::EndingSession]
        {
            for failure in [failure(&error, doing), general_failure(&error, doing)] {
                assert!(failure.what.contains(reason) && failure.advice.contains(advice), "{failure:?}");
            }
        }
        said.push(failure(&error, Operation::Listing).what);
    }
    said.dedup();
    assert_eq!(said.len(), 7, "the two of people who are no members have one");
    for error in [refused(403, "scope_required"), refused(401, "session_ended"), refusal(403), Error::Network]
    {
        assert!(!is_of_browser(&error), "{error:?}");
    }
    let by_proxy = general_failure(&refused(409, "kept_by_proxy"), Operation::EndingSession);
    assert!(by_proxy.what.contains("a proxy in front of the server signs you in"), "{by_proxy:?}");
}
