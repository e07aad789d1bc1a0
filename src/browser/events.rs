//! Events of the window.

use leptos::ev::EventDescriptor;
use leptos::prelude::{on_cleanup, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::Event;

/// Calls `handler` for each event of the window until the current owner is cleaned up. Events of the document that bubble,
/// such as `visibilitychange`, arrive too.
pub fn on_window<E>(event: E, handler: impl Fn(E::EventType) + 'static)
where
    E: EventDescriptor + 'static,
    E::EventType: JsCast,
{
    erased_on_window(&event.name(), Box::new(move |event: Event| handler(event.unchecked_into())));
}

fn erased_on_window(event: &str, handler: Box<dyn Fn(Event)>) {
    let listener = window_event_listener_untyped(event, handler);
    on_cleanup(move || listener.remove());
}
