//! Gives the focus to a field of the topmost dialog.

use crate::components::dialog::topmost_dialog;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// Brings the person to the first field that was refused, once it is marked.
pub fn focus_first_refused() {
    // A field that is marked, or the first control of a group whose refusal stands below it.
    focus_soon("[aria-invalid='true'], fieldset:has(.refusal) input");
}

/// Gives the focus to what will stand in the dialog once it has followed the signals.
pub fn focus_soon(selector: &'static str) {
    let focus = move || {
        let found = topmost_dialog().and_then(|dialog| dialog.query_selector(selector).ok().flatten());
        if let Some(field) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = field.focus();
        }
    };
    // After what follows the signals, and before the next key that is pressed: a frame can be late.
    set_timeout(focus, Duration::ZERO);
}
