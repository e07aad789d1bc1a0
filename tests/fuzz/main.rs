//! Whatever a server, an address or a paste can hold, thrown at all that reads it: nothing panics, and what was read
//! means the same when it is written and read again.
//!
//! Inputs are samples of the real thing, damaged at random (`damage.rs`), and made-up JSON of the names that the API
//! knows. There is no feedback from coverage: tools that have it need a nightly compiler or one of their own, and
//! proptest, which makes a failing input small and remembers it, is in the suite already.
//!
//! In the suite each test has some hundred inputs. Longer, a while for each test in turn:
//! `FUZZ_MINUTES=20 cargo test --release --test fuzz -- --test-threads=1 --nocapture`; `FUZZ_CASES=100000` says how many.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on fails.

mod address;
mod answers;
mod damage;
mod expiration;
mod run;
mod settings;
mod texts;
mod tokens;
