//! The one-time reveal: it shows a new token's value, and the value is nowhere after it closes.

use crate::support::{
    ENDPOINT, Mounted, TOKEN, created, fault, fire, focused, maybe, mount, press, soon, the,
};
use js_sys::Function;
use leptos::prelude::*;
use panel::actions::check_value::ValueApi;
use panel::browser::signal::RwSignal;
use panel::components::button::text_button;
use panel::components::html::main;
use panel::pages::tokens::reveal::reveal;
use panel::state::reveal::Revealed;
use token_api::{Secret, Token};
use token_client::Client;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

const VALUE: &str = "v4lue-0123456789abcdefghijklmnop";

struct Shown {
    mounted: Mounted,
    revealed: RwSignal<Option<Revealed>>,
}

/// The reveal of an ordinary token.
async fn shown(value: Option<&str>) -> Shown {
    let token: Token = serde_json::from_str(r#"{"uid": "u1", "name": "ci-<b>runner</b>"}"#).unwrap();
    show(Revealed { token, value: value.map(Secret::new), differences: Vec::new(), is_new: true }).await
}

/// The reveal of a new token as the page shows it.
async fn show(revealed: Revealed) -> Shown {
    show_as("Save your new token", revealed).await
}

/// The reveal as the page shows it, in the dialog of this name.
async fn show_as(dialog: &str, revealed: Revealed) -> Shown {
    let revealed = RwSignal::new(Some(revealed));
    let mounted = mount(move || {
        let next = move || revealed.set(None);
        let shown = move || {
            revealed
                .with(Option::is_some)
                .then(|| reveal(revealed, ValueApi::new(Client::new(ENDPOINT, None)), |_| {}, next))
        };
        let behind = text_button("Behind", "", |_| ());
        main().attr("tabindex", "-1").child(behind).child(shown).into_any()
    });
    soon("the reveal", || maybe("dialog", dialog).is_some()).await;
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
        // The test runner writes its output below, with the texts of failed tests.
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
async fn done_needs_the_tick_and_then_the_value_is_nowhere() {
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
async fn hiding_masks_the_field_and_keeps_the_value() {
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
async fn the_browser_warns_before_leaving_until_the_value_is_saved() {
    let shown = shown(Some(VALUE)).await;
    let window = window();
    assert!(fire(&window, "beforeunload"));
    click("checkbox", "I have saved this token");
    soon("leaving is fine", || !fire(&window, "beforeunload")).await;
    drop(shown);
    assert!(!fire(&window, "beforeunload"));
}

#[wasm_bindgen_test]
async fn a_failed_copy_is_reported_selects_the_value_and_does_not_count_as_saved() {
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
async fn a_successful_copy_counts_as_saved() {
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
async fn an_answer_without_a_value_is_reported_and_shows_no_field() {
    let shown = shown(None).await;
    assert!(maybe("textbox", "Token value").is_none());
    let alert = shown.mounted.query("[role=alert]").unwrap().text_content().unwrap();
    assert!(alert.contains("did not send its value"), "{alert}");
    click("button", "Done");
    soon("the reveal is closed", is_closed).await;
}

/// The page's downloads, recorded instead of saved: `[name, address, text, whether the address was revoked]`.
struct Downloads(JsValue);

impl Downloads {
    /// Records from now on; with `refused`, as a browser that blocks downloads.
    fn watch(refused: bool) -> Self {
        let code = "
            const before = [URL.createObjectURL, URL.revokeObjectURL];
            const seen = { name: '', href: '', blob: null, given: 0, back: 0 };
            URL.createObjectURL = blob => {
                if (refused) throw new TypeError('no');
                seen.blob = blob;
                return `blob:stub-${++seen.given}`;
            };
            URL.revokeObjectURL = () => { seen.back += 1 };
            HTMLAnchorElement.prototype.click = function () {
                seen.name = this.download;
                seen.href = this.href;
                seen.inDialog = !!this.closest('dialog[open]');
            };
            seen.end = () => {
                [URL.createObjectURL, URL.revokeObjectURL] = before;
                delete HTMLAnchorElement.prototype.click;
            };
            return seen";
        let watch = Function::new_with_args("refused", code);
        Self(watch.call1(&watch, &refused.into()).unwrap())
    }

    fn text(&self, name: &str) -> String {
        let value = js_sys::Reflect::get(&self.0, &name.into()).unwrap();
        value.as_string().unwrap_or_else(|| format!("{value:?}"))
    }

    /// The file's text.
    async fn content(&self) -> String {
        let read = Function::new_with_args("seen", "return seen.blob.text()");
        let promise: js_sys::Promise = read.call1(&read, &self.0).unwrap().unchecked_into();
        wasm_bindgen_futures::JsFuture::from(promise).await.unwrap().as_string().unwrap()
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        let end = Function::new_with_args("seen", "seen.end()");
        let _ = end.call1(&end, &self.0);
    }
}

#[wasm_bindgen_test]
async fn a_download_is_the_value_alone_and_no_proof() {
    let downloads = Downloads::watch(false);
    let shown = shown(Some(VALUE)).await;
    assert!(the("button", "Done").has_attribute("disabled"));
    click("button", "Download");
    soon("it says so", || shown.mounted.text().contains("Look whether the file is there")).await;
    assert_eq!(downloads.text("name"), "ci-_b_runner__b_.token.txt", "a name that every file system takes");
    assert_eq!(downloads.content().await, VALUE);
    assert_eq!(downloads.text("href"), "blob:stub-1");
    assert_eq!(downloads.text("back"), downloads.text("given"), "the browser can forget the text");
    assert_eq!(downloads.text("inDialog"), "JsValue(true)", "all else is inert while the reveal is open");
    assert!(shown.mounted.query("a[download]").is_none());
    assert!(the("button", "Done").has_attribute("disabled"));
    assert!(fire(&window(), "beforeunload"), "the browser does not say whether it wrote the file");
    click("checkbox", "I have saved this token");
    assert!(!fire(&window(), "beforeunload"), "leaving is fine");
    assert_eq!(places_with_the_value(), "property");
    press(&focused(), "Escape");
    soon("the reveal is closed", is_closed).await;
    assert_eq!(places_with_the_value(), "");
}

#[wasm_bindgen_test]
async fn a_failed_download_is_reported_and_does_not_count_as_saved() {
    let _downloads = Downloads::watch(true);
    let shown = shown(Some(VALUE)).await;
    click("button", "Download");
    soon("it says so", || shown.mounted.text().contains("Not downloaded")).await;
    assert!(the("button", "Done").has_attribute("disabled"));
    assert!(fire(&window(), "beforeunload"));
    press(&focused(), "Escape");
    soon("why it stays", || shown.mounted.query("[role=alert]").is_some()).await;
    assert_eq!(field().value(), VALUE);
}

#[wasm_bindgen_test]
async fn a_value_that_works_is_reported_with_its_person() {
    let mut token = created("checked").await;
    let value = token.token.take();
    let told = value.as_ref().unwrap().expose().to_owned();
    let shown = show(Revealed { token, value, differences: Vec::new(), is_new: true }).await;
    click("button", "Check that it works");
    soon("it works", || shown.mounted.text().contains("It works: the API takes it for")).await;
    assert!(shown.mounted.text().contains("(admin)."), "{}", shown.mounted.text());
    assert!(shown.mounted.query("[role=alert]").is_none());
    // A successful check does not count as saved.
    assert!(the("button", "Done").has_attribute("disabled"));
    assert_eq!(field().value(), told);
}

#[wasm_bindgen_test]
async fn a_value_that_does_not_work_is_reported_and_can_be_checked_again() {
    let shown = shown(Some(VALUE)).await;
    let says =
        || shown.mounted.query("[role=alert]").and_then(|alert| alert.text_content()).unwrap_or_default();
    click("button", "Check that it works");
    soon("it does not work", || says().contains("Could not check the token: the API did not accept it."))
        .await;
    assert!(!shown.mounted.text().contains("It works"));
    // The check uses the field's current value.
    field().set_value(TOKEN);
    click("button", "Check that it works");
    soon("it works", || shown.mounted.text().contains("It works")).await;
    assert_eq!(says(), "", "the failure is gone");
}

#[wasm_bindgen_test]
async fn a_running_check_is_shown_and_does_not_start_twice() {
    fault(r#"{"current": "fault-slow-400ms"}"#).await;
    let spy = crate::support::Spy::new();
    let shown = shown(Some(TOKEN)).await;
    click("button", "Check that it works");
    soon("it says so", || shown.mounted.text().contains("Asking the API…")).await;
    click("button", "Check that it works");
    soon("it works", || shown.mounted.text().contains("It works")).await;
    assert!(!shown.mounted.text().contains("Asking the API…"));
    assert_eq!(spy.count(), 1);
    assert_eq!(spy.property(0, "credentials"), "omit", "the cookie must not answer for the value");
    assert_eq!(spy.header(0, "X-YATAI-API-TOKEN").as_deref(), Some(TOKEN));
}

#[wasm_bindgen_test]
async fn a_token_without_access_to_the_api_is_not_checked() {
    for fields in [r#""is_monitoring_token": true"#, r#""is_api_token": false, "is_global_access": true"#] {
        let token = serde_json::from_str(&format!(r#"{{"uid": "u1", "name": "n", {fields}}}"#)).unwrap();
        let _shown =
            show(Revealed { token, value: Some(Secret::new(VALUE)), differences: Vec::new(), is_new: true })
                .await;
        assert!(maybe("button", "Check that it works").is_none(), "{fields}");
        assert!(maybe("button", "Copy token").is_some(), "{fields}");
    }
}

#[wasm_bindgen_test]
async fn a_value_that_the_server_can_show_again_is_hidden_at_first_and_escape_closes_it() {
    let token: Token = serde_json::from_str(r#"{"uid": "u1", "name": "shared"}"#).unwrap();
    let revealed =
        Revealed { token, value: Some(Secret::new(VALUE)), differences: Vec::new(), is_new: false };
    let shown = show_as("Value of the token", revealed).await;
    let field = field();
    assert_eq!((field.value().as_str(), field.class_name().as_str()), (VALUE, "masked"));
    assert_eq!(places_with_the_value(), "property");
    assert!(maybe("checkbox", "I have saved this token").is_none(), "nothing is lost when it goes");
    click("button", "Show");
    soon("it is shown", || field.class_name().is_empty()).await;
    press(&focused(), "Escape");
    soon("it is closed", || maybe("dialog", "Value of the token").is_none()).await;
    assert_eq!(field.value(), "");
    assert!(shown.revealed.with_untracked(Option::is_none));
}

#[wasm_bindgen_test]
async fn a_difference_from_the_request_is_shown_with_what_to_do() {
    let token: Token = serde_json::from_str(r#"{"uid": "u1", "name": "cli"}"#).unwrap();
    let differences = vec!["It lacks the scopes api.".to_owned(), "It never ends.".to_owned()];
    let shown = show(Revealed { token, value: Some(Secret::new(VALUE)), differences, is_new: true }).await;
    let alert = shown.mounted.query("[role=alert]").unwrap().text_content().unwrap();
    for part in
        ["did not make the token as you asked", "It lacks the scopes api.", "It never ends.", "delete it"]
    {
        assert!(alert.contains(part), "{part} is in {alert}");
    }
    assert_eq!(places_with_the_value(), "property");
}
