//! The edge to the browser: events of the window, and the moment after the next paint.

pub mod broadcast;
pub mod clock;
pub mod events;
pub mod idle;
pub mod latest;
pub mod lazy;
pub mod local_storage;
pub mod paint;
pub mod random;
pub mod session_storage;
pub mod subscriptions;
pub mod timer;
