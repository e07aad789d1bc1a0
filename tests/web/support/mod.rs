//! Helpers of the tests: the running server, one way to wait, one way to mount a widget, and finding elements by role
//! and name. Assertions about the panel are in the tests.

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
