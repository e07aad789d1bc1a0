//! The messages, by area. Written by `build.rs` from `locales/en`.

use crate::fill::{Argument, Number, Part, counted, filled, parts, said, views};
use crate::message::Message;

include!(concat!(env!("OUT_DIR"), "/english.rs"));
