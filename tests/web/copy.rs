//! The copy button reports the real outcome: with a clipboard, without one, and with one that refuses.

use crate::support::{all, mount, soon, the};
use js_sys::{Function, Reflect};
use panel::components::copy::{CopyError, copy, copy_button};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// The page's clipboard, replaced until this is dropped.
struct Clipboard;

impl Clipboard {
    fn absent() -> Self {
        Self::replaced("return undefined")
    }

    fn refusing() -> Self {
        Self::refusing_with("new DOMException('no', 'NotAllowedError')")
    }

    fn refusing_with(reason: &str) -> Self {
        Self::replaced(&format!("return {{ writeText: () => Promise.reject({reason}) }}"))
    }

    fn working() -> Self {
        Self::replaced("return { writeText: async text => { globalThis.copiedText = text } }")
    }

    fn replaced(code: &str) -> Self {
        let code = format!(
            "const value = (() => {{ {code} }})(); \
             Object.defineProperty(navigator, 'clipboard', {{ value, configurable: true }})"
        );
        let replace = Function::new_no_args(&code);
        replace.call0(&replace).unwrap();
        Self
    }

    fn copied() -> Option<String> {
        Reflect::get(&js_sys::global(), &"copiedText".into()).unwrap().as_string()
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        let restore = Function::new_no_args("delete navigator.clipboard; delete globalThis.copiedText");
        // The test's property shadows the real one; deleting it restores the clipboard.
        let _ = restore.call0(&JsValue::UNDEFINED);
    }
}

#[wasm_bindgen_test]
async fn the_copied_text_is_the_exact_text() {
    let _clipboard = Clipboard::working();
    let text = " a\tb\n\"é🦀\" ";
    assert_eq!(copy(text).await, Ok(()));
    assert_eq!(Clipboard::copied().as_deref(), Some(text));
}

#[wasm_bindgen_test]
async fn a_page_without_a_clipboard_says_so() {
    let _clipboard = Clipboard::absent();
    assert_eq!(copy("text").await, Err(CopyError::Absent));
}

#[wasm_bindgen_test]
async fn a_clipboard_that_refuses_is_reported_for_every_reason() {
    for reason in ["new DOMException('no', 'NotAllowedError')", "'only a text'", "undefined"] {
        let _clipboard = Clipboard::refusing_with(reason);
        assert_eq!(copy("text").await, Err(CopyError::Refused), "{reason}");
    }
}

#[wasm_bindgen_test]
async fn the_button_says_what_came_of_it_and_nothing_before() {
    let mounted = mount(|| copy_button("Copy the uid", "uid-1".to_owned()));
    let button: HtmlElement = the("button", "Copy the uid").unchecked_into();
    assert!(mounted.query("[role=status]").is_none());
    for (make, words) in [
        (Clipboard::refusing as fn() -> Clipboard, "Not copied: the browser refused"),
        (Clipboard::absent, "Not copied: this page has no clipboard"),
        (Clipboard::working, "Copied"),
    ] {
        let _clipboard = make();
        button.click();
        soon(words, || all("status", words).len() == 1).await;
    }
}

#[wasm_bindgen_test]
async fn a_button_removed_before_the_clipboard_answers_causes_no_error() {
    let _clipboard = Clipboard::replaced(
        "return { writeText: async () => { await new Promise(go => { globalThis.answerNow = go }); \
         globalThis.copiedText = 'answered' } }",
    );
    let mounted = mount(|| copy_button("Copy the uid", "uid-1".to_owned()));
    the("button", "Copy the uid").unchecked_into::<HtmlElement>().click();
    let answer = || Reflect::get(&js_sys::global(), &"answerNow".into()).unwrap();
    soon("the clipboard is asked", || answer().is_function()).await;
    drop(mounted);
    answer().unchecked_into::<Function>().call0(&JsValue::UNDEFINED).unwrap();
    soon("the clipboard has answered", || Clipboard::copied().is_some()).await;
    // Time for the tasks that would write the answer to the removed button.
    crate::support::pause(20).await;
}
