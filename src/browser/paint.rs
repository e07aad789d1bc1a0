//! The moment after the next paint.

use leptos::prelude::{request_animation_frame, set_timeout};
use std::time::Duration;

/// Runs once after the next frame is painted, also where its owner has gone by then: use the `try_` forms of signals in
/// it. For work that does not change what is seen first.
pub fn after_paint(run: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(run, Duration::ZERO));
}
