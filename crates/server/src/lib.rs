//! The embedded token API: axum on SQLite. The BentoML command-line tool works with it, and a test can start it in process.
//!
//! The library never reads the time; [`app::Clock`] is a parameter. The binary adds the command line, the clock and the
//! signals.

pub mod access;
pub mod app;
pub mod bootstrap;
mod caller;
pub mod demo;
pub mod failure;
mod faults;
mod input;
mod login_codes;
pub mod member_commands;
mod middleware;
pub mod options;
mod routes;
pub mod secret_environment;
pub mod secrets;
pub mod serve;
mod site;
pub mod store;
mod wrong_credentials;
mod yatai;

pub use app::{App, Clock, Settings};
pub use input::BodyTime;
pub use routes::router;
pub use site::check as check_site;
pub use store::Store;
