//! End to end: a real browser, the built panel, the real server. Run by `cargo xtask test`, which says in the
//! environment where they are; see `support` for what each test gets.
//!
//! One file for one thing that a person does or relies on. Things are found by role and accessible name, as assistive
//! technology finds them; a test never knows a class or an id of the panel.
//!
//! What never lives here: what a test nearer to the code can hold (rules of names, parsing, sentences).
#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on fails.

mod activity;
mod address;
mod bad_input;
mod cleanup;
mod cli_login;
mod create;
mod details;
mod edit;
mod export;
mod failing_server;
mod fault_table;
mod guards;
mod hostile;
mod hosting;
mod idle;
mod in_pieces;
mod in_sight;
mod keyboard;
mod leaks;
mod loading;
mod long_list;
mod lost_answers;
mod member;
mod outliving;
mod people;
mod pictures;
mod prefill;
mod real_yatai;
mod replace;
mod reveal;
mod screens;
mod secrecy;
mod selection;
mod session;
mod settings;
mod sign_in;
mod sign_out;
mod story;
mod support;
mod views;
mod yatai;
mod yatai_sign_in;
mod zones;
