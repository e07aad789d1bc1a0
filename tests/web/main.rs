//! Tests in a real browser, without the whole page: the client's fetch against the running server, what runs requests,
//! and each widget. `cargo xtask test` runs them and compiles the server's address and an admin's token into them. For
//! other targets than WebAssembly this file is empty.
//!
//! Not here: whole user stories (they are in `tests/e2e`), and what a native test can check.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on fails.
#![allow(clippy::disallowed_methods)] // The tests use Leptos as it is.

mod client;
mod clock;
mod copy;
mod dialog;
mod elements;
mod events;
mod faulty;
mod field;
mod html;
mod inputs;
mod keyed;
mod latest;
mod loader;
mod local_resource;
mod menu;
mod notice;
mod reveal;
mod session_storage;
mod signal;
mod support;
mod text;
mod translated;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
