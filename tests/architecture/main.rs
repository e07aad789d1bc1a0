//! Rules on the project's own sources and manifests: which part may use which, who sends requests, holds SQL, reads the
//! clock or shows a secret, which names and words are in use, how long a file may be. A rule that fails names the file and
//! the line. A rule is a function from sources to findings, and a test beside it shows that it can fail.
//!
//! What cargo, the compiler, clippy (`clippy.toml`) or cargo-deny (`deny.toml`) hold is not repeated here.
//!
//! The tables that change most often are `ROOMS` in `rooms.rs`, `OLD_NAMES` in `names.rs` and `WORDS` in `wording.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on fails.

mod allowances;
mod circles;
mod clock;
mod expressions;
mod fields;
mod finding;
mod links;
mod manifests;
mod markup;
mod messages;
mod names;
mod one_copy;
mod openings;
mod policy;
mod requests;
mod rooms;
mod secrets;
mod sizes;
mod source;
mod sql;
mod storage;
mod texts;
mod wording;
mod workspace;
mod writes;
