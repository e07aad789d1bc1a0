//! Copies to the clipboard, and shows the result: the browser can refuse, and over plain HTTP there is no clipboard.

use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::components::html::{button, i, span};
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why nothing was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyError {
    /// The page has no clipboard, because it was not loaded over HTTPS.
    Absent,
    /// The browser refused.
    Refused,
}

/// Copies a text.
pub async fn copy(text: &str) -> Result<(), CopyError> {
    copy_value(&JsValue::from_str(text)).await
}

/// Copies a text that is a JavaScript string already.
pub async fn copy_value(text: &JsValue) -> Result<(), CopyError> {
    // `web_sys` types it as always present, but it is undefined over plain HTTP.
    let clipboard = js_sys::Reflect::get(window().navigator().as_ref(), &JsValue::from_str("clipboard"))
        .ok()
        .filter(|clipboard| !clipboard.is_undefined() && !clipboard.is_null())
        .ok_or(CopyError::Absent)?;
    let written = js_sys::Reflect::get(&clipboard, &JsValue::from_str("writeText"))
        .and_then(|write| write.unchecked_into::<js_sys::Function>().call1(&clipboard, text));
    let written: js_sys::Promise = written.map_err(|_| CopyError::Refused)?.unchecked_into();
    JsFuture::from(written).await.map(|_| ()).map_err(|_| CopyError::Refused)
}

/// A small button that copies a text that is not secret. The element that announces the result is added after the first
/// click.
pub fn copy_button(label: &'static str, text: String) -> AnyView {
    let outcome = RwSignal::new(None::<Result<(), CopyError>>);
    let icon = move || match outcome.get() {
        None => Some("icon-copy"),
        Some(Ok(())) => Some("icon-done"),
        Some(Err(_)) => Some("icon-failed"),
    };
    let announcement = move || {
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
        .child(announcement.into_shared())
        .into_any()
}

/// Copies a text, and writes the result into `outcome`.
pub fn copy_into(outcome: RwSignal<Option<Result<(), CopyError>>>, text: String) {
    spawn_local(async move {
        let result = copy(&text).await;
        // `outcome` may be disposed by then.
        outcome.set(Some(result));
    });
}

/// The result of copying in words.
pub fn outcome_words(outcome: Result<(), CopyError>) -> &'static str {
    let words = match outcome {
        Ok(()) => m::common::COPIED,
        Err(CopyError::Absent) => m::common::NOT_COPIED_NO_CLIPBOARD,
        Err(CopyError::Refused) => m::common::NOT_COPIED_REFUSED,
    };
    words.text()
}
