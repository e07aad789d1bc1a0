//! The steps of `cargo xtask dist`: the panel compiled, split, written with its page, compressed, weighed and packed.

mod assets;
mod compile;
mod digest;
mod escapes;
mod fingerprint;
mod hosting;
mod languages;
mod linked;
mod locations;
mod minify;
mod page;
mod policy;
mod relocations;
mod rename;
mod reorder;
mod unused;
mod wasm;

pub mod budget;
pub mod compress;
pub mod container;
pub mod endpoint;
pub mod files;
mod first_script;
pub mod html;
pub mod panel;
pub mod sbom;
pub mod sign;
mod similar;
pub mod tarball;
