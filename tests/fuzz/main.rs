//! Random input for everything that reads answers, addresses or pasted text: nothing panics, and what was read
//! means the same after it is written and read again.
//!
//! Inputs are real samples with random damage (`damage.rs`) and generated JSON with the API's field names. They are
//! not guided by coverage: such tools need a nightly compiler. proptest shrinks a failing input and stores it.
//!
//! In the suite each test gets a few hundred inputs. For a longer run, with the minutes shared by all tests:
//! `FUZZ_MINUTES=20 cargo test --release --test fuzz -- --test-threads=1 --nocapture`; `FUZZ_CASES=100000` sets the
//! number.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on fails.

mod address;
mod answers;
mod damage;
mod expiration;
mod run;
mod settings;
mod texts;
mod tokens;
