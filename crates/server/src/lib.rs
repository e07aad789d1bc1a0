//! The embedded token API: axum on SQLite, real enough for the BentoML command-line tool, small
//! enough to start in a test. The binary adds the command line, the clock and the signals.
//!
//! What never lives here: the clock. [`app::Clock`] is passed in.

pub mod access;
pub mod app;
pub mod bootstrap;
mod caller;
pub mod demo;
pub mod failure;
mod faults;
mod input;
mod login_codes;
mod middleware;
pub mod options;
pub mod people;
mod rate_limit;
mod routes;
pub mod secrets;
pub mod serve;
mod site;
pub mod store;
mod yatai;

pub use app::{App, Clock, Settings};
pub use input::BodyTime;
pub use routes::router;
pub use store::Store;
