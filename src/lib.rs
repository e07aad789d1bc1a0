//! The panel. Data flows one way: address → query → client → view.
//!
//! `main.rs` only mounts [`app`]; everything is in a library so that tests reach it.

pub mod address;
pub mod app;
pub mod browser;
pub mod clock;
pub mod components;
pub mod desk;
pub mod export;
pub mod fold;
pub mod format;
pub mod idle;
pub mod later;
pub mod leave;
pub mod load;
pub mod memory;
pub mod nav;
pub mod pages;
pub mod preferences;
pub mod query;
pub mod quoting;
pub mod random;
pub mod readers;
pub mod rights;
pub mod selection;
pub mod session;
pub mod settings;
pub mod tabs;
pub mod theme;
pub mod time;
pub mod vec_set;
pub mod views;
pub mod wait;
pub mod words;
