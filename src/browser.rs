//! Access to the browser: clock and time zone, storage, messages between tabs, events of the window, visibility,
//! timers, paints, random keys, idle time, running one future at a time, and the lazily loaded piece of the program.

pub mod broadcast;
pub mod clock;
pub mod events;
pub mod frame;
pub mod idle;
pub mod language;
pub mod latest;
pub mod lazy;
pub mod local_storage;
pub mod paint;
pub mod random;
pub mod reactive;
pub mod session_storage;
pub mod signal;
pub mod stored_value;
pub mod timer;
pub mod unsubscribe;
pub mod visibility;
