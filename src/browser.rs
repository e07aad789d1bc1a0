//! The edge to the browser: events of the window, and the moment after the next paint.

pub mod events;
pub mod paint;
