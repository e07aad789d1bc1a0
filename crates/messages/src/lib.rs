//! What the panel says, in the language in force. English is built in; another catalog is a text that the panel fetches
//! ([`set_catalog`]). Numbers, dates and lists are written by the browser's `Intl` ([`intl`]).
//!
//! A message is `m::AREA::NAME`, or `m::AREA::name(arguments)`: a message that does not exist and an argument that is missing
//! do not compile. `locales/en` has the texts, `crates/catalog` writes the functions.

mod catalog;
mod fill;
pub mod intl;
pub mod m;
mod message;

pub use catalog::{WrongVersion, add_later, set_catalog};
pub use fill::{Number, Part};
pub use message::Message;
