//! Events of the window.

use leptos::ev::EventDescriptor;
use leptos::prelude::{on_cleanup, window_event_listener};

/// Calls `handler` for each event of the window until the current owner is cleaned up. Events of the document that bubble,
/// such as `visibilitychange`, arrive too.
pub fn on_window<E>(event: E, handler: impl Fn(E::EventType) + 'static)
where
    E: EventDescriptor + 'static,
    E::EventType: wasm_bindgen::JsCast,
{
    let listener = window_event_listener(event, handler);
    on_cleanup(move || listener.remove());
}
