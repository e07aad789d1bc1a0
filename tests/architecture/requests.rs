//! Only one file sends a request from a page: the client's `fetch.rs`.

use crate::finding::{Finding, assert_accepts, assert_finds, assert_none, in_all};
use crate::source::Source;
use crate::workspace::production;

/// The file that sends, and the two crates that are in no page.
const NOT_IN_A_PAGE: [&str; 4] =
    ["crates/client/src/fetch.rs", "crates/server/", "crates/xtask/", "crates/bench/"];

/// What sends something from a page.
const SENDERS: [&str; 16] = [
    "gloo_net",
    "fetch(",
    "fetch_with_str",
    "fetch_with_request",
    "fetch_with_str_and_init",
    "fetch_with_request_and_init",
    "RequestBuilder",
    "RequestInit",
    "XmlHttpRequest",
    "XMLHttpRequest",
    "EventSource",
    "WebSocket",
    "WebTransport",
    "send_beacon",
    "sendBeacon",
    "reqwest",
];

fn senders(source: &Source) -> Vec<Finding> {
    let mut found = source.code_with(&SENDERS);
    found.extend(source.strings_with(&["XMLHttpRequest", "sendBeacon", "fetch("]));
    found
}

/// Crates have files, the network, the clock and the console through these.
const INPUT_AND_OUTPUT: [&str; 8] =
    ["std::fs", "std::net", "std::io", "std::env", "std::process", "std::thread", "println!", "eprintln!"];

#[test]
fn only_the_client_sends_requests() {
    let of_pages = production().into_iter().filter(|it| !NOT_IN_A_PAGE.iter().any(|path| it.is_below(path)));
    assert_none("Only crates/client/src/fetch.rs sends a request.", in_all(of_pages, senders));
}

#[test]
fn the_contract_has_no_input_and_no_output() {
    let api = production().into_iter().filter(|source| source.is_below("crates/api/"));
    assert_none("crates/api is pure.", in_all(api, |source| source.code_with(&INPUT_AND_OUTPUT)));
}

#[test]
fn what_sends_is_found() {
    assert_finds(senders, "\nlet x = gloo_net::http::Request::get(url);", "2: gloo_net");
    assert_finds(senders, "window().fetch_with_str(\"x\");", "1: fetch_with_str");
    assert_finds(senders, "web_sys::XmlHttpRequest::new();", "1: XmlHttpRequest");
    assert_finds(senders, "let promise = window.fetch(url);", "1: fetch(");
    assert_finds(senders, "f(\"navigator.sendBeacon\");", "1: sendBeacon");
    assert_finds(
        |it| it.code_with(&INPUT_AND_OUTPUT),
        "use std::{a, b};\nfn f() { std::fs::read(a) }",
        "2: std::fs",
    );
    assert_accepts(senders, "// gloo_net\nlet prefetch = \"gloo_net\"; /* fetch( */");
}
