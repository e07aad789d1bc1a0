//! A menu below its button.

use crate::support::{Mounted, focused, mount, press, the};
use leptos::ev;
use leptos::prelude::*;
use panel::browser::signal::RwSignal;
use panel::components::button::text_button;
use panel::components::html::{a, div, li, ul};
use panel::components::menu::menu;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

fn two_menus() -> Mounted {
    let one = |label: &'static str| {
        let item = a().attr("href", "?x=1").on(ev::click, |event| event.prevent_default()).child(label);
        menu(move || format!("Menu {label}"), vec![ul().child(li().child(item)).into_any()])
    };
    mount(move || {
        let elsewhere = text_button("Elsewhere", "", |_| ());
        div().child(one("a")).child(one("b")).child(elsewhere).into_any()
    })
}

fn summary(mounted: &Mounted, index: u32) -> HtmlElement {
    mounted.query(&format!("details:nth-of-type({index}) summary")).unwrap().unchecked_into()
}

fn is_open(summary: &HtmlElement) -> bool {
    summary.parent_element().unwrap().has_attribute("open")
}

fn click(element: &Element) {
    element.unchecked_ref::<HtmlElement>().click();
}

#[wasm_bindgen_test]
fn its_button_opens_and_closes_it() {
    let mounted = two_menus();
    let button = summary(&mounted, 1);
    assert_eq!(button.text_content().as_deref(), Some("Menu a"));
    assert!(!is_open(&button));
    button.click();
    assert!(is_open(&button));
    button.click();
    assert!(!is_open(&button));
}

#[wasm_bindgen_test]
fn escape_closes_it_and_focuses_its_button() {
    let mounted = two_menus();
    let button = summary(&mounted, 1);
    button.click();
    let item: HtmlElement = the("link", "a").unchecked_into();
    item.focus().unwrap();
    press(&item, "x");
    assert!(is_open(&button));
    press(&item, "Escape");
    assert!(!is_open(&button));
    assert!(focused() == *button);
}

#[wasm_bindgen_test]
fn escape_is_handled_by_an_open_menu_alone_and_ignored_by_a_closed_one() {
    let mounted = two_menus();
    let heard = RwSignal::new(0);
    let listener = window_event_listener(ev::keydown, move |_| heard.update(|n| *n += 1));
    let button = summary(&mounted, 1);
    button.click();
    press(&button, "Escape");
    assert_eq!(heard.get_untracked(), 0, "a dialog below would have heard it too");
    press(&button, "Escape");
    assert_eq!(heard.get_untracked(), 1);
    listener.remove();
}

#[wasm_bindgen_test]
fn a_click_outside_closes_it_and_a_click_inside_does_not() {
    let mounted = two_menus();
    let (first, second) = (summary(&mounted, 1), summary(&mounted, 2));
    first.click();
    click(&the("link", "a"));
    assert!(is_open(&first));
    click(&the("button", "Elsewhere"));
    assert!(!is_open(&first));
    first.click();
    second.click();
    assert!(!is_open(&first) && is_open(&second), "one menu at a time");
}

#[wasm_bindgen_test]
fn a_removed_menu_has_no_listeners() {
    let mut mounted = two_menus();
    let button = summary(&mounted, 1);
    button.click();
    mounted.end();
    click(&the("button", "Elsewhere"));
    assert!(is_open(&button));
}
