//! Widgets that know neither the address, the client nor the API.

pub mod copy;
pub mod dialog;
pub mod download;
pub mod field;
pub mod hand_over;
pub mod menu;
pub mod moment;
pub mod notice;
