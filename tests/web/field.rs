//! A field with its label, hint and error, connected for assistive technology.

use crate::support::{all, mount, soon, the};
use leptos::prelude::*;
use panel::browser::signal::RwSignal;
use panel::components::field::{choice, field, group};
use panel::components::html::{div, input, span};
use panel_messages::m;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// What describes a control: the texts that `aria-describedby` finds.
fn description(control: &Element) -> String {
    let ids = control.get_attribute("aria-describedby").unwrap();
    let texts = ids.split_whitespace().filter_map(|id| document().get_element_by_id(id)?.text_content());
    texts.collect::<Vec<_>>().join(" ")
}

#[wasm_bindgen_test]
async fn an_error_describes_its_control_and_disappears_with_its_cause() {
    let refusal = RwSignal::new(None::<String>);
    let mounted = mount(move || {
        field(m::common::NAME, input(), || "Lowercase letters.".to_owned(), move || refusal.get())
    });
    let control = the("textbox", "Name");
    let alerts = || mounted.query("[role=alert]");
    assert_eq!(description(&control), "Lowercase letters.");
    assert!(alerts().is_none(), "an alert without a cause");
    assert!(!control.has_attribute("aria-invalid"));

    refusal.set(Some("This is <b>no</b> name.".to_owned()));
    soon("the refusal", || alerts().is_some()).await;
    assert_eq!(description(&control), "This is <b>no</b> name. Lowercase letters.");
    assert_eq!(control.get_attribute("aria-invalid").as_deref(), Some("true"));

    refusal.set(Some("Too long.".to_owned()));
    soon("another refusal", || description(&control).starts_with("Too long.")).await;
    assert_eq!(all("alert", "Too long.").len(), 1);

    refusal.set(None);
    soon("the end of the refusal", || alerts().is_none()).await;
    assert_eq!(description(&control), "Lowercase letters.");
    assert!(!control.has_attribute("aria-invalid"));
}

#[wasm_bindgen_test]
async fn an_error_keeps_the_typed_text_and_the_focus() {
    let refusal = RwSignal::new(None::<String>);
    let _mounted = mount(move || field(m::common::NAME, input(), String::new, move || refusal.get()));
    let control: HtmlInputElement = the("textbox", "Name").unchecked_into();
    control.set_value("Typed Text");
    control.focus().unwrap();
    refusal.set(Some("No.".to_owned()));
    soon("the refusal", || !all("alert", "No.").is_empty()).await;
    assert_eq!(control.value(), "Typed Text");
    assert!(crate::support::focused() == **control);
}

#[wasm_bindgen_test]
async fn two_fields_with_the_same_name_are_independent() {
    let _mounted = mount(|| {
        let one = || field(m::common::NAME, input(), || "Hint.".to_owned(), || None);
        div().child(one()).child(one()).into_any()
    });
    let ids: Vec<_> = all("textbox", "Name").iter().map(Element::id).collect();
    assert_eq!(ids.len(), 2);
    assert_ne!(ids[0], ids[1]);
}

#[wasm_bindgen_test]
async fn a_choice_is_named_by_its_label_alone_and_described_by_its_hint() {
    let _mounted = mount(|| {
        let tick = input().attr("type", "checkbox");
        let label = span().child("api").into_any();
        group(m::common::SCOPES, "scopes", vec![choice(tick, label, || "Everything.".to_owned())])
    });
    let tick = the("checkbox", "api");
    assert_eq!(description(&tick), "Everything.");
    assert!(the("group", "Scopes").contains(Some(&tick)));
    let label: HtmlElement = tick.closest("label").unwrap().unwrap().unchecked_into();
    label.click();
    assert!(tick.unchecked_into::<HtmlInputElement>().checked());
}
