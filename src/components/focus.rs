//! Moves the focus to a field of the topmost dialog.

use crate::components::dialog::topmost_dialog;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// Moves the focus to the first invalid field, after the view has marked it.
pub fn focus_first_refused() {
    // An invalid field, or the first control of a group with an error message.
    focus_soon("[aria-invalid='true'], fieldset:has(.refusal) input");
}

/// Moves the focus to the first element that matches `selector` after the dialog has been updated.
pub fn focus_soon(selector: &'static str) {
    let focus = move || {
        let found = topmost_dialog().and_then(|dialog| dialog.query_selector(selector).ok().flatten());
        if let Some(field) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = field.focus();
        }
    };
    // After the effects of the signals and before the next key: an animation frame can be too late.
    set_timeout(focus, Duration::ZERO);
}
