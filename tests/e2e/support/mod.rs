//! Helpers of the tests: each test gets a server, a driver and a browser of its own. Assertions about the panel are in
//! the tests.

mod app;
mod below;
mod bidi;
mod browser;
mod cli;
mod driver;
mod find;
mod firefox;
mod folder;
mod front;
mod http;
mod https;
mod kind;
mod logs;
mod pretend;
mod process;
mod recorder;
mod server;
mod texts;
mod until;
mod webkit;

pub use app::{App, FormValues, panel, panel_with};
pub use folder::{Folder, files_holding};
pub use front::{Front, copy_of_the_panel, free_port};
pub use http::{Answer, exchange, fetch, post, request};
pub use kind::Kind;
pub use logs::Request;
pub use server::{ADMIN_TOKEN, DEMO_PASSWORD};
pub use texts::Texts;
pub use until::{until, until_slow};

/// The uid of a token of the API.
pub fn uid(token: &serde_json::Value) -> &str {
    token["uid"].as_str().unwrap()
}
