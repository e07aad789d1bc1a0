//! In a real browser, without the page around it: the client's fetch against the running server, what runs requests,
//! and the widgets, one by one. Run by `cargo xtask test`, which compiles the server's address and an admin's token into
//! it; see `support` for what the tests stand on. Elsewhere than in a browser there is nothing in it.
//!
//! What never lives here: whole stories of a person (they are end to end), and what a native test can hold.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on fails.

mod client;
mod clock;
mod copy;
mod dialog;
mod dom;
mod events;
mod faulty;
mod field;
mod inputs;
mod keyed;
mod latest;
mod loader;
mod local_resource;
mod menu;
mod notice;
mod reveal;
mod session_storage;
mod support;
mod text;
mod translated;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
