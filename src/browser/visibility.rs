//! Whether the page is visible.

use crate::browser::events::on_window;
use leptos::ev;
use leptos::prelude::document;

/// Whether the page is visible: its tab is in front.
pub fn is_visible() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Visible
}

/// Calls `then` each time the page becomes visible again, until the owner is cleaned up.
pub fn when_visible(then: impl Fn() + 'static) {
    on_window(ev::visibilitychange, move |_| {
        if is_visible() {
            then();
        }
    });
}
