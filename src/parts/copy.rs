//! Copying, with a report of what really happened: the clipboard can refuse, and over plain HTTP
//! there is none.

use leptos::prelude::*;
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
    // Typed as present, yet undefined over plain HTTP: look first.
    let clipboard = js_sys::Reflect::get(window().navigator().as_ref(), &JsValue::from_str("clipboard"))
        .ok()
        .filter(|clipboard| !clipboard.is_undefined() && !clipboard.is_null())
        .ok_or(CopyError::Absent)?;
    let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
    JsFuture::from(clipboard.write_text(text)).await.map(|_| ()).map_err(|_| CopyError::Refused)
}

/// A small button that copies a text which is no secret.
#[component]
pub fn CopyButton(
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What it copies.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let outcome = RwSignal::new(None::<Result<(), CopyError>>);
    let on_click = move |event: web_sys::MouseEvent| {
        event.stop_propagation();
        let text = text.clone();
        leptos::task::spawn_local(async move {
            let result = copy(&text).await;
            // The button may be gone by then.
            outcome.try_set(Some(result));
        });
    };
    view! {
        <button type="button" class="copy" on:click=on_click aria-label=label.clone() title=label>
            <span aria-hidden="true">
                {move || match outcome.get() {
                    None => "⧉",
                    Some(Ok(())) => "✓",
                    Some(Err(_)) => "✗",
                }}
            </span>
            <span class="visually-hidden" role="status">
                {move || match outcome.get() {
                    None => "",
                    Some(Ok(())) => "Copied",
                    Some(Err(CopyError::Absent)) => "Not copied: this page has no clipboard",
                    Some(Err(CopyError::Refused)) => "Not copied: the browser refused",
                }}
            </span>
        </button>
    }
}
