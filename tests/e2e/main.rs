//! End-to-end tests: a real browser, the built panel, the real server. `cargo xtask test` runs them and passes their
//! places in environment variables; see `support` for what each test gets.
//!
//! One file for each thing that a person does or relies on. Tests find elements by role and accessible name, as
//! assistive technology does, and use no class and no id of the panel.
//!
//! What a unit test can check (rules of names, parsing, messages) is not tested here.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on fails.

mod activity;
mod address;
mod another_person;
mod bad_input;
mod behind_a_proxy;
mod bulk_expiry;
mod cleanup;
mod cli_login;
mod columns;
mod create;
mod details;
mod edit;
mod ending_soon;
mod expirations;
mod export;
mod failing_server;
mod fault_table;
mod find_value;
mod first_requests;
mod first_run;
mod focus;
mod frame;
mod freshness;
mod guards;
mod held_keys;
mod hostile;
mod hosting;
mod idle;
mod in_pieces;
mod in_sight;
mod keyboard;
mod labels;
mod languages;
mod leaks;
mod links;
mod loading;
mod long_list;
mod lost_answers;
mod makers;
mod member;
mod menus;
mod not_started;
mod numbers;
mod outliving;
mod palette;
mod people;
mod pictures;
mod prefill;
mod print;
mod pseudo_language;
mod real_yatai;
mod replace;
mod reveal;
mod review;
mod row_menu;
mod screens;
mod secrecy;
mod selection;
mod session;
mod sessions;
mod settings;
mod shortcuts;
mod shown_again;
mod sign_in;
mod sign_in_link;
mod sign_out;
mod single_sign_on;
mod site_limit;
mod story;
mod support;
mod templates;
mod titles;
mod trail;
mod undo;
mod views;
mod widths;
mod wrong_clock;
mod yatai;
mod yatai_sign_in;
mod zones;
