//! Inputs and checkboxes that are bound to signals.

use crate::support::{fire, mount, pause, soon};
use panel::browser::signal::RwSignal;
use panel::components::html::div;
use panel::components::inputs::{checkbox, submit_button, text_area, text_input};
use panel_messages::m;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

#[wasm_bindgen_test]
async fn an_input_updates_with_its_signal_and_keeps_the_caret() {
    let text = RwSignal::new("abc".to_owned());
    let ticked = RwSignal::new(false);
    let mounted = mount(move || {
        div()
            .child(text_input(move || text.get(), move |value| text.set(value)))
            .child(checkbox(move || ticked.get(), move |on| ticked.set(on)))
            .into_any()
    });
    let field: HtmlInputElement = mounted.query("input").unwrap().unchecked_into();
    soon("the value", || field.value() == "abc").await;
    field.set_value("abXc");
    field.set_selection_range(3, 3).unwrap();
    fire(&field, "input");
    assert_eq!(text.get_untracked(), "abXc");
    text.set("abXc".to_owned());
    pause(20).await;
    assert_eq!(field.selection_start().unwrap(), Some(3));
    text.set("other".to_owned());
    soon("the new value", || field.value() == "other").await;

    let tick: HtmlInputElement = mounted.query("[type=checkbox]").unwrap().unchecked_into();
    tick.click();
    assert!(ticked.get_untracked());
    ticked.set(false);
    soon("it follows", || !tick.checked()).await;
}

#[wasm_bindgen_test]
async fn a_textarea_updates_with_its_signal() {
    let text = RwSignal::new("one\ntwo".to_owned());
    let mounted = mount(move || text_area("4", move || text.get(), move |value| text.set(value)).into_any());
    let area: HtmlTextAreaElement = mounted.query("textarea").unwrap().unchecked_into();
    soon("the value", || area.value() == "one\ntwo").await;
    assert_eq!(area.rows(), 4);
    area.set_value("one\nXtwo");
    area.set_selection_range(5, 5).unwrap();
    fire(&area, "input");
    assert_eq!(text.get_untracked(), "one\nXtwo");
    pause(20).await;
    assert_eq!(area.selection_start().unwrap(), Some(5));
    text.set("other".to_owned());
    soon("the new value", || area.value() == "other").await;
}

#[wasm_bindgen_test]
fn the_browser_is_told_to_keep_nothing_of_what_is_typed() {
    let mounted = mount(|| {
        div().child(text_input(String::new, |_| ())).child(text_area("2", String::new, |_| ())).into_any()
    });
    for selector in ["input", "textarea"] {
        let autocomplete = mounted.query(selector).unwrap().get_attribute("autocomplete");
        assert_eq!(autocomplete.as_deref(), Some("off"), "{selector}");
    }
}

#[wasm_bindgen_test]
async fn the_button_that_sends_says_when_it_does_nothing_and_keeps_the_focus() {
    let is_busy = RwSignal::new(false);
    let mounted = mount(move || submit_button(m::common::UNDO, is_busy.into()).into_any());
    let button: HtmlElement = mounted.query("button[type=submit]").unwrap().unchecked_into();
    button.focus().unwrap();
    assert!(!button.has_attribute("aria-disabled"));
    is_busy.set(true);
    soon("it says so", || button.get_attribute("aria-disabled").as_deref() == Some("true")).await;
    assert!(crate::support::focused() == *button);
    assert_eq!(mounted.text(), "Undo");
    is_busy.set(false);
    soon("it can be pressed", || !button.has_attribute("aria-disabled")).await;
}
