//! Copying, with a report of what really happened: the clipboard can refuse, and over plain HTTP
//! there is none.

use leptos::ev;
use leptos::html::{button, i, span};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why nothing was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyError {
    /// The page has no clipboard: it was not loaded over HTTPS.
    Absent,
    /// The browser refused.
    Refused,
}

/// Copies a text.
pub async fn copy(text: &str) -> Result<(), CopyError> {
    copy_value(&JsValue::from_str(text)).await
}

/// Copies a text that is the browser's already.
pub async fn copy_value(text: &JsValue) -> Result<(), CopyError> {
    // Typed as present, yet undefined over plain HTTP: look first.
    let clipboard = js_sys::Reflect::get(window().navigator().as_ref(), &JsValue::from_str("clipboard"))
        .ok()
        .filter(|clipboard| !clipboard.is_undefined() && !clipboard.is_null())
        .ok_or(CopyError::Absent)?;
    let written = js_sys::Reflect::get(&clipboard, &JsValue::from_str("writeText"))
        .and_then(|write| write.unchecked_into::<js_sys::Function>().call1(&clipboard, text));
    let written: js_sys::Promise = written.map_err(|_| CopyError::Refused)?.unchecked_into();
    JsFuture::from(written).await.map(|_| ()).map_err(|_| CopyError::Refused)
}

/// A small button that copies a text which is no secret. What came of it is said in its own place, which is in the tree
/// only once there is something to say.
pub fn copy_button(label: &'static str, text: String) -> AnyView {
    let outcome = RwSignal::new(None::<Result<(), CopyError>>);
    let icon = move || match outcome.get() {
        None => Some("icon-copy"),
        Some(Ok(())) => Some("icon-done"),
        Some(Err(_)) => Some("icon-failed"),
    };
    let said = move || {
        outcome.get().map(|outcome| {
            span()
                .class("visually-hidden")
                .attr("role", "status")
                .prop("textContent", outcome_words(outcome))
                .into_any()
        })
    };
    button()
        .attr("type", "button")
        .class("copy")
        .attr("aria-label", label)
        .attr("title", label)
        .on(ev::click, move |_| copy_into(outcome, text.clone()))
        .child(i().attr("aria-hidden", "true").attr("class", icon))
        .child(said.into_shared())
        .into_any()
}

/// Copies a text, and keeps what came of it.
pub fn copy_into(outcome: RwSignal<Option<Result<(), CopyError>>>, text: String) {
    spawn_local(async move {
        let result = copy(&text).await;
        // What shows it may be gone by then.
        outcome.try_set(Some(result));
    });
}

/// What came of copying, in words.
pub fn outcome_words(outcome: Result<(), CopyError>) -> &'static str {
    match outcome {
        Ok(()) => "Copied",
        Err(CopyError::Absent) => "Not copied: this page has no clipboard",
        Err(CopyError::Refused) => "Not copied: the browser refused",
    }
}
