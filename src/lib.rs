//! The panel. Data flows one way: address → query → views → actions → client, and back only as a new address or a
//! reloaded list. docs/architecture.md describes the rooms.
//!
//! `main.rs` only mounts [`app`]; everything is in a library so that tests reach it.

pub mod actions;
pub mod address;
pub mod app;
pub mod browser;
pub mod components;
pub mod context;
pub mod export;
pub mod format;
pub mod pages;
pub mod query;
pub mod session;
pub mod settings;
pub mod state;
pub mod tokens;
