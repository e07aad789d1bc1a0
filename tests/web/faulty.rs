//! How the client reports a server that fails, and what happens to a request that is dropped.

use crate::support::{Draft, Spy, as_admin, created, fault, outlast, soon};
use futures_util::future::abortable;
use std::cell::Cell;
use std::rc::Rc;
use token_api::Secret;
use token_client::{Client, Error, Unreadable, calls};
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

fn hasty() -> Client {
    Client { timeout_seconds: 1, ..as_admin() }
}

#[wasm_bindgen_test]
async fn a_late_answer_is_a_timeout_and_its_request_is_aborted() {
    for search in ["fault-slow-5s", "fault-hang"] {
        let spy = Spy::new();
        let error = hasty().send(calls::list_tokens(0, 1, search)).await.unwrap_err();
        assert_eq!(error, Error::Timeout { seconds: 1 }, "{search}");
        assert!(spy.is_aborted(0), "{search}");
    }
}

#[wasm_bindgen_test]
async fn an_answer_in_time_is_no_timeout_and_its_request_is_not_aborted() {
    let spy = Spy::new();
    let page = hasty().send(calls::list_tokens(0, 1, "fault-slow-300ms")).await.unwrap();
    assert_eq!(page.items.len(), 1);
    assert_eq!(spy.count(), 1);
}

#[wasm_bindgen_test]
async fn a_closed_port_an_unknown_host_and_an_invalid_url_are_network_errors() {
    for endpoint in ["http://127.0.0.1:59", "http://127.0.0.1:61999", "http://host.invalid", "http://[", "x:"]
    {
        let client = Client::new(endpoint, Some(Secret::new("t")));
        assert_eq!(client.send(calls::current_user()).await, Err(Error::Network), "{endpoint}");
    }
}

#[wasm_bindgen_test]
async fn a_token_that_is_no_valid_header_value_is_an_error_and_no_panic() {
    for token in ["line\nbreak", "🦀"] {
        let client = Client { credential: Some(Secret::new(token)), ..as_admin() };
        assert!(client.send(calls::current_user()).await.is_err(), "{token:?}");
    }
}

#[wasm_bindgen_test]
async fn a_connection_that_closes_is_a_network_error() {
    // Several times: browsers retry on their own, Firefox up to ten times.
    fault(r#"{"list": "fault-reset", "times": 99}"#).await;
    let answer = as_admin().send(calls::list_tokens(0, 1, "")).await;
    fault(r#"{"list": null}"#).await;
    assert_eq!(answer, Err(Error::Network));
}

#[wasm_bindgen_test]
async fn a_web_page_a_truncated_answer_and_an_empty_one_are_unreadable() {
    for (search, expected) in [
        ("fault-html", Unreadable::Html),
        ("fault-half", Unreadable::Truncated),
        ("fault-empty", Unreadable::Empty),
    ] {
        match as_admin().send(calls::list_tokens(0, 5, search)).await {
            Err(Error::Unreadable { status: 200, what, trace_id }) => {
                assert_eq!(what, expected, "{search}");
                assert!(trace_id.is_some(), "{search}");
            }
            other => panic!("{search}: {other:?}"),
        }
    }
}

#[wasm_bindgen_test]
async fn a_refusal_keeps_its_status_and_retry_after() {
    for status in [400, 403, 409, 422, 429, 500, 502, 503, 504] {
        match as_admin().send(calls::list_tokens(0, 1, &format!("fault-{status}"))).await {
            Err(Error::Refused(refusal)) => {
                assert_eq!(refusal.status, status);
                assert!(refusal.trace_id.is_some(), "{status}");
                let expected = matches!(status, 429 | 503).then_some(2);
                assert_eq!(refusal.retry_after, expected, "{status}");
            }
            other => panic!("{status}: {other:?}"),
        }
    }
}

#[wasm_bindgen_test]
async fn a_dropped_create_is_aborted_and_its_answer_is_ignored() {
    let spy = Spy::new();
    let went_on = Rc::new(Cell::new(false));
    let draft = Draft::named("dropped");
    fault(r#"{"create": "fault-slow-400ms"}"#).await;
    let before = spy.count();
    let (future, handle) = abortable({
        let (went_on, draft) = (went_on.clone(), draft.clone());
        async move {
            let _ = as_admin().send(calls::create_token(&draft)).await;
            went_on.set(true);
        }
    });
    spawn_local(async move {
        let _ = future.await;
    });
    soon("the request has left", || spy.count() > before).await;
    assert!(!spy.is_aborted(before));
    handle.abort();
    soon("the request is aborted", || spy.is_aborted(before)).await;
    outlast(800).await;
    assert!(!went_on.get(), "what waited for the answer went on");
    // The server may or may not have received it, so the ordered fault may still be pending.
    fault(r#"{"create": null}"#).await;
}

#[wasm_bindgen_test]
async fn a_future_that_is_never_polled_sends_nothing() {
    let spy = Spy::new();
    drop(as_admin().send(calls::create_token(&Draft::named("never"))));
    created("meanwhile").await;
    assert_eq!(spy.count(), 1);
}
