//! Notices about failures.

use crate::support::{all, maybe, mount, the};
use panel::components::notice::{failure_notice, notice, plain_failure};
use panel::format::error_messages::Failure;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

fn failure() -> Failure {
    Failure {
        what: "Could not load the tokens: it broke.".to_owned(),
        advice: "Try later.".to_owned(),
        quote: Some("<img src=x onerror=x()>".to_owned()),
        trace_id: Some("0af7651916cd43dd".to_owned()),
    }
}

#[wasm_bindgen_test]
fn a_failure_quotes_the_server_as_text_with_its_trace_id_and_offers_a_retry() {
    let tries = Rc::new(Cell::new(0));
    let counted = tries.clone();
    let mounted = mount(move || failure_notice(&failure(), Some(move || counted.set(counted.get() + 1))));
    let alert = mounted.query("[role=alert]").unwrap().text_content().unwrap();
    for part in [
        "Could not load the tokens: it broke. Try later.",
        "“<img src=x onerror=x()>”",
        "Trace id: 0af7651916cd43dd",
    ] {
        assert!(alert.contains(part), "{part:?} is not in {alert:?}");
    }
    assert!(mounted.query("img").is_none(), "the server's words became markup");
    the("button", "Try again").unchecked_into::<HtmlElement>().click();
    assert_eq!(tries.get(), 1);
}

#[wasm_bindgen_test]
fn a_failure_that_is_not_safe_to_retry_has_no_button_and_unknown_details_are_left_out() {
    let bare = Failure { quote: None, trace_id: None, ..failure() };
    let mounted = mount(move || plain_failure(&bare));
    assert!(maybe("button", "Try again").is_none());
    assert_eq!(mounted.text(), "Could not load the tokens: it broke. Try later.");
}

#[wasm_bindgen_test]
fn an_information_is_a_status_and_no_alert() {
    let mounted = mount(|| notice("Ignored: x=<b>1</b>."));
    assert_eq!(all("status", "Ignored: x=<b>1</b>.").len(), 1);
    assert!(mounted.query("[role=alert]").is_none() && mounted.query("b").is_none());
}
