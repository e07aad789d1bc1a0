//! Turns data into text for people: times, numbers, error messages, texts from servers. Pure: no element, no request, no
//! clock.

pub mod abilities;
pub mod case_folding;
pub mod error_messages;
pub mod event_words;
pub mod natural_order;
pub mod sanitize;
pub mod shell;
pub mod time;
