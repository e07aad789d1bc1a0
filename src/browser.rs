//! Access to the browser: clock and time zone, storage, other tabs, events of the window, timers, idle time, and the lazily
//! loaded piece of the program.

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
pub mod timer;
pub mod unsubscribe;
pub mod visibility;
