//! How things are written for people. Pure: no element, no request, no clock.

pub mod sanitize;
