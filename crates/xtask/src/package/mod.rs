//! What `cargo xtask dist` does: the panel compiled, split, written with its page, compressed, weighed and packed.

pub mod assets;
pub mod budget;
pub mod compress;
pub mod digest;
pub mod endpoint;
pub mod fingerprint;
pub mod hosting;
pub mod minify;
pub mod page;
pub mod panel;
pub mod policy;
pub mod sbom;
pub mod tarball;
pub mod wasm;
