//! The contract of the token API of BentoCloud, Yatai and this project's server: the types of its JSON, the scopes, the
//! rules for names and expirations, and [`Secret`].
//!
//! - **Types:** [`Token`], [`User`], [`Organization`], [`Deployment`], [`Member`], [`Event`], [`Session`], [`FoundToken`], and [`List`] for one page of
//!   a list. [`CreateToken`] and [`UpdateToken`] are the bodies of requests.
//! - **Rules:** [`check_name`] for a token's name, [`parse_expiration`] for an expiration, [`has_scope`] for scopes,
//!   [`is_valid_label_key`] for labels.
//! - **Reading is tolerant.** A null, a missing field, an unknown field or a time that cannot be read is no error, because
//!   one odd token must not hide the other 99,999. Only what has no meaning without a field is refused, such as a token
//!   without a `uid`.
//! - **Writing is exact.** A request body has the fields that the API documents, and no other.
//!
//! # Example
//!
//! ```
//! use token_api::{CreateToken, Expiration, List, Token, check_name, parse_expiration};
//!
//! let list: List<Token> = serde_json::from_str(
//!     r#"{"total": 1, "items": [{"uid": "u1", "name": "ci", "scopes": null, "expired_at": "2026-12-31T18:00:00Z"}]}"#,
//! )?;
//! let token = &list.items[0];
//! assert_eq!(token.name, "ci");
//! assert!(token.scopes.is_empty(), "null is an empty list");
//! assert!(!token.never_expires());
//!
//! check_name("ci-2")?;
//! assert!(matches!(parse_expiration("30d")?, Expiration::In(duration) if duration.num_days() == 30));
//!
//! let body = CreateToken { name: "ci-2".into(), scopes: Some(vec!["read_cluster".into()]), ..Default::default() };
//! assert_eq!(
//!     serde_json::to_string(&body)?,
//!     r#"{"name":"ci-2","description":null,"scopes":["read_cluster"],"expired_at":null}"#,
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Not here: HTTP, a clock, I/O, and messages that depend on a page. Functions take the present moment as a parameter.

mod create;
mod deployment;
mod deserialize;
mod event;
mod expiration;
mod found_token;
mod info;
mod json;
mod label;
mod list;
mod login;
mod member;
mod name;
mod organization;
mod scope;
mod secret;
mod server_message;
mod session;
mod time;
mod token;
mod update;
mod user;

pub use create::{CreateToken, MAX_DESCRIPTION};
pub use deployment::{Cluster, Deployment};
pub use event::{Event, EventFields, EventList, EventResource};
pub use expiration::{ACCEPTED_FORMS, Expiration, ExpirationError, parse_duration, parse_expiration};
pub use found_token::FoundToken;
pub use info::ServerKind;
pub use json::{FromJson, Json, WrongShape};
pub use label::{
    LabelError, MAX_LABEL_TEXT, MAX_LABELS, is_valid_label_key, is_valid_label_value, labels_text,
    parse_labels,
};
pub use list::List;
pub use login::LoginCode;
pub use member::{Member, OwnCredential, OwnMembership, Role};
pub use name::{MAX_NAME, NameError, check_name, is_visible_character};
pub use organization::Organization;
pub use scope::{ALL_SCOPES, API, NONE, has_scope, is_known_scope, is_valid_scope};
pub use secret::Secret;
pub use server_message::ServerMessage;
pub use session::Session;
pub use time::Time;
pub use token::{CreatedWith, Label, Token, TokenType};
pub use update::UpdateToken;
pub use user::User;
