//! The embedded token API: axum on SQLite. The BentoML command-line tool works with it, and a test can start it in process.
//!
//! The library never reads the time; [`app::Clock`] is a parameter. The binary adds the command line, the clock and the
//! signals.

pub mod access;
pub mod app;
pub mod backup_commands;
pub mod bootstrap;
mod browser_session;
mod caller;
mod compare;
pub mod compare_command;
pub mod demo;
pub mod failure;
mod faults;
mod input;
mod login_codes;
mod login_name;
mod max_lifetime;
pub mod member_commands;
mod metrics;
mod middleware;
mod network;
pub mod options;
mod peer;
mod plain_page;
mod proxies;
mod public_url;
mod routes;
mod same_origin;
pub mod secret_environment;
pub mod secrets;
pub mod serve;
mod session_cookie;
mod site;
pub mod store;
pub mod system_user;
mod write;
mod wrong_credentials;
mod yatai;

pub use app::{App, Clock, Settings};
pub use input::BodyTime;
pub use max_lifetime::MaxLifetime;
pub use proxies::{Proxies, trusted_proxy, user_header};
pub use public_url::PublicUrl;
pub use routes::{metrics_router, router};
pub use session_cookie::SessionCookie;
pub use site::{check as check_site, check_outside};
pub use store::Store;
