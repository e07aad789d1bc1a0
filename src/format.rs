//! How things are written for people. Pure: no element, no request, no clock.

pub mod case_folding;
pub mod count;
pub mod error_messages;
pub mod sanitize;
pub mod shell;
pub mod time;
