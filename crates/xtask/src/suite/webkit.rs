//! Which end-to-end tests run in WebKit: those that cover what differs between browsers. The tests in `tests/web` do not
//! run in it, because their program knows no driver of WebKit but Apple's.

/// Less than two minutes on two cores.
const CHOSEN: [&str; 1] = ["story::from_the_sign_in_link_to_the_end_of_a_token"];

/// The filter for the test program.
pub fn filter() -> Vec<&'static str> {
    [["--exact"].as_slice(), &CHOSEN].concat()
}
