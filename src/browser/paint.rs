//! Work that waits for the next paint.

use leptos::prelude::{request_animation_frame, set_timeout};
use std::time::Duration;

/// Runs once after the next frame is painted, even if its owner has been cleaned up by then: use the `try_` methods of
/// signals in it. For work that is not needed for the first frame.
pub fn after_paint(run: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(run, Duration::ZERO));
}
