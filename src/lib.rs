//! The panel. Data flows one way: address → query → client → view.
//!
//! `main.rs` only mounts [`app`]; everything is in a library so that tests reach it.

pub mod address;
pub mod query;
pub mod time;
pub mod words;
