//! The contract of the token API, as public sources give it: wire types, scopes, the rules for
//! names and expirations, and [`Secret`].
//!
//! Reading is tolerant (nulls, missing and unknown fields, Go's zero time, times that are no
//! times), because one odd token must not hide the other 99,999; writing is exact.
//!
//! What never lives here: the web, a clock, I/O, and sentences for people that depend on a page.

mod create;
mod deployment;
mod deserialize;
mod event;
mod expiration;
mod info;
mod json;
mod list;
mod login;
mod member;
mod name;
mod organization;
mod scope;
mod secret;
mod server_message;
mod time;
mod token;
mod update;
mod user;

pub use create::{CreateToken, MAX_DESCRIPTION};
pub use deployment::{Cluster, Deployment};
pub use event::{Event, EventResource};
pub use expiration::{ACCEPTED_FORMS, Expiration, ExpirationError, parse_duration, parse_expiration};
pub use info::ServerKind;
pub use json::{FromJson, Json, WrongShape};
pub use list::List;
pub use login::LoginCode;
pub use member::{Member, OwnMembership, Role};
pub use name::{MAX_NAME, NameError, check_name};
pub use organization::Organization;
pub use scope::{ALL_SCOPES, API, NONE, has_scope, is_known_scope, is_valid_scope};
pub use secret::Secret;
pub use server_message::ServerMessage;
pub use time::Time;
pub use token::{Label, Token, TokenType};
pub use update::UpdateToken;
pub use user::User;
