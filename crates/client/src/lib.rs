//! Every request to the token API, for the panel, the browser tests and the contract tests alike.
//!
//! [`calls`] builds requests and decodes answers, purely, so that native tests can run it against
//! the server's router in process; [`fetch`] is the thin layer that sends a call from a browser.
//! Failures are data ([`Error`]).
//!
//! What never lives here: sentences for people, state, retries, and anything that knows a page.

mod answer;
pub mod calls;
mod error;
pub mod fetch;
mod request;

pub use answer::Answer;
pub use error::{Error, Refusal, Unreadable};
pub use fetch::Client;
pub use request::{Call, KEY_HEADER, Method, ORGANIZATION_HEADER, Request, TOKEN_HEADER};
