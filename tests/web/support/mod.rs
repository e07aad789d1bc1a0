//! What the tests stand on: the running server, one way to wait, one way to mount a widget, and finding things by role
//! and name.
//!
//! What never lives here: what the panel promises; that is in the tests.

mod find;
mod mounted;
mod server;
mod spy;
mod until;

pub use find::{all, maybe, name_of, the};
pub use mounted::{Mounted, fire, focused, mount, press};
pub use server::{Draft, ENDPOINT, TOKEN, as_admin, created, fault, order_is_taken, outlast, session};
pub use spy::Spy;
pub use until::{pause, soon};
