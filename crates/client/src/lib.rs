//! Every request to the token API. The panel, the browser tests and the server's contract tests use this crate.
//!
//! - [`calls`] has one function for each request. It returns a [`Call`]: the [`Request`] as data, and the function that
//!   decodes its [`Answer`]. Nothing there does I/O, so native tests can run it against the server's router.
//! - [`Client`] sends a call from a browser, with a timeout, and decodes the answer.
//! - Failures are data: [`Error`].
//!
//! # Example
//!
//! Outside a browser, any HTTP library can send the request:
//!
//! ```
//! use token_client::{Answer, Error, calls};
//!
//! let call = calls::list_tokens(0, 20, "ci");
//! assert_eq!(call.request.method.as_str(), "GET");
//! assert_eq!(call.request.path, "/api/v1/api_tokens?start=0&count=20&search=ci");
//!
//! let body = r#"{"start": 0, "count": 20, "total": 1, "items": [{"uid": "u1", "name": "ci"}]}"#;
//! let list = call.decode(&Answer { status: 200, body: body.into(), ..Default::default() })?;
//! assert_eq!(list.items[0].name, "ci");
//!
//! let body = r#"{"error": "the token lacks the scope", "code": "scope_required"}"#;
//! let refused = call.decode(&Answer { status: 403, body: body.into(), ..Default::default() });
//! assert!(matches!(refused, Err(Error::Refused(refusal)) if refusal.status == 403));
//! # Ok::<(), Error>(())
//! ```
//!
//! In a browser, [`Client`] does both:
//!
//! ```no_run
//! # async fn example(credential: token_api::Secret) -> Result<(), token_client::Error> {
//! use token_client::{Client, calls};
//!
//! let client = Client::new("https://tokens.example.com", Some(credential));
//! let user = client.send(calls::current_user()).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Not here: messages for people, state, retries, and anything that depends on a page.

mod answer;
pub mod calls;
mod error;
pub mod fetch;
pub mod first_requests;
mod request;

pub use answer::Answer;
pub use error::{ANOTHER_PERSON, Error, Refusal, Unreadable};
pub use fetch::{Client, Clock};
pub use request::{
    BACKGROUND_HEADER, Call, KEY_HEADER, Method, ORGANIZATION_HEADER, PERSON_HEADER, Request, TOKEN_HEADER,
};
