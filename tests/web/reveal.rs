//! The one-time reveal: where a new token's value is, and that it is nowhere afterwards.

use crate::support::{Mounted, fire, focused, maybe, mount, press, soon, the};
use js_sys::Function;
use leptos::prelude::*;
use panel::dom::{button, el};
use panel::pages::tokens::reveal::{Revealed, reveal};
use panel::signal::Var;
use token_api::{Secret, Token};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

const VALUE: &str = "v4lue-0123456789abcdefghijklmnop";

struct Shown {
    mounted: Mounted,
    revealed: Var<Option<Revealed>>,
}

/// The reveal as the page shows it.
async fn shown(value: Option<&str>) -> Shown {
    let token: Token = serde_json::from_str(r#"{"uid": "u1", "name": "ci-<b>runner</b>"}"#).unwrap();
    let revealed = Var::new(Some(Revealed { token, value: value.map(Secret::new) }));
    let mounted = mount(move || {
        el("main").attr("tabindex", "-1").child(button("Behind", |_| ())).slot(move || {
            revealed.with(Option::is_some).then(|| reveal(revealed, move || revealed.set(None)))
        })
    });
    soon("the reveal", || maybe("dialog", "Save your new token").is_some()).await;
    Shown { mounted, revealed }
}

fn field() -> HtmlInputElement {
    the("textbox", "Token value").unchecked_into()
}

fn click(role: &str, name: &str) {
    the(role, name).unchecked_into::<HtmlElement>().click();
}

fn is_closed() -> bool {
    maybe("dialog", "Save your new token").is_none()
}

/// Where the page's script could find the value: attributes, texts, properties of controls, storage, address, title,
/// history.
fn places_with_the_value() -> String {
    let code = "
        // What the runner writes below is about the tests, failed ones included.
        const copy = document.documentElement.cloneNode(true);
        copy.querySelectorAll('body > pre').forEach(output => output.remove());
        const places = { markup: copy.outerHTML, title: document.title, address: location.href,
            history: JSON.stringify(history.state), selection: String(getSelection()),
            local: JSON.stringify({...localStorage}), session: JSON.stringify({...sessionStorage}) };
        for (const control of document.querySelectorAll('input, textarea, select')) {
            places.property = (places.property ?? '') + control.value + control.defaultValue;
        }
        return Object.entries(places).filter(([, text]) => text?.includes(value)).map(([place]) => place).join()";
    let look = Function::new_with_args("value", code);
    look.call1(&JsValue::UNDEFINED, &VALUE.into()).unwrap().as_string().unwrap()
}

#[wasm_bindgen_test]
async fn the_value_is_in_the_fields_property_and_nowhere_else() {
    let shown = shown(Some(VALUE)).await;
    let field = field();
    assert_eq!(field.value(), VALUE);
    assert!(field.read_only());
    assert_eq!(field.get_attribute("autocomplete").as_deref(), Some("off"));
    assert_eq!(places_with_the_value(), "property");
    assert!(shown.mounted.text().contains("ci-<b>runner</b>"), "which token it is");
    assert!(!format!("{:?}", shown.revealed.get_untracked()).contains(VALUE));
}

#[wasm_bindgen_test]
async fn done_waits_for_the_tick_and_then_the_value_is_nowhere() {
    let shown = shown(Some(VALUE)).await;
    let field = field();
    field.focus().unwrap();
    let done: web_sys::HtmlButtonElement = the("button", "Done").unchecked_into();
    assert!(done.disabled());
    done.click();
    assert!(!is_closed());
    click("checkbox", "I have saved this token");
    soon("Done can be pressed", || !done.disabled()).await;
    click("checkbox", "I have saved this token");
    soon("Done waits again", || done.disabled()).await;
    click("checkbox", "I have saved this token");
    soon("Done can be pressed", || !done.disabled()).await;
    done.click();
    soon("the reveal is closed", is_closed).await;
    assert_eq!(places_with_the_value(), "");
    assert_eq!((field.value().as_str(), field.default_value().as_str()), ("", ""));
    assert!(!field.is_connected());
    assert!(shown.revealed.with_untracked(Option::is_none));
}

#[wasm_bindgen_test]
async fn escape_does_not_lose_a_value_that_was_not_saved() {
    let shown = shown(Some(VALUE)).await;
    let field = field();
    for _ in 0..3 {
        assert!(press(&focused(), "Escape"));
    }
    soon("why it stays", || shown.mounted.query("[role=alert]").is_some()).await;
    assert!(!is_closed());
    assert_eq!(field.value(), VALUE);
    click("checkbox", "I have saved this token");
    soon("the reason is gone", || shown.mounted.query("[role=alert]").is_none()).await;
    press(&focused(), "Escape");
    soon("the reveal is closed", is_closed).await;
    assert_eq!(field.value(), "");
    assert_eq!(places_with_the_value(), "");
}

#[wasm_bindgen_test]
async fn hiding_masks_what_is_seen_and_keeps_the_value() {
    let _shown = shown(Some(VALUE)).await;
    let field = field();
    let masked = || field.class_list().contains("masked");
    assert!(!masked());
    click("button", "Hide");
    soon("it is masked", masked).await;
    assert_eq!((field.value().as_str(), field.type_().as_str()), (VALUE, "text"));
    click("button", "Show");
    soon("it is shown", || !masked()).await;
    assert_eq!(field.value(), VALUE);
}

#[wasm_bindgen_test]
async fn leaving_the_page_is_advised_against_until_it_is_saved() {
    let shown = shown(Some(VALUE)).await;
    let window = window();
    assert!(fire(&window, "beforeunload"));
    click("checkbox", "I have saved this token");
    soon("leaving is fine", || !fire(&window, "beforeunload")).await;
    drop(shown);
    assert!(!fire(&window, "beforeunload"));
}

#[wasm_bindgen_test]
async fn a_copy_that_fails_says_so_selects_the_value_and_saves_nothing() {
    let replace = Function::new_no_args(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })",
    );
    replace.call0(&replace).unwrap();
    let shown = shown(Some(VALUE)).await;
    let field = field();
    click("button", "Hide");
    click("button", "Copy token");
    soon("it says so", || shown.mounted.text().contains("Not copied")).await;
    Function::new_no_args("delete navigator.clipboard").call0(&JsValue::UNDEFINED).unwrap();
    assert!(focused() == **field);
    let selected = field.selection_start().unwrap()..field.selection_end().unwrap();
    assert_eq!(selected, Some(0)..Some(VALUE.len() as u32));
    soon("it is shown to be read", || !field.class_list().contains("masked")).await;
    assert!(the("button", "Done").has_attribute("disabled"));
}

#[wasm_bindgen_test]
async fn a_copy_that_works_is_as_good_as_the_tick() {
    let replace = Function::new_no_args(
        "const value = { writeText: async text => { globalThis.copiedText = text } }; \
         Object.defineProperty(navigator, 'clipboard', { value, configurable: true })",
    );
    replace.call0(&replace).unwrap();
    let shown = shown(Some(VALUE)).await;
    click("button", "Copy token");
    soon("it says so", || shown.mounted.text().contains("Copied.")).await;
    let copied = Function::new_no_args(
        "const text = copiedText; delete globalThis.copiedText; delete navigator.clipboard; return text",
    );
    assert_eq!(copied.call0(&copied).unwrap().as_string().as_deref(), Some(VALUE));
    soon("Done can be pressed", || !the("button", "Done").has_attribute("disabled")).await;
    click("button", "Done");
    soon("the reveal is closed", is_closed).await;
    assert_eq!(places_with_the_value(), "");
}

#[wasm_bindgen_test]
async fn an_answer_without_a_value_is_said_and_shows_no_field() {
    let shown = shown(None).await;
    assert!(maybe("textbox", "Token value").is_none());
    let alert = shown.mounted.query("[role=alert]").unwrap().text_content().unwrap();
    assert!(alert.contains("did not send its value"), "{alert}");
    click("button", "Done");
    soon("the reveal is closed", is_closed).await;
}
